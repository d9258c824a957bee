package add

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Prefix and suffix of a file that is still being written.
const partPrefix, partSuffix = ".briefing-", ".part"

// abandoned is the age at which such a file surely belongs to a program that
// has ended.
const abandoned = time.Hour

// tidy removes the partial files of programs that were killed.
func (f *Folder) tidy() {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), partPrefix) || !strings.HasSuffix(e.Name(), partSuffix) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(f.path, e.Name())) // it is in nobody's way
		}
	}
}

// create writes data to base.md in the folder, with a number behind base if
// that name is taken, and returns the file's name. It writes under a name that
// no reader looks at, and renames the file when it is complete on disk. So
// there is never a partial file.
func (f *Folder) create(base string, data []byte) (string, error) {
	part := filepath.Join(f.path, partPrefix+strings.ToLower(rand.Text())+partSuffix)
	defer os.Remove(part) // if it has its own name, or did not come so far
	if err := write(part, data); err != nil {
		return "", err
	}
	for n := f.last[base] + 1; ; n++ {
		f.last[base] = n
		name := base + ".md"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.md", base, n)
		}
		err := f.publish(part, filepath.Join(f.path, name))
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

func write(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	err = keepReadable(file)
	if err == nil {
		_, err = file.Write(data)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// keepReadable lets the owner of a new file read and write it whatever the umask: an
// article that cannot be read would be saved again and again.
func keepReadable(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	const owner = 0o600
	if mode := info.Mode().Perm(); mode&owner != owner {
		return file.Chmod(mode | owner)
	}
	return nil
}

// makeFolder makes a folder that its owner can use whatever the umask.
func makeFolder(path string) error {
	if err := os.Mkdir(path, 0o777); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	const owner = 0o700
	if mode := info.Mode().Perm(); mode&owner != owner {
		return os.Chmod(path, mode|owner)
	}
	return nil
}

// publish renames the file at part to to. If that exists, it returns
// fs.ErrExist. On file systems without hard links an empty file reserves the
// name for a moment.
func (f *Folder) publish(part, to string) error {
	err := f.link(part, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	keeper, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if err := errors.Join(keeper.Close(), os.Rename(part, to)); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}
