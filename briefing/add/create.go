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

// What the name of a file begins and ends with as long as it is written.
const partPrefix, partSuffix = ".briefing-", ".part"

// abandoned is how old such a file is when the program that wrote it is surely gone.
const abandoned = time.Hour

// tidy removes what programs that were killed had begun to write.
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

// create makes the file base.md with data in the folder, with a number behind
// base if there is one of that name, and returns its name. The data is written
// under a name that no reader looks at, and gets its own when all of it is on disk:
// there never is a part of a file.
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
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// publish gives the file at part the name to, unless there is one, which is
// fs.ErrExist. Where a file cannot have two names, an empty file keeps the name for
// the moment.
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
