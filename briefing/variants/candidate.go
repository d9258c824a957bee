package variants

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// candidate is a spelling that may be a figure, with its places.
type candidate struct {
	figure    int32
	folded    string
	why       Reason
	how       closeness // of the word that differs most
	isAlone   bool      // a single word for a surname or for a name of one word
	class     language.Class
	cost      int // of its differences in sound, in tenths of a letter
	titled    int // how often a title precedes it
	within    int // how often "in" or the like precedes it
	spellings map[string]int
	places    []place
}

type candidateKey struct {
	figure int32
	folded string
}

// suggestions returns the candidates that the evidence leaves.
func (c *collector) suggestions() []Suggestion {
	var out []Suggestion
	for _, found := range c.ordered {
		if !c.stands(found) {
			continue
		}
		s := Suggestion{
			Figure:   c.names.figures[found.figure].ID,
			Spelling: found.spelling(),
			Why:      found.why,
			Mentions: len(found.places),
		}
		s.Articles = found.articles()
		first := found.places[0]
		s.Example = briefing.Ref{Article: c.articles[first.article], Span: briefing.Span{Start: int(first.start), End: int(first.end)}}
		out = append(out, s)
	}
	return append(out, c.longForms()...)
}

// articles sorts the places of a candidate and counts their articles.
func (c *candidate) articles() int {
	slices.SortFunc(c.places, func(a, b place) int { return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.start, b.start)) })
	n := 0
	for i, p := range c.places {
		if i == 0 || c.places[i-1].article != p.article {
			n++
		}
	}
	return n
}

// spelling returns the most frequent spelling of a candidate. Full capitals
// count only if there is no other.
func (c *candidate) spelling() string {
	best := ""
	for _, s := range slices.Sorted(maps.Keys(c.spellings)) {
		if best == "" || isShouted(best) && !isShouted(s) || isShouted(best) == isShouted(s) && c.spellings[s] > c.spellings[best] {
			best = s
		}
	}
	return best
}

// isShouted reports whether a spelling is in full capitals and too long for an
// acronym.
func isShouted(s string) bool {
	const acronym = 5
	return len(s) > acronym && s == strings.ToUpper(s)
}
