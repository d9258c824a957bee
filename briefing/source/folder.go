package source

import (
	"context"
	"io/fs"
	"iter"

	"briefing/briefing"
	"briefing/briefing/limit"
)

// Folder is the list of documents in a folder. They have been found but not
// read.
type Folder struct {
	fsys   fs.FS
	opts   Options
	files  []file
	passed []string
	said   map[string]briefing.Document
	errs   []error
}

// Document is the outcome of reading one document, or a part of one.
type Document struct {
	Path     string
	Articles []*briefing.Article // in their order, with IDs
	Errs     []error             // each an *Error; all of them come with the last part
	More     bool                // further parts follow
	Read     int64               // bytes of the document read so far, if further parts follow
	// Limit is the limit of the system, a *limit.Error, that ended the reading within
	// this document. Nothing follows.
	Limit error
}

// Find returns the documents that Read would read. If ctx is done, it returns
// early with those found so far.
func Find(ctx context.Context, fsys fs.FS, opts Options) *Folder {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	f := &Folder{fsys: fsys, opts: opts}
	f.files, f.passed = find(ctx, fsys, opts)
	f.said, f.errs = match(opts.Documents, f.files)
	return f
}

// Paths yields the path of every document, in order. The error says why the
// document, or a folder at that path, cannot be examined.
func (f *Folder) Paths() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, file := range f.files {
			if !yield(file.path, file.err) {
				return
			}
		}
	}
}

// Passed returns the folders and drawings that Find passed over as parts of sites and vaults without
// articles, in order.
func (f *Folder) Passed() []string { return f.passed }

// Said returns the digest's description of the document at path, if it has one.
func (f *Folder) Said(path string) (briefing.Document, bool) {
	said, ok := f.said[path]
	return said, ok
}

// In returns the same documents in another file system.
func (f *Folder) In(fsys fs.FS) *Folder {
	in := *f
	in.fsys = fsys
	return &in
}

// Errs returns the faults in the digest's descriptions of documents.
func (f *Folder) Errs() []error { return f.errs }

// Limit returns the limit of the system, a *limit.Error, that kept Find from examining
// the folder; nil if there was none.
func (f *Folder) Limit() error {
	for _, file := range f.files {
		if limit.Is(file.err) {
			return &Error{File: briefing.FileName(file.path), Err: limit.Named(file.err)}
		}
	}
	return nil
}

// IDs returns a new allocator of article IDs.
func (f *Folder) IDs() *IDs { return newIDs(f.files, f.said) }

// Read yields the results of the documents for which wanted returns true, in
// order, with IDs from ids. A document that may be larger than memory comes in
// several parts. It stops early when ctx is done.
func (f *Folder) Read(ctx context.Context, ids *IDs, wanted func(path string) bool) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for r := range readAll(ctx, f.fsys, f.wanted(wanted), f.said, f.opts) {
			r.articles = ids.name(r)
			if !yield(Document{r.path, r.articles, r.errs, r.more, r.read, r.limit}) {
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
