// Package replace replaces files whole or not at all.
package replace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// File puts data in the place of a file, whole or not at all, and returns once it is
// on the disk. A file that is there keeps its mode, and a symbolic link stays one: the file
// that it leads to is replaced. mode is that of a new file.
func File(path string, data []byte, mode fs.FileMode) error {
	return FileIf(path, data, mode, func() error { return nil })
}

// FileIf is File, unless still returns an error. It is asked last, when only the name is
// left to change, so that hardly any time is left for others to write in between.
func FileIf(path string, data []byte, mode fs.FileMode, still func() error) (err error) {
	path, err = Followed(path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := f.Chmod(mode); err != nil {
		return errors.Join(err, f.Close())
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := still(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}

// Followed returns where a path leads that may be a symbolic link.
func Followed(path string) (string, error) {
	to, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	return to, err
}

// syncFolder has a folder on the disk know the files that were put there. Not every
// system lets a folder be synced; the file is there all the same.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	_ = d.Sync()
	return d.Close()
}
