package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

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
// Publish starts by undoing the rest. The error wraps ErrNotOurs or ErrPublishing if
// these are the reason.
func Publish(ctx context.Context, at Address, who Credentials, p Publication) (Published, error) {
	c := newClient(at, who)
	defer c.close()
	if err := c.prepare(ctx, p); err != nil {
		return Published{}, err
	}
	held, err := c.lock(ctx)
	if err != nil {
		return Published{}, err
	}
	w := &publisher{c: c, p: p, lock: held}
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
	bulk   *bulk
	done   Published
}

func (w *publisher) next() int64 { return w.was.Generation + 1 }

func (w *publisher) run(ctx context.Context) error {
	if err := w.readPresent(ctx); err != nil {
		return err
	}
	if err := w.undo(ctx); err != nil {
		return err
	}
	w.bulk = newBulk(ctx, w.c)
	m, err := w.send(ctx)
	if err = errors.Join(err, w.bulk.wait()); err != nil {
		return err
	}
	w.done.Articles, w.done.Generation = m.Extent.Articles, w.was.Generation
	if w.isSame(m) {
		w.done.Same = true
		return nil
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
		for _, piece := range p.pieces() {
			w.pieces[piece] = true
		}
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

// undo takes back what a publisher that was killed has written for the next generation: its
// articles are deleted, and those that it ended go on.
func (w *publisher) undo(ctx context.Context) error {
	g := w.was.Generation
	if err := w.refresh(ctx); err != nil {
		return err
	}
	w.bulk = newBulk(ctx, w.c)
	err := w.each(ctx, []object{{"term": object{"kind": kindArticle}}, {"range": object{"from": object{"gt": g}}}}, false, func(h hit) error {
		return w.bulk.delete(h.ID)
	})
	if err == nil {
		ended := []object{{"term": object{"kind": kindArticle}}, {"range": object{"from": object{"lte": g}}}, {"range": object{"until": object{"gt": g, "lt": forever}}}}
		err = w.each(ctx, ended, true, func(h hit) error { return w.again(h, forever) })
	}
	if err = errors.Join(err, w.bulk.wait()); err != nil {
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

// partSize is about how many articles a part has, and mostInPart the most.
const (
	partSize   = 512
	mostInPart = 4 * partSize
)

// endsPart reports whether a part ends behind an article. That depends on the article
// alone, so one more or less leaves the other parts as they were.
func endsPart(id briefing.ArticleID) bool {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash accepts any bytes
	return h.Sum32()%partSize == 0
}

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
		Extent: lib.Extent(), Tallies: tallies,
	}
	number := 0
	for start := 0; start < len(entries); {
		part := newPart()
		for start < len(entries) {
			e := entries[start]
			if start > 0 && briefing.CompareDocuments(entries[start-1], e) == 0 {
				number++
			} else {
				number = 0
			}
			if err := w.sendArticle(ctx, e.ID, orderOf(e, number), part); err != nil {
				return nil, err
			}
			start++
			if endsPart(e.ID) || len(part.entries) == mostInPart {
				break
			}
		}
		keys, err := w.sendPart(part)
		if err != nil {
			return nil, err
		}
		m.Parts = append(m.Parts, keys)
		if w.p.Progress != nil {
			w.p.Progress(Progress{Done: start, All: len(entries), Sent: w.done.Sent})
		}
	}
	return m, nil
}

// part collects the pieces of a part.
type part struct {
	entries []listed
	of      map[briefing.SubjectID][]held
	size    int // bytes of mentions
	texts   []*briefing.Article
}

func newPart() *part { return &part{of: map[briefing.SubjectID][]held{}} }

func (w *publisher) sendArticle(ctx context.Context, id briefing.ArticleID, order string, in *part) error {
	a, err := w.p.Library.Article(ctx, id)
	if err != nil {
		return err
	}
	mentions, err := w.p.Library.MentionsIn(ctx, id)
	if err != nil {
		return err
	}
	f := newFiled(a, mentions)
	content, err := json.Marshal(f)
	if err != nil {
		return err
	}
	key := keyOf(kindArticle, content)
	place := len(in.entries)
	in.entries = append(in.entries, listed{Entry: a.Entry, Order: order, Key: key})
	in.texts = append(in.texts, a)
	for _, of := range f.Mentions {
		in.of[of.Subject] = append(in.of[of.Subject], held{id, place, of.Count, of.Spans})
		in.size += len(of.Spans) + len(id)
	}
	if _, there := w.docs[key]; there {
		w.docs[key] = true
		return nil
	}
	w.docs[key] = true
	w.done.Sent++
	doc := document(a, mentions, order)
	doc["data"], doc["from"], doc["until"] = pack(content), w.next(), forever
	return w.bulk.put(key, doc)
}

// sendPart sends the pieces of a part, and returns their names.
func (w *publisher) sendPart(p *part) (partKeys, error) {
	const bucket, most = 16 << 10, 32 // bytes of mentions in a piece; pieces
	keys := partKeys{Articles: len(p.entries), First: p.entries[0].Order}
	entries, err := json.Marshal(p.entries)
	if err == nil {
		keys.Entries, err = w.sendPiece(entries)
	}
	if err != nil {
		return keys, err
	}
	buckets := make([][]byte, min(p.size/bucket+1, most))
	for _, id := range slices.Sorted(maps.Keys(p.of)) {
		i := bucketOf(id, len(buckets))
		buckets[i] = appendHeld(buckets[i], id, p.of[id])
	}
	for _, b := range buckets {
		key, err := w.sendPiece(b)
		if err != nil {
			return keys, err
		}
		keys.Mentions = append(keys.Mentions, key)
	}
	keys.Words, err = w.sendWords(keys, p)
	return keys, err
}

// sendWords sends the words of a part. Those of a part whose articles are as before are
// the same, and are not counted again.
func (w *publisher) sendWords(keys partKeys, p *part) (string, error) {
	for _, old := range w.was.Parts {
		if old.Entries == keys.Entries {
			return old.Words, nil
		}
	}
	counts := map[string]int{}
	for _, a := range p.texts {
		words := match.WordsOf(a, nil)
		in := map[string]bool{}
		for _, column := range []string{words.Title, words.Body, words.Alias} {
			for word := range strings.FieldsSeq(column) {
				if !in[word] {
					in[word] = true
					counts[word]++
				}
			}
		}
	}
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		b.WriteString(word + " " + strconv.Itoa(counts[word]) + "\n")
	}
	return w.sendPiece([]byte(b.String()))
}

func (w *publisher) sendPiece(content []byte) (string, error) {
	key := keyOf(kindPart, content)
	if w.pieces[key] {
		return key, nil
	}
	w.pieces[key] = true
	return key, w.bulk.put(key, object{"kind": kindPart, "id": key, "from": w.next(), "data": pack(content)})
}

// isSame reports whether m is the present generation.
func (w *publisher) isSame(m *manifest) bool {
	now := *m
	now.Generation = w.was.Generation
	a, errA := json.Marshal(now)
	b, errB := json.Marshal(w.was)
	return !w.first && errA == nil && errB == nil && string(a) == string(b)
}

// end ends the articles that the next generation does not have.
func (w *publisher) end(ctx context.Context) error {
	var gone []string
	for key, wanted := range w.docs {
		if !wanted {
			gone = append(gone, key)
		}
	}
	w.done.Ended = len(gone)
	slices.Sort(gone)
	w.bulk = newBulk(ctx, w.c)
	var err error
	for some := range slices.Chunk(gone, 500) {
		var out struct {
			Docs []struct {
				ID     string `json:"_id"`
				Source struct {
					Data, Order string
					From        int64
				} `json:"_source"`
			}
		}
		if err = w.c.do(ctx, http.MethodPost, "/_mget", object{"ids": some}, &out); err != nil {
			break
		}
		for _, d := range out.Docs {
			var h hit
			h.ID, h.Source.Data, h.Source.Order, h.Source.From = d.ID, d.Source.Data, d.Source.Order, d.Source.From
			if err = w.again(h, w.next()); err != nil {
				break
			}
		}
	}
	return errors.Join(err, w.bulk.wait())
}

func (w *publisher) refresh(ctx context.Context) error {
	return w.c.patiently(ctx, func() error { return w.c.do(ctx, http.MethodPost, "/_refresh", nil, nil) })
}

// show makes a generation the present one, unless another program has done so since.
func (w *publisher) show(ctx context.Context, m *manifest) error {
	content, err := json.Marshal(m)
	if err != nil {
		return err
	}
	path := "/_create/" + kindManifest
	if !w.first {
		path = fmt.Sprintf("/_doc/%s?if_seq_no=%d&if_primary_term=%d", kindManifest, w.before.Seq, w.before.Term)
	}
	doc := object{"kind": kindManifest, "id": kindManifest, "from": m.Generation, "data": pack(content)}
	err = w.c.do(ctx, http.MethodPut, path, doc, nil)
	if hasStatus(err, http.StatusConflict) {
		err = w.c.fail(ErrPublishing)
	}
	return err
}

// clean deletes what neither the present generation has nor the one before.
func (w *publisher) clean(ctx context.Context, m *manifest) error {
	w.bulk = newBulk(ctx, w.c)
	err := w.each(ctx, []object{{"term": object{"kind": kindArticle}}, {"range": object{"until": object{"lte": w.was.Generation}}}}, false, func(h hit) error {
		return w.bulk.delete(h.ID)
	})
	keep := map[string]bool{}
	for _, p := range append(slices.Clone(w.was.Parts), m.Parts...) {
		for _, piece := range p.pieces() {
			keep[piece] = true
		}
	}
	if err == nil {
		err = w.each(ctx, []object{{"term": object{"kind": kindPart}}}, false, func(h hit) error {
			if keep[h.ID] {
				return nil
			}
			return w.bulk.delete(h.ID)
		})
	}
	if err = errors.Join(err, w.bulk.wait()); err != nil {
		return err
	}
	return w.refresh(ctx)
}

// bulk sends documents, some megabytes at a time and two requests at once.
type bulk struct {
	c      *client
	ctx    context.Context
	group  *errgroup.Group
	buffer []byte
}

const (
	bulkBytes = 4 << 20 // of one request, and 8 MB with one more document
)

func newBulk(ctx context.Context, c *client) *bulk {
	group, inside := errgroup.WithContext(ctx)
	group.SetLimit(2)
	return &bulk{c: c, ctx: inside, group: group}
}

func (b *bulk) put(id string, doc object) error {
	return b.add(object{"index": object{"_id": id}}, doc)
}

func (b *bulk) delete(id string) error { return b.add(object{"delete": object{"_id": id}}) }

func (b *bulk) add(of ...object) error {
	if err := b.ctx.Err(); err != nil {
		return b.wait()
	}
	for _, o := range of {
		line, err := json.Marshal(o)
		if err != nil {
			return err
		}
		b.buffer = append(append(b.buffer, line...), '\n')
	}
	if len(b.buffer) >= bulkBytes {
		b.flush()
	}
	return nil
}

func (b *bulk) flush() {
	if len(b.buffer) == 0 {
		return
	}
	body := lines(b.buffer)
	b.buffer = nil
	b.group.Go(func() error {
		return b.c.patiently(b.ctx, func() (err error) {
			body, err = b.c.sendBulk(b.ctx, body)
			return err
		})
	})
}

// wait sends the rest and returns the first error once all is sent.
func (b *bulk) wait() error {
	b.flush()
	return b.group.Wait()
}

// sendBulk sends actions and returns those that the server was too busy for, with an error
// of that status.
func (c *client) sendBulk(ctx context.Context, body lines) (lines, error) {
	var out struct {
		Errors bool
		Items  []map[string]struct {
			ID     string `json:"_id"`
			Status int
			Error  struct{ Reason string }
		}
	}
	if err := c.do(ctx, http.MethodPost, "/_bulk?_source_includes=_id", body, &out); err != nil {
		return body, err
	}
	if !out.Errors {
		return nil, nil
	}
	all := strings.SplitAfter(string(body), "\n")
	var busy lines
	var failed []string
	at := 0
	for _, item := range out.Items {
		for action, of := range item {
			n := 2
			if action == "delete" {
				n = 1
			}
			action := all[at : at+n]
			at += n
			switch {
			case of.Status == http.StatusTooManyRequests:
				busy = append(busy, strings.Join(action, "")...)
			case of.Status >= http.StatusBadRequest && of.Status != http.StatusNotFound:
				failed = append(failed, fmt.Sprintf("%s: %s", of.ID, said([]byte(fmt.Sprintf(`{"error":{"reason":%q}}`, of.Error.Reason)))))
			}
		}
	}
	if len(failed) > 0 {
		const most = 3
		return nil, c.fail(fmt.Errorf("%s not taken: %s", briefing.Count(len(failed), "document"), strings.Join(failed[:min(most, len(failed))], "; ")))
	}
	if len(busy) > 0 {
		return busy, c.fail(&statusError{status: http.StatusTooManyRequests})
	}
	return nil, nil
}

// patiently calls do again and again while the server is busy or not ready, with pauses that
// grow, for some minutes.
func (c *client) patiently(ctx context.Context, do func() error) error {
	const first, longest, times = 100 * time.Millisecond, 20 * time.Second, 14
	pause := first
	for n := 0; ; n++ {
		err := do()
		busy := hasStatus(err, http.StatusTooManyRequests) || hasStatus(err, http.StatusServiceUnavailable)
		if !busy || n == times {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause/2 + rand.N(pause)):
		}
		pause = min(2*pause, longest)
	}
}

// owner says who holds a lock.
func owner() string {
	host, err := os.Hostname()
	if err != nil {
		host = "another machine"
	}
	return fmt.Sprintf("process %d on %s", os.Getpid(), host)
}
