package sentences

import (
	"slices"
	"strings"
)

// Kind is how a sentence stands to one that was read before.
type Kind string

// The kinds, from the surest.
const (
	Same    Kind = "same"    // the same words
	Edited  Kind = "edited"  // nothing in it that the other lacks
	Changed Kind = "changed" // the same with another number
	New     Kind = "new"
)

const (
	cover    = 0.8 // of the words of an edited sentence are in the other, in their order
	compact  = 0.6 // of the piece of the other in which they stand
	small    = 2   // spare words that can be left out together
	turnable = 0.5 // of the words of a sentence are at most in a phrase that stands at its other end
)

// Compare returns how b stands to a, which was read before. It is not symmetric: a
// sentence that leaves a phrase out is edited, one that adds a phrase is new.
func Compare(a, b *Sentence) Kind {
	switch {
	case a.questions != b.questions:
		return New
	case a.hash == b.hash && len(a.words) == len(b.words) && len(b.words) > 0:
		return Same
	case a.table == nil || b.table == nil, len(b.words) < least, len(a.words) > most, len(b.words) > most:
		return New
	case slices.Equal(a.unsure, b.unsure) && a.holds(b) && (isEdited(a.words, b.words) || isTurned(a.words, b.words)):
		return Edited
	case len(Swaps(a, b)) > 0:
		return Changed
	}
	return New
}

// holds reports whether a may have all words of b but light ones: most pairs end here.
func (a *Sentence) holds(b *Sentence) bool {
	if b.plain > a.plain {
		return false
	}
	missing := 0
	for i := range b.words {
		w := &b.words[i]
		if w.class&light == 0 && !slices.ContainsFunc(a.words, w.isIn) {
			missing++
		}
	}
	return missing == 0
}

func (w *word) isIn(other word) bool { return w.text == other.text }

// isEdited reports whether b is a with words left out. No remaining word may
// depend on one of these.
func isEdited(a, b []word) bool {
	al := align(a, b, (*word).is)
	from, to := al.bounds()
	if float64(al.n) < cover*float64(len(b)) || float64(al.n) < compact*float64(to-from) {
		return false
	}
	for j := range b {
		if al.of[j] == unmatched && !isLight(b, j) {
			return false
		}
	}
	for start, end := range al.left {
		if !canGoAnyway(a, start, end) {
			return false
		}
	}
	return true
}

// canGoAnyway reports whether the words of a from start to end can be left out, also if it
// is others that were: of "in control of parts of Lumen" either "of parts" went or "parts
// of".
func canGoAnyway(a []word, start, end int) bool {
	for i, j := start, end; i > 0 && a[i-1].is(&a[j-1]); {
		if i, j = i-1, j-1; !canGo(a, i, j) {
			return false
		}
	}
	for i, j := start, end; j < len(a) && a[i].is(&a[j]); {
		if i, j = i+1, j+1; !canGo(a, i, j) {
			return false
		}
	}
	return canGo(a, start, end)
}

// isLight reports whether word i can be put in or left out. "Has" cannot before "to".
func isLight(words []word, i int) bool {
	w := words[i]
	isLast := i+1 == len(words)
	return w.class&light != 0 && !w.quoted && !w.owns && !w.joined && (isLast || words[i+1].text != "to" && !words[i+1].joined)
}

// canGo reports whether the words of a from start to end can be left out so that what
// stays says nothing else.
func canGo(a []word, start, end int) bool {
	if isAllLight(a, start, end) {
		return true
	}
	atEnd := end == len(a)
	switch {
	case a[start].quoted, a[end-1].quoted: // of a quotation nothing can
		return false
	case a[start].joined && start > 0, !atEnd && a[end].joined: // Iran-backed
		return false
	case start > 0 && a[start-1].number, !atEnd && a[end].number: // the counted noun
		return false
	case !atEnd && (leaves(a, start, end) || acts(a, start, end)):
		return false
	case start == 0:
		return canOpen(a, end)
	}
	bounded := a[start].stop && (atEnd || a[end].stop)
	if isSweeping(a) {
		return bounded && (a[start-1].quoted == a[start].quoted || tellsWho(a[start:end]))
	}
	return bounded || a[start].class&opener != 0 || areSpare(a, start, end)
}

// tellsWho reports whether words tell who said the rest.
func tellsWho(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.class&speaking != 0 })
}

// isSweeping reports whether words say more without a phrase than with it: no one died in the
// harbour.
func isSweeping(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.class&sweeping != 0 })
}

func isAllLight(a []word, start, end int) bool {
	for i := start; i < end; i++ {
		if !isLight(a, i) {
			return false
		}
	}
	return true
}

// leaves reports whether a word that says how others belong together would go, and one of
// those after it stay: "attacked by" and what follows, or "after the funeral" and its "on
// Sunday". It does not if what follows begins something of its own.
func leaves(a []word, start, end int) bool {
	next := &a[end]
	belongs := !next.stop && next.class&(speaking|auxiliary) == 0
	if last := a[end-1].text; last == "and" || last == "but" {
		return !isAllLight(a, start, end)
	}
	if end-start == 1 && a[start].text == "on" && next.class&calendar != 0 {
		return false
	}
	for i := end - 1; i >= start; i-- {
		switch w := &a[i]; {
		case w.class&function == 0 || w.class&light != 0:
			continue
		case next.class&function == 0 || !isTime(a[i+1:end]):
			return belongs || isAllFunction(a[i+1:end])
		}
		return isAllFunction(a[i+1 : end])
	}
	return false
}

// isTime reports whether words are a day, a month, a year.
func isTime(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return w.class&(calendar|light) == 0 && !w.number })
}

// acts reports whether the words of a from start to end say who or what does that which
// follows: who waits "for the pilots to leave" does not wait to leave.
func acts(a []word, start, end int) bool {
	switch a[start].text {
	case "for", "on", "upon", "to":
		isDay := a[start].text == "on" && a[end-1].class&calendar != 0
		return a[end].text == "to" && !a[end].stop && !isDay
	}
	return false
}

func isAllFunction(words []word) bool {
	for _, w := range words {
		if w.isContent() {
			return false
		}
	}
	return true
}

// canOpen reports whether the words of a before end can be left out: a phrase with a
// comma, who says it, a title.
func canOpen(a []word, end int) bool {
	switch {
	case end == len(a), a[end-1].text == "told": // told whom stays
		return false
	case a[end].stop && a[0].class&(opener|moving|light) != 0:
		return true
	case end == 1 && a[0].class&title != 0:
		return a[end].name
	}
	return tellsWho(a[:end])
}

// areSpare reports whether the words of a from start to end are few, and each of them
// only says how: quickly, famous.
func areSpare(a []word, start, end int) bool {
	if end-start > small {
		return false
	}
	for i := start; i < end; i++ {
		if !isSpare(a, i) {
			return false
		}
	}
	return true
}

// isSpare reports whether word i is an adverb, or an adjective before what it belongs to.
func isSpare(a []word, i int) bool {
	w := a[i]
	if w.class != 0 || w.isHeavy() || noAdverbs[w.text] {
		return false
	}
	if strings.HasSuffix(w.text, "ly") {
		return true
	}
	isAdjective := slices.ContainsFunc(adjectives, func(end string) bool { return strings.HasSuffix(w.text, end) })
	return isAdjective && i+1 < len(a) && a[i+1].class == 0 && !a[i+1].stop && !a[i+1].isHeavy()
}

// adjectives are the ends of adjectives, noAdverbs words that end like adverbs.
var (
	adjectives = []string{"ous", "ful", "al", "ive", "ic"}
	noAdverbs  = setOf("family rally supply reply ally apply comply fly imply multiply rely assembly monopoly anomaly bully jelly belly")
)

// isTurned reports whether b is a with a phrase moved from one end to the other.
func isTurned(a, b []word) bool {
	const shortest = 2
	for n := int(turnable * float64(min(len(a), len(b)))); n >= shortest; n-- {
		switch {
		case isSame(b[:n], a[len(a)-n:]) && a[len(a)-n-1].isContent() && canMove(a[len(a)-n:], a[len(a)-n].stop || b[n].stop):
			return isEdited(slices.Concat(a[len(a)-n:], a[:len(a)-n]), b)
		case isSame(b[len(b)-n:], a[:n]) && canMove(a[:n], a[n].stop || b[len(b)-n].stop):
			return isEdited(slices.Concat(a[n:], a[:n]), b)
		}
	}
	return false
}

// isSame reports whether two phrases have the same words.
func isSame(a, b []word) bool {
	for i := range a {
		if !a[i].is(&b[i]) {
			return false
		}
	}
	return true
}

// canMove reports whether a phrase says the same at either end: one of place or time, or
// who says it if a comma parts it from the rest.
func canMove(phrase []word, parted bool) bool {
	if phrase[0].class&moving != 0 {
		return true
	}
	return parted && tellsWho(phrase)
}
