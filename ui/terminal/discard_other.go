//go:build unix && !linux

package terminal

// discard does nothing here: the driver keeps its queue.
func (t *tty) discard() {}
