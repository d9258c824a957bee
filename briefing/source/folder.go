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

// Document is what came of one document.
type Document struct {
	Path     string
	Articles []*briefing.Article // in their order, with IDs
	Errs     []error             // each an *Error
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

// Errs returns what the digest says of documents and cannot be understood.
func (f *Folder) Errs() []error { return f.errs }

// IDs returns a new hand to give out article IDs.
func (f *Folder) IDs() *IDs { return newIDs(f.files, f.said) }

// Read returns what comes of the documents that wanted reports to be wanted, in
// order, with the IDs that ids gives them. It ends early when ctx does.
func (f *Folder) Read(ctx context.Context, ids *IDs, wanted func(path string) bool) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for r := range readAll(ctx, f.fsys, f.wanted(wanted), f.said, f.opts) {
			for _, a := range r.articles {
				a.ID = ids.of(r.path, a.ID)
			}
			if !yield(Document{Path: r.path, Articles: r.articles, Errs: r.errs}) {
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
