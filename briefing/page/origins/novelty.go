package origins

import (
	"context"
	"iter"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/sentences"
)

// Novel is the sentences of an article as they stand to known ones: to those that the
// reader has read or, if Read is false, to those of earlier articles.
type Novel struct {
	Sentences []sentences.Standing // in reading order
	Read      bool
	Dated     bool // it is known which articles are earlier

	entries map[briefing.ArticleID]briefing.Entry
}

// NovelIn looks for the sentences of an article among those that were read or, if read is
// nil, in earlier articles.
func NovelIn(ctx context.Context, lib briefing.Library, c *sentences.Comparison, id briefing.ArticleID, read sentences.Known) (*Novel, error) {
	n := &Novel{Read: read != nil, entries: map[briefing.ArticleID]briefing.Entry{}}
	e, ok := c.Entry(id)
	if !ok {
		return nil, briefing.ErrNotFound
	}
	n.Dated = e.Published.Known()
	if read == nil {
		read = c.Earlier(id)
	}
	var err error
	if n.Sentences, err = c.Novelty(ctx, id, read); err != nil {
		return nil, err
	}
	for _, st := range n.Sentences {
		if _, ok := n.entries[st.Other]; ok || st.Other == "" {
			continue
		}
		place, err := lib.Place(ctx, st.Other)
		if err != nil {
			return nil, err
		}
		entries, err := lib.EntriesAt(ctx, place)
		if err != nil {
			return nil, err
		}
		n.entries[st.Other] = entries[0]
	}
	return n, nil
}

// Passages returns, in reading order, the sentences of the article that begin something new:
// each is not known, and the one before it is known or does not exist.
func (n *Novel) Passages() iter.Seq[briefing.Span] {
	return func(yield func(briefing.Span) bool) {
		wasKnown := true
		for _, st := range n.Sentences {
			if st.Kind == "" {
				continue
			}
			begins := wasKnown && !st.IsKnown()
			if wasKnown = st.IsKnown(); begins && !yield(st.Span) {
				return
			}
		}
	}
}

// Count says how many sentences are known.
func (n *Novel) Count() string {
	known, all, short := 0, 0, ""
	for _, st := range n.Sentences {
		if st.IsKnown() {
			known++
		}
		if st.Kind != "" {
			all++
		}
	}
	if n := len(n.Sentences) - all; n > 0 {
		short = ", " + briefing.Thousands(n) + " too short to compare"
	}
	switch {
	case !n.Read && !n.Dated:
		return "the article has no date: which ones are earlier is not known"
	case all == 0:
		return "no sentence is long enough to be compared"
	case n.Read:
		return briefing.Thousands(known) + " of " + briefing.Count(all, "sentence") + " read elsewhere" + short
	}
	stand := " stand earlier in others"
	if known == 1 {
		stand = " stands earlier in others"
	}
	return briefing.Thousands(known) + " of " + briefing.Count(all, "sentence") + stand + short
}

// The signs of known and new sentences.
const (
	KnownSign = "░"  // known
	factSign  = "+"  // with a number or name that no known article has
	quoteSign = "\"" // with a quotation that no known article has
)

// Sign returns the sign before a sentence; "" for one without.
func (n *Novel) Sign(i int) string {
	switch st := &n.Sentences[i]; {
	case st.IsKnown():
		return KnownSign
	case st.Quote:
		return quoteSign
	case st.Kind == sentences.Changed, st.Fact:
		return factSign
	}
	return ""
}

// Note says where a sentence is known from, or what number stood there; "" for a new one.
func (n *Novel) Note(i int) string {
	st := &n.Sentences[i]
	of := sheet.HeadOf(n.entries[st.Other])
	switch {
	case st.Other == "":
		return ""
	case st.Kind == sentences.Changed:
		return strings.TrimSpace(st.Was+" "+st.Unit) + ": " + of
	case st.Kind == sentences.Edited:
		of += " (edited)"
	}
	if n.Read {
		return "read: " + of
	}
	return "earlier: " + of
}

// WriteNovelty writes the sentences of an article, each with where it is known from.
func WriteNovelty(on *sheet.Sheet, id briefing.ArticleID) error {
	s := &scribe{on}
	a, err := s.Read(id)
	if err != nil {
		return err
	}
	s.Title(sheet.NameOf(a.Entry))
	c, err := s.Comparison()
	if c == nil || err != nil {
		return err
	}
	var read sentences.Known
	if s.Reader != nil {
		read = s.Reader.Seen
	}
	n, err := NovelIn(s.Ctx, s.Lib, c, id, read)
	if err != nil {
		return err
	}
	s.Para(func() { s.Dots(a.Source, sheet.Stated(a.Published), n.Count()) })
	for i, st := range n.Sentences {
		s.Para(func() {
			if sign := n.Sign(i); sign != "" {
				s.Text(sign)
				s.Raw(" ")
			}
			content := func() { s.Passage(sheet.Cut(a.Shown.Pieces(st.Span.Start, st.Span.End), nil), nil) }
			if st.IsKnown() {
				content()
			} else {
				s.Link(sheet.Target{Page: sheet.OfArticle(id), At: st.Span}, content)
			}
			if note := n.Note(i); note != "" {
				s.Broken()
				s.Link(sheet.Target{Page: sheet.OfArticle(st.Other), At: st.At}, func() { s.Italic(func() { s.Text(note) }) })
			}
		})
	}
	s.Para(func() { s.Text("Only sentences with the same or nearly the same words are found.") })
	return nil
}
