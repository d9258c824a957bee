package add

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"briefing/briefing"
)

// Folder is the library's folder in which articles are saved. It knows the
// articles there.
type Folder struct {
	path  string
	made  bool // it is there
	urls  map[string]string
	texts map[textKey]string
	last  map[string]int // the last number behind a file's name
	link  func(from, to string) error
	lock  string          // the file that programs take turns by
	turn  int64           // the number in it when this one looked last; 0 if it did not
	seen  map[string]bool // the names of files, in the folder itself, that were read

	tidied sync.Once
}

// Options says how to open a folder.
type Options struct {
	// Remembered is the file with the record of a large folder between runs. It may
	// be deleted at any time. "" keeps no record.
	Remembered string
	// Lock is the file by which programs that save into the folder at the same
	// time take turns: see Folder.Alone. They do not if it is "".
	Lock string
	// Progress, if set, is called for each document that is read, with how many
	// that makes and how many there are to read.
	Progress func(read, all int)
}

// Open returns the folder at path, with all its articles known. A missing
// folder is created when the first article is saved; its parent must exist.
func Open(ctx context.Context, path string, opts Options) (*Folder, error) {
	f := &Folder{
		path: path, urls: map[string]string{}, texts: map[textKey]string{}, last: map[string]int{}, link: os.Link,
		lock: opts.Lock, seen: map[string]bool{},
	}
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
	return f, f.read(ctx, opts)
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

// know records an article in a file.
func (f *Folder) know(id identity, file string) {
	for _, address := range id.Addresses {
		if f.urls[address] == "" {
			f.urls[address] = file
		}
	}
	for _, key := range []textKey{id.Text, id.Titled} {
		if f.texts[key] == "" {
			f.texts[key] = file
		}
	}
}

// IsMade reports whether the folder exists.
func (f *Folder) IsMade() bool { return f.made }

// hasAddress returns the path of the file with the article that was found at an
// address; "" if there is none.
func (f *Folder) hasAddress(address string) string {
	return f.pathOf(f.urls[addressKey(address)])
}

// Has returns the path of the file with an article that has the address or the
// text of a; "" if there is none.
func (f *Folder) Has(a *briefing.Article) string {
	if path := f.hasAddress(a.URL); path != "" {
		return path
	}
	return f.hasText(a)
}

// hasText returns the path of the file with an article that has the text of a; ""
// if there is none.
func (f *Folder) hasText(a *briefing.Article) string { return f.has(a, keyOf) }

// hasTitled returns the path of the file with an article that has title and text of a;
// "" if there is none.
func (f *Folder) hasTitled(a *briefing.Article) string { return f.has(a, titledKeyOf) }

func (f *Folder) has(a *briefing.Article, keyOf func(*briefing.Article) textKey) string {
	if path := f.pathOf(f.texts[keyOf(a)]); path != "" || a.Title != "" {
		return path
	}
	// Its file may give it a title.
	data, err := markdownOf(Clipping{Article: a})
	if err != nil {
		return ""
	}
	if a, err = readBack(data); err != nil {
		return ""
	}
	return f.pathOf(f.texts[keyOf(a)])
}

func (f *Folder) pathOf(file string) string {
	if file == "" {
		return ""
	}
	return filepath.Join(f.path, filepath.FromSlash(file))
}

// save writes a clipping into a new file and returns its path.
func (f *Folder) save(c Clipping) (string, error) {
	data, err := markdownOf(c)
	if err != nil {
		return "", err
	}
	if !f.made {
		if err := makeFolder(f.path); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", fmt.Errorf("make the folder %q: %w", f.path, reason(err))
		}
		f.made = true
	}
	f.tidied.Do(f.tidy)
	name, err := f.create(Name(c.Article), data)
	if err != nil {
		return "", fmt.Errorf("write into %q: %w", f.path, reason(err))
	}
	f.seen[name] = true
	f.know(identityOf(c.Article), name)
	return f.pathOf(name), nil
}

// reason returns err without the file name.
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
