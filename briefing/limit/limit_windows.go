package limit

import "syscall"

// Errors of the system that package syscall has no names for.
const (
	errorNotEnoughMemory  syscall.Errno = 8
	errorOutOfMemory      syscall.Errno = 14
	errorTooManyOpenFiles syscall.Errno = 4
	errorHandleDiskFull   syscall.Errno = 39
	errorDiskFull         syscall.Errno = 112
	errorCommitmentLimit  syscall.Errno = 1455
	errorDiskQuota        syscall.Errno = 1295
)

func ofErrno(errno syscall.Errno, _ error) resource {
	switch errno {
	case errorTooManyOpenFiles:
		return files
	case errorNotEnoughMemory, errorOutOfMemory, errorCommitmentLimit:
		return memory
	case errorHandleDiskFull, errorDiskFull, errorDiskQuota:
		return disk
	}
	return 0
}

// openFiles is unknown: nothing but memory limits the files that are open.
func openFiles() int { return 0 }

func canOpen(int) bool { return true }

func fileSizeLimited() bool { return false }

func addressSpace() uint64 { return 0 }

// Start finds nothing to check on this system.
func Start() error { return nil }
