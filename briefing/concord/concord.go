// Package concord makes concordances: the stops of a trail, one a row, each with the text
// before and after it, in the order of dates or of the words beside them. Rows that begin
// alike then stand together, and show at a glance how a word is used.
package concord

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Order is the order of the rows.
type Order string

// The orders. Before and After go by the neighbour of the hit in reading order; in a text
// that is read from right to left, the word before a hit stands on its right.
const (
	ByDate Order = "date"
	Before Order = "left"
	After  Order = "right"
)

// Orders lists the orders as < and > go through them.
var Orders = []Order{Before, ByDate, After}

// Row is a stop with the text around it.
type Row struct {
	Ref       briefing.Ref
	Source    string
	Published briefing.Date
	// Left, Hit and Right are visible text on one line: before the hit, the hit itself, and
	// after it, in reading order, as far as the paragraph goes and Around allows.
	Left, Hit, Right string
	Joined           bool // no blank stands between the hit and Right: a comma, a letter

	before, after neighbours
}

// Around is how many bytes of text a row has on either side.
const Around = 240

// neighbours are the words beside a hit, folded, from the nearest one on.
type neighbours []string

// mostSorted is how many words beside the hit put rows in order.
const mostSorted = 5

// Concordance is the rows of a trail, in its order. It does not change.
type Concordance struct {
	Rows     []Row
	Articles int
	hits     map[string]bool // the folded words of the hits
	near     func() []Near
}

// Of returns the concordance of stops; those of one article are adjacent. A stop at a whole
// article has no row.
func Of(ctx context.Context, lib briefing.Library, stops []briefing.Ref) (*Concordance, error) {
	c := &Concordance{hits: map[string]bool{}}
	var a *briefing.Article
	var text briefing.Shown
	for _, stop := range stops {
		if stop.Span.Empty() {
			continue
		}
		if a == nil || a.ID != stop.Article {
			var err error
			if a, err = lib.Article(ctx, stop.Article); err != nil {
				return nil, fmt.Errorf("concordance: %w", err)
			}
			text = briefing.Show(a.Text)
			c.Articles++
		}
		c.add(a, text, stop)
	}
	c.near = sync.OnceValue(c.findNear)
	return c, nil
}

func (c *Concordance) add(a *briefing.Article, text briefing.Shown, stop briefing.Ref) {
	left, right := around(text.Words, stop.Span)
	r := Row{
		Ref: stop, Source: a.Source, Published: a.Published,
		Left: visible(text, left), Hit: visible(text, stop.Span), Right: visible(text, right),
	}
	after, _ := utf8.DecodeRuneInString(right.In(text.Words))
	r.Joined = !right.Empty() && !unicode.IsSpace(after)
	before := wordsOf(r.Left)
	slices.Reverse(before)
	r.before, r.after = neighboursIn(before), neighboursIn(wordsOf(r.Right))
	for w := range fold.Words(r.Hit) {
		c.hits[w.Folded] = true
	}
	c.Rows = append(c.Rows, r)
}

// around returns the text on either side of a hit, in its paragraph.
func around(text string, hit briefing.Span) (left, right briefing.Span) {
	left = briefing.Span{Start: max(0, hit.Start-Around), End: hit.Start}
	right = briefing.Span{Start: hit.End, End: min(len(text), hit.End+Around)}
	if i := strings.LastIndex(left.In(text), "\n\n"); i >= 0 {
		left.Start += i + len("\n\n")
	}
	if i := strings.Index(right.In(text), "\n\n"); i >= 0 {
		right.End = right.Start + i
	}
	for left.Start < left.End && !utf8.RuneStart(text[left.Start]) {
		left.Start++
	}
	for right.End > right.Start && right.End < len(text) && !utf8.RuneStart(text[right.End]) {
		right.End--
	}
	return left, right
}

// visible returns the visible text of a span on one line.
func visible(text briefing.Shown, span briefing.Span) string {
	var b strings.Builder
	for _, p := range text.Pieces(span.Start, span.End) {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// word is a word of a text.
type word struct {
	folded  string
	capital bool
	parted  bool // a mark that ends a phrase stands before it
}

func wordsOf(text string) []word {
	var out []word
	last := 0
	for w := range fold.Words(text) {
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		if gap := text[last:w.Start]; w.Folded != "s" || gap != "’" && gap != "'" { // an owner's
			out = append(out, word{w.Folded, unicode.IsUpper(first), strings.ContainsAny(gap, ".!?;:,")})
		}
		last = w.End
	}
	return out
}

// neighboursIn returns words from the nearest to a hit on. A name of several words is one,
// whose words stand in the order from the hit.
func neighboursIn(words []word) neighbours {
	var out neighbours
	for i := 0; i < len(words) && len(out) < mostSorted; {
		n := 1
		for words[i].capital && i+n < len(words) && words[i+n].capital && !words[i+n].parted && !words[i+n-1].parted {
			n++
		}
		parts := make([]string, n)
		for k := range parts {
			parts[k] = words[i+k].folded
		}
		out = append(out, strings.Join(parts, " "))
		i += n
	}
	return out
}

// beside returns the neighbours by which an order goes; nil by date.
func (r *Row) beside(o Order) neighbours {
	switch o {
	case Before:
		return r.before
	case After:
		return r.after
	}
	return nil
}

// Sorted returns the numbers of the rows in an order. Rows whose words are the same stay in
// the order of the trail.
func (c *Concordance) Sorted(o Order) []int {
	out := make([]int, len(c.Rows))
	for i := range out {
		out[i] = i
	}
	if o == ByDate {
		return out
	}
	keys := make([]string, len(out))
	for i := range keys {
		keys[i] = strings.Join(c.Rows[i].beside(o), "\x00")
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(strings.Compare(keys[a], keys[b]), a-b) })
	return out
}

// Group is rows whose neighbour is the same.
type Group struct {
	Words           string // of the neighbour, folded; "" at the border of a paragraph
	From, To        int    // among the sorted rows
	Stops, Articles int
}

// Groups returns the groups of several rows among sorted ones; none by date.
func (c *Concordance) Groups(sorted []int, o Order) []Group {
	var out []Group
	if o == ByDate {
		return out
	}
	for from := 0; from < len(sorted); {
		g := Group{Words: c.neighbour(sorted[from], o), From: from}
		seen := map[briefing.ArticleID]bool{}
		for g.To = from; g.To < len(sorted) && c.neighbour(sorted[g.To], o) == g.Words; g.To++ {
			seen[c.Rows[sorted[g.To]].Ref.Article] = true
		}
		g.Stops, g.Articles = g.To-from, len(seen)
		if g.Stops > 1 && g.Words != "" {
			out = append(out, g)
		}
		from = g.To
	}
	return out
}

func (c *Concordance) neighbour(row int, o Order) string {
	if all := c.Rows[row].beside(o); len(all) > 0 {
		return all[0]
	}
	return ""
}
