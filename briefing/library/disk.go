package library

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/limit"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// A library with more documents or bytes than these is kept on disk. Bytes
// count too, because a few books and PDFs take longer to read than a hundred
// clippings.
const (
	largeDocuments = 300
	largeBytes     = 2 << 20
)

func isLarge(files fs.FS, folder *source.Folder) bool {
	n, size := 0, int64(0)
	for range folder.Paths() {
		if n++; n >= largeDocuments {
			return true
		}
	}
	for path := range folder.Paths() {
		if info, err := fs.Stat(files, path); err == nil {
			size += unpackedSize(path, info.Size())
		}
	}
	return size >= largeBytes
}

// unpackedSize estimates the size of a document of size bytes when unpacked.
func unpackedSize(path string, size int64) int64 {
	const times = 10
	if strings.HasSuffix(path, ".gz") {
		return times * size
	}
	return size
}

// CacheDir returns the folder for the indexes of large libraries:
// $XDG_CACHE_HOME/briefing on any system, if that variable is set, else
// briefing in the user's cache folder.
func CacheDir() (string, error) {
	dir := os.Getenv("XDG_CACHE_HOME")
	if !filepath.IsAbs(dir) {
		var err error
		if dir, err = os.UserCacheDir(); err != nil {
			return "", fmt.Errorf("find the cache folder: %w", err)
		}
	}
	return filepath.Join(dir, "briefing"), nil
}

// indexPath returns the path of the index for the library in opts, and the
// library's name in it.
func indexPath(opts Options) (index, library string, err error) {
	dir := opts.Cache
	if dir == "" {
		if dir, err = CacheDir(); err != nil {
			return "", "", err
		}
	}
	if library, err = filepath.Abs(opts.Path); err != nil {
		return "", "", err
	}
	return filepath.Join(dir, hex.EncodeToString(sum([]byte(library))[:12])+".db"), library, nil
}

// openDisk updates the index of a library and opens the library from it. If the
// index cannot be used, it reads the library into memory.
func (l *Library) openDisk(ctx context.Context, opts Options, r *reader, folder *source.Folder) error {
	path, library, err := indexPath(opts)
	err = cmp.Or(err, limit.FewFiles()) // readers open their own files, at any time
	for range 2 {
		if err != nil {
			break
		}
		var x *store.Index
		if x, err = store.OpenIndex(ctx, path, library); err != nil {
			break
		}
		l.noticeRemade(x)
		s, failed := l.useIndex(ctx, x, opts, r, folder)
		switch err = failed; {
		case err == nil:
			l.use(s)
			l.comparing.path = strings.TrimSuffix(path, ".db") + ".sentences"
			return nil
		case !store.IsDamage(err):
			err = errors.Join(err, x.Close())
		default:
			l.notice("the index %s was damaged and is being rebuilt: %v", path, store.Reason(err))
			if discard := x.Discard(); discard != nil {
				err = errors.Join(err, discard)
			} else {
				err = nil // try once more
			}
		}
		if empty := (emptyError{}); errors.As(err, &empty) || errors.Is(err, ErrUnchanged) || ctx.Err() != nil {
			return cmp.Or(ctx.Err(), empty.error, err)
		}
	}
	if err == nil {
		err = errors.New("damaged again and again")
	}
	why := "the library is read into memory, for its index cannot be used: %v"
	if errors.As(err, new(*unreadError)) {
		why = "the library is read into memory, where it takes less of the system: %v"
	}
	l.notice(why, limit.Named(store.Reason(err)))
	l.forget()
	return l.openMemory(ctx, opts, folder)
}

// forget drops all data read from an index that turned out to be useless.
func (l *Library) forget() {
	l.Documents, l.behind, l.otherReads, l.indexed, l.generation = nil, false, false, false, 0
}

// noticeRemade adds a notice if an index was rebuilt.
func (l *Library) noticeRemade(x *store.Index) {
	if x.Remade != "" {
		l.notice("the index %s was rebuilt: %s", x.Path(), x.Remade)
	}
}

func (l *Library) notice(format string, args ...any) {
	l.Notices = append(l.Notices, fmt.Sprintf(format, args...))
}

// emptyError says that a library has no article, on disk or in memory.
type emptyError struct{ error }

// useIndex updates an index and returns the library in it.
func (l *Library) useIndex(ctx context.Context, x *store.Index, opts Options, r *reader, folder *source.Folder) (*store.Store, error) {
	l.forget()
	l.addErrors(folder.Errs())
	for path, err := range folder.Paths() {
		if err != nil {
			l.addErrors([]error{&source.Error{File: briefing.FileName(path), Err: err}})
		}
	}
	if err := l.update(ctx, x, opts, r, folder); err != nil {
		return nil, err
	}
	if empty, err := x.IsEmpty(ctx); err != nil {
		return nil, err
	} else if empty {
		if err := l.addBad(ctx, x); err != nil {
			return nil, err
		}
		return nil, emptyError{l.noArticle()}
	}
	return l.load(ctx, x, opts.Since)
}

// load returns the library in an index, or ErrUnchanged.
func (l *Library) load(ctx context.Context, x *store.Index, since *Library) (*store.Store, error) {
	if err := l.addBad(ctx, x); err != nil {
		return nil, err
	}
	if err := l.derive(ctx, x); err != nil {
		return nil, err
	}
	l.indexed = true
	if since != nil && !l.behind && since.indexed && l.saysTheSame(since) {
		if now, err := x.Generation(ctx); err != nil || now == since.generation {
			return nil, cmp.Or(err, ErrUnchanged)
		}
	}
	s, err := x.Load(ctx, l.digest.Digest)
	if err != nil {
		return nil, err
	}
	l.generation = s.Generation()
	return s, nil
}

// addBad adds the errors of documents that the index recorded as unreadable.
func (l *Library) addBad(ctx context.Context, x *store.Index) error {
	bad, err := x.BadDocuments(ctx)
	if err != nil {
		return err
	}
	for _, d := range bad {
		for _, p := range d.Problems {
			l.addErrors([]error{&source.Error{File: briefing.FileName(d.Path), Line: p.Line, Column: p.Column, Err: errors.New(p.Text)}})
		}
	}
	slices.SortStableFunc(l.Documents, func(a, b *source.Error) int { return cmp.Compare(a.File, b.File) })
	return nil
}
