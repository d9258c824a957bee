package cluster

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"briefing/briefing"
	"briefing/briefing/match"
)

// endsPart reports whether a part ends behind an article. That depends on the article
// alone, so one more or less leaves the other parts as they were.
func endsPart(id briefing.ArticleID) bool {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash accepts any bytes
	return h.Sum32()%uint32(partSize) == 0
}

// part collects the pieces of a part.
type part struct {
	entries []listed
	of      map[briefing.SubjectID][]held
	size    int // bytes of mentions
	texts   []*briefing.Article
}

func newPart() *part { return &part{of: map[briefing.SubjectID][]held{}} }

// prepared is an article that is ready to be sent.
type prepared struct {
	article *briefing.Article
	filed
	key     string
	content []byte // of the request; nil if the server has the article
}

// prepare reads articles that are to be a part, some at once.
func (w *publisher) prepare(ctx context.Context, ids []briefing.ArticleID, orders []string) ([]prepared, error) {
	out := make([]prepared, len(ids))
	group, inside := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range ids {
		group.Go(func() (err error) {
			out[i], err = w.prepareArticle(inside, id, orders[i])
			return err
		})
	}
	return out, group.Wait()
}

func (w *publisher) prepareArticle(ctx context.Context, id briefing.ArticleID, order string) (prepared, error) {
	a, err := w.p.Library.Article(ctx, id)
	if err != nil {
		return prepared{}, err
	}
	mentions, err := w.p.Library.MentionsIn(ctx, id)
	if err != nil {
		return prepared{}, err
	}
	p := prepared{article: a, filed: newFiled(a, mentions, order)}
	content, err := json.Marshal(p.filed)
	if err != nil {
		return p, err
	}
	p.key = keyOf(kindArticle, content)
	if _, there := w.docs[p.key]; !there {
		doc := document(a, mentions, order)
		doc["data"], doc["from"], doc["until"] = pack(content), w.next(), forever
		p.content, err = putting(p.key, doc)
	}
	return p, err
}

// sendArticle sends a prepared article, and adds it to a part.
func (w *publisher) sendArticle(p prepared, in *part) error {
	place := len(in.entries)
	in.entries = append(in.entries, listed{Entry: p.Entry, Order: p.Order, Key: p.key})
	in.texts = append(in.texts, p.article)
	for _, of := range p.Mentions {
		in.of[of.Subject] = append(in.of[of.Subject], held{p.Entry.ID, place, of.Count, of.Spans})
		in.size += len(of.Spans) + len(p.Entry.ID)
	}
	if w.docs[p.key] {
		return nil
	}
	w.docs[p.key] = true
	if p.content == nil {
		return nil
	}
	w.done.Sent++
	return w.bulk.send(p.content)
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
