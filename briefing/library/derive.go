package library

import (
	"context"
	"reflect"
	"slices"
	"sync"

	"briefing/briefing"
	"briefing/briefing/derive"
	"briefing/briefing/digest"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// A library without a digest gets one of what its articles state, which is known
// only once they are read: they are linked by the names that package derive
// proposes, and of what is found there the digest is made.

// linkBy says by what articles are linked.
func (l *Library) linkBy(d *briefing.Digest) {
	l.linked = d
	l.linker = sync.OnceValue(func() *link.Linker { return link.New(d) })
}

// take makes a derived digest that of the library.
func (l *Library) take(stated *derive.Stated, mentions map[briefing.SubjectID]int) {
	l.digest = &digest.File{Name: DigestFile, Digest: derive.Digest(l.digest.Digest.Title, stated, mentions)}
}

// fillDerived reads and stores the articles in folder, with a digest of what they
// state.
func (l *Library) fillDerived(ctx context.Context, folder *source.Folder) error {
	var linked []store.Linked
	stated := &derive.Stated{}
	everything := func(string) bool { return true }
	for document := range folder.Read(ctx, folder.IDs(), everything) {
		l.addErrors(document.Errs)
		for _, a := range document.Articles {
			linked = append(linked, store.Linked{Article: a})
			stated.Count(a.Entry, 1)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	l.linkBy(derive.Names(stated))
	counts := map[briefing.SubjectID]int{}
	for i := range linked {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		linked[i].Mentions = l.mentions(linked[i].Article)
		for _, m := range linked[i].Mentions {
			counts[m.Subject]++
		}
	}
	l.take(stated, counts)
	return l.importDerived(ctx, linked)
}

// importDerived stores articles without the mentions of what turned out to be no
// figure.
func (l *Library) importDerived(ctx context.Context, linked []store.Linked) error {
	d := l.digest.Digest
	figures := map[briefing.SubjectID]bool{}
	for _, f := range d.Figures {
		figures[f.ID] = true
	}
	err := l.Import(ctx, d, func(yield func(store.Linked, error) bool) {
		for _, a := range linked {
			a.Mentions = slices.DeleteFunc(a.Mentions, func(m briefing.Mention) bool { return !figures[m.Subject] })
			if !yield(a, nil) {
				return
			}
		}
	})
	if err == nil && len(linked) == 0 {
		err = l.noArticle()
	}
	return err
}

// findNames finds by which names the articles in an index are to be linked, if
// the library has no digest, and reports whether they are others than before.
func (l *Library) findNames(ctx context.Context, x *store.Index) (changed bool, err error) {
	if l.HasDigest {
		return false, nil
	}
	stated := &derive.Stated{}
	if err := x.Tags(ctx, stated.Count); err != nil {
		return false, err
	}
	names := derive.Names(stated)
	if reflect.DeepEqual(names, l.linked) {
		return false, nil
	}
	l.linkBy(names)
	return true, nil
}

// derive makes the digest of a library that has none from what is in its index.
func (l *Library) derive(ctx context.Context, x *store.Index) error {
	if l.HasDigest {
		return nil
	}
	stated := &derive.Stated{}
	if err := x.Stated(ctx, stated.Count); err != nil {
		return err
	}
	counts, err := x.Counts(ctx)
	if err != nil {
		return err
	}
	l.take(stated, counts)
	return nil
}
