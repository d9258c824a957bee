package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/fsnotify/fsnotify"

	"briefing/briefing/source"
)

// tree is a folder, with everything below it, that the system watches. A nil
// tree watches nothing.
type tree struct {
	root    string // resolved path
	notify  *fsnotify.Watcher
	folders map[string]bool // watched folders by their resolved paths
	files   int
}

func newTree(ctx context.Context, root string) (*tree, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	t := &tree{notify: notify, folders: map[string]bool{}}
	if t.root, err = filepath.EvalSymlinks(root); err == nil {
		err = t.add(ctx, t.root)
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *tree) close() {
	if t != nil {
		_ = t.notify.Close() // a failure to stop watching does no harm
	}
}

// channels returns the channels of events and of errors.
func (t *tree) channels() (<-chan fsnotify.Event, <-chan error) {
	if t == nil {
		return nil, nil
	}
	return t.notify.Events, t.notify.Errors
}

// mostFiles limits the files of a watched folder on systems that keep each of
// them open.
const mostFiles = 500

var errTooMany = errors.New("too many files to keep open")

func keepsOpen() bool {
	switch runtime.GOOS {
	case "darwin", "dragonfly", "freebsd", "netbsd", "openbsd":
		return true
	}
	return false
}

// add watches the folder dir, a resolved path, and all folders below it. It
// skips folders that cannot be examined or are gone. An error says that no more
// folders can be watched.
func (t *tree) add(ctx context.Context, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil
		case d.IsDir():
			if t.folders[name] || name != dir && isHidden(name) {
				return fs.SkipDir
			}
			return t.addFolder(name)
		case isHidden(name):
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			return t.follow(ctx, name)
		}
		if t.files++; t.files > mostFiles && keepsOpen() {
			return errTooMany
		}
		return nil
	})
}

func (t *tree) addFolder(name string) error {
	switch err := t.notify.Add(name); {
	case err == nil:
		t.folders[name] = true
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
		return err
	}
	return nil
}

// follow watches the target of a link, if that is in the folder.
func (t *tree) follow(ctx context.Context, link string) error {
	real, err := filepath.EvalSymlinks(link)
	if err != nil || !t.holds(real) {
		return nil
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return nil
	case info.IsDir():
		return t.add(ctx, real)
	case t.folders[filepath.Dir(real)]:
		return nil
	}
	return t.addFolder(filepath.Dir(real))
}

// holds reports whether a resolved path is in the folder.
func (t *tree) holds(real string) bool {
	rel, err := filepath.Rel(t.root, real)
	return err == nil && filepath.IsLocal(rel)
}

// take handles an event: new folders are watched too. It reports whether the
// event is about a file that matters. An error says that the folder can no
// longer be watched completely.
func (t *tree) take(ctx context.Context, e fsnotify.Event) (matters bool, err error) {
	if t.folders[e.Name] && e.Has(fsnotify.Remove|fsnotify.Rename) {
		t.forget(e.Name)
		return true, nil
	}
	if isHidden(e.Name) {
		return false, nil
	}
	info, err := os.Lstat(e.Name)
	switch {
	case err != nil || info.Mode().IsRegular():
		return source.IsName(filepath.Base(e.Name)), nil
	case info.IsDir():
		return e.Has(fsnotify.Create), t.add(ctx, e.Name)
	case info.Mode()&fs.ModeSymlink != 0:
		return true, t.follow(ctx, e.Name)
	}
	return false, nil
}

func isHidden(name string) bool { return strings.HasPrefix(filepath.Base(name), ".") }

// forget stops watching a folder that is gone, and all folders below it, since
// others may take their names.
func (t *tree) forget(dir string) {
	for name := range t.folders {
		if name == dir || strings.HasPrefix(name, dir+string(filepath.Separator)) {
			_ = t.notify.Remove(name)
			delete(t.folders, name)
		}
	}
}
