// Package source makes articles of the documents in a folder.
//
// [Read] walks the folder and reads every document that it knows how to read.
// Which format a document is in is decided by its content before its name; each
// format has a package below this one. Text is scrubbed where it enters, so an
// article holds no control characters and no broken UTF-8, and litter of web
// pages is cleaned away and listed in [briefing.Article.Removed].
//
// The packages below: scrub makes bytes safe text; stated reads dates and
// addresses; cleanup tells litter from article; markdown and plain make
// articles of their formats.
package source

import (
	"context"
	"io/fs"
	"iter"
	"runtime"

	"briefing/briefing"
)

// DefaultMaxBytes is how big a document may be if Options do not say: one that is
// read whole. Mailboxes and JSON Lines, packed or not, may have any size.
const DefaultMaxBytes = 32 << 20

// Options says what to read. The zero value reads every document.
type Options struct {
	// Documents is what a digest says of documents. It is matched to a
	// document by its path, or by its name if only one document has that, and
	// overrides what the document says of itself.
	Documents []briefing.Document
	// MaxBytes is how big a document may be; DefaultMaxBytes if 0. Whatever it
	// is, a document of more than a million lines is too big.
	MaxBytes int64
	// File, if set, is the one document to read, whatever its name ends in.
	File string
}

// Read returns the articles of the documents in fsys, in the order of their
// paths and the articles of one document in its order. IDs are unique among
// them. Names that begin with a dot, digest.yaml and what is neither a file nor
// a folder are passed over. A file is read once however many links lead to it;
// a link out of fsys cannot be read.
//
// Either the article or the error of a pair is nil. What cannot be read yields
// an *Error and ends nothing; an article of which only a part cannot be
// understood, such as its front matter, comes before the *Error that says so.
// Only the end of ctx ends it early, with the context's error as last one.
// Documents are read concurrently, a few ahead of the one that is yielded.
func Read(ctx context.Context, fsys fs.FS, opts Options) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		f := Find(ctx, fsys, opts)
		for _, err := range f.errs {
			if !yield(nil, err) {
				return
			}
		}
		everything := func(string) bool { return true }
		for d := range f.Read(ctx, f.IDs(), everything) {
			for _, a := range d.Articles {
				if !yield(a, nil) {
					return
				}
			}
			for _, err := range d.Errs {
				if !yield(nil, err) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// result is what came of one document, or of a part of it.
type result struct {
	path     string
	articles []*briefing.Article
	errs     []error
	more     bool  // of it is to come
	read     int64 // bytes of the document, if there is more
}

// readAll reads files, as many at a time as there are processors, and returns
// their results in order. It ends early when ctx does, which must be once they are not wanted any more.
func readAll(ctx context.Context, fsys fs.FS, files iter.Seq[file], said map[string]briefing.Document, opts Options) iter.Seq[result] {
	return func(yield func(result) bool) {
		// The results of one document are awaited, others are under way.
		pending := make(chan chan result, runtime.GOMAXPROCS(0)-1)
		go func() {
			defer close(pending)
			for f := range files {
				results := make(chan result, 1)
				select {
				case pending <- results:
					go f.readTo(ctx, results, fsys, said[f.path], opts)
				case <-ctx.Done():
					return
				}
			}
		}()
		for results := range pending {
			for more := true; more; {
				select {
				case r := <-results:
					if more = r.more; ctx.Err() != nil || !yield(r) {
						return
					}
				case <-ctx.Done():
					return
				}
			}
		}
	}
}

// readTo sends what comes of f, unless ctx ends.
func (f file) readTo(ctx context.Context, results chan<- result, fsys fs.FS, said briefing.Document, opts Options) {
	send := func(r result) bool {
		select {
		case results <- r:
			return true
		case <-ctx.Done():
			return false
		}
	}
	send(f.read(fsys, said, opts, send))
}
