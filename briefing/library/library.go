// Package library opens a library. It reads the digest and the documents, finds
// the links between them and keeps everything in a store for reading and
// searching.
package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/internal/dir"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
	"briefing/briefing/store"
)

// DigestFile is the name of the digest in a library folder.
const DigestFile = "digest.yaml"

// Seeds as Options.Digest selects the digest of the default library.
const Seeds = "seeds"

// Options says what to open.
type Options struct {
	// Path is a folder, or one document; "" opens Default.
	Path string
	// Digest is the path of a digest, or Seeds for that of Default. "" means
	// the one in the library's folder, which may be absent.
	Digest string
	// Default is the library to open without a path: a digest and articles.
	Default fs.FS
	// Cache is the folder for the indexes of large libraries; "" means that of
	// CacheDir.
	Cache string
	// Progress, if set, is called from time to time while a large library is
	// read.
	Progress func(Progress)

	// AtOnce opens a large library from its index, without looking at the
	// documents, or as soon as the first of them are read: see Library.Behind.
	AtOnce bool
	// Whole makes Open wait for another program that is reading the documents, and
	// read them into memory if the index has no room for all: what opens is never a
	// part of the library.
	Whole bool
	// Empty lets a folder without articles open, unless its index shows that it
	// used to have many.
	Empty bool
	// Apart makes a library that opens at once read from a copy of its index,
	// because much is being written to that: see store.Store.Detach.
	Apart bool
	// Since is the same library as opened earlier, still open. If nothing has
	// changed since then, Open fails with ErrUnchanged. If much has changed,
	// Since continues on a copy of its index.
	Since *Library
	// Sound makes Open fail with an *UnsoundError if the digest has problems
	// that that of Since did not have. Nothing has changed by that time.
	Sound bool
	// Draft adds the figures, numbers and events found in the texts to a
	// library without a digest. A library that opens at once gets them only
	// when it is opened again.
	Draft bool
	// Thorough examines every document, since a changed one may have been given
	// its old time of modification.
	Thorough bool
}

// Index is where a library keeps its articles: memory, a file or a cluster.
type Index interface {
	briefing.Library

	// Refs returns the Ref of every mention that Mentions returns.
	Refs(ctx context.Context, id briefing.SubjectID) ([]briefing.Ref, error)
	// Suggest returns the word of the library that word is most likely a misspelling of,
	// folded; "" if there is none.
	Suggest(ctx context.Context, word string) (string, error)
	// Spread returns in about how many articles each of words, which are folded, stands.
	// Words that stand in few may be left out.
	Spread(ctx context.Context, words []string) (map[string]int, error)
	// Generation returns a number that grows with every change of the index.
	Generation() int64
	// Close ends all work and gives back what the index holds.
	Close() error
}

// Library is an open library. It must be closed.
type Library struct {
	Index
	local *store.Store // the index, unless the library is shared

	// Name is the path that was opened, or "" for the default library.
	Name string
	// Documents holds an error for every document that could not be read, in
	// the order in which they were read.
	Documents []*source.Error
	// HasDigest reports whether the library has a digest of its own or one was
	// given.
	HasDigest bool
	// Notices holds messages for the reader about the index of a large library.
	Notices []string
	passed  []string // see PassedOver

	digest *digest.File
	linked *briefing.Digest // articles are linked by this; see linkBy
	piped  bool             // the digest came from a source that can be read only once
	linker func() *link.Linker
	usage  []link.Usage
	unsure []link.Ambiguity
	// indexed says that the library is on disk. Then usage and unsure are
	// unknown before Check.
	indexed    bool
	generation int64 // of the index, the latest known
	behind     bool
	otherReads bool
	// refused holds the problems of a digest that a later Open with
	// Options.Sound did not accept.
	refused    atomic.Pointer[[]digest.Problem]
	reviewed   sync.Mutex              // guards names and proposed
	names      []briefing.ProposedName // see variantFlaws; nil until they have been looked for
	proposed   []briefing.Proposal     // see Proposals; nil until they have been looked for
	drafts     bool                    // see Options.Draft
	undrafted  bool                    // opened at once, without subjects found in the texts
	onlyFound  bool                    // see OnlyFound
	searched   int64                   // generation of the index when the names in its texts were last sorted; 0 if never
	apart      map[briefing.ArticleID][]briefing.SubjectID
	progress   func(Progress)
	readings   *readings
	comparing  *comparing
	mayBeEmpty bool // a library without articles is no error
	asIndexed  bool // opened with the content of its index
}

// Open opens a library. Faults in the digest or in a document do not fail it:
// the sound parts open, and Problems and Documents report the rest. Open fails
// if the path or a named digest cannot be read, or if there is no article at
// all.
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
	if briefing.IsAddress(opts.Path) {
		l := &Library{Name: opts.Path, readings: &readings{}, comparing: (*comparing)(nil).after()}
		return l, l.openShared(ctx, opts)
	}
	files, document, err := documents(opts)
	if err != nil {
		return nil, err
	}
	l := &Library{Name: opts.Path, drafts: opts.Draft, progress: opts.Progress, readings: &readings{}, comparing: (*comparing)(nil).after(), mayBeEmpty: opts.Empty && document == "" && !hasIndex(opts)}
	if opts.Since != nil {
		l.readings = opts.Since.readings.after()
		l.comparing = opts.Since.comparing.after()
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
	go l.linker() // in parallel with reading the first document
	find := source.Options{Documents: l.digest.Digest.Documents, File: document}
	if opts.Path == "" {
		return l, l.openMemory(ctx, opts, source.Find(ctx, files, find))
	}
	reader := &reader{files: files}
	folder := source.Find(ctx, reader, find)
	l.passed = folder.Passed()
	if err := folder.Limit(); err != nil {
		return nil, err
	}
	if isLarge(files, folder) {
		return l, l.openDisk(ctx, opts, reader, folder)
	}
	if document != "" {
		return l, l.openMemory(ctx, opts, folder)
	}
	return l, l.stillThere(ctx, opts, l.openMemory(ctx, opts, folder))
}

// use makes s the index of the library.
func (l *Library) use(s *store.Store) { l.Index, l.local = s, s }

// Warm begins, in the background, what the first search would have to wait for.
func (l *Library) Warm() {
	if l.local != nil {
		l.local.Warm()
	}
}

// ArticlesBetween returns the articles of ArticlesOf with the numbers from up to to,
// exclusive.
func (l *Library) ArticlesBetween(ctx context.Context, id briefing.SubjectID, from, to int) ([]briefing.ArticleTally, error) {
	return briefing.ArticlesBetween(ctx, l.Index, id, from, to)
}

// ReadAhead reads articles that will be asked for one by one, if that saves time.
func (l *Library) ReadAhead(ctx context.Context, ids ...briefing.ArticleID) error {
	return briefing.ReadAhead(ctx, l.Index, ids...)
}

// IsDamaged reports whether the index has turned out to be damaged.
func (l *Library) IsDamaged() bool { return l.local != nil && l.local.IsDamaged() }

// detach makes the library read from a copy of its index, if that has at most so many
// bytes. If that fails, only the log of the index grows.
func (l *Library) detach(ctx context.Context, most int64) {
	if l.local != nil {
		_ = l.local.Detach(ctx, most)
	}
}

// stillThere extends err, if it is about missing documents, by the hint that
// the library had many when it was last opened.
func (l *Library) stillThere(ctx context.Context, opts Options, err error) error {
	if err == nil || errors.Is(err, ErrUnchanged) || len(l.Documents) > 0 || ctx.Err() != nil {
		return err
	}
	if hasIndex(opts) {
		return fmt.Errorf("%w; there were many (is it on a disk that is not there now?)", err)
	}
	return err
}

// hasIndex reports whether an index of the library exists.
func hasIndex(opts Options) bool {
	index, _, err := indexPath(opts)
	if err == nil {
		_, err = os.Stat(index)
	}
	return err == nil
}

// openMemory reads everything into memory.
func (l *Library) openMemory(ctx context.Context, opts Options, folder *source.Folder) (err error) {
	s, err := store.Memory(ctx)
	if err != nil {
		return err
	}
	l.use(s)
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

// documents returns the file system to read articles from. If only one document
// is meant, it also returns its name.
func documents(opts Options) (files fs.FS, document string, err error) {
	if opts.Path == "" {
		return opts.Default, "", nil
	}
	info, err := os.Stat(opts.Path)
	switch {
	case err != nil && opts.Path == "-":
		return nil, "", errPiped
	case err != nil:
		return nil, "", reason(err)
	case info.IsDir():
		return dir.FS(opts.Path), "", nil
	case info.Mode().IsRegular():
		folder, name := filepath.Split(opts.Path)
		return dir.FS(filepath.Clean(folder)), name, nil
	}
	return nil, "", errPiped
}

// errPiped says that a library cannot be read from what can be read only once.
var errPiped = errors.New(`neither a folder nor a file ("briefing add FOLDER -" saves the articles that a pipe brings)`)

// EntryLine returns the line of the digest's file on which the entry of a
// subject begins, from 1; 0 if there is no entry.
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
			if document.Limit != nil {
				yield(store.Linked{}, document.Limit)
				return
			}
			for _, a := range document.Articles {
				links := l.link(a)
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
	if err := l.local.Import(ctx, d, linked); err != nil {
		return err
	}
	if count == 0 && !l.mayBeEmpty {
		return l.noArticle()
	}
	return nil
}

// ErrEmpty is wrapped by the error of Open for a folder without documents.
var ErrEmpty = errors.New("no article in it (looked for Markdown, text, web pages, feeds, books, PDF, mail and JSON Lines)")

func (l *Library) noArticle() error {
	full := slices.ContainsFunc(l.Documents, func(bad *source.Error) bool { return bad.Err.Error() != source.ErrEmpty.Error() })
	switch n := len(l.Documents); {
	case n == 0:
		return ErrEmpty
	case n == 1:
		return fmt.Errorf("no article in it: %w", l.Documents[0])
	case !full:
		return fmt.Errorf("no article in it: all %s are empty", briefing.Count(n, "document"))
	default:
		return fmt.Errorf("no article in it: %w (and %d more)", l.Documents[0], n-1)
	}
}

// IsDamaged reports whether err says that the index of a library is damaged. The next
// opening of the library rebuilds it.
func IsDamaged(err error) bool { return store.IsDamage(err) }

// IsPiped reports whether the digest came from what can be read only once, so that the
// library cannot be opened again with it.
func (l *Library) IsPiped() bool { return l.piped }

// Title returns a name for the library: its digest's title, or the name of its
// folder.
func (l *Library) Title() string {
	if title := l.Digest().Title; title != "" {
		return title
	}
	return nameOf(l.Name)
}

// nameOf returns the last element of a path, as one line of valid text.
func nameOf(path string) string {
	abs, err := briefing.Absolute(path)
	if err != nil {
		abs = path
	}
	return scrub.Line(filepath.Base(abs))
}

// File returns the path of the document that an article was read from. In a shared library
// there is no such file here.
func (l *Library) File(e briefing.Entry) string {
	if info, err := os.Stat(l.Name); err == nil && !info.IsDir() {
		return l.Name
	}
	return filepath.Join(l.Name, filepath.FromSlash(string(e.File)))
}
