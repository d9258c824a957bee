// Package ownfile reads the files that the program keeps for its reader: settings, the
// place one left off at, notes. What stands in their place may be anything: a pipe that
// nobody writes into, a device without an end.
package ownfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// most is how many bytes such a file has at most: far more than a reader makes in years.
const most = 64 << 20

// ErrNotFile says that there is something else than a file.
var ErrNotFile = errors.New("not a regular file")

// Open opens a file to be read. It waits for nothing but the disk: pipes, folders and
// devices are not opened. The errors are those of package os.
func Open(path string) (*os.File, error) {
	size, err := sizeOf("open", path)
	switch {
	case err != nil:
		return nil, err
	case size > most:
		return nil, &fs.PathError{Op: "open", Path: path, Err: fmt.Errorf("bigger than %d MB", most>>20)}
	}
	return os.Open(path)
}

// sizeOf returns the size of a file in bytes. If there is something else, the error is
// ErrNotFile, with what was tried.
func sizeOf(tried, path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, &fs.PathError{Op: tried, Path: path, Err: ErrNotFile}
	}
	return info.Size(), nil
}

// ReadAll returns the content of a file that may have more than Most bytes: one that grows
// with the library, or that the reader wrote.
func ReadAll(path string) ([]byte, error) {
	if _, err := sizeOf("open", path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Read returns the content of a file, which has at most Most bytes.
func Read(path string) ([]byte, error) {
	file, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, most))
	if err != nil {
		return nil, err
	}
	return data, nil
}
