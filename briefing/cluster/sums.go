package cluster

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
)

// sum counts the articles of one part that mention a subject, and the mentions in them.
// The sums of a subject tell in which part any stop of its trail is.
type sum struct{ part, articles, mentions int }

// appendSums appends the sums of a subject, in the order of parts, to a piece.
func appendSums(dst []byte, id briefing.SubjectID, sums []sum) []byte {
	var of []byte
	last := 0
	for _, s := range sums {
		of = binary.AppendUvarint(of, uint64(s.part-last))
		of = binary.AppendUvarint(of, uint64(s.articles))
		of = binary.AppendUvarint(of, uint64(s.mentions))
		last = s.part
	}
	return appendBytes(appendBytes(dst, []byte(id)), of)
}

// readSums returns the sums of a subject from a piece of appendSums. parts is how many parts
// there are.
func readSums(piece []byte, id briefing.SubjectID, parts int) (out []sum, err error) {
	in := spancode.Reader{B: bytesOf(piece, id)}
	last := 0
	for len(in.B) > 0 && !in.Damaged {
		s := sum{part: last + in.Unsigned(), articles: in.Unsigned(), mentions: in.Unsigned()}
		if s.part < last || s.part >= parts {
			return nil, spancode.ErrDamaged
		}
		out, last = append(out, s), s.part
	}
	if in.Damaged {
		return nil, spancode.ErrDamaged
	}
	return out, nil
}

// add counts a part.
func (w *publisher) add(number int, p *part) {
	for id, in := range p.of {
		s := sum{part: number, articles: len(in)}
		for _, h := range in {
			s.mentions += h.count
		}
		w.sums[id] = append(w.sums[id], s)
	}
}

// sendSums sends the pieces with the sums and returns their names.
func (w *publisher) sendSums() (keys []string, err error) {
	const bucket = 32 << 10 // bytes
	size := 0
	for id, sums := range w.sums {
		const each = 4 // bytes, about
		size += len(id) + each*len(sums)
	}
	buckets := make([][]byte, size/bucket+1)
	for _, id := range slices.Sorted(maps.Keys(w.sums)) {
		i := bucketOf(id, len(buckets))
		buckets[i] = appendSums(buckets[i], id, w.sums[id])
	}
	for _, b := range buckets {
		key, err := w.sendPiece(b)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// sumsOf returns the sums of a subject, in the order of parts.
func (l *Library) sumsOf(ctx context.Context, id briefing.SubjectID) ([]sum, error) {
	if _, known := l.order[id]; !known || len(l.m.Sums) == 0 {
		return nil, ctx.Err()
	}
	l.mu.Lock()
	sums, known := l.sums[id]
	l.mu.Unlock()
	if known {
		return sums, ctx.Err()
	}
	key := l.m.Sums[bucketOf(id, len(l.m.Sums))]
	found, err := l.c.fetch(ctx, kindPart, []string{key})
	if err != nil {
		return nil, fmt.Errorf("mentions of %q: %w", id, err)
	}
	if sums, err = readSums(found[key], id, len(l.m.Parts)); err != nil {
		return nil, l.c.fail(errForeign)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sums[id] = sums
	return sums, nil
}

// ArticlesBetween returns the articles of ArticlesOf with the numbers from up to to,
// exclusive.
func (l *Library) ArticlesBetween(ctx context.Context, id briefing.SubjectID, from, to int) ([]briefing.ArticleTally, error) {
	if briefing.Gathers(l.digest.Subject(id)) {
		all, err := l.ArticlesOf(ctx, id)
		return all[min(from, len(all)):min(to, len(all))], err
	}
	sums, err := l.sumsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	var parts []int
	first, number := -1, 0 // numbers of articles: the first of parts, the next one
	for _, s := range sums {
		if number < to && from < number+s.articles {
			if parts = append(parts, s.part); first < 0 {
				first = number
			}
		}
		number += s.articles
	}
	var out []briefing.ArticleTally
	number = first
	err = l.heldIn(ctx, id, parts, func(place int, h held) error {
		if from <= number && number < to {
			out = append(out, briefing.ArticleTally{Place: place, Mentions: h.count})
		}
		number++
		return nil
	})
	return out, err
}
