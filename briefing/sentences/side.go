package sentences

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// RowKind is how the two sides of a row stand to each other.
type RowKind string

// The kinds of row, beside Same and Changed.
const (
	RowSame    RowKind = "same"    // the same words and marks
	RowEdited  RowKind = "edited"  // Compare finds them edited
	RowChanged RowKind = "changed" // much the same words with another number, "all" or "not"
	RowWorded  RowKind = "worded"  // much the same words; the others may be another name or day
	RowMoved   RowKind = "moved"   // one side of what stands elsewhere on the other
	RowLeft    RowKind = "left"    // only on the left
	RowRight   RowKind = "right"   // only on the right
)

// Row sets a sentence of one text beside one of another.
type Row struct {
	Kind        RowKind
	Left, Right briefing.Span // the sentences; empty where there is none
	Words       []WordChange  // what differs in them, in the order of the right one
	Swaps       []Swap        // of what changed: numbers and quantities in the place of others
	Number      bool          // of what changed: it is a number, and not only an "all" or a "not"
	To          briefing.Span // of what moved: where it stands on the other side
}

// WordChange is words of the left sentence in whose place there are words of the right
// one; either may be empty.
type WordChange struct{ Left, Right briefing.Span }

// alike is how much of the words of two sentences must be common for them to be set side
// by side. Both are seen, and no claim is made of them.
const alike = 0.5

// Beside sets the sentences of two texts side by side: the heaviest run of pairs that are
// in the order of both, then what moved, then what only one of them has.
func Beside(left, right *Text) []Row {
	all := pairsOf(left.Sentences, right.Sentences)
	run := heaviest(all, len(right.Sentences))
	with, back := map[int]int{}, map[int]int{}
	for _, p := range run {
		with[p.left], back[p.right] = p.right, p.left
	}
	moved, movedBack := movedOf(all, with, back)
	b := besides{left: left, right: right, moved: moved, movedBack: movedBack}
	i, j := 0, 0
	for _, p := range append(run, pair{left: len(left.Sentences), right: len(right.Sentences)}) {
		for ; i < p.left; i++ {
			b.onlyLeft(i)
		}
		for ; j < p.right; j++ {
			b.onlyRight(j)
		}
		if i < len(left.Sentences) && j < len(right.Sentences) {
			b.both(i, j)
			i, j = i+1, j+1
		}
	}
	return b.rows
}

// besides makes rows.
type besides struct {
	left, right      *Text
	moved, movedBack map[int]int
	rows             []Row
}

func (b *besides) onlyLeft(i int) {
	row := Row{Kind: RowLeft, Left: b.left.Sentences[i].Span}
	if j, ok := b.moved[i]; ok {
		row.Kind, row.To = RowMoved, b.right.Sentences[j].Span
	}
	b.rows = append(b.rows, row)
}

func (b *besides) onlyRight(j int) {
	row := Row{Kind: RowRight, Right: b.right.Sentences[j].Span}
	if i, ok := b.movedBack[j]; ok {
		row.Kind, row.To = RowMoved, b.left.Sentences[i].Span
	}
	b.rows = append(b.rows, row)
}

func (b *besides) both(i, j int) {
	l, r := &b.left.Sentences[i], &b.right.Sentences[j]
	al := align(l.words, r.words, (*word).is)
	row := Row{Kind: RowWorded, Left: l.Span, Right: r.Span, Words: wordChanges(b.left.Shown, b.right.Shown, l, r, &al)}
	switch {
	case len(row.Words) == 0:
		row.Kind = RowSame
	case Compare(l, r) == Edited:
		row.Kind = RowEdited
	case isAltered(&al, (*word).states):
		row.Kind, row.Swaps, row.Number = RowChanged, replaced(l, r, row.Words), isAltered(&al, (*word).isNumber)
	}
	b.rows = append(b.rows, row)
}

// pair is a sentence of each side, and how many words they have in common.
type pair struct{ left, right, common int }

// mostPairs is the most pairs of sentences that are all compared; of longer texts only
// those that have a shingle or all words in common are.
const mostPairs = 400 * 400

// pairsOf returns the sentences that are alike, in the order of the left ones, the later
// right ones first.
func pairsOf(left, right []Sentence) []pair {
	ids := map[string]int32{}
	l, r := numbered(left, ids), numbered(right, ids)
	var out []pair
	try := func(i, j int) {
		n := commonOf(l[i], r[j])
		if union := len(l[i]) + len(r[j]) - n; n > 0 && float64(n) >= alike*float64(union) {
			out = append(out, pair{i, j, n})
		}
	}
	if len(left)*len(right) <= mostPairs {
		for i := range left {
			for j := len(right) - 1; j >= 0; j-- {
				try(i, j)
			}
		}
		return out
	}
	for i, js := range sharing(left, right) {
		for _, j := range js {
			try(i, j)
		}
	}
	return out
}

// sharing returns, for each left sentence, the right ones that have a shingle or all
// words in common with it, the later first.
func sharing(left, right []Sentence) [][]int {
	by := map[uint64][]int{}
	keys := func(s *Sentence) []uint64 {
		out := []uint64{s.hash}
		for _, h := range s.sketch() {
			if h != 0 {
				out = append(out, uint64(h))
			}
		}
		return out
	}
	for j := range right {
		for _, k := range keys(&right[j]) {
			if len(by[k]) < crowded {
				by[k] = append(by[k], j)
			}
		}
	}
	out := make([][]int, len(left))
	for i := range left {
		for _, k := range keys(&left[i]) {
			out[i] = append(out[i], by[k]...)
		}
		slices.SortFunc(out[i], func(a, b int) int { return cmp.Compare(b, a) })
		out[i] = slices.Compact(out[i])
	}
	return out
}

// numbered returns the words of sentences as sorted numbers.
func numbered(of []Sentence, ids map[string]int32) [][]int32 {
	out := make([][]int32, len(of))
	for i := range of {
		for _, w := range of[i].words {
			id, ok := ids[w.text]
			if !ok {
				id = int32(len(ids))
				ids[w.text] = id
			}
			out[i] = append(out[i], id)
		}
		slices.Sort(out[i])
	}
	return out
}

// commonOf returns how many of two sorted lists of numbers are in both.
func commonOf(a, b []int32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// heaviest returns the pairs with most words in common that are in the order of both
// sides.
func heaviest(all []pair, right int) []pair {
	type chain struct {
		weight, last int // of pairs, -1 for none
	}
	best := make([]chain, right+1) // a tree of the best chains by where they end on the right
	for i := range best {
		best[i].last = -1
	}
	before := make([]int, len(all))
	for n, p := range all {
		c := chain{last: -1}
		for j := p.right; j > 0; j -= j & -j {
			if best[j].weight > c.weight {
				c = best[j]
			}
		}
		before[n] = c.last
		c = chain{c.weight + p.common, n}
		for j := p.right + 1; j <= right; j += j & -j {
			if c.weight > best[j].weight {
				best[j] = c
			}
		}
	}
	end := chain{last: -1}
	for j := right; j > 0; j -= j & -j {
		if best[j].weight > end.weight {
			end = best[j]
		}
	}
	var out []pair
	for n := end.last; n >= 0; n = before[n] {
		out = append(out, all[n])
	}
	slices.Reverse(out)
	return out
}

// movedOf returns the pairs that moved: neither side is beside another
// sentence.
func movedOf(all []pair, with, back map[int]int) (moved, movedBack map[int]int) {
	rest := slices.DeleteFunc(slices.Clone(all), func(p pair) bool {
		_, left := with[p.left]
		_, right := back[p.right]
		return left || right
	})
	slices.SortStableFunc(rest, func(a, b pair) int { return cmp.Compare(b.common, a.common) })
	moved, movedBack = map[int]int{}, map[int]int{}
	for _, p := range rest {
		_, left := moved[p.left]
		_, right := movedBack[p.right]
		if !left && !right {
			moved[p.left], movedBack[p.right] = p.right, p.left
		}
	}
	return moved, movedBack
}

// wordChanges returns by which words and marks two sentences differ.
func wordChanges(left, right briefing.Shown, a, b *Sentence, al *alignment) []WordChange {
	var out []WordChange
	i, j := 0, 0
	next := func(toLeft, toRight int) {
		if c := (WordChange{spanOf(a.words[i:toLeft]), spanOf(b.words[j:toRight])}); c != (WordChange{}) {
			out = append(out, c)
		}
		i, j = toLeft, toRight
	}
	for k, of := range al.of {
		if of == unmatched {
			continue
		}
		beside := i == of && j == k
		next(of, k)
		if beside {
			out = appendMark(out, left, right, a, b, of, k)
		}
		i, j = of+1, k+1
	}
	beside := i == len(a.words) && j == len(b.words)
	next(len(a.words), len(b.words))
	if beside {
		out = appendMark(out, left, right, a, b, i, j)
	}
	return out
}

// appendMark adds to changes that other marks stand before word i of a and word j of b,
// which are the same: the words before them, with the marks.
func appendMark(out []WordChange, left, right briefing.Shown, a, b *Sentence, i, j int) []WordChange {
	l, r := gapBefore(a, i), gapBefore(b, j)
	if marksIn(left.Words, l) == marksIn(right.Words, r) {
		return out
	}
	if i > 0 && j > 0 {
		l.Start, r.Start = a.words[i-1].span.Start, b.words[j-1].span.Start
	}
	if n := len(out); n > 0 && out[n-1].Right.End == r.Start && !out[n-1].Right.Empty() {
		return out // the word before them is marked
	}
	return append(out, WordChange{trimmed(left.Words, l), trimmed(right.Words, r)})
}

// gapBefore returns what stands before word i of a sentence, or behind the last.
func gapBefore(s *Sentence, i int) briefing.Span {
	gap := s.Span
	if i > 0 {
		gap.Start = s.words[i-1].span.End
	}
	if i < len(s.words) {
		gap.End = s.words[i].span.Start
	}
	return gap
}

// twins are marks that are written in several ways.
var twins = strings.NewReplacer("“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"", "‘", "'", "’", "'",
	"–", "-", "—", "-", "\u2011", "-", "\u2010", "-", "−", "-", "…", "...", string(fold.Hidden), "")

// marksIn returns the marks in a gap, without blanks and twins.
func marksIn(text string, gap briefing.Span) string {
	if gap.Empty() {
		return ""
	}
	return strings.Join(strings.Fields(twins.Replace(gap.In(text))), "")
}

// trimmed returns a span without white space at its ends.
func trimmed(text string, s briefing.Span) briefing.Span {
	for s.Start < s.End && (text[s.End-1] <= ' ' || text[s.End-1] == fold.Hidden) {
		s.End--
	}
	for s.Start < s.End && (text[s.Start] <= ' ' || text[s.Start] == fold.Hidden) {
		s.Start++
	}
	return s
}

// spanOf returns the span of words that follow each other, empty if there are none.
func spanOf(words []word) briefing.Span {
	if len(words) == 0 {
		return briefing.Span{}
	}
	return words[0].span.Union(words[len(words)-1].span)
}
