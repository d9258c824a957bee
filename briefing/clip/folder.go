package clip

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"briefing/briefing"
	"briefing/briefing/source"
)

// Folder is a library's folder that articles are saved in. It knows what is
// there.
type Folder struct {
	path  string
	made  bool // it is there
	urls  map[string]string
	texts map[source.TextKey]string
	last  map[string]int // the last number behind a file's name
	link  func(from, to string) error
}

// Open returns the folder at path, with all articles in it read. A folder that is
// not there is made when the first article is saved in it; the one around it must
// be there.
func Open(ctx context.Context, path string) (*Folder, error) {
	f := &Folder{path: path, urls: map[string]string{}, texts: map[source.TextKey]string{}, last: map[string]int{}, link: os.Link}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, f.canBeMade()
	case err != nil:
		return nil, reason(err)
	case !info.IsDir():
		return nil, errors.New("not a folder")
	}
	f.made = true
	return f, f.read(ctx)
}

func (f *Folder) canBeMade() error {
	around := filepath.Dir(filepath.Clean(f.path))
	switch info, err := os.Stat(around); {
	case err != nil:
		return fmt.Errorf("there is no folder %q to make it in", around)
	case !info.IsDir():
		return fmt.Errorf("%q is no folder to make it in", around)
	}
	return nil
}

// read takes note of the articles that are there. Documents that cannot be read
// are like none.
func (f *Folder) read(ctx context.Context) error {
	all := source.Find(ctx, os.DirFS(f.path), source.Options{})
	for d := range all.Read(ctx, all.IDs(), func(string) bool { return true }) {
		for _, a := range d.Articles {
			f.know(a, d.Path)
		}
	}
	return ctx.Err()
}

// know takes note of the article in a file. The address of a machine in the local
// network stands in its source.
func (f *Folder) know(a *briefing.Article, file string) {
	for _, address := range []string{a.URL, a.Source} {
		if key := addressKey(address); key != "" {
			if _, ok := f.urls[key]; !ok {
				f.urls[key] = file
			}
		}
	}
	if key := source.KeyOf(a); f.texts[key] == "" {
		f.texts[key] = file
	}
}

// IsMade reports whether the folder is there.
func (f *Folder) IsMade() bool { return f.made }

// HasAddress returns the path of the file with the article that was found at an
// address; "" if there is none.
func (f *Folder) HasAddress(address string) string {
	return f.pathOf(f.urls[addressKey(address)])
}

// Has returns the path of the file with an article that has the address or the
// text of a; "" if there is none.
func (f *Folder) Has(a *briefing.Article) string {
	if path := f.HasAddress(a.URL); path != "" {
		return path
	}
	if path := f.pathOf(f.texts[source.KeyOf(a)]); path != "" || a.Title != "" {
		return path
	}
	// Its file may give it a title.
	data, err := Markdown(Clipping{Article: a})
	if err != nil {
		return ""
	}
	if a, err = readBack(data); err != nil {
		return ""
	}
	return f.pathOf(f.texts[source.KeyOf(a)])
}

func (f *Folder) pathOf(file string) string {
	if file == "" {
		return ""
	}
	return filepath.Join(f.path, filepath.FromSlash(file))
}

// Save writes a clipping into a new file and returns its path.
func (f *Folder) Save(c Clipping) (string, error) {
	data, err := Markdown(c)
	if err != nil {
		return "", err
	}
	if !f.made {
		if err := os.Mkdir(f.path, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", fmt.Errorf("make the folder %q: %w", f.path, reason(err))
		}
		f.made = true
	}
	name, err := f.create(Name(c.Article), data)
	if err != nil {
		return "", fmt.Errorf("write into %q: %w", f.path, reason(err))
	}
	f.know(c.Article, name)
	return f.pathOf(name), nil
}

// reason returns err without the name of the file.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
