package sentences

import "briefing/briefing"

// Standing text is what a source has in article after article: a house rule, an appeal to
// subscribe, the background that every report tells again. Nobody has it from anybody.
const (
	standing   = 4       // articles of one source that have the sentence, at least
	manyOf     = 8       // articles of a source that are compared
	nearlyAll  = 2.0 / 3 // share of them with a sentence that makes it standing text
	ofVersions = 0.5     // of an article's words are in others of its source: it is a version of these
)

// IsStanding reports whether sentence i of an article is standing text.
func (x *Index) IsStanding(id briefing.ArticleID, i int) bool {
	return x.stands[int(x.first[x.at[id]])+i]
}

// findStanding finds out which sentences are standing text. In versions of one report,
// which have most of their sentences in common, only what nearly all articles of the
// source have is.
func (x *Index) findStanding() {
	held, articles := x.heldBySource()
	x.stands = make([]bool, len(held))
	for i, e := range x.entries {
		own, first := 0, int(x.first[i])
		total := 0
		for k, m := range e.Marks {
			total += int(m.Words)
			if n := held[first+k]; n >= standing && !isHeldByAll(n, articles[e.Source]) {
				own += int(m.Words)
			}
		}
		isVersion := float64(own) >= ofVersions*float64(total)
		for k := range e.Marks {
			n := held[first+k]
			x.stands[first+k] = n >= standing && (!isVersion || isHeldByAll(n, articles[e.Source]))
		}
	}
}

func isHeldByAll(n, of int) bool { return of >= manyOf && float64(n) >= nearlyAll*float64(of) }

// heldBySource returns how many articles of its own source have each sentence, and how
// many articles each source has.
func (x *Index) heldBySource() (held []int, articles map[string]int) {
	held, articles = make([]int, x.first[len(x.entries)]), map[string]int{}
	for _, e := range x.entries {
		articles[e.Source]++
	}
	for from := 0; from < len(x.exact); {
		to := from
		in, last := map[string]int{}, map[string]int{}
		for ; to < len(x.exact) && x.exact[to].hash == x.exact[from].hash; to++ {
			article, _ := x.place(x.exact[to].sentence)
			source := x.entries[article].Source
			if was, ok := last[source]; !ok || was != article {
				in[source], last[source] = in[source]+1, article
			}
		}
		for _, p := range x.exact[from:to] {
			article, _ := x.place(p.sentence)
			held[p.sentence] = in[x.entries[article].Source]
		}
		from = to
	}
	return held, articles
}
