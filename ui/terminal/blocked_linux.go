package terminal

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// isBlocked reports whether a signal is blocked, as whoever started the program may
// have it.
func isBlocked(s syscall.Signal) bool {
	var mask unix.Sigset_t
	if err := unix.PthreadSigmask(unix.SIG_BLOCK, nil, &mask); err != nil {
		return false
	}
	const bits = 32 << (^uint(0) >> 63) // of a word
	n := uint(s) - 1
	return uint(mask.Val[n/bits])>>(n%bits)&1 == 1
}
