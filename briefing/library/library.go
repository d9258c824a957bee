// Package library opens a library: it reads the digest and the documents, finds
// the links between them and keeps it all in a store to be read and searched.
package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// DigestFile is the name of the digest in a library folder.
const DigestFile = "digest.yaml"

// Seeds is what Options.Digest is called with to use the digest of the default
// library.
const Seeds = "seeds"

// Options says what to open.
type Options struct {
	// Path is a folder, or one document; "" opens Default.
	Path string
	// Digest is a digest's path, Seeds for that of Default, or "" for the one
	// in the library's folder, which may be absent.
	Digest string
	// Default is the library that opens without a path: a digest and articles.
	Default fs.FS
}

// Library is an open library. It must be closed.
type Library struct {
	*store.Store

	// Name says what was opened: the path, or "" for the default library.
	Name string
	// Documents holds an error for every document that could not be read.
	Documents []error
	// HasDigest reports whether a digest was given.
	HasDigest bool

	digest *digest.File
	usage  []link.Usage
	unsure []link.Ambiguity
}

// Open opens a library. An unsound digest or document does not fail it: what is
// sound opens, and Problems and Documents tell of the rest. It fails when the
// path or the digest cannot be read, or when there is no article at all.
func Open(ctx context.Context, opts Options) (*Library, error) {
	name := opts.Path
	if name == "" {
		name = "default"
	}
	l, err := open(ctx, opts)
	if err != nil {
		return nil, fmt.Errorf("open library %q: %w", name, err)
	}
	return l, nil
}

func open(ctx context.Context, opts Options) (*Library, error) {
	files, err := documents(opts)
	if err != nil {
		return nil, err
	}
	l := &Library{Name: opts.Path}
	if l.digest, err = readDigest(opts, files); err != nil {
		return nil, err
	}
	l.HasDigest = l.digest != nil
	if !l.HasDigest {
		l.digest = digest.Parse(DigestFile, []byte("version: 1\n"))
	}
	if l.Store, err = store.Memory(ctx); err != nil {
		return nil, err
	}
	if err := l.fill(ctx, files); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// documents returns the files to read articles from. A single document is a
// folder that holds nothing else.
func documents(opts Options) (fs.FS, error) {
	if opts.Path == "" {
		return opts.Default, nil
	}
	info, err := os.Stat(opts.Path)
	if err != nil {
		return nil, reason(err)
	}
	if info.IsDir() {
		return os.DirFS(opts.Path), nil
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("neither a folder nor a file")
	}
	return single{os.DirFS(filepath.Dir(opts.Path)), filepath.Base(opts.Path)}, nil
}

// readDigest returns the digest that opts names, or nil if none was named and
// the library has none.
func readDigest(opts Options, files fs.FS) (*digest.File, error) {
	switch opts.Digest {
	case "":
		data, err := fs.ReadFile(files, DigestFile)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", DigestFile, reason(err))
		}
		return digest.Parse(DigestFile, data), nil
	case Seeds:
		data, err := fs.ReadFile(opts.Default, DigestFile)
		if err != nil {
			return nil, fmt.Errorf("read the default digest: %w", reason(err))
		}
		return digest.Parse(path.Join(Seeds, DigestFile), data), nil
	}
	name := opts.Digest
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, DigestFile)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read digest %q: %w", name, reason(err))
	}
	return digest.Parse(name, data), nil
}

// fill reads, links and stores the articles in files.
func (l *Library) fill(ctx context.Context, files fs.FS) error {
	d := l.digest.Digest
	linker := link.New(d)
	count := 0
	linked := func(yield func(store.Linked, error) bool) {
		for a, err := range source.Read(ctx, files, source.Options{Documents: d.Documents}) {
			if bad := (*source.Error)(nil); errors.As(err, &bad) {
				l.Documents = append(l.Documents, err)
				continue
			}
			if err != nil {
				yield(store.Linked{}, err)
				return
			}
			links := linker.Link(a)
			l.usage = append(l.usage, links.Usage)
			l.unsure = append(l.unsure, links.Ambiguous...)
			count++
			if !yield(store.Linked{Article: a, Mentions: links.Mentions}, nil) {
				return
			}
		}
	}
	if err := l.Import(ctx, d, linked); err != nil {
		return err
	}
	switch {
	case count > 0:
		return nil
	case len(l.Documents) > 0:
		return fmt.Errorf("no article in it: %w", l.Documents[0])
	}
	return errors.New("no article in it (looked for .md and .txt files)")
}

// Title returns what to call the library: its digest's title, or the name of
// its folder.
func (l *Library) Title() string {
	switch {
	case l.Digest().Title != "":
		return l.Digest().Title
	case l.Name == "":
		return "briefing"
	}
	abs, err := filepath.Abs(l.Name)
	if err != nil {
		abs = l.Name
	}
	return strings.ToValidUTF8(filepath.Base(abs), "?")
}

// File returns the path of the document that an article was read from.
func (l *Library) File(e briefing.Entry) string {
	if info, err := os.Stat(l.Name); err == nil && !info.IsDir() {
		return l.Name
	}
	return filepath.Join(l.Name, filepath.FromSlash(e.File))
}

// reason returns err without the name of the operation and the path, which the
// caller has said already.
func reason(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err
	}
	return err
}

// single is a file system that shows one file of another.
type single struct {
	fs.FS
	name string
}

// ReadDir returns the one file, so that a walk meets nothing else.
func (s single) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(s.FS, s.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

