// Package contents holds the data about a library that the app needs at hand:
// its articles in order, its subjects, and the number of mentions of each. The
// panes list its results.
package contents

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/ui/jump"
	"briefing/ui/list"
)

// Contents are the articles and subjects of a library. For a large library the
// articles are missing at first: see List. The zero Contents belong to no
// library.
type Contents struct {
	// Entries are the articles in the order of the library; nil before List.
	Entries []briefing.Entry
	// Tallies counts the mentions of each subject.
	Tallies map[briefing.SubjectID]briefing.Tally

	lib     briefing.Library
	ranks   map[briefing.ArticleID]int // index of each article in Entries; nil before List
	longest int                        // words of the longest article
	words   []string                   // for each of Entries, the text that a filter searches
	names   jump.Items                 // the articles by name
	kept    map[briefing.ArticleID]int
}

// New returns the contents of a library without its articles.
func New(ctx context.Context, lib briefing.Library) (Contents, error) {
	tallies, err := lib.Tallies(ctx)
	return Contents{lib: lib, Tallies: tallies}, err
}

// List returns the contents with the articles. It takes a while for a large
// library.
func (c Contents) List(ctx context.Context) (Contents, error) {
	entries, err := c.lib.Entries(ctx)
	if err != nil {
		return c, err
	}
	c.Entries, c.names, c.ranks = entries, names(entries), make(map[briefing.ArticleID]int, len(entries))
	c.words = make([]string, len(entries))
	for i, e := range entries {
		c.ranks[e.ID] = i
		c.words[i] = list.Fold(Name(e) + " " + e.Source)
		c.longest = max(c.longest, e.Words)
	}
	return c, nil
}

// Unlisted returns the contents of a library whose articles cannot be listed,
// so that nothing waits for them.
func (c Contents) Unlisted() Contents {
	c.ranks = map[briefing.ArticleID]int{}
	return c
}

// Keeping returns the contents with how much of each article is kept, as count says at any
// time.
func (c Contents) Keeping(count map[briefing.ArticleID]int) Contents {
	c.kept = count
	return c
}

// IsListed reports whether the articles are listed.
func (c Contents) IsListed() bool { return c.ranks != nil }

// Rank returns the index of an article in Entries, 0 if it is not there.
func (c Contents) Rank(id briefing.ArticleID) int { return c.ranks[id] }

// Has reports whether an article is listed.
func (c Contents) Has(id briefing.ArticleID) bool {
	_, ok := c.ranks[id]
	return ok
}

// mayHave reports whether the library may have an article. While the articles
// are not listed it returns true.
func (c Contents) mayHave(id briefing.ArticleID) bool { return c.ranks == nil || c.Has(id) }

// IsContested reports whether the library's articles differ on a claim.
func (c Contents) IsContested(claim *briefing.Claim) bool { return claim.Contested(c.mayHave) }

// Balance returns the number of articles by stance on a claim, in signs.
func (c Contents) Balance(of *briefing.Claim) string { return claim.Balance(of, c.mayHave) }

// Entry returns the entry of an article, and false if it is not listed.
func (c Contents) Entry(id briefing.ArticleID) (briefing.Entry, bool) {
	i, ok := c.ranks[id]
	if !ok {
		return briefing.Entry{}, false
	}
	return c.Entries[i], true
}

// Names returns the articles as jump items.
func (c Contents) Names() jump.Items { return c.names }

// IDs returns the articles in order.
func (c Contents) IDs() iter.Seq[briefing.ArticleID] {
	return func(yield func(briefing.ArticleID) bool) {
		for _, e := range c.Entries {
			if !yield(e.ID) {
				return
			}
		}
	}
}

// InOrder returns a trail in the order of the library and its texts. A search
// may have listed its stops otherwise, best first, say. While the articles are
// not listed it returns t.
func (c Contents) InOrder(t briefing.Trail) briefing.Trail {
	if len(c.ranks) == 0 {
		return t
	}
	stops := make([]briefing.Ref, t.Len())
	for i := range stops {
		stops[i] = t.Stop(i)
	}
	slices.SortStableFunc(stops, func(a, b briefing.Ref) int {
		return cmp.Or(cmp.Compare(c.ranks[a.Article], c.ranks[b.Article]), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return briefing.NewTrail(t.Label, t.Subject, stops)
}

// LooksLike reports whether the lists of both contents look the same.
func (c Contents) LooksLike(other Contents) bool {
	return maps.Equal(c.Tallies, other.Tallies) && c.ranks != nil && slices.EqualFunc(c.Entries, other.Entries, IsAlike)
}

// IsAlike reports whether two articles look the same in lists.
func IsAlike(a, b briefing.Entry) bool {
	return a.ID == b.ID && a.Title == b.Title && a.Source == b.Source && a.Author == b.Author && a.Published == b.Published &&
		a.File == b.File && a.Words == b.Words && slices.Equal(a.Also, b.Also) && slices.Equal(a.Tags, b.Tags)
}

// Name returns the name of an article in lists.
func Name(e briefing.Entry) string {
	if e.Title != "" {
		return e.Title
	}
	return "[" + e.File.String() + "]"
}

// About returns the source and date of an article, if known.
func About(e briefing.Entry) string {
	switch {
	case !e.Published.Known():
		return e.Source
	case e.Source == "":
		return e.Published.Short()
	}
	return e.Source + " · " + e.Published.Short()
}
