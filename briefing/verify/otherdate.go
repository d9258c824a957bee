package verify

import (
	"cmp"
	"context"
	"slices"

	"briefing/briefing"
)

// marked returns a passage with the dates in it that are meant as its hits; nothing if it
// has none.
func marked(p briefing.Passage, meant func(when) bool) []briefing.Passage {
	var hits []briefing.Span
	for _, theirs := range datesIn(p.Ref.Span.In(p.In.Words)) {
		if meant(theirs) {
			hits = append(hits, theirs.span.Shift(p.Ref.Span.Start))
		}
	}
	if len(hits) == 0 {
		return nil
	}
	return []briefing.Passage{{Ref: p.Ref, In: p.In, Hits: hits}}
}

// byEvent returns passages about the events that the draft's sentence is about: as found
// those about events of w; as instead those about the others, which are the passages that
// give their dates where there are any, and the first of these dates.
func (c *checker) byEvent(ctx context.Context, w when) (found, instead []briefing.Passage, value string, err error) {
	sentence := briefing.SentenceIn(c.text, w.span)
	var undated []briefing.Passage
	for _, e := range c.lib.Digest().Events {
		about := slices.ContainsFunc(c.linked, func(m briefing.Mention) bool { return m.Subject == e.ID && m.Sentence.Overlaps(sentence) })
		if !about || !e.Date.Known() {
			continue
		}
		passages, err := c.firstMentions(ctx, e.ID)
		if err != nil {
			return nil, nil, "", err
		}
		if w.covers(e.Date) {
			found = append(found, passages...)
			continue
		}
		dated, err := c.givingDate(ctx, e)
		if err != nil {
			return nil, nil, "", err
		}
		if value == "" || len(instead) == 0 && len(dated) > 0 {
			value = e.Date.Human()
		}
		instead, undated = append(instead, dated...), append(undated, passages...)
	}
	if len(instead) == 0 {
		instead = undated
	}
	return found, instead, value, nil
}

// givingDate returns passages that give the date of an event: sentences about it, else
// others in the articles that report it.
func (c *checker) givingDate(ctx context.Context, e *briefing.Event) ([]briefing.Passage, error) {
	mentions, err := c.lib.Mentions(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	given := func(theirs when) bool { return theirs.covers(e.Date) }
	reporting := map[briefing.ArticleID]bool{}
	var out []briefing.Passage
	for _, m := range mentions {
		if reporting[m.Ref.Article] = true; len(reporting) > most {
			break
		}
		s, err := c.article(ctx, m.Ref.Article)
		if err != nil {
			return nil, err
		}
		out = append(out, marked(briefing.Passage{Ref: briefing.Ref{Article: s.id, Span: m.Sentence}, In: s.shown}, given)...)
	}
	if len(out) > 0 {
		return out, nil
	}
	first, last := dayOf(e.Date.Earliest()), dayOf(e.Date.Latest())
	w := when{year: first.year, month: first.month}
	switch {
	case first == last:
		w.day = first.day
	case first.year != last.year || first.month != last.month:
		return nil, nil // no text gives it as one
	}
	results, err := c.search(ctx, asWritten(w), briefing.ByDate, most)
	for _, r := range results {
		for _, p := range r.Passages {
			if reporting[r.Entry.ID] {
				out = append(out, marked(p, func(theirs when) bool { return w.holds(theirs, r.Entry.Published) })...)
			}
		}
	}
	return out, err
}

// sharedOnDate is how many words two sentences about the same have in common, if they
// give different dates for it.
const sharedOnDate = 3

// otherDates returns the passages that give another date for what the draft's sentence is
// about, those that are likest to it first, and the first date.
func (c *checker) otherDates(ctx context.Context, w when) (instead []briefing.Passage, value string, err error) {
	sentence := briefing.SentenceIn(c.text, w.span)
	about := c.topical(c.text.Words[sentence.Start:w.span.Start] + " " + c.text.Words[w.span.End:sentence.End])
	if len(about) < sharedOnDate {
		return nil, "", nil
	}
	results, err := c.search(ctx, anyTwo(about[:min(len(about), mostNamed)]), briefing.ByDate, compared)
	if err != nil {
		return nil, "", err
	}
	alike := map[briefing.Ref]int{}
	for _, r := range results {
		for _, whole := range r.Passages {
			for _, p := range sentencesOf(whole) {
				alike[p.Ref] = shared(about, p.Ref.Span.In(p.In.Words))
				if alike[p.Ref] >= sharedOnDate {
					instead = append(instead, marked(p, func(theirs when) bool { return w.day == 0 || theirs.day != 0 })...)
				}
			}
		}
	}
	slices.SortStableFunc(instead, func(a, b briefing.Passage) int { return cmp.Compare(alike[b.Ref], alike[a.Ref]) })
	if len(instead) > 0 {
		value = plain(instead[0].In, instead[0].Hits[0])
	}
	return instead, value, nil
}
