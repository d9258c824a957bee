//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package add

import (
	"errors"
	"os"
)

// lock fails: there is no locking on this system.
func lock(string) (*os.File, error) { return nil, errors.ErrUnsupported }
