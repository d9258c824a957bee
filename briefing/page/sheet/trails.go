package sheet

import (
	"context"
	"strings"

	"briefing/briefing"
	"briefing/briefing/sentences"
	"briefing/briefing/since"
)

// The names of the trails through what a page is about. Their signs tell them from a search
// for the words.
const (
	NotesTrail  = KeptMark + "notes"
	NewsTrail   = "• what is new"
	SharedTrail = "↔ shared sentences"

	sharedOf = ": " // between SharedTrail and the label of a subject
)

// IsSearch reports whether a trail goes through the hits of a search.
func IsSearch(t briefing.Trail) bool {
	return t.Subject == "" && t.Label != NotesTrail && t.Label != NewsTrail && !IsShared(t.Label)
}

// IsShared reports whether the trail with a label is one of SharedBy.
func IsShared(label string) bool { return strings.HasPrefix(label, SharedTrail) }

// Trail returns the label of the trail whose stops the page counts; "" if it counts none.
func (id ID) Trail(d *briefing.Digest) string {
	switch id.Kind {
	case Notes:
		return NotesTrail
	case Since:
		return NewsTrail
	case Origins:
		if s := d.Subject(briefing.SubjectID(id.Key)); s != nil {
			return SharedTrail + sharedOf + s.Label()
		}
		return SharedTrail
	}
	return ""
}

// Trail returns the trail through the news: the passages of new articles that trails,
// numbers and denials come from, and the sentences that edited articles did not have. An
// article without any is a stop as a whole. Stops are in the order of Changes.New, then of
// Changes.Edited. Without a comparison of articles the numbers are missing.
func (n *News) Trail(ctx context.Context, lib briefing.Library, c *sentences.Comparison) (briefing.Trail, error) {
	d, err := since.Of(ctx, lib, n.Changes, n.Before, c)
	if err != nil {
		return briefing.Trail{}, err
	}
	return TrailOfNews(d), nil
}

// TrailOfNews is News.Trail for a difference that is known.
func TrailOfNews(d *since.Difference) briefing.Trail {
	stops := d.Passages
	for _, id := range d.Edited {
		before := len(stops)
		for _, row := range d.Edits[id] {
			if row.Kind != sentences.RowMoved && !row.Right.Empty() {
				stops = append(stops, briefing.Ref{Article: id, Span: row.Right})
			}
		}
		if len(stops) == before {
			stops = append(stops, briefing.Ref{Article: id})
		}
	}
	return briefing.NewTrail(NewsTrail, "", stops)
}

// SharedBy returns the trail, known by its label, through the sentences that the page of
// OriginsOf counts: in each article those that stand in another one of the page as well,
// each once, articles in the order of the library.
func SharedBy(ctx context.Context, lib briefing.Library, label string, c *sentences.Comparison) (briefing.Trail, error) {
	of := briefing.SubjectID("")
	if name, ok := strings.CutPrefix(label, SharedTrail+sharedOf); ok {
		for s := range lib.Digest().Subjects() {
			if s.Label() == name {
				of = s.SubjectID()
			}
		}
	}
	entries, err := EntriesOf(ctx, lib, of)
	if err != nil {
		return briefing.Trail{}, err
	}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	t := TrailOfShared(ids, c.Origins(ids), c)
	t.Label = label
	return t, nil
}

// TrailOfShared returns the trail through the sentences that articles with these IDs, in the
// order of the library, share with each other by their origins.
func TrailOfShared(ids []briefing.ArticleID, o *sentences.Origins, c *sentences.Comparison) briefing.Trail {
	shared := map[briefing.ArticleID]map[int]bool{}
	add := func(p sentences.Pair) {
		if shared[p.Article] == nil {
			shared[p.Article] = map[int]bool{}
		}
		for _, m := range p.Matches {
			shared[p.Article][m.Here] = true
		}
	}
	for _, origin := range o.Origins {
		for _, m := range origin.Members[1:] {
			add(m.Of)
		}
	}
	for _, pairs := range [][]sentences.Pair{o.Passages, o.Quotes} {
		for _, p := range pairs {
			add(p)
		}
	}
	var stops []briefing.Ref
	for _, id := range ids {
		e, ok := c.Entry(id)
		if !ok || len(shared[id]) == 0 {
			continue
		}
		for i := range e.Marks {
			if shared[id][i] {
				stops = append(stops, briefing.Ref{Article: id, Span: e.Marks[i].Span})
			}
		}
	}
	return briefing.NewTrail(SharedTrail, "", stops)
}
