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
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// A library without a digest gets one made from what its articles state. That
// is known only after they are read. So they are linked by the names that
// package derive proposes, and the digest is made from the mentions found.

// linkBy sets the digest by which articles are linked. In a library that derives its
// digest d holds the candidates, and what an editor gave lies over them.
func (l *Library) linkBy(d *briefing.Digest) {
	l.names = d
	if l.derives() {
		d = derive.Over(l.given, d)
	}
	l.linked = d
	l.apart = apartIn(d)
	l.linker = sync.OnceValue(func() *link.Linker { return link.New(d) })
}

// take makes the derived digest the digest of the library.
func (l *Library) take(stated *derive.Stated, mentions map[briefing.SubjectID]int) {
	l.takeDerived(derive.Digest(nameOf(l.Name), stated, mentions))
}

// takeDerived puts what an editor gave over a derived digest and makes that the digest of
// the library.
func (l *Library) takeDerived(d *briefing.Digest) {
	l.derived = d
	l.digest = l.digest.With(derive.Over(l.given, d))
}

// fillDerived reads and stores the articles in folder, and derives the digest
// from them.
func (l *Library) fillDerived(ctx context.Context, folder *source.Folder) error {
	var linked []store.Linked
	stated := &derive.Stated{}
	everything := func(string) bool { return true }
	for document := range folder.Read(ctx, folder.IDs(), everything) {
		l.addErrors(document.Errs)
		if document.Limit != nil {
			return document.Limit
		}
		for _, a := range document.Articles {
			linked = append(linked, store.Linked{Article: a})
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	linked = store.Distinct(linked) // copies count once
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

// importDerived stores articles without the mentions of candidates that turned
// out to be no figures.
func (l *Library) importDerived(ctx context.Context, linked []store.Linked) error {
	d := l.digest.Digest
	subjects := map[briefing.SubjectID]bool{}
	for s := range d.Subjects() {
		subjects[s.SubjectID()] = true
	}
	err := l.local.Import(ctx, d, func(yield func(store.Linked, error) bool) {
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

// settle ends a change of the index. It reports whether the articles must be
// linked again by other names; if not, it stores the derived digest. For look see
// findNames.
func (l *Library) settle(ctx context.Context, x *store.Index, look bool) (again bool, err error) {
	if again, err = l.findNames(ctx, x, look); again || err != nil {
		return again, err
	}
	return false, l.keepDerived(ctx, x)
}

// keepDerived makes the digest of a library without one and stores it in the
// index, so that the next open finds it.
func (l *Library) keepDerived(ctx context.Context, x *store.Index) error {
	if !l.derives() {
		return nil
	}
	if err := l.derive(ctx, x); err != nil {
		return err
	}
	if err := x.KeepDerived(ctx, writeDerived(l.derived)); store.IsDamage(err) || ctx.Err() != nil {
		return err
	}
	return nil // it can be made again from the index
}

// derivedTopic is a topic in its stored form.
type derivedTopic struct{ ID, Name, Group, Where string }

// derivedDigest is a derived digest in its stored form.
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
		panic(err) // JSON can encode every field
	}
	return data
}

// readDerived decodes a digest that writeDerived encoded. It returns false for
// other data.
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

// findNames finds the names by which the articles in an index must be linked if
// the library has no digest. It reports whether they differ from the current
// ones. The current names stay as long as none is missing, since relinking a
// large library takes long. With look the texts are searched for names too;
// otherwise earlier finds count.
func (l *Library) findNames(ctx context.Context, x *store.Index, look bool) (changed bool, err error) {
	if !l.derives() {
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
	if reflect.DeepEqual(names, l.names) {
		return false, nil
	}
	l.linkBy(names)
	return true, nil
}

// foresee estimates the names of a library without a digest before most of its
// articles are read, so that they need not be linked twice. It reads the
// beginnings of the documents, where front matter is. Missed names only cost
// another linking.
func (l *Library) foresee(ctx context.Context, x *store.Index, p *plan, r *reader, folder *source.Folder) error {
	if n, err := x.Len(ctx); err != nil || !l.derives() || len(p.changed) < max(n, largeDocuments/2) {
		return err
	}
	stated := &derive.Stated{}
	if err := cmp.Or(x.Tags(ctx, stated.Count), x.Notes(ctx, stated.CountNote)); err != nil {
		return err
	}
	stated.Find(foundOf(l.names))
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

// headBytes is longer than any front matter.
const headBytes = 4 << 10

// heads is a folder that shows only the beginnings of its files.
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

// isNames and isFound begin the key under which an index stores its names,
// isFound if the texts were searched for names. The names follow, so that the
// key tells by which names the index is linked.
const (
	isNames = "names "
	isFound = "found "
)

// keyOf returns the key of names. merged is a fingerprint of the digest
// that they make with what an editor gave, "" if there is no file.
func keyOf(names *briefing.Digest, merged string, drafts bool) string {
	data, err := json.Marshal(namedSubjects{names.Figures, names.Events, names.Numbers, merged})
	if err != nil {
		panic(err) // JSON can encode every field
	}
	return keyBegins(drafts) + string(data)
}

func keyBegins(drafts bool) string {
	if drafts {
		return isFound
	}
	return isNames
}

// namedSubjects are the subjects by which articles without a digest are linked.
type namedSubjects struct {
	Figures []*briefing.Figure
	Events  []*briefing.Event
	Numbers []*briefing.Number
	Merged  string `json:",omitempty"` // see keyOf
}

// namesOf decodes the names in a key; nil if the key is of another kind.
func namesOf(key string, drafts bool) *briefing.Digest {
	data, ok := strings.CutPrefix(key, keyBegins(drafts))
	var names namedSubjects
	if !ok || json.Unmarshal([]byte(data), &names) != nil {
		return nil
	}
	return &briefing.Digest{Derived: true, Figures: names.Figures, Events: names.Events, Numbers: names.Numbers}
}

// foundOf returns the subjects among names that were found in the texts; nil
// for nil.
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

// bearable returns how many of names may be missing in the index before it is
// linked again. Finds change a little with every article, and relinking a large
// library takes long. No stated name may be missing.
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

// derive sets the digest of a library without one: the stored one, or a new one
// made from the index.
func (l *Library) derive(ctx context.Context, x *store.Index) error {
	if !l.derives() {
		return nil
	}
	data, err := x.Derived(ctx)
	if err != nil {
		return err
	}
	if d, ok := readDerived(data); ok {
		d.Title = nameOf(l.Name)
		if !l.drafts {
			takeOutFound(d)
		}
		l.takeDerived(d)
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

// takeOutFound removes the subjects that were found in the texts.
func takeOutFound(d *briefing.Digest) {
	d.Figures = slices.DeleteFunc(d.Figures, func(f *briefing.Figure) bool { return f.Found })
	d.Events, d.Numbers = nil, nil
}
