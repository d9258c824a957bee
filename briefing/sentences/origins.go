package sentences

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// The thresholds of origins.
const (
	mostly    = 0.5 // of its words, counted without standing text: the article belongs to another
	atLeast   = 3   // sentences it has in common with that one
	prose     = 2   // of them, those that are no quotations
	inPassage = 2   // sentences that make a passage worth showing
)

// Pair says what one article has of another: the sentences of Article that stand in
// Other as well, the same or edited.
type Pair struct {
	Article, Other briefing.ArticleID
	Of             int // sentences of Article that are long enough to be compared
	Shared         int // of them, those that stand in Other
	Prose          int // of these, those that are no quotation
	Share          float64
	Matches        []Match
}

// PairsOf returns what an article has of each other one, most first; of equals that which
// comes first in the library.
func (x *Index) PairsOf(id briefing.ArticleID, read Reader) ([]Pair, error) {
	matches, err := x.Matches(id, read)
	if err != nil {
		return nil, err
	}
	e, _ := x.Entry(id)
	return x.pairsOf(e, matches), nil
}

// pairsOf gathers the matches of an article by the other article, as PairsOf returns them.
func (x *Index) pairsOf(e *Entry, matches []Match) []Pair {
	words, sentences := 0, 0
	stands := x.standingOf(e)
	for i := range e.Marks {
		if !stands[i] {
			words += int(e.Marks[i].Words)
			if e.Marks[i].Words >= least {
				sentences++
			}
		}
	}
	by := map[briefing.ArticleID]*Pair{}
	for _, m := range matches {
		if m.Kind == Changed {
			continue
		}
		p := by[m.Other]
		if p == nil {
			p = &Pair{Article: e.ID, Other: m.Other, Of: sentences}
			by[m.Other] = p
		}
		other, _ := x.Entry(m.Other)
		p.Shared++
		if !e.Marks[m.Here].Quotation && !other.Marks[m.There].Quotation {
			p.Prose++
		}
		p.Share += float64(e.Marks[m.Here].Words) / float64(max(1, words))
		p.Matches = append(p.Matches, m)
	}
	out := make([]Pair, 0, len(by))
	for _, p := range by {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(x.at[a.Other], x.at[b.Other]))
	})
	return out
}

// Belongs reports whether most of the article's text stands in the other.
func (p *Pair) Belongs() bool { return p.Share >= mostly && p.Shared >= atLeast && p.Prose >= prose }

// isPassage reports whether both have a passage in common that neither quotes.
func (p *Pair) isPassage() bool { return p.Prose >= inPassage }

// Member is an article of an origin, and what it has of the article that it belongs to.
type Member struct {
	Article briefing.ArticleID
	Of      Pair // zero for the first one
}

// Origin is articles that hold most of each other's text: as far as texts tell, one
// origin. The first member holds most of the others' text, or of theirs.
type Origin struct{ Members []Member }

// Origins are articles by where their text comes from. There are at most as many origins
// as are listed: text in other words is not found.
type Origins struct {
	Origins []Origin
	// Passages are pairs that have a passage in common and are no members of one origin;
	// Quotes those that have only quotations. Each pair is in it once, from the later article.
	Passages, Quotes []Pair
}

// originsOf returns the origins of articles by what each has of others.
func (x *Index) originsOf(ids []briefing.ArticleID, of func(briefing.ArticleID) []Pair) *Origins {
	within := map[briefing.ArticleID]bool{}
	for _, id := range ids {
		within[id] = true
	}
	pairs := map[briefing.ArticleID][]Pair{}
	for _, id := range ids {
		pairs[id] = slices.DeleteFunc(slices.Clone(of(id)), func(p Pair) bool { return !within[p.Other] })
	}
	parents := x.parents(ids, pairs)
	out := x.trees(ids, parents)
	x.rest(out, ids, pairs, rootsOf(parents))
	return out
}

// parents returns what each article has of the one that it belongs to. Of two that hold
// each other, the later one belongs to the earlier.
func (x *Index) parents(ids []briefing.ArticleID, pairs map[briefing.ArticleID][]Pair) map[briefing.ArticleID]Pair {
	out := map[briefing.ArticleID]Pair{}
	for _, id := range ids {
		for _, p := range pairs[id] {
			if !p.Belongs() {
				continue
			}
			if x.at[id] < x.at[p.Other] && slices.ContainsFunc(pairs[p.Other], func(back Pair) bool { return back.Other == id && back.Belongs() }) {
				continue
			}
			out[id] = p
			break
		}
	}
	for _, id := range ids { // a ring of more than two begins with its first article
		seen := map[briefing.ArticleID]bool{}
		at := id
		for {
			p, ok := out[at]
			if !ok {
				break
			}
			if seen[at] {
				delete(out, at)
				break
			}
			seen[at] = true
			at = p.Other
		}
	}
	return out
}

func rootsOf(parents map[briefing.ArticleID]Pair) func(briefing.ArticleID) briefing.ArticleID {
	return func(id briefing.ArticleID) briefing.ArticleID {
		for p, ok := parents[id]; ok; p, ok = parents[id] {
			id = p.Other
		}
		return id
	}
}

// trees gathers articles by the root that they belong to.
func (x *Index) trees(ids []briefing.ArticleID, parents map[briefing.ArticleID]Pair) *Origins {
	root := rootsOf(parents)
	members := map[briefing.ArticleID][]Member{}
	for _, id := range ids {
		if p, ok := parents[id]; ok {
			members[root(id)] = append(members[root(id)], Member{id, p})
		}
	}
	out := &Origins{}
	for _, id := range ids {
		if _, ok := parents[id]; !ok {
			out.Origins = append(out.Origins, Origin{append([]Member{{Article: id}}, members[id]...)})
		}
	}
	return out
}

// rest adds what articles of different origins have in common.
func (x *Index) rest(out *Origins, ids []briefing.ArticleID, pairs map[briefing.ArticleID][]Pair, root func(briefing.ArticleID) briefing.ArticleID) {
	for _, id := range ids {
		for _, p := range pairs[id] {
			if p.Shared < inPassage || root(id) == root(p.Other) {
				continue
			}
			back := slices.IndexFunc(pairs[p.Other], func(q Pair) bool { return q.Other == id && q.Shared >= inPassage })
			if back >= 0 && x.at[id] < x.at[p.Other] {
				continue // counted from the other side
			}
			if p.isPassage() || back >= 0 && pairs[p.Other][back].isPassage() {
				out.Passages = append(out.Passages, p)
			} else {
				out.Quotes = append(out.Quotes, p)
			}
		}
	}
	for _, list := range [][]Pair{out.Passages, out.Quotes} {
		slices.SortStableFunc(list, func(a, b Pair) int { return cmp.Compare(b.Shared, a.Shared) })
	}
}
