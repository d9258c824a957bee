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

// isStanding reports whether sentence i of an article is standing text.
func (x *Index) isStanding(id briefing.ArticleID, i int) bool {
	return x.stands[int(x.first[x.at[id]])+i]
}

// findStanding finds out which sentences are standing text. In versions of one report,
// which have most of their sentences in common, only what nearly all articles of the
// source have is.
func (x *Index) findStanding() {
	held, articles := x.heldBySource()
	x.stands = make([]bool, len(held))
	for i := range x.entries {
		e := &x.entries[i]
		own, first := 0, int(x.first[i])
		total := 0
		for k := range e.Marks {
			m := &e.Marks[k]
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

func isHeldByAll(n int32, of int) bool { return of >= manyOf && float64(n) >= nearlyAll*float64(of) }

// heldBySource returns how many articles of its own source have each sentence, 0 if fewer
// than make it standing text, and how many articles each source has.
func (x *Index) heldBySource() (held []int32, articles map[string]int) {
	held, articles = make([]int32, x.first[len(x.entries)]), map[string]int{}
	for i := range x.entries {
		articles[x.entries[i].Source]++
	}
	for from, to := 0, 0; from < len(x.exact); from = to {
		for to = from; to < len(x.exact) && x.exact[to].hash() == x.exact[from].hash(); to++ {
		}
		if to-from >= standing {
			x.countHeld(x.exact[from:to], held)
		}
	}
	return held, articles
}

// countHeld counts the articles by source that have one sentence.
func (x *Index) countHeld(list []posting, held []int32) {
	in, last := map[string]int32{}, map[string]int{}
	for _, p := range list {
		article, _ := x.place(p.sentence())
		source := x.entries[article].Source
		if was, ok := last[source]; !ok || was != article {
			in[source], last[source] = in[source]+1, article
		}
	}
	for _, p := range list {
		article, _ := x.place(p.sentence())
		held[p.sentence()] = in[x.entries[article].Source]
	}
}
