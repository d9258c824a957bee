//go:build unix && !linux

package terminal

// discard does nothing here: what was written stays with the driver.
func (t *tty) discard() {}
