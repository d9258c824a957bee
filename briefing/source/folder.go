package source

import (
	"context"
	"io/fs"
	"iter"

	"briefing/briefing"
)

// Folder is the documents of a folder, found but not read.
type Folder struct {
	fsys  fs.FS
	opts  Options
	files []file
	said  map[string]briefing.Document
	errs  []error
}

// Document is what came of one document, or of a part of it.
type Document struct {
	Path     string
	Articles []*briefing.Article // in their order, with IDs
	Errs     []error             // each an *Error; all of them come with the last part
	More     bool                // parts are to come
	Read     int64               // bytes of the document that were read by now, if parts are to come
}

// Find returns the documents that Read would read. It ends early, with what is
// found by then, when ctx does.
func Find(ctx context.Context, fsys fs.FS, opts Options) *Folder {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	f := &Folder{fsys: fsys, opts: opts, files: find(ctx, fsys, opts)}
	f.said, f.errs = match(opts.Documents, f.files)
	return f
}

// Paths yields the path of every document, in order; the error says why it, or
// a folder of that path, cannot be looked at.
func (f *Folder) Paths() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, file := range f.files {
			if !yield(file.path, file.err) {
				return
			}
		}
	}
}

// Said returns what the digest says of the document at path, if anything.
func (f *Folder) Said(path string) (briefing.Document, bool) {
	said, ok := f.said[path]
	return said, ok
}

// In returns the same documents, to be read from another file system.
func (f *Folder) In(fsys fs.FS) *Folder {
	in := *f
	in.fsys = fsys
	return &in
}

// Errs returns what the digest says of documents and cannot be understood.
func (f *Folder) Errs() []error { return f.errs }

// IDs returns a new hand to give out article IDs.
func (f *Folder) IDs() *IDs { return newIDs(f.files, f.said) }

// Read returns what comes of the documents that wanted reports to be wanted, in
// order, with the IDs that ids gives them. A document that may be larger than
// memory comes in parts, one after the other. It ends early when ctx does.
func (f *Folder) Read(ctx context.Context, ids *IDs, wanted func(path string) bool) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for r := range readAll(ctx, f.fsys, f.wanted(wanted), f.said, f.opts) {
			r.articles = ids.pass(r.path, r.articles)
			for _, a := range r.articles {
				a.ID = ids.of(r.path, a.ID)
			}
			if !yield(Document{r.path, r.articles, r.errs, r.more, r.read}) {
				return
			}
		}
	}
}

func (f *Folder) wanted(is func(path string) bool) iter.Seq[file] {
	return func(yield func(file) bool) {
		for _, file := range f.files {
			if is(file.path) && !yield(file) {
				return
			}
		}
	}
}
