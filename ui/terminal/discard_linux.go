package terminal

import "golang.org/x/sys/unix"

// discard throws away the bytes that the terminal has not taken yet, and wakes up a
// blocked write: emptying the queue alone would not, stopping and starting does.
func (t *tty) discard() {
	fd := int(t.out.Fd())
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOOFF)
	_ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH)
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOON)
}
