package draft

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"briefing/briefing"
)

// A draft of a library of any size fits into some tens of megabytes, since all that it
// keeps is bounded: the number of proposals of each kind, and what a proposal has beside
// its counts, which is a few passages, spellings and a byte or two for each article.

// appearances are the articles with a proposal, in the order of the library. An
// article takes one to three bytes.
type appearances struct {
	n    int    // number of articles
	next int    // one more than the index of the last article
	gaps []byte // for each article the number of articles left out before it, as a varint
}

// add adds an article. It must not come before the last one, and counts once if
// it is the last one.
func (a *appearances) add(article int) {
	if article < a.next {
		return
	}
	a.gaps = binary.AppendUvarint(a.gaps, uint64(article-a.next))
	a.next = article + 1
	a.n++
}

// all returns the indexes of the articles, ascending.
func (a *appearances) all() []int {
	out := make([]int, 0, a.n)
	next := 0
	for b := a.gaps; len(b) > 0; {
		gap, size := binary.Uvarint(b)
		b = b[size:]
		next += int(gap)
		out = append(out, next)
		next++
	}
	return out
}

// with returns the articles of both.
func (a *appearances) with(o *appearances) appearances {
	var out appearances
	both := append(a.all(), o.all()...)
	slices.Sort(both)
	for _, article := range both {
		out.add(article)
	}
	return out
}

// ids returns the IDs of the articles, nil for none.
func (d *Draft) ids(a *appearances) []briefing.ArticleID {
	if a.n == 0 {
		return nil
	}
	out := make([]briefing.ArticleID, 0, a.n)
	for _, article := range a.all() {
		out = append(out, d.articles[article])
	}
	return out
}

// mostTallied limits the texts that a tally counts. Further ones are left out.
const mostTallied = 1000

// tally counts texts. It is sorted by them.
type tally []tallied

type tallied struct {
	text string
	n    int
}

// add adds n to the count of a text.
func (t *tally) add(text string, n int) {
	i, ok := t.find(text)
	switch {
	case ok:
		(*t)[i].n += n
	case len(*t) < mostTallied:
		*t = slices.Insert(*t, i, tallied{text, n})
	}
}

// of returns the count of a text.
func (t tally) of(text string) int {
	if i, ok := t.find(text); ok {
		return t[i].n
	}
	return 0
}

func (t tally) find(text string) (int, bool) {
	return slices.BinarySearchFunc(t, text, func(c tallied, text string) int { return strings.Compare(c.text, text) })
}

// texts returns the texts, most frequent first, and those with the same count in
// order.
func (t tally) texts() []string {
	byCount := slices.SortedStableFunc(slices.Values(t), func(a, b tallied) int { return cmp.Compare(b.n, a.n) })
	var out []string
	for _, c := range byCount {
		out = append(out, c.text)
	}
	return out
}

// recency is tiny, and larger for what was found later. It breaks ties, since what
// was found lately had less time to recur.
func (a *appearances) recency() float64 { return float64(a.next) / 1e12 }

// betterHalf returns the half of a list that is worth most, in the same order. Of
// those worth the same, it keeps the later ones.
func betterHalf[T any](list []T, worth func(T) float64) []T {
	worths, order := make([]float64, len(list)), make([]int, len(list))
	for i, x := range list {
		worths[i], order[i] = worth(x), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(worths[b], worths[a]), cmp.Compare(b, a)) })
	order = order[:len(list)/2]
	slices.Sort(order)
	out := make([]T, len(order))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}
