package verify

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/quantity"
)

// spreader is a library that knows how common words are, see store.Store.
type spreader interface {
	Spread(ctx context.Context, words []string) (map[string]int, error)
}

// readSpread asks in how many articles the words of the draft stand, and the other words
// that it may be looked up by.
func (c *checker) readSpread(ctx context.Context) (err error) {
	lib, ok := c.lib.(spreader)
	if !ok {
		return nil // the longer words count as the rarer ones
	}
	c.asked = map[string]bool{}
	c.ask(c.text.Words)
	for _, q := range c.quantities {
		for _, form := range quantity.Forms(q.Noun) {
			c.ask(form)
		}
		for _, numeral := range numerals(q.Numeral.In(c.text.Words)) {
			c.ask(numeral)
		}
	}
	for _, w := range c.dated {
		c.ask(w.month.String() + " " + abbreviated(w.month) + " " + w.date().String())
	}
	c.spread, err = lib.Spread(ctx, slices.Collect(maps.Keys(c.asked)))
	return err
}

// ask notes the words and compounds of a text, whose spread is to be read.
func (c *checker) ask(text string) {
	for w := range fold.All(text) {
		if !strings.ContainsFunc(w.Folded, fold.Unspaced) { // a character is no word
			c.asked[w.Folded] = true
		}
	}
}

// isNowhere reports whether no article has a folded word, as far as is known.
func (c *checker) isNowhere(word string) bool { return c.asked[word] && c.spread[word] == 0 }

// lacks reports whether no article has all words of a text, its compounds written apart
// or together, as far as is known.
func (c *checker) lacks(text string) bool {
	lacks := false
	for w, joined := range fold.All(text) {
		if joined && !c.isNowhere(w.Folded) {
			return false
		}
		lacks = lacks || !joined && c.isNowhere(w.Folded)
	}
	return lacks
}

// possible returns a node without the alternatives that no article can answer, nil if none
// can answer any of it: to open a word in the index takes most of the time of a search.
func (c *checker) possible(node briefing.QueryNode) briefing.QueryNode {
	switch n := node.(type) {
	case briefing.Word:
		if c.lacks(n.Text) {
			return nil
		}
	case briefing.Phrase:
		if c.lacks(n.Text) {
			return nil
		}
	case briefing.Near:
		if c.allPossible(n.Nodes) == nil {
			return nil
		}
	case briefing.And:
		if nodes := c.allPossible(n); nodes != nil {
			return briefing.And(nodes)
		}
		return nil
	case briefing.Or:
		var or briefing.Or
		for _, n := range n {
			if n = c.possible(n); n != nil {
				or = append(or, n)
			}
		}
		return anyOf(or)
	}
	return node
}

// allPossible returns nodes as possible does each, nil if that leaves nothing of one.
func (c *checker) allPossible(nodes []briefing.QueryNode) []briefing.QueryNode {
	out := make([]briefing.QueryNode, len(nodes))
	for i, n := range nodes {
		if out[i] = c.possible(n); out[i] == nil {
			return nil
		}
	}
	return out
}

// rarest returns at most n of the words of a text, folded and each once: those in the
// fewest articles first, of these the longer ones.
func (c *checker) rarest(text string, n int) []string {
	var words []string
	for w := range fold.Words(text) {
		if !slices.Contains(words, w.Folded) {
			words = append(words, w.Folded)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int {
		if c.spread[a] != c.spread[b] {
			return c.spread[a] - c.spread[b]
		}
		return len(b) - len(a)
	})
	return words[:min(n, len(words))]
}

// expected returns about how many articles have all of words, if each word stands in any
// articles: the more of them, the fewer.
func (c *checker) expected(words ...string) float64 {
	const unknown = 1000 // a word whose spread is not known stands in one article of so many
	articles := float64(c.lib.Extent().Articles)
	n := articles
	for _, w := range words {
		if strings.ContainsFunc(w, fold.Unspaced) {
			return math.Inf(1) // a character is no word
		}
		n *= max(float64(c.spread[w])/articles, 1./unknown)
	}
	return n
}

// soughtTogether is how many words of a quotation at most the index is asked for at first.
// If hardly fewer articles have these than are looked into, it is asked for words in a
// row: for soughtFirst, and for maxSought if more articles have these.
const soughtTogether, soughtFirst, maxSought = 6, 5, 24

// quoted returns the passages that hold a quotation in one of the ways in which it may
// stand, none if it has no words.
func (c *checker) quoted(ctx context.Context, ways []wanted) ([]briefing.Passage, error) {
	rare := c.rarest(outsideBrackets(ways[0].before), soughtTogether)
	if len(rare) == 0 {
		return nil, nil
	}
	n := 1
	for n < len(rare) && c.expected(rare[:n]...) > 1 {
		n++
	}
	if c.expected(rare[:n]...) < most {
		out, all, err := c.quotedSo(ctx, ways, allOf(rare[:n]))
		if len(out) > 0 || all || err != nil {
			return out, err
		}
	}
	for i, way := range ways {
		for _, n := range []int{soughtFirst, maxSought} {
			out, all, err := c.quotedSo(ctx, ways[i:i+1], c.inARow(way, n))
			if len(out) > 0 || err != nil {
				return out, err
			}
			if all {
				break
			}
		}
	}
	return nil, nil
}

// quotedSo returns the passages that hold a quotation in one of some ways, in articles that
// answer asked, and whether these are all that do.
func (c *checker) quotedSo(ctx context.Context, ways []wanted, asked briefing.QueryNode) (out []briefing.Passage, all bool, err error) {
	results, err := c.search(ctx, asked, briefing.ByDate, most)
	if err != nil {
		return nil, false, err
	}
	for _, r := range results {
		s, err := c.resulting(ctx, r)
		if err != nil {
			return nil, false, err
		}
		for _, way := range ways {
			spans, ok := way.in(s.inLetters())
			if !ok {
				continue
			}
			in := s.sentences(spans[0].Union(spans[len(spans)-1]))
			out = append(out, briefing.Passage{Ref: briefing.Ref{Article: s.id, Span: in}, In: s.shown, Hits: spans})
			break
		}
		if len(out) == few {
			break
		}
	}
	return out, len(results) < most, nil
}

// sentences returns the sentences that span stands in.
func (s *source) sentences(span briefing.Span) briefing.Span {
	last := briefing.SentenceIn(s.shown, briefing.Span{Start: max(span.Start, span.End-1), End: span.End})
	return briefing.SentenceIn(s.shown, span).Union(last)
}

// inARow returns what an article answers that has n words of each part of w in a row.
func (c *checker) inARow(w wanted, n int) briefing.QueryNode {
	asked := briefing.And{briefing.Phrase{Text: c.tellingWords(w.before, n)}}
	if w.after == "" {
		return asked[0]
	}
	return append(asked, briefing.Phrase{Text: c.tellingWords(w.after, n)})
}

// tellingWords returns the n words in a row of a text that tell most, all if it has no
// more.
func (c *checker) tellingWords(s string, n int) string {
	all := slices.Collect(fold.Words(s))
	if len(all) <= n {
		return s
	}
	words := make([]string, len(all))
	for i, w := range all {
		words[i] = w.Folded
	}
	best := c.byTelling(words, n)[0]
	return s[all[best].Start:all[best+n-1].End]
}

// byTelling returns where n words in a row begin among words, of which there must be as
// many: first those that tell most, whose words stand in the fewest articles and of these
// have most letters.
func (c *checker) byTelling(words []string, n int) []int {
	type row struct{ at, articles, letters int }
	rows := make([]row, len(words)-n+1)
	for i := range rows {
		rows[i].at = i
		for _, w := range words[i : i+n] {
			rows[i].articles += c.spread[w]
			rows[i].letters += len(w)
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.articles, b.articles), cmp.Compare(b.letters, a.letters))
	})
	starts := make([]int, len(rows))
	for i, r := range rows {
		starts[i] = r.at
	}
	return starts
}
