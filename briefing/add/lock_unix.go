//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package add

import (
	"errors"
	"os"
	"syscall"
)

// lock returns the file at path, locked until it is closed or the program ends;
// errBusy if another program holds it, or has removed it meanwhile.
func lock(path string) (*os.File, error) {
	file, err := lockOpened(path)
	if err == nil && !isAt(file, path) {
		_ = file.Close() // nothing was written to it
		return nil, errBusy
	}
	return file, err
}

func lockOpened(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		return file, nil
	}
	_ = file.Close() // nothing was written to it
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errBusy
	}
	return nil, err
}

// isAt reports whether a file is still the one at path.
func isAt(file *os.File, path string) bool {
	own, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(own, there)
}
