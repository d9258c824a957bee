package library

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"syscall"
	"time"

	"briefing/briefing"
	"briefing/briefing/derive"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// importer brings an index up to date.
type importer struct {
	*Library
	w        *store.Writer
	plan     *plan
	progress *progress
	reader   *reader

	atOnce   bool // only the first articles are wanted
	articles int  // stored so far
	parts    bool // parts of the current document were stored
}

func (i *importer) carryOut(ctx context.Context, folder *source.Folder) error {
	if i.plan.relink {
		if err := i.w.Relink(ctx, i.digestKey(), i.progress.relinked); err != nil {
			return err
		}
	}
	if len(i.plan.removed) > 0 {
		if err := i.w.Remove(ctx, i.plan.removed); err != nil {
			return err
		}
	}
	if len(i.plan.touched) > 0 {
		if err := i.w.Touch(ctx, i.plan.touched); err != nil {
			return err
		}
	}
	if len(i.plan.changed) == 0 {
		i.progress.end()
		return nil
	}
	i.reader.hashAll()
	wanted := func(path string) bool { _, ok := i.plan.changed[path]; return ok }
	for d := range folder.Read(ctx, i.plan.ids, wanted) {
		if d.Limit != nil {
			return &unreadError{d.Limit}
		}
		if err := i.put(ctx, d); err != nil {
			return err
		}
		if i.isEnough() {
			i.behind = i.progress.now.Files < i.progress.now.TotalFiles
			break
		}
	}
	i.progress.end()
	return ctx.Err()
}

// unreadError says that the documents, not the index, are the reason why an index cannot
// be brought up to date.
type unreadError struct{ error }

func (e *unreadError) Unwrap() error { return e.error }

// isEnough reports whether reading can stop for now.
func (i *importer) isEnough() bool {
	return i.atOnce && (i.articles >= firstArticles || i.articles > 0 && time.Since(i.progress.began) > firstTime)
}

// put links and stores the articles of a document, or of a part of it. A
// document that is not read to its end is stored as unfinished.
func (i *importer) put(ctx context.Context, d source.Document) error {
	row := i.plan.changed[d.Path]
	if row.Unfinished = d.More; d.More {
		i.progress.part(d.Read)
	} else {
		row.Hash = i.reader.hash(d.Path)
		i.progress.document(row.Size, len(d.Errs) > 0 && len(d.Articles) == 0 && !i.parts)
	}
	i.parts = d.More
	if d.More && len(d.Articles) == 0 {
		return nil // earlier parts had them
	}
	for _, err := range d.Errs {
		if isPassing(err) {
			// The document's content is unknown: treat it as new next time.
			i.addErrors(d.Errs)
			return nil
		}
		row.Problems = append(row.Problems, problem(err))
	}
	i.articles += len(d.Articles)
	var linked []store.Linked
	for _, a := range d.Articles {
		linked = append(linked, store.Linked{Article: a, Mentions: i.mentions(a)})
	}
	return i.w.Put(ctx, row, linked)
}

// link returns the mentions in an article, except those of names that mean somebody else there,
// with what its names and rules were matched by.
func (l *Library) link(a *briefing.Article) link.Links {
	links := l.linker().Link(a)
	if l.derives() {
		links.Mentions = derive.Written(a, links.Mentions)
	}
	if apart := l.apart[a.ID]; len(apart) > 0 {
		links.Mentions = slices.DeleteFunc(links.Mentions, func(m briefing.Mention) bool { return slices.Contains(apart, m.Subject) })
	}
	return links
}

// mentions returns the mentions in an article, see link.
func (l *Library) mentions(a *briefing.Article) []briefing.Mention { return l.link(a).Mentions }

// apartIn returns, by article, the figures whose names mean somebody else
// there.
func apartIn(d *briefing.Digest) map[briefing.ArticleID][]briefing.SubjectID {
	out := map[briefing.ArticleID][]briefing.SubjectID{}
	for _, f := range d.Figures {
		for _, a := range f.Apart {
			out[a] = append(out[a], f.ID)
		}
	}
	return out
}

// isPassing reports whether err may be gone next time with the document
// unchanged: reading it failed, not its content.
func isPassing(err error) bool {
	var errno syscall.Errno
	return errors.As(err, &errno) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)
}

func problem(err error) store.Problem {
	if bad := (*source.Error)(nil); errors.As(err, &bad) {
		return store.Problem{Line: bad.Line, Column: bad.Column, Text: bad.Err.Error()}
	}
	return store.Problem{Text: err.Error()}
}
