package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"briefing/briefing"
	"briefing/briefing/match"
)

// errNone says that no library has been published under an address.
var errNone = errors.New("no library has been published under this name")

// Library is one generation of a shared library. It is safe for concurrent use, and must
// be closed. An answer that is not whole, because a part of the cluster failed, is an
// error.
type Library struct {
	c      *client
	m      *manifest
	starts []int // place of the first article of each part
	digest *briefing.Digest
	order  map[briefing.SubjectID]int

	mu      sync.Mutex
	parts   map[int][]listed // entries by number of the part
	places  map[briefing.ArticleID]int
	recent  []filed                               // the articles read last, the latest first
	of      map[briefing.SubjectID]map[int][]held // by number of the part
	sums    map[briefing.SubjectID][]sum
	entries []briefing.Entry  // all, once they were asked for
	words   *match.Vocabulary // once it was asked for
}

var _ briefing.Library = (*Library)(nil)

// Open opens a shared library at its present generation. Until UseDigest it has no digest.
func Open(ctx context.Context, at Address, who Credentials) (*Library, error) {
	c := newClient(at, who)
	m, _, err := c.readManifest(ctx)
	if err != nil {
		c.close()
		return nil, err
	}
	l := &Library{
		c: c, m: m, digest: &briefing.Digest{}, order: map[briefing.SubjectID]int{},
		parts: map[int][]listed{}, places: map[briefing.ArticleID]int{}, of: map[briefing.SubjectID]map[int][]held{},
		sums: map[briefing.SubjectID][]sum{},
	}
	place := 0
	for _, p := range m.Parts {
		l.starts = append(l.starts, place)
		place += p.Articles
	}
	return l, nil
}

// version names a state of a document, for a change that must not overwrite another.
type version struct {
	Seq  int64 `json:"_seq_no"`
	Term int64 `json:"_primary_term"`
}

// stored is a document as the server returns it.
type stored struct {
	version
	ID     string `json:"_id"`
	Found  bool
	Source struct {
		Kind string
		From int64
		Data string
	} `json:"_source"`
}

func (c *client) get(ctx context.Context, id string) (stored, error) {
	var doc stored
	err := c.do(ctx, http.MethodGet, "/_doc/"+url.PathEscape(id), nil, &doc)
	return doc, err
}

// readManifest returns the present generation. The error wraps ErrNone if there is none.
func (c *client) readManifest(ctx context.Context) (*manifest, version, error) {
	doc, err := c.get(ctx, kindManifest)
	if hasStatus(err, http.StatusNotFound) {
		return nil, version{}, c.fail(errNone)
	}
	if err != nil {
		return nil, version{}, err
	}
	m := &manifest{}
	if doc.Source.Kind != kindManifest {
		return nil, version{}, c.fail(errForeign)
	}
	if err := unpackJSON(kindManifest, "", doc.Source.Data, m); err != nil {
		return nil, version{}, c.fail(err)
	}
	if m.Form != form {
		return nil, version{}, c.fail(fmt.Errorf("it was published by another version of briefing (its form is %d, this one reads %d)", m.Form, form))
	}
	return m, doc.version, nil
}

// Close ends the connections to the server.
func (l *Library) Close() error {
	l.c.close()
	return nil
}

// Title returns the title that the library was published with.
func (l *Library) Title() string { return l.m.Title }

// DigestData returns the digest in YAML, and whether the library was published with one
// of its own; otherwise it holds the subjects found in the texts.
func (l *Library) DigestData() (data []byte, own bool) { return []byte(l.m.Digest), l.m.HasDigest }

// UseDigest sets the digest, that of DigestData. It must be called before all else.
func (l *Library) UseDigest(d *briefing.Digest) {
	l.digest = d
	for s := range d.Subjects() {
		l.order[s.SubjectID()] = len(l.order)
	}
}

// Generation returns the number of the generation that is read.
func (l *Library) Generation() int64 { return l.m.Generation }

// Latest returns the number of the generation that is on the server now.
func Latest(ctx context.Context, at Address, who Credentials) (int64, error) {
	c := newClient(at, who)
	defer c.close()
	var doc stored
	err := c.do(ctx, http.MethodGet, "/_doc/"+kindManifest+"?_source_includes=from", nil, &doc)
	return doc.Source.From, err
}

// Digest returns the digest.
func (l *Library) Digest() *briefing.Digest { return l.digest }

// Extent returns how much the library holds.
func (l *Library) Extent() briefing.Extent { return l.m.Extent }

// Entries returns all articles without their texts. The slice is shared: it must not be
// changed.
func (l *Library) Entries(ctx context.Context) ([]briefing.Entry, error) {
	l.mu.Lock()
	known := l.entries
	l.mu.Unlock()
	if known != nil {
		return known, ctx.Err()
	}
	all := make([]int, len(l.m.Parts))
	for i := range all {
		all[i] = i
	}
	if err := l.load(ctx, all...); err != nil {
		return nil, fmt.Errorf("articles: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	entries := make([]briefing.Entry, 0, l.m.Extent.Articles)
	for i := range l.m.Parts {
		for _, e := range l.parts[i] {
			entries = append(entries, e.Entry)
		}
	}
	l.entries = slices.Clip(entries)
	return l.entries, nil
}

// load reads the entries of parts that are not known.
func (l *Library) load(ctx context.Context, parts ...int) error {
	l.mu.Lock()
	var missing []int
	for _, i := range parts {
		if _, ok := l.parts[i]; !ok && !slices.Contains(missing, i) {
			missing = append(missing, i)
		}
	}
	l.mu.Unlock()
	keys := make([]string, len(missing))
	for n, i := range missing {
		keys[n] = l.m.Parts[i].Entries
	}
	return l.c.pieces(ctx, keys, func(n int, content []byte) error {
		var entries []listed
		if err := decode(content, &entries); err != nil || len(entries) != l.m.Parts[missing[n]].Articles {
			return l.c.fail(errForeign)
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		i := missing[n]
		l.parts[i] = entries
		for k, e := range entries {
			l.places[e.ID] = l.starts[i] + k
		}
		return nil
	})
}

// partOf returns the number of the part that has a place.
func (l *Library) partOf(place int) int {
	i, found := slices.BinarySearch(l.starts, place)
	if !found {
		i--
	}
	return i
}

// at returns the entry at a place.
func (l *Library) at(ctx context.Context, place int) (listed, error) {
	if place < 0 || place >= l.m.Extent.Articles {
		return listed{}, fmt.Errorf("article %d: %w", place, briefing.ErrNotFound)
	}
	i := l.partOf(place)
	if err := l.load(ctx, i); err != nil {
		return listed{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.parts[i][place-l.starts[i]], nil
}

// EntriesAt returns the articles at places, in the order of places.
func (l *Library) EntriesAt(ctx context.Context, places ...int) ([]briefing.Entry, error) {
	var parts []int
	for _, p := range places {
		if p >= 0 && p < l.m.Extent.Articles {
			parts = append(parts, l.partOf(p))
		}
	}
	if err := l.load(ctx, parts...); err != nil {
		return nil, err
	}
	out := make([]briefing.Entry, len(places))
	for i, p := range places {
		e, err := l.at(ctx, p)
		if err != nil {
			return nil, err
		}
		out[i] = e.Entry
	}
	return out, ctx.Err()
}

// Place returns the place of an article among Entries. The error wraps
// briefing.ErrNotFound if there is none with that ID.
func (l *Library) Place(ctx context.Context, id briefing.ArticleID) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	l.mu.Lock()
	place, ok := l.places[id]
	l.mu.Unlock()
	if ok {
		return place, nil
	}
	missing := fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
	if l.isWhole() {
		return 0, missing
	}
	a, err := l.c.search(ctx, object{
		"query": l.among(object{"term": object{"id": string(id)}}), "size": 1, "_source": []string{"order"},
	})
	if err != nil {
		return 0, fmt.Errorf("article %q: %w", id, err)
	}
	if len(a.Hits.Hits) == 0 {
		return 0, missing
	}
	order := a.Hits.Hits[0].Source.Order
	i, found := slices.BinarySearchFunc(l.m.Parts, order, func(p partKeys, order string) int { return strings.Compare(p.First, order) })
	if !found {
		i--
	}
	if err := l.load(ctx, max(i, 0)); err != nil {
		return 0, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if place, ok = l.places[id]; !ok {
		return 0, l.c.fail(errForeign)
	}
	return place, nil
}

// isWhole reports whether all entries are known.
func (l *Library) isWhole() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.parts) == len(l.m.Parts)
}

// filed returns the data of an article.
func (l *Library) filed(ctx context.Context, id briefing.ArticleID) (filed, error) {
	l.mu.Lock()
	for i, f := range l.recent {
		if f.Entry.ID == id {
			l.recent = slices.Insert(slices.Delete(l.recent, i, i+1), 0, f)
			l.mu.Unlock()
			return f, ctx.Err()
		}
	}
	l.mu.Unlock()
	place, err := l.Place(ctx, id)
	if err != nil {
		return filed{}, err
	}
	e, err := l.at(ctx, place)
	if err != nil {
		return filed{}, err
	}
	doc, err := l.c.get(ctx, e.Key)
	if hasStatus(err, http.StatusNotFound) {
		err = l.c.fail(errForeign)
	}
	var f filed
	if err == nil {
		if unpackJSON(kindArticle, e.Key, doc.Source.Data, &f) != nil {
			err = l.c.fail(errForeign)
		}
	}
	if err != nil {
		return filed{}, fmt.Errorf("article %q: %w", id, err)
	}
	l.keep(f)
	return f, nil
}

// keep remembers an article.
func (l *Library) keep(f filed) {
	const most = 64 // more than a page reads
	l.mu.Lock()
	defer l.mu.Unlock()
	l.recent = slices.Insert(l.recent, 0, f)
	l.recent = l.recent[:min(most, len(l.recent))]
}

// ReadAhead reads articles at once that will be asked for one by one.
func (l *Library) ReadAhead(ctx context.Context, ids ...briefing.ArticleID) error {
	var keys []string
	for _, id := range ids {
		place, err := l.Place(ctx, id)
		if err != nil {
			return err
		}
		e, err := l.at(ctx, place)
		if err != nil {
			return err
		}
		l.mu.Lock()
		known := slices.ContainsFunc(l.recent, func(f filed) bool { return f.Entry.ID == id })
		l.mu.Unlock()
		if !known {
			keys = append(keys, e.Key)
		}
	}
	if len(keys) == 0 {
		return ctx.Err()
	}
	found, err := l.c.fetch(ctx, kindArticle, keys)
	if err != nil {
		return fmt.Errorf("%d articles: %w", len(keys), err)
	}
	for _, key := range keys {
		var f filed
		if decode(found[key], &f) != nil {
			return l.c.fail(errForeign)
		}
		l.keep(f)
	}
	return nil
}

// Article returns one article with its text. The error wraps briefing.ErrNotFound if there
// is none of that ID.
func (l *Library) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	f, err := l.filed(ctx, id)
	if err != nil {
		return nil, err
	}
	return f.article(), nil
}
