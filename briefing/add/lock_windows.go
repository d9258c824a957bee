package add

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is the error of a file that another program has for itself.
const sharingViolation syscall.Errno = 32

// lock returns the file at path, locked until it is closed or the program ends;
// errBusy if another program has it.
func lock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const alone = 0 // nobody else may open it
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, alone, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, sharingViolation):
		return nil, errBusy
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}
