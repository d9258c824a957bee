package cluster

import (
	"context"
	"errors"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
	"briefing/briefing/match"
)

// MentionsIn returns every mention in one article in text order; of those that start at
// the same byte the longer comes first.
func (l *Library) MentionsIn(ctx context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	f, err := l.filed(ctx, id)
	if errors.Is(err, briefing.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return f.mentions(l.order)
}

// holders calls each with the articles that mention a subject, in order.
func (l *Library) holders(ctx context.Context, id briefing.SubjectID, each func(place int, h held) error) error {
	sums, err := l.sumsOf(ctx, id)
	if err != nil {
		return err
	}
	parts := make([]int, len(sums))
	for i, s := range sums {
		parts[i] = s.part
	}
	return l.heldIn(ctx, id, parts, each)
}

// heldIn calls each with the articles of parts that mention a subject, in order.
func (l *Library) heldIn(ctx context.Context, id briefing.SubjectID, parts []int, each func(place int, h held) error) error {
	in, err := l.readHeld(ctx, id, parts)
	if err != nil {
		return err
	}
	for n, part := range parts {
		for _, h := range in[n] {
			if err := each(l.starts[part]+h.place, h); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// readHeld returns for each of parts the articles that mention a subject.
func (l *Library) readHeld(ctx context.Context, id briefing.SubjectID, parts []int) ([][]held, error) {
	in := make([][]held, len(parts))
	var keys []string
	var missing []int // indexes of parts
	l.mu.Lock()
	for n, part := range parts {
		var known bool
		if in[n], known = l.of[id][part]; !known && len(l.m.Parts[part].Mentions) > 0 {
			keys, missing = append(keys, l.m.Parts[part].bucket(id)), append(missing, n)
		}
	}
	l.mu.Unlock()
	err := l.c.pieces(ctx, keys, func(k int, content []byte) error {
		found, err := readHeld(content, id)
		if err != nil {
			return l.c.fail(errForeign)
		}
		in[missing[k]] = found
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("mentions of %q: %w", id, err)
	}
	const most = 4 // subjects that are remembered
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of[id] == nil {
		if len(l.of) >= most {
			clear(l.of)
		}
		l.of[id] = map[int][]held{}
	}
	for _, n := range missing {
		l.of[id][parts[n]] = in[n]
	}
	return in, nil
}

// Mentions returns every mention of one subject in the order of its trail.
func (l *Library) Mentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	out := make([]briefing.Mention, 0, l.m.Tallies[id].Mentions)
	err := l.holders(ctx, id, func(_ int, h held) (err error) {
		out, err = spancode.Read(out, h.spans, id, h.id)
		return err
	})
	return out, err
}

// Refs returns the position of every mention of one subject, in the order of its trail.
func (l *Library) Refs(ctx context.Context, id briefing.SubjectID) ([]briefing.Ref, error) {
	refs := make([]briefing.Ref, 0, l.m.Tallies[id].Mentions)
	var buf []briefing.Mention
	err := l.holders(ctx, id, func(_ int, h held) (err error) {
		buf, err = spancode.Read(buf[:0], h.spans, id, h.id)
		for _, m := range buf {
			refs = append(refs, m.Ref)
		}
		return err
	})
	return refs, err
}

// Tallies returns the number of mentions of every subject. The map is shared: it must not
// be changed.
func (l *Library) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	return l.m.Tallies, ctx.Err()
}

// ArticlesOf returns the articles that mention a subject, or that a topic gathers, in the
// order of Entries.
func (l *Library) ArticlesOf(ctx context.Context, id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	if t, ok := l.digest.Subject(id).(*briefing.Topic); ok && t.Gathers() {
		entries, err := l.Entries(ctx)
		if err != nil {
			return nil, err
		}
		return match.Gather(&briefing.Digest{Topics: []*briefing.Topic{t}}, entries)[id], nil
	}
	var out []briefing.ArticleTally
	err := l.holders(ctx, id, func(place int, h held) error {
		out = append(out, briefing.ArticleTally{Place: place, Mentions: h.count})
		return nil
	})
	return out, err
}
