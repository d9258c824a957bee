package sentences

import (
	"slices"

	"briefing/briefing"
)

// isNumber and states report whether another word in the place of a word is another fact:
// of a number, and of any word that says how many or how often, or denies.
func (w *word) isNumber() bool { return w.number || w.text == "-" }
func (w *word) states() bool   { return w.isNumber() || w.class&(quantity|denial) != 0 }

// isAltered reports whether one of two aligned sentences has a word of a kind that the
// other does not have. A word that only moved has the same one behind it. A number that
// went with all of its phrase is no other number.
func isAltered(al *alignment, kind func(w *word) bool) bool {
	left := func(i int) bool { return !al.taken[i] && kind(&al.a[i]) }
	was := withNext(al.a, left)
	is := withNext(al.b, func(j int) bool { return al.of[j] == unmatched && kind(&al.b[j]) })
	gone := withNext(al.a, func(i int) bool { return left(i) && !(al.a[i].isNumber() && al.isPhraseLeftOut(i)) })
	return len(minus(is, was)) > 0 || len(minus(gone, is)) > 0
}

// minus returns what of one list another lacks.
func minus(list, of []string) []string {
	of = slices.Clone(of)
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
		i := slices.Index(of, s)
		if i >= 0 {
			of = slices.Delete(of, i, i+1)
		}
		return i >= 0
	})
}

// isPhraseLeftOut reports whether number i of a went with a phrase: with what it counts and a
// word that says what the phrase is about, and nothing stands in their place.
func (al *alignment) isPhraseLeftOut(i int) bool {
	start, end := i, i+1
	for start > 0 && !al.taken[start-1] {
		start--
	}
	for end < len(al.a) && !al.taken[end] {
		end++
	}
	if end == i+1 && end < len(al.a) && !al.a[end].stop {
		return false // what it counts is still there
	}
	from, to := 0, len(al.of)
	for j, of := range al.of {
		switch {
		case of != unmatched && of < start:
			from = j + 1
		case of != unmatched && of >= end:
			to = min(to, j)
		}
	}
	return from == to && slices.ContainsFunc(al.a[start:end], func(w word) bool {
		return w.isContent() && !w.number && w.class&unsure == 0
	})
}

// withNext returns some of the words, each with the word behind it.
func withNext(words []word, isOne func(i int) bool) (out []string) {
	for i, w := range words {
		if !isOne(i) {
			continue
		}
		text, next := w.text, ""
		if w.class&denial != 0 && (text == "t" || text == "cannot") {
			text = "not"
		}
		if i+1 < len(words) {
			next = words[i+1].text
		}
		out = append(out, text+" "+next)
	}
	return out
}

// replaced returns the numbers and quantities of b that stand in the place of others of
// a. Unlike Swaps it takes dates and words such as "all", and the sentences may differ in
// more: their texts have them in the same place.
func replaced(a, b *Sentence, changes []WordChange) []Swap {
	if swaps := Swaps(a, b); len(swaps) > 0 {
		return swaps
	}
	var out []Swap
	for _, c := range changes {
		left, right := amountsIn(a.words, c.Left), amountsIn(b.words, c.Right)
		for k := range min(len(left), len(right)) {
			was, is := &a.words[left[k]], &b.words[right[k]]
			if was.text == is.text {
				continue
			}
			unit := groupOf(a.words, left[k])
			if unit != groupOf(b.words, right[k]) {
				unit = ""
			}
			out = append(out, Swap{was.span, is.span, unit, [2]string{was.text, is.text}})
		}
	}
	return out
}

// amountsIn returns which words in a span are numbers or quantities.
func amountsIn(words []word, in briefing.Span) (out []int) {
	for i, w := range words {
		if in.Contains(w.span) && (w.number || w.class&quantity != 0) {
			out = append(out, i)
		}
	}
	return out
}

// groupOf returns what number i counts: what unitOf does or, if the number is of a group,
// that: "of them", "of the crew".
func groupOf(words []word, i int) string {
	unit := unitOf(words, i)
	if unit != "" || i+2 >= len(words) || words[i+1].text != "of" || words[i+1].stop {
		return unit
	}
	group := "of"
	for _, w := range words[i+2:] {
		if w.stop || w.class&(calendar|opener) != 0 {
			break
		}
		if group += " " + w.text; !w.number && w.isContent() || groups[w.text] {
			return group
		}
	}
	return ""
}

// isNoun reports whether number i stands for what it counts: the three.
func isNoun(words []word, i int) bool {
	if i == 0 || words[i].stop || !beforeNouns[words[i-1].text] {
		return false
	}
	if i+1 == len(words) || words[i+1].stop {
		return true
	}
	next := &words[i+1]
	return next.class&opener != 0 && next.text != "of"
}

// groups are words for those of whom some are counted, beforeNouns words before a number
// that stands for what it counts.
var (
	groups      = setOf("them us these those you which whom")
	beforeNouns = setOf("the these those other all")
)
