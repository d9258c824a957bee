//go:build unix

package limit

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"syscall"
)

func ofErrno(errno syscall.Errno, err error) resource {
	switch errno {
	case syscall.EMFILE:
		return files
	case syscall.ENFILE:
		return allFiles
	case syscall.ENOMEM:
		return memory
	case syscall.EAGAIN:
		if path := (*fs.PathError)(nil); errors.As(err, &path) && path.Op == "fork/exec" {
			return processes
		}
	case syscall.ENOSPC, syscall.EDQUOT:
		return disk
	case syscall.EFBIG:
		return fileSize
	}
	return 0
}

// openFiles returns how many files this process may have open at a time; 0 if there is
// no such limit or it is not known.
func openFiles() int {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil || uint64(l.Cur) > math.MaxInt32 {
		return 0
	}
	return int(l.Cur)
}

// canOpen reports whether this process can open n more files at a time. It leaves the
// runtime's poller alone, which opens files as well and cannot do without.
func canOpen(n int) bool {
	for range n {
		fd, err := syscall.Open(os.DevNull, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err != nil {
			return of(err) != files
		}
		defer syscall.Close(fd)
	}
	return true
}

// fileSizeLimited reports whether files may not grow as they like.
func fileSizeLimited() bool {
	var l syscall.Rlimit
	return syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l) == nil && uint64(l.Cur) < math.MaxInt64
}
