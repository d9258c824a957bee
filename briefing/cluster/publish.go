package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"briefing/briefing"
	"briefing/briefing/match"
)

// ErrNotOurs says that the index of a name was made by another program.
var ErrNotOurs = errors.New("an index of this name exists that briefing has not made; it is left alone")

// ErrPublishing says that another program is publishing the same library.
var ErrPublishing = errors.New("another program is publishing it")

// Publication is what Publish publishes.
type Publication struct {
	Library   briefing.Library
	Title     string
	HasDigest bool   // the digest is an editor's
	Digest    []byte // in YAML
	// Made names the state of the library, 0 if it has no name. A state that is published
	// already is not read again.
	Made int64
	// Shards and Replicas are those of a new index; a present one keeps its own.
	Shards, Replicas int
	// Progress, if set, is called from time to time, from one goroutine at a time.
	Progress func(Progress)
}

// Progress is how far a publication has come.
type Progress struct {
	Done, All int // articles
	Sent      int // of these, those that the server did not have
}

// Published is what Publish has done.
type Published struct {
	Articles   int
	Sent       int // articles that were new or had changed
	Ended      int // articles that are no longer there, or were replaced
	Generation int64
	Same       bool // nothing had changed, and nothing was written
}

// Publish makes a library the present generation of the shared one. It sends only what the
// server does not have. If it fails or is killed, readers keep what they had; the next
// Publish goes on where it was. The error wraps ErrNotOurs or ErrPublishing if
// these are the reason.
func Publish(ctx context.Context, at Address, who Credentials, p Publication) (Published, error) {
	c := newClient(at, who)
	c.deadline = writeLimit
	defer c.close()
	if err := c.prepare(ctx, p); err != nil {
		return Published{}, err
	}
	held, err := c.lock(ctx)
	if err != nil {
		return Published{}, err
	}
	w := &publisher{c: c, p: p, lock: held, sums: map[briefing.SubjectID][]sum{}}
	err = w.run(held.context())
	if lost := held.release(); lost != nil && err != nil {
		err = lost
	}
	return w.done, err
}

// Remove deletes a shared library.
func Remove(ctx context.Context, at Address, who Credentials) error {
	c := newClient(at, who)
	defer c.close()
	exists, err := c.isOurs(ctx)
	if err == nil && !exists {
		err = c.fail(ErrNone)
	}
	if err != nil {
		return err
	}
	return c.do(ctx, http.MethodDelete, "", nil, nil)
}

// isOurs reports whether the index is there. The error wraps ErrNotOurs if it is that of
// another program.
func (c *client) isOurs(ctx context.Context) (exists bool, err error) {
	var out map[string]struct {
		Mappings struct {
			Meta struct{ Briefing int } `json:"_meta"`
		}
	}
	err = c.do(ctx, http.MethodGet, "/_mapping", nil, &out)
	switch {
	case hasStatus(err, http.StatusNotFound):
		return false, nil
	case err != nil:
		return false, err
	}
	for _, x := range out {
		switch x.Mappings.Meta.Briefing {
		case form:
		case 0:
			return true, c.fail(ErrNotOurs)
		default:
			return true, c.fail(fmt.Errorf("it was published by another version of briefing (its form is %d, this one writes %d)", x.Mappings.Meta.Briefing, form))
		}
	}
	return true, nil
}

// prepare makes the index, unless it is there.
func (c *client) prepare(ctx context.Context, p Publication) error {
	exists, err := c.isOurs(ctx)
	if exists || err != nil {
		return err
	}
	words := object{"type": "text", "analyzer": "whitespace"}
	number := object{"type": "long"}
	return c.do(ctx, http.MethodPut, "", object{
		"settings": object{
			"number_of_shards":   max(1, p.Shards),
			"number_of_replicas": max(0, p.Replicas),
			"refresh_interval":   "-1",
		},
		"mappings": object{
			"dynamic": "strict",
			"_meta":   object{"briefing": form},
			// The words come from the text again where a document is rewritten.
			"_source": object{"includes": []string{"kind", "id", "from", "until", "order", "data"}},
			"properties": object{
				"kind": object{"type": "keyword"}, "id": object{"type": "keyword"}, "order": object{"type": "keyword"},
				"from": number, "until": number, "day": number,
				"title": words, "body": words, "alias": words, "facets": words,
				"data": object{"type": "binary"},
			},
		},
	}, nil)
}

// publisher publishes one library.
type publisher struct {
	c      *client
	p      Publication
	lock   *lock
	was    *manifest
	before version         // of the manifest
	first  bool            // there is no manifest
	docs   map[string]bool // keys of the articles on the server, and whether they are wanted still
	pieces map[string]bool // keys of the pieces on the server
	left   []string        // of both, those that a publisher that was killed has left
	sums   map[briefing.SubjectID][]sum
	bulk   *bulk
	done   Published
}

func (w *publisher) next() int64 { return w.was.Generation + 1 }

func (w *publisher) run(ctx context.Context) error {
	if err := w.readPresent(ctx); err != nil {
		return err
	}
	if err := w.takeUp(ctx); err != nil {
		return err
	}
	w.done.Articles, w.done.Generation = w.was.Extent.Articles, w.was.Generation
	if same, err := w.isMade(ctx); same || err != nil {
		w.done.Same = same
		return err
	}
	w.bulk = newBulk(ctx, w.c)
	m, err := w.send(ctx)
	if err = errors.Join(err, w.bulk.wait()); err != nil {
		return err
	}
	w.done.Articles = m.Extent.Articles
	if w.isSame(m) {
		w.done.Same = true
		return w.tidy(ctx)
	}
	if err := w.end(ctx); err != nil {
		return err
	}
	if err := w.refresh(ctx); err != nil {
		return err
	}
	if err := w.show(ctx, m); err != nil {
		return err
	}
	w.done.Generation = m.Generation
	return w.clean(ctx, m)
}

// readPresent reads what the present generation consists of.
func (w *publisher) readPresent(ctx context.Context) error {
	w.was, w.docs, w.pieces = &manifest{}, map[string]bool{}, map[string]bool{}
	m, at, err := w.c.readManifest(ctx)
	switch {
	case errors.Is(err, ErrNone):
		w.first = true
		return nil
	case err != nil:
		return err
	}
	w.was, w.before = m, at
	keys := make([]string, len(m.Parts))
	for i, p := range m.Parts {
		keys[i] = p.Entries
	}
	for _, piece := range m.pieces() {
		w.pieces[piece] = true
	}
	found := make([][]listed, len(keys))
	err = w.c.pieces(ctx, keys, func(n int, content []byte) error {
		if decode(content, &found[n]) != nil {
			return w.c.fail(errForeign)
		}
		return nil
	})
	for _, entries := range found {
		for _, e := range entries {
			w.docs[e.Key] = false
		}
	}
	return err
}

// takeUp looks at what a publisher that was killed has written for the next generation. Its
// articles and pieces need not be sent again; the articles that it ended go on.
func (w *publisher) takeUp(ctx context.Context) error {
	g := w.was.Generation
	if err := w.refresh(ctx); err != nil {
		return err
	}
	err := w.each(ctx, []object{{"terms": object{"kind": []string{kindArticle, kindPart}}}, {"range": object{"from": object{"gt": g}}}}, false, func(h hit) error {
		w.left = append(w.left, h.ID)
		if strings.HasPrefix(h.ID, kindArticle[:1]) {
			w.docs[h.ID] = false
		} else {
			w.pieces[h.ID] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.bulk = newBulk(ctx, w.c)
	ended := []object{{"term": object{"kind": kindArticle}}, {"range": object{"from": object{"lte": g}}}, {"range": object{"until": object{"gt": g, "lt": forever}}}}
	again := 0
	err = w.each(ctx, ended, true, func(h hit) error {
		again++
		return w.again(h, forever)
	})
	if err = errors.Join(err, w.bulk.wait()); err != nil || again == 0 {
		return err
	}
	return w.refresh(ctx)
}

// each calls do with the documents that filters let through, in the order of their ids.
func (w *publisher) each(ctx context.Context, filters []object, whole bool, do func(hit) error) error {
	const page = 1000
	body := object{"query": boolean(object{"filter": filters}), "size": page, "sort": []object{{"id": "asc"}, {"from": "asc"}}, "_source": whole, "track_total_hits": false}
	for {
		a, err := w.c.search(ctx, body)
		if err != nil {
			return err
		}
		for _, h := range a.Hits.Hits {
			if err := do(h); err != nil {
				return err
			}
		}
		if len(a.Hits.Hits) < page {
			return nil
		}
		body["search_after"] = a.Hits.Hits[page-1].Sort
	}
}

// again writes an article that is on the server with another end.
func (w *publisher) again(h hit, until int64) error {
	var f filed
	if unpackJSON(kindArticle, h.ID, h.Source.Data, &f) != nil {
		return w.c.fail(errForeign)
	}
	mentions, err := f.all()
	if err != nil {
		return w.c.fail(errForeign)
	}
	doc := document(f.article(), mentions, h.Source.Order)
	doc["data"], doc["from"], doc["until"] = h.Source.Data, h.Source.From, until
	return w.bulk.put(h.ID, doc)
}

// document returns an article as a document, all but data, from and until.
func document(a *briefing.Article, mentions []briefing.Mention, order string) object {
	words := match.WordsOf(a, mentions)
	return object{
		"kind": kindArticle, "id": string(a.ID), "order": order, "day": dayOf(a.Published),
		"title": shortened(words.Title), "body": shortened(words.Body), "alias": shortened(words.Alias), "facets": shortened(words.Facets),
	}
}

// ordersOf returns orderOf each of entries.
func ordersOf(entries []briefing.Entry) []string {
	orders := make([]string, len(entries))
	number := 0
	for i, e := range entries {
		if number++; i == 0 || briefing.CompareDocuments(entries[i-1], e) != 0 {
			number = 0
		}
		orders[i] = orderOf(e, number)
	}
	return orders
}

// partFrom returns the articles of the part that the first of entries begins.
func partFrom(entries []briefing.Entry) (ids []briefing.ArticleID) {
	for _, e := range entries {
		if ids = append(ids, e.ID); endsPart(e.ID) || len(ids) == 4*partSize {
			break
		}
	}
	return ids
}

// partSize is about how many articles a part has; four times as many are the most. Tests
// take fewer, so that their libraries have several parts.
var partSize = 512

// send sends the articles and pieces that the server does not have, and returns the
// manifest for them.
func (w *publisher) send(ctx context.Context) (*manifest, error) {
	lib := w.p.Library
	entries, err := lib.Entries(ctx)
	if err != nil {
		return nil, err
	}
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	m := &manifest{
		Form: form, Generation: w.next(), Title: w.p.Title, HasDigest: w.p.HasDigest, Digest: string(w.p.Digest),
		Extent: lib.Extent(), Tallies: tallies, Made: w.p.Made,
	}
	orders := ordersOf(entries)
	for start := 0; start < len(entries); {
		ids := partFrom(entries[start:])
		articles, err := w.prepare(ctx, ids, orders[start:])
		if err != nil {
			return nil, err
		}
		part := newPart()
		for _, a := range articles {
			if err := w.sendArticle(a, part); err != nil {
				return nil, err
			}
		}
		keys, err := w.sendPart(part)
		if err != nil {
			return nil, err
		}
		w.add(len(m.Parts), part)
		m.Parts = append(m.Parts, keys)
		start += len(ids)
		if w.p.Progress != nil {
			w.p.Progress(Progress{Done: start, All: len(entries), Sent: w.done.Sent})
		}
	}
	m.Sums, err = w.sendSums()
	return m, err
}

// owner says who holds a lock.
func owner() string {
	host, err := os.Hostname()
	if err != nil {
		host = "another machine"
	}
	return fmt.Sprintf("process %d on %s", os.Getpid(), host)
}
