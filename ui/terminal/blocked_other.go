//go:build unix && !linux

package terminal

import "syscall"

// isBlocked returns false: it is not known here.
func isBlocked(syscall.Signal) bool { return false }
