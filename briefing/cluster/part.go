package cluster

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/match"
)

// endsPart reports whether a part ends behind an article. That depends on the article
// alone, so one more or less leaves the other parts as they were.
func endsPart(id briefing.ArticleID) bool {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash accepts any bytes
	return h.Sum32()%partSize == 0
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
