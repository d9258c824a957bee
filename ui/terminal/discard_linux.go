package terminal

import "golang.org/x/sys/unix"

// discard throws away what was written and not yet taken, and lets a blocked write
// go on: one that is stopped and started wakes up, one that is only emptied does
// not.
func (t *tty) discard() {
	fd := int(t.out.Fd())
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOOFF)
	_ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH)
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOON)
}
