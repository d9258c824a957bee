//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package add

import (
	"errors"
	"os"
)

// lock says that this system has no lock for us.
func lock(string) (*os.File, error) { return nil, errors.ErrUnsupported }
