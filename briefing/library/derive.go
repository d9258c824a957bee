package library

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"
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
	l.apart = apartIn(d)
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
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	linked = store.Distinct(linked) // what copies state and mention counts once
	for _, l := range linked {
		stated.Count(l.Article.Entry, 1)
		stated.CountFolder(l.Article.Folder(), 1)
		stated.CountNote(l.Article.Entry)
	}
	if l.drafts && !l.undrafted {
		found, err := l.findings(ctx, linked, l.progress)
		if err != nil {
			return err
		}
		stated.Find(found)
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
	subjects := map[briefing.SubjectID]bool{}
	for s := range d.Subjects() {
		subjects[s.SubjectID()] = true
	}
	err := l.Import(ctx, d, func(yield func(store.Linked, error) bool) {
		for _, a := range linked {
			a.Mentions = slices.DeleteFunc(a.Mentions, func(m briefing.Mention) bool { return !subjects[m.Subject] })
			if !yield(a, nil) {
				return
			}
		}
	})
	if err == nil && len(linked) == 0 && !l.mayBeEmpty {
		err = l.noArticle()
	}
	return err
}

// settle ends a change of the index: it reports whether the articles are to be
// linked by other names than they are, or else keeps what is derived from them.
func (l *Library) settle(ctx context.Context, x *store.Index) (again bool, err error) {
	if again, err = l.findNames(ctx, x, true); again || err != nil {
		return again, err
	}
	return false, l.keepDerived(ctx, x)
}

// keepDerived makes the digest of a library that has none, for those who open it
// before the index changes again.
func (l *Library) keepDerived(ctx context.Context, x *store.Index) error {
	if l.HasDigest {
		return nil
	}
	if err := l.derive(ctx, x); err != nil {
		return err
	}
	if err := x.KeepDerived(ctx, writeDerived(l.digest.Digest)); store.IsDamage(err) || ctx.Err() != nil {
		return err
	}
	return nil // it can be made again
}

// derivedTopic is a topic as it is kept.
type derivedTopic struct{ ID, Name, Group, Where string }

// derivedDigest is a derived digest as it is kept.
type derivedDigest struct {
	Topics  []derivedTopic
	Figures []*briefing.Figure
	Events  []*briefing.Event
	Numbers []*briefing.Number
}

func writeDerived(d *briefing.Digest) []byte {
	kept := derivedDigest{Figures: d.Figures, Events: d.Events, Numbers: d.Numbers}
	for _, t := range d.Topics {
		kept.Topics = append(kept.Topics, derivedTopic{string(t.ID), t.Name, t.Group, t.Where.String()})
	}
	data, err := json.Marshal(kept)
	if err != nil {
		panic(err) // there is nothing in it that JSON has no form for
	}
	return data
}

// readDerived returns the digest that writeDerived wrote, if data is one.
func readDerived(data []byte) (*briefing.Digest, bool) {
	var kept derivedDigest
	if json.Unmarshal(data, &kept) != nil {
		return nil, false
	}
	d := &briefing.Digest{Derived: true, Figures: kept.Figures, Events: kept.Events, Numbers: kept.Numbers}
	for _, t := range kept.Topics {
		where, err := briefing.ParseQuery(t.Where)
		if err != nil {
			return nil, false
		}
		d.Topics = append(d.Topics, &briefing.Topic{ID: briefing.SubjectID(t.ID), Name: t.Name, Group: t.Group, Where: where})
	}
	return d, true
}

// findNames finds by which names the articles in an index are to be linked, if
// the library has no digest, and reports whether they are others than before.
// Those that are linked stay as long as none is missing among them: to link a
// large library again takes its time. look says that the texts are looked into for
// names too, and not only what was found there before.
func (l *Library) findNames(ctx context.Context, x *store.Index, look bool) (changed bool, err error) {
	if l.HasDigest {
		return false, nil
	}
	key, err := x.LinkedTo(ctx)
	if err != nil {
		return false, err
	}
	settled, err := x.Derived(ctx)
	if err != nil {
		return false, err
	}
	linked := namesOf(key, l.drafts)
	if settled != nil && linked != nil {
		l.linkBy(linked)
		return false, nil
	}
	stated := &derive.Stated{}
	if err := cmp.Or(x.Tags(ctx, stated.Count), x.Notes(ctx, stated.CountNote)); err != nil {
		return false, err
	}
	if l.drafts {
		found, err := l.foundIn(ctx, x, linked, look)
		if err != nil {
			return false, err
		}
		stated.Find(found)
	}
	names := derive.Names(stated)
	if linked != nil && lacks(linked, names) <= bearable(names) {
		names = linked
	}
	if reflect.DeepEqual(names, l.linked) {
		return false, nil
	}
	l.linkBy(names)
	return true, nil
}

// foresee finds by which names the articles of a library without a digest are to
// be linked before most of them are read, so that they need not be linked again
// afterwards: it looks at the beginnings of the documents, where front matter is.
// What it misses costs nothing but that.
func (l *Library) foresee(ctx context.Context, x *store.Index, p *plan, r *reader, folder *source.Folder) error {
	if n, err := x.Len(ctx); err != nil || l.HasDigest || len(p.changed) < max(n, largeDocuments/2) {
		return err
	}
	stated := &derive.Stated{}
	if err := cmp.Or(x.Tags(ctx, stated.Count), x.Notes(ctx, stated.CountNote)); err != nil {
		return err
	}
	stated.Find(foundOf(l.linked))
	wanted := func(path string) bool { _, ok := p.changed[path]; return ok }
	for d := range folder.In(heads{r}).Read(ctx, folder.IDs(), wanted) {
		for _, a := range d.Articles {
			stated.Count(a.Entry, 1)
			stated.CountNote(a.Entry)
		}
	}
	l.linkBy(derive.Names(stated))
	linked, err := x.Linked(ctx, l.digestKey())
	p.relink = !linked
	return err
}

// headBytes is more than front matter takes.
const headBytes = 4 << 10

// heads is a folder of which no more than the beginnings of the files are read.
type heads struct{ *reader }

func (h heads) Open(name string) (fs.File, error) {
	f, err := h.files.Open(name)
	if err != nil {
		return nil, err
	}
	return &head{f, headBytes}, nil
}

// head is the beginning of a file.
type head struct {
	fs.File
	left int64
}

func (h *head) Read(p []byte) (int, error) {
	if h.left <= 0 {
		return 0, io.EOF
	}
	n, err := h.File.Read(p[:min(int64(len(p)), h.left)])
	h.left -= int64(n)
	return n, err
}

// isNames and isFound begin the key of names, isFound where the texts are looked into
// for names. The names themselves follow, so that it can be told which an index is
// linked by.
const (
	isNames = "names "
	isFound = "found "
)

// keyOf returns the key of names.
func keyOf(names *briefing.Digest, drafts bool) string {
	data, err := json.Marshal(namedSubjects{names.Figures, names.Events, names.Numbers})
	if err != nil {
		panic(err) // there is nothing in a figure that JSON has no form for
	}
	return keyBegins(drafts) + string(data)
}

func keyBegins(drafts bool) string {
	if drafts {
		return isFound
	}
	return isNames
}

// namedSubjects are what articles without a digest are linked by.
type namedSubjects struct {
	Figures []*briefing.Figure
	Events  []*briefing.Event
	Numbers []*briefing.Number
}

// namesOf returns the names of a key, nil if it is none of such names.
func namesOf(key string, drafts bool) *briefing.Digest {
	data, ok := strings.CutPrefix(key, keyBegins(drafts))
	var names namedSubjects
	if !ok || json.Unmarshal([]byte(data), &names) != nil {
		return nil
	}
	return &briefing.Digest{Derived: true, Figures: names.Figures, Events: names.Events, Numbers: names.Numbers}
}

// foundOf returns what of names was found in the texts; nil if names are.
func foundOf(names *briefing.Digest) *briefing.Digest {
	if names == nil {
		return nil
	}
	isStated := func(f *briefing.Figure) bool { return !f.Found }
	return &briefing.Digest{Figures: slices.DeleteFunc(slices.Clone(names.Figures), isStated), Events: names.Events, Numbers: names.Numbers}
}

// lacks returns how many of names are not among others.
func lacks(others, names *briefing.Digest) int {
	known := map[briefing.SubjectID]briefing.Subject{}
	for s := range others.Subjects() {
		known[s.SubjectID()] = s
	}
	n := 0
	for s := range names.Subjects() {
		if !reflect.DeepEqual(known[s.SubjectID()], s) {
			n++
		}
	}
	return n
}

// bearable returns how many of names may be missing among those that articles are linked
// by: what is found changes a little with every article, and to link a large library
// again takes its time. Of what articles state nothing may be missing.
func bearable(names *briefing.Digest) int {
	const most, one = 1000, 20
	found := 0
	for s := range names.Subjects() {
		if briefing.IsFound(s) {
			found++
		}
	}
	if found < most {
		return 0
	}
	return found / one
}

// derive makes the digest of a library that has none from what is in its index,
// or takes the one that was made of it.
func (l *Library) derive(ctx context.Context, x *store.Index) error {
	if l.HasDigest {
		return nil
	}
	data, err := x.Derived(ctx)
	if err != nil {
		return err
	}
	if d, ok := readDerived(data); ok {
		d.Title = l.digest.Digest.Title
		if !l.drafts {
			takeOutFound(d)
		}
		l.digest = &digest.File{Name: DigestFile, Digest: d}
		return nil
	}
	stated := &derive.Stated{}
	if err := x.Stated(ctx, stated.Count); err != nil {
		return err
	}
	key, err := x.LinkedTo(ctx)
	if err != nil {
		return err
	}
	stated.Find(foundOf(namesOf(key, l.drafts)))
	if err := cmp.Or(x.Folders(ctx, stated.CountFolder), x.Notes(ctx, stated.CountNote)); err != nil {
		return err
	}
	counts, err := x.Counts(ctx)
	if err != nil {
		return err
	}
	l.take(stated, counts)
	return nil
}

// takeOutFound leaves in a digest only what articles state.
func takeOutFound(d *briefing.Digest) {
	d.Figures = slices.DeleteFunc(d.Figures, func(f *briefing.Figure) bool { return f.Found })
	d.Events, d.Numbers = nil, nil
}
