//go:build unix && !openbsd

package limit

import (
	"errors"
	"math"
	"syscall"
)

// addressSpace returns how many bytes of addresses this process may use; 0 if there is
// no such limit.
func addressSpace() uint64 {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &l); err != nil || uint64(l.Cur) > math.MaxInt64-1 {
		return 0
	}
	return uint64(l.Cur)
}

// filesOfRuntime is how many files Go's runtime opens to wait for others.
const filesOfRuntime = 3

// Start returns an *Error if the program would come to its end in the middle of its
// work, because it lacks files, address space or threads for Go's runtime, which reports none
// of them as an error.
func Start() error {
	if !canOpen(filesOfRuntime) {
		return &Error{errors.New("too few files may be open"), files.hint()}
	}
	if most := addressSpace(); most > 0 && most < addresses()+reserved {
		return &Error{errors.New("too little memory to start"), memory.hint()}
	}
	if threadsLeft() < threads {
		return &Error{errors.New("too few threads to start"), processes.hint()}
	}
	return nil
}
