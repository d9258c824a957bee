package concord

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// The thresholds of words near a hit.
const (
	nearby    = 3     // words on either side
	least     = 5     // articles of a source that have the word there
	unlikely  = 15.13 // G²: chance alone gives that once in ten thousand times
	mostTold  = 5     // words that are listed
	fewLetter = 3     // a listed word has at least as many letters
)

// Near is a word that a source has near the hits more often than the others do, counted in
// articles with a hit.
type Near struct {
	Source    string
	Word      string // folded
	In, Of    int    // articles of the source with the word near a hit, and with a hit
	Elsewhere int    // articles of others with the word near a hit
	Others    int    // articles of others with a hit
	G2        float64
	First     briefing.Ref // the first of the stops
}

// Near returns such words, the least likely first. With hits in one source only there are
// none to compare, nor without a source.
func (c *Concordance) Near() []Near { return c.near() }

func (c *Concordance) findNear() []Near {
	articles, with, first := c.countNear()
	total := 0
	for _, n := range articles {
		total += n
	}
	all := map[string]int{}
	for _, words := range with {
		for w, n := range words {
			all[w] += n
		}
	}
	var out []Near
	for source, words := range with {
		for w, n := range words {
			near := Near{
				Source: source, Word: w, In: n, Of: articles[source],
				Elsewhere: all[w] - n, Others: total - articles[source], First: first[[2]string{source, w}],
			}
			if source == "" || n < least || near.Others == 0 || n*near.Others <= near.Elsewhere*near.Of {
				continue
			}
			if near.G2 = likelihood(near.In, near.Of, near.Elsewhere, near.Others); near.G2 >= unlikely {
				out = append(out, near)
			}
		}
	}
	slices.SortFunc(out, func(a, b Near) int {
		return cmp.Or(cmp.Compare(b.G2, a.G2), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Word, b.Word))
	})
	return out[:min(len(out), mostTold)]
}

// countNear counts, for each source, the articles with hits and those with each word near
// one.
func (c *Concordance) countNear() (articles map[string]int, with map[string]map[string]int, first map[[2]string]briefing.Ref) {
	articles, with, first = map[string]int{}, map[string]map[string]int{}, map[[2]string]briefing.Ref{}
	outlets := map[string]bool{}
	for i := range c.Rows {
		for w := range fold.Words(c.Rows[i].Source) {
			outlets[w.Folded] = true
		}
	}
	for from := 0; from < len(c.Rows); {
		to := from
		words := map[string]briefing.Ref{}
		for ; to < len(c.Rows) && c.Rows[to].Ref.Article == c.Rows[from].Ref.Article; to++ {
			r := &c.Rows[to]
			for _, side := range []neighbours{r.before, r.after} {
				for _, w := range side.first(nearby) {
					if _, has := words[w]; !has && !c.hits[w] && !outlets[w] && tells(w) {
						words[w] = r.Ref
					}
				}
			}
		}
		source := c.Rows[from].Source
		articles[source]++
		if with[source] == nil {
			with[source] = map[string]int{}
		}
		for w := range maps.Keys(words) {
			with[source][w]++
			if key := [2]string{source, w}; with[source][w] == 1 {
				first[key] = words[w]
			}
		}
		from = to
	}
	return articles, with, first
}

// first returns the first n single words.
func (of neighbours) first(n int) []string {
	var out []string
	for _, name := range of {
		for w := range strings.SplitSeq(name, " ") {
			if len(out) == n {
				return out
			}
			out = append(out, w)
		}
	}
	return out
}

// tells reports whether a word says something by itself.
func tells(word string) bool {
	const empty = language.Function | language.Determiner | language.Locative | language.Towards | language.Modal | language.Dating | language.Calendar
	return len(word) >= fewLetter && language.English.Class([]byte(word))&empty == 0 && !stops[word] && strings.Trim(word, "0123456789.,") != ""
}

// stops are words that every text has, and that the tables of languages do not count as
// such.
var stops = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`about after again all also and any are been before being both but can could did does
		each for from had has have her here him his how into its just like may more most much must not now off one only
		other our out over own said same say says she should some such than that the their them then there these they
		this those through too under until very was way were what when where which while who whom why will with would
		you your aber als auch auf aus bei das dass dem den der des die doch ein eine einem einen einer für hat ich ihr
		im ist mit nach nicht noch nur oder sein sich sie sind über und uns von vor war wie wird zu zum zur dans des elle
		est les leur mais nous par pas plus pour que qui sans ses son sur une vous con del las los para por una`) {
		out[w] = true
	}
	return out
}()

// likelihood returns G² of a table: a of n articles here and b of m elsewhere have a word.
func likelihood(a, n, b, m int) float64 {
	share := float64(a+b) / float64(n+m)
	return 2 * (term(a, float64(n)*share) + term(b, float64(m)*share) +
		term(n-a, float64(n)*(1-share)) + term(m-b, float64(m)*(1-share)))
}

func term(observed int, expected float64) float64 {
	if observed == 0 || expected == 0 {
		return 0
	}
	return float64(observed) * math.Log(float64(observed)/expected)
}
