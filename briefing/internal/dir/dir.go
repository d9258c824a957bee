// Package dir is a folder as a file system, as os.DirFS is, except that names may
// hold any bytes that the system allows: also those that are no UTF-8.
package dir

import (
	"io/fs"
	"os"
	"strings"
)

// FS returns the files below root.
func FS(root string) fs.FS { return folder(root) }

// ValidPath reports whether name is a path as fs.ValidPath wants it, except for bytes
// that are no UTF-8.
func ValidPath(name string) bool { return fs.ValidPath(strings.ToValidUTF8(name, "x")) }

type folder string

// path returns the path of name for the system. A name that is UTF-8 is left to
// os.DirFS, which knows what the system takes for something else than a name.
func (f folder) path(operation, name string) (string, error) {
	if !ValidPath(name) {
		return "", &fs.PathError{Op: operation, Path: name, Err: fs.ErrInvalid}
	}
	return string(f) + "/" + name, nil
}

func (f folder) files() fs.FS { return os.DirFS(string(f)) }

func (f folder) Open(name string) (fs.File, error) {
	if fs.ValidPath(name) {
		return f.files().Open(name)
	}
	path, err := f.path("open", name)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err // not a *os.File that is nil
	}
	return file, nil
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	if fs.ValidPath(name) {
		return fs.Stat(f.files(), name)
	}
	path, err := f.path("stat", name)
	if err != nil {
		return nil, err
	}
	return os.Stat(path)
}

func (f folder) Lstat(name string) (fs.FileInfo, error) {
	if fs.ValidPath(name) {
		return fs.Lstat(f.files(), name)
	}
	path, err := f.path("lstat", name)
	if err != nil {
		return nil, err
	}
	return os.Lstat(path)
}

func (f folder) ReadLink(name string) (string, error) {
	if fs.ValidPath(name) {
		return fs.ReadLink(f.files(), name)
	}
	path, err := f.path("readlink", name)
	if err != nil {
		return "", err
	}
	return os.Readlink(path)
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if fs.ValidPath(name) {
		return fs.ReadDir(f.files(), name)
	}
	path, err := f.path("readdir", name)
	if err != nil {
		return nil, err
	}
	return os.ReadDir(path)
}
