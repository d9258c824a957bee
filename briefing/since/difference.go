package since

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// Difference is what changes of articles come to.
type Difference struct {
	Changes
	Mostly  int // new articles that have most of their text of others, which are not new
	Trails  []Trail
	Numbers []Number
	Denials []Denial
	// Edits are the rows by which edited articles differ from their former texts, in text
	// order, of those whose text is kept.
	Edits map[briefing.ArticleID][]sentences.Row

	// Passages are the places in new articles that all this comes from, one a sentence.
	Passages []briefing.Ref
}

// Trail is a subject with new stops.
type Trail struct {
	Subject briefing.SubjectID
	First   briefing.Ref // the first new stop
	Added   int          // stops in new articles
	All     int
}

// IsNew reports whether all stops of the trail are new.
func (t Trail) IsNew() bool { return t.Added == t.All }

// Number is a number that stands in the place of another: in a new article of which the
// sentence is the same otherwise as one of another article, or in an edited one.
type Number struct {
	Was, Is, Unit string       // as the articles have them; Unit may be empty
	At, Before    briefing.Ref // the sentence, and the one of an earlier article or of the former text

	values [2]string // both in one spelling
}

// IsEdit reports whether the number stood in a former text of the same article.
func (n Number) IsEdit() bool { return n.At.Article == n.Before.Article }

// Denial is a new article that denies a claim, which none did before.
type Denial struct {
	Claim briefing.SubjectID
	At    briefing.Ref
}

// leastFound is in how many articles a name must be found by the program to be told of.
const leastFound = 3

// Of returns what changes come to in a library. Before has the former texts of edited
// articles. Without a comparison of the articles it knows nothing of the texts and numbers
// of new ones.
func Of(ctx context.Context, lib briefing.Library, changes Changes, before map[briefing.ArticleID]string, c *sentences.Comparison) (*Difference, error) {
	d := &Difference{Changes: changes, Edits: map[briefing.ArticleID][]sentences.Row{}}
	isNew := map[briefing.ArticleID]bool{}
	for _, id := range changes.New {
		isNew[id] = true
	}
	var mentions []briefing.Mention
	for _, id := range changes.New {
		of, err := lib.MentionsIn(ctx, id)
		if err != nil {
			return nil, err
		}
		mentions = append(mentions, of...)
	}
	if err := d.trails(ctx, lib, mentions); err != nil {
		return nil, err
	}
	d.denials(lib.Digest(), mentions, isNew)
	if c != nil {
		for _, id := range changes.New {
			if err := d.texts(ctx, c, id, isNew); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range changes.Edited {
		if err := d.edits(ctx, lib, id, before); err != nil {
			return nil, err
		}
	}
	d.passages(mentions)
	return d, nil
}

// texts finds what a new article has of those that are not new.
func (d *Difference) texts(ctx context.Context, c *sentences.Comparison, id briefing.ArticleID, isNew map[briefing.ArticleID]bool) error {
	isMostly := func(p sentences.Pair) bool { return p.Belongs() && !isNew[p.Other] }
	if slices.ContainsFunc(c.Pairs(id), isMostly) {
		d.Mostly++
	}
	return d.numbers(ctx, c, id, isNew)
}

// edits finds by what an edited article differs from its former text, if that is kept, and
// the numbers among it. They count for each article, even if another has the same.
func (d *Difference) edits(ctx context.Context, lib briefing.Library, id briefing.ArticleID, before map[briefing.ArticleID]string) error {
	text, ok := before[id]
	if !ok {
		return nil
	}
	a, err := lib.Article(ctx, id)
	if err != nil {
		return err
	}
	d.Edits[id] = slices.DeleteFunc(sentences.Beside(sentences.Read(text), sentences.Read(a.Text)), func(r sentences.Row) bool {
		return r.Kind == sentences.RowSame
	})
	first := len(d.Numbers)
	for _, row := range d.Edits[id] {
		for _, s := range row.Swaps {
			n := Number{
				Was: s.Was.In(text), Is: s.Is.In(a.Text), Unit: s.Unit,
				At: briefing.Ref{Article: id, Span: row.Right}, Before: briefing.Ref{Article: id, Span: row.Left}, values: s.Values,
			}
			if !slices.ContainsFunc(d.Numbers[first:], n.isSame) {
				d.Numbers = append(d.Numbers, n)
			}
		}
	}
	return nil
}

// isSame reports whether another number says the same.
func (n Number) isSame(other Number) bool { return n.values == other.values && n.Unit == other.Unit }

// trails counts the new stops of each subject, most first.
func (d *Difference) trails(ctx context.Context, lib briefing.Library, mentions []briefing.Mention) error {
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		return err
	}
	by := map[briefing.SubjectID]*Trail{}
	for _, m := range mentions {
		s := lib.Digest().Subject(m.Subject)
		tally := tallies[m.Subject]
		if s == nil || briefing.IsFound(s) && tally.Articles < leastFound {
			continue
		}
		if by[m.Subject] == nil {
			by[m.Subject] = &Trail{Subject: m.Subject, First: m.Ref, All: tally.Mentions}
		}
		by[m.Subject].Added++
	}
	for _, id := range slices.Sorted(maps.Keys(by)) {
		d.Trails = append(d.Trails, *by[id])
	}
	slices.SortStableFunc(d.Trails, func(a, b Trail) int { return cmp.Compare(b.Added, a.Added) })
	return nil
}

// denials finds the claims that the digest says are denied, and that no article denied
// before. What denies it is not judged by words: half of those that say so deny nothing.
func (d *Difference) denials(digest *briefing.Digest, mentions []briefing.Mention, isNew map[briefing.ArticleID]bool) {
	for _, claim := range digest.Claims {
		wasDenied := slices.ContainsFunc(claim.Reports, func(r briefing.Report) bool {
			return r.Stance == briefing.Denies && !isNew[r.Article]
		})
		if wasDenied {
			continue
		}
		i := slices.IndexFunc(mentions, func(m briefing.Mention) bool {
			return m.Subject == claim.ID && m.Report < len(claim.Reports) && claim.Reports[m.Report].Stance == briefing.Denies
		})
		if i >= 0 {
			d.Denials = append(d.Denials, Denial{claim.ID, mentions[i].Ref})
		}
	}
}

// numbers finds the numbers by which sentences of a new article differ from one that is
// not new.
func (d *Difference) numbers(ctx context.Context, c *sentences.Comparison, id briefing.ArticleID, isNew map[briefing.ArticleID]bool) error {
	read := func(id briefing.ArticleID) (*sentences.Text, error) { return c.Read(ctx, id) }
	matches, err := c.Matches(id, read)
	if err != nil {
		return err
	}
	here, err := c.Read(ctx, id)
	if err != nil {
		return err
	}
	for _, m := range matches {
		if m.Kind != sentences.Changed || isNew[m.Other] || slices.Contains(d.Edited, m.Other) {
			continue // the other does not have the text that it had
		}
		there, err := c.Read(ctx, m.Other)
		if err != nil {
			return err
		}
		is, was := &here.Sentences[m.Here], &there.Sentences[m.There]
		for _, s := range sentences.Swaps(was, is) {
			n := Number{
				Was: s.Was.In(there.Shown.Source), Is: s.Is.In(here.Shown.Source), Unit: s.Unit,
				At: briefing.Ref{Article: id, Span: is.Span}, Before: briefing.Ref{Article: m.Other, Span: was.Span}, values: s.Values,
			}
			if !slices.ContainsFunc(d.Numbers, n.isSame) {
				d.Numbers = append(d.Numbers, n)
			}
		}
	}
	return nil
}

// IsEmpty reports whether nothing has changed.
func (c Changes) IsEmpty() bool { return len(c.New)+len(c.Edited)+len(c.Gone) == 0 }
