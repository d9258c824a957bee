package verify

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// markDifferences makes the words of passages that a quotation lacks their hits, and returns
// those of the first passage.
func markDifferences(quote string, passages []briefing.Passage) (value string) {
	for i := range passages {
		passages[i].Hits = differing(quote, passages[i])
	}
	if len(passages) == 0 {
		return ""
	}
	var parts []string
	for _, h := range passages[0].Hits {
		parts = append(parts, plain(passages[0].In, h))
	}
	return strings.Join(parts, " … ")
}

// mostAligned is how many words of a quotation and of a passage are set side by side.
const mostAligned = 400

// differing returns the words of a passage that stand in place of other words of the
// quotation. Where the quotation puts words in, they are the ones on both sides; where all
// words are the same, it is the whole stretch.
func differing(quote string, p briefing.Passage) []briefing.Span {
	ours, elided := wordsOf(quote)
	var theirs []fold.Word
	for w := range fold.Words(p.Ref.Span.In(p.In.Words)) {
		theirs = append(theirs, w)
	}
	ours = ours[:min(len(ours), mostAligned)]
	from := likest(ours, theirs)
	theirs = theirs[from:min(len(theirs), from+len(ours)*5/4+2, from+mostAligned)]
	pairs := aligned(ours, theirs)
	if len(pairs) == 0 {
		return []briefing.Span{p.Ref.Span}
	}
	var out []briefing.Span
	mark := func(from, to int) {
		if from = max(from, 0); from < min(to, len(theirs)) {
			to = min(to, len(theirs))
			at := briefing.Span{Start: theirs[from].Start, End: theirs[to-1].End}.Shift(p.Ref.Span.Start)
			out = append(out, wholeNumerals(p.In.Words, p.Ref.Span, at))
		}
	}
	first, last := pairs[0], pairs[len(pairs)-1]
	mark(first.theirs-first.ours, first.theirs)
	for i, b := range pairs[1:] {
		a := pairs[i]
		left, put := b.theirs-a.theirs-1, b.ours-a.ours-1
		switch {
		case left == 0 && put > 0:
			mark(a.theirs, b.theirs+1)
		case put > 0 || !slices.Contains(elided, b.ours):
			mark(a.theirs+1, b.theirs)
		}
	}
	mark(last.theirs+1, last.theirs+len(ours)-last.ours)
	if len(out) == 0 {
		mark(first.theirs, last.theirs+1)
	}
	return joinTouching(out)
}

// wholeNumerals returns a stretch of words in a part of a text with all of the numerals that
// it begins or ends within: "1,200" for its "200".
func wholeNumerals(text string, part, at briefing.Span) briefing.Span {
	isDigit := func(i int) bool { return part.Start <= i && i < part.End && text[i] >= '0' && text[i] <= '9' }
	goesOn := func(i int) bool { // over the mark at i
		return isDigit(i-1) && isDigit(i+1) && strings.IndexByte(".,:'", text[i]) >= 0
	}
	for isDigit(at.Start) && at.Start > part.Start && (isDigit(at.Start-1) || goesOn(at.Start-1)) {
		at.Start--
		if !isDigit(at.Start) {
			at.Start-- // to the digit before the mark
		}
	}
	for isDigit(at.End-1) && at.End < part.End && (isDigit(at.End) || goesOn(at.End)) {
		at.End++
		if !isDigit(at.End - 1) {
			at.End++
		}
	}
	return at
}

// joinTouching returns spans in text order with those that overlap as one.
func joinTouching(spans []briefing.Span) []briefing.Span {
	var out []briefing.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1] = out[n-1].Union(s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// wordsOf returns the words of a quotation, folded, and the indexes of those before which it
// leaves something out.
func wordsOf(quote string) (words []string, elided []int) {
	for part := range strings.SplitSeq(quote, "...") {
		if len(words) > 0 {
			elided = append(elided, len(words))
		}
		for w := range fold.Words(part) {
			words = append(words, w.Folded)
		}
	}
	return words, elided
}

// likest returns where in a passage the stretch begins that has most of the words of a
// quotation.
func likest(ours []string, theirs []fold.Word) int {
	has := map[string]bool{}
	for _, w := range ours {
		has[w] = true
	}
	best, at, n := -1, 0, 0
	width := len(ours)*5/4 + 2
	for i, w := range theirs {
		if has[w.Folded] {
			n++
		}
		if i >= width && has[theirs[i-width].Folded] {
			n--
		}
		if n > best {
			best, at = n, max(0, i-width+1)
		}
	}
	return at
}

// pair is a word of the quotation and the word of the passage that it is.
type pair struct{ ours, theirs int }

// aligned returns as many words as can be paired in the order of both texts.
func aligned(ours []string, theirs []fold.Word) []pair {
	w := len(theirs) + 1
	most := make([]uint16, (len(ours)+1)*w) // pairs in ours[i:] and theirs[j:]
	for i := len(ours) - 1; i >= 0; i-- {
		for j := len(theirs) - 1; j >= 0; j-- {
			if at := i*w + j; ours[i] == theirs[j].Folded {
				most[at] = 1 + most[at+w+1]
			} else {
				most[at] = max(most[at+w], most[at+1])
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(ours) && j < len(theirs); {
		switch at := i*w + j; {
		case ours[i] == theirs[j].Folded:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case most[at+w] >= most[at+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// plain returns the visible text of span on one line.
func plain(text briefing.Shown, span briefing.Span) string {
	var b strings.Builder
	for _, p := range text.Pieces(span.Start, span.End) {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
