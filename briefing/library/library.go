// Package library opens a library: it reads the digest and the documents, finds
// the links between them and keeps it all in a store to be read and searched.
package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
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
	// Cache is the folder that the indexes of large libraries are kept in;
	// CacheDir's if "".
	Cache string
	// Progress, if set, is called now and then while a large library is read.
	Progress func(Progress)

	// AtOnce has a large library open with what is in its index, without a look
	// at its documents, or once the first of them are read: see Library.Behind.
	AtOnce bool
	// Empty has a folder open that has no article yet, unless it is known that it
	// had many.
	Empty bool
	// Apart has a library that opens at once read a copy of its index, because a
	// lot is being written to that: see store.Store.Detach.
	Apart bool
	// Since is the library as it was opened before, and still open. If nothing
	// has changed since, Open fails with ErrUnchanged. If a lot has, Since reads a
	// copy of its index from then on.
	Since *Library
	// Sound has Open fail with an *UnsoundError if the digest has problems that
	// that of Since did not have, before anything is done by it.
	Sound bool
	// Draft has the names, numbers and events that are found in the texts be figures,
	// numbers and events of a library without a digest. One that opens at once has them
	// once it is opened again.
	Draft bool
	// Thorough has every document looked at: one may have been changed and given
	// the time that it had.
	Thorough bool
}

// Library is an open library. It must be closed.
type Library struct {
	*store.Store

	// Name says what was opened: the path, or "" for the default library.
	Name string
	// Documents holds an error for every document that could not be read, in the
	// order in which they were tried.
	Documents []*source.Error
	// HasDigest reports whether a digest was given.
	HasDigest bool
	// Notices says what the reader of a large library should know of its index.
	Notices []string

	digest *digest.File
	linked *briefing.Digest // what articles are linked by; see linkBy
	piped  bool             // the digest came from what can be read only once
	linker func() *link.Linker
	usage  []link.Usage
	unsure []link.Ambiguity
	// indexed reports whether the library is on disk, where usage and unsure are
	// not known before Check.
	indexed    bool
	generation int64 // of the index, at the latest
	behind     bool
	otherReads bool
	// refused holds the problems of a digest that Open, asked for a sound one,
	// did not take when it was opened anew.
	refused    atomic.Pointer[[]digest.Problem]
	reviewed   sync.Mutex      // of names
	names      []briefing.Flaw // see variantFlaws; nil if they were not looked for yet
	drafts     bool            // see Options.Draft
	undrafted  bool            // it was opened at once, without what is found in the texts
	onlyFound  bool            // see OnlyFound
	apart      map[briefing.ArticleID][]briefing.SubjectID
	progress   func(Progress)
	readings   *readings
	mayBeEmpty bool // no article is no error
	asIndexed  bool // it was opened with what was in its index
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
	files, document, err := documents(opts)
	if err != nil {
		return nil, err
	}
	l := &Library{Name: opts.Path, drafts: opts.Draft, progress: opts.Progress, readings: &readings{}, mayBeEmpty: opts.Empty && document == "" && !hasIndex(opts)}
	if opts.Since != nil {
		l.readings = opts.Since.readings.after()
	}
	index := beginIndexed(ctx, opts)
	if err := l.takeDigest(ctx, opts, files); err != nil {
		if x := index(); x != nil {
			err = errors.Join(err, x.Close())
		}
		return nil, err
	}
	if l.openIndexed(ctx, opts, index()) {
		return l, nil
	}
	go l.linker() // while the first document is read
	find := source.Options{Documents: l.digest.Digest.Documents, File: document}
	if opts.Path == "" {
		return l, l.openMemory(ctx, opts, source.Find(ctx, files, find))
	}
	reader := &reader{files: files}
	folder := source.Find(ctx, reader, find)
	if isLarge(files, folder) {
		return l, l.openDisk(ctx, opts, reader, folder)
	}
	if document != "" {
		return l, l.openMemory(ctx, opts, folder)
	}
	return l, l.stillThere(ctx, opts, l.openMemory(ctx, opts, folder))
}

// stillThere adds to err, if that is because there is no document, that there
// were many when the library was opened before.
func (l *Library) stillThere(ctx context.Context, opts Options, err error) error {
	if err == nil || errors.Is(err, ErrUnchanged) || len(l.Documents) > 0 || ctx.Err() != nil {
		return err
	}
	if hasIndex(opts) {
		return fmt.Errorf("%w; there were many (is it on a disk that is not there now?)", err)
	}
	return err
}

// hasIndex reports whether there is an index of the library.
func hasIndex(opts Options) bool {
	index, _, err := indexPath(opts)
	if err == nil {
		_, err = os.Stat(index)
	}
	return err == nil
}

// openMemory reads everything into memory.
func (l *Library) openMemory(ctx context.Context, opts Options, folder *source.Folder) (err error) {
	if l.Store, err = store.Memory(ctx); err != nil {
		return err
	}
	l.undrafted = opts.Draft && opts.AtOnce && !l.HasDigest
	err = l.fill(ctx, folder)
	if err == nil && opts.Since != nil {
		err = l.differs(ctx, opts.Since)
	}
	if err != nil {
		return errors.Join(err, l.Close())
	}
	return nil
}

// documents returns the files to read articles from and, if only one of them is
// meant, its name.
func documents(opts Options) (files fs.FS, document string, err error) {
	if opts.Path == "" {
		return opts.Default, "", nil
	}
	info, err := os.Stat(opts.Path)
	switch {
	case err != nil:
		return nil, "", reason(err)
	case info.IsDir():
		return os.DirFS(opts.Path), "", nil
	case info.Mode().IsRegular():
		dir, name := filepath.Split(opts.Path)
		return os.DirFS(filepath.Clean(dir)), name, nil
	}
	return nil, "", errors.New("neither a folder nor a file")
}

// EntryLine returns the line of the digest's file on which a subject's entry begins, from
// 1; 0 if it has none.
func (l *Library) EntryLine(id briefing.SubjectID) int {
	line, _ := l.digest.Position(id, "")
	return line
}

// fill reads, links and stores the articles in folder.
func (l *Library) fill(ctx context.Context, folder *source.Folder) error {
	l.addErrors(folder.Errs())
	if !l.HasDigest {
		return l.fillDerived(ctx, folder)
	}
	d := l.digest.Digest
	count := 0
	everything := func(string) bool { return true }
	linked := func(yield func(store.Linked, error) bool) {
		for document := range folder.Read(ctx, folder.IDs(), everything) {
			l.addErrors(document.Errs)
			for _, a := range document.Articles {
				links := l.linker().Link(a)
				l.usage = append(l.usage, links.Usage)
				l.unsure = append(l.unsure, links.Ambiguous...)
				count++
				if !yield(store.Linked{Article: a, Mentions: links.Mentions}, nil) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(store.Linked{}, err)
		}
	}
	if err := l.Import(ctx, d, linked); err != nil {
		return err
	}
	if count == 0 && !l.mayBeEmpty {
		return l.noArticle()
	}
	return nil
}

// addErrors takes note of documents that could not be read.
func (l *Library) addErrors(errs []error) {
	for _, err := range errs {
		if bad := (*source.Error)(nil); errors.As(err, &bad) {
			l.Documents = append(l.Documents, bad)
		}
	}
}

// Flaws returns what is wrong with documents, in the order of Documents.
func (l *Library) Flaws() []briefing.Flaw {
	flaws := make([]briefing.Flaw, len(l.Documents))
	for i, bad := range l.Documents {
		flaws[i] = briefing.Flaw{File: scrub.Line(bad.File), Line: bad.Line, Column: bad.Column, Text: scrub.Line(bad.Err.Error())}
	}
	return flaws
}

func (l *Library) noArticle() error {
	switch n := len(l.Documents); n {
	case 0:
		return errors.New("no article in it (looked for Markdown, text, web pages, feeds, books, PDF, mail and JSON Lines)")
	case 1:
		return fmt.Errorf("no article in it: %w", l.Documents[0])
	default:
		return fmt.Errorf("no article in it: %w (and %d more)", l.Documents[0], n-1)
	}
}

// Title returns what to call the library: its digest's title, or the name of
// its folder.
func (l *Library) Title() string {
	if title := l.Digest().Title; title != "" {
		return title
	}
	return nameOf(l.Name)
}

// nameOf returns the last name of a path, in one line of sound text.
func nameOf(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	return scrub.Line(filepath.Base(abs))
}

// File returns the path of the document that an article was read from.
func (l *Library) File(e briefing.Entry) string {
	if info, err := os.Stat(l.Name); err == nil && !info.IsDir() {
		return l.Name
	}
	return filepath.Join(l.Name, filepath.FromSlash(e.File))
}
