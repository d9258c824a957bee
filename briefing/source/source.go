// Package source makes articles from the documents in a folder.
//
// [Find] lists the documents in a folder and [Folder.Read] reads them;
// [ReadHeld] reads one that is in memory. Content goes before the name in
// deciding the format of a document. Text is scrubbed where it enters, so an
// article holds no control characters and no broken UTF-8. Litter of web pages
// is cleaned away and listed in [briefing.Article.Removed].
//
// The packages below read one format each: markdown, plain, web, feed, jsonl,
// mail, epub, docx and pdf; format.go lists them. They share scrub, which makes bytes safe text; stated,
// which reads dates and addresses; cleanup, which tells litter from article;
// and escape, which writes text as Markdown.
package source

import (
	"context"
	"io/fs"
	"iter"
	"runtime"
	"slices"
	"sync"

	"briefing/briefing"
	"briefing/briefing/limit"
)

// DefaultMaxBytes is the default limit on the size of a document that is read
// whole. Mailboxes and JSON Lines, packed or not, may have any size.
const DefaultMaxBytes = 32 << 20

// Options says what to read. The zero value reads every document.
type Options struct {
	// Documents holds a digest's descriptions of documents. One matches a
	// document by its path, or by its file name if that is unique, and
	// overrides the document's own metadata.
	Documents []briefing.Document
	// MaxBytes limits the size of a document; 0 means DefaultMaxBytes. A
	// document of more than a million lines is too big in any case.
	MaxBytes int64
	// File, if set, is the only document to read, whatever its extension.
	File string
}

// Read returns the articles of the documents in fsys, ordered by path and then
// as they stand in the document. Their IDs are unique. It skips names that
// begin with a dot, digest.yaml, and anything that is neither a file nor a
// folder. A file is read once however many links lead to it; a link out of fsys
// is an error.
//
// Either the article or the error of a pair is nil. Whatever cannot be read
// yields an *Error, and reading goes on. If only a part of an article cannot be
// read, such as its front matter, the article comes before its *Error. When ctx
// is done, Read yields the context's error and stops; so it does with a limit of the
// system, which is a *limit.Error, since that says nothing about the document.
// Documents are read concurrently, a few ahead of the one that is yielded.
func Read(ctx context.Context, fsys fs.FS, opts Options) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		f := Find(ctx, fsys, opts)
		if err := f.Limit(); err != nil {
			yield(nil, err)
			return
		}
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
			if d.Limit != nil {
				yield(nil, d.Limit)
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// result is the outcome of reading one document, or a part of one.
type result struct {
	path     string
	articles []*briefing.Article
	repeats  []repeat
	errs     []error
	limit    error // the limit of the system that ended the reading: nothing follows
	more     bool  // further parts follow
	read     int64 // bytes of the document read so far, if further parts follow
}

// readAll reads files, as many at a time as there are processors, and yields
// their results in order. Where the system's limits do not allow that, it goes on with
// one at a time; if that is too much as well, the result with the limit is the last.
// It stops early when ctx is done. The caller must cancel ctx once it wants no more
// results.
func readAll(ctx context.Context, fsys fs.FS, files iter.Seq[file], said map[string]briefing.Document, opts Options) iter.Seq[result] {
	return func(yield func(result) bool) {
		r := reader{fsys: fsys, said: said, opts: opts, files: slices.Collect(files), workers: runtime.GOMAXPROCS(0)}
		if limit.FewFiles() != nil {
			r.workers = 1
		}
		for r.read(ctx, yield) {
			r.workers = 1
		}
	}
}

// reader reads documents, several at a time.
type reader struct {
	fsys    fs.FS
	said    map[string]briefing.Document
	opts    Options
	files   []file // still to be read
	workers int
}

// read yields the results of r.files. It returns true if the system gave less than so
// many workers take: then r.files holds the rest.
func (r *reader) read(ctx context.Context, yield func(result) bool) (again bool) {
	inner, cancel := context.WithCancel(ctx)
	var readers sync.WaitGroup
	defer cancel()
	// The consumer waits for one document while the others are read.
	pending := make(chan chan result, r.workers-1)
	files := r.files
	readers.Go(func() {
		defer close(pending)
		for _, f := range files {
			results := make(chan result, 1)
			select {
			case pending <- results:
				readers.Go(func() { f.readTo(inner, results, r.fsys, r.said[f.path], r.opts) })
			case <-inner.Done():
				return
			}
		}
	})
	for results := range pending {
		for first, more := true, true; more; first = false {
			select {
			case next := <-results:
				if next.limit != nil && first && r.workers > 1 {
					cancel()
					readers.Wait() // nothing is open when the rest is read
					return true
				}
				if more = next.more; ctx.Err() != nil || !yield(next) || next.limit != nil {
					return false
				}
			case <-ctx.Done():
				return false
			}
		}
		r.files = r.files[1:]
	}
	return false
}

// readTo sends the results of f until ctx is done.
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
