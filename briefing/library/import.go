package library

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"briefing/briefing"
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
}

func (i *importer) carryOut(ctx context.Context, folder *source.Folder) error {
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
	if i.plan.relink {
		find := func(a *briefing.Article) []briefing.Mention { return i.linker().Link(a).Mentions }
		if err := i.w.Relink(ctx, i.digestKey(), find, i.progress.relinked); err != nil {
			return err
		}
	}
	if len(i.plan.changed) == 0 {
		i.progress.end()
		return nil
	}
	i.reader.hashes = map[string][]byte{}
	wanted := func(path string) bool { _, ok := i.plan.changed[path]; return ok }
	for d := range folder.Read(ctx, i.plan.ids, wanted) {
		if err := i.put(ctx, d); err != nil {
			return err
		}
	}
	i.progress.end()
	return ctx.Err()
}

// put links and stores what came of a document.
func (i *importer) put(ctx context.Context, d source.Document) error {
	row := i.plan.changed[d.Path]
	row.Hash = i.reader.hash(d.Path)
	i.progress.document(row.Size, len(d.Errs) > 0 && len(d.Articles) == 0)
	for _, err := range d.Errs {
		if isPassing(err) {
			// It is not known what the document is: the next time it is new.
			i.addErrors(d.Errs)
			return nil
		}
		row.Problems = append(row.Problems, problem(err))
	}
	var linked []store.Linked
	for _, a := range d.Articles {
		linked = append(linked, store.Linked{Article: a, Mentions: i.linker().Link(a).Mentions})
	}
	return i.w.Put(ctx, row, linked)
}

// isPassing reports whether err may be gone the next time, though the document
// is the same: it is about reading, not about what was read.
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
