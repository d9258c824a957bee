package list

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"briefing/briefing"
)

// Excerpt returns what of text fits w cells, cut at both ends as needed so that
// its first hit is seen with some words before it. Hits are bytes of text, in
// its order; they are drawn in the style match, the rest in plain.
func Excerpt(text string, hits []briefing.Span, w int, plain, match lipgloss.Style) []Piece {
	text = OneLine(text)
	hits = within(hits, len(text))
	start := 0
	if len(hits) > 0 {
		start = begin(text, hits[0], w)
	}
	var pieces []Piece
	if start > 0 {
		pieces = append(pieces, Piece{ellipsis + " ", plain})
	}
	pieces = append(pieces, highlight(text, start, hits, w, plain, match)...)
	return cut(pieces, w)
}

// within returns the hits cut to a text of n bytes, without the empty ones.
func within(hits []briefing.Span, n int) []briefing.Span {
	var out []briefing.Span
	for _, h := range hits {
		h = briefing.Span{Start: max(h.Start, 0), End: min(h.End, n)}
		if !h.Empty() {
			out = append(out, h)
		}
	}
	return out
}

// begin returns the byte of text to begin with, so that hit is seen in w cells:
// the first if that will do, else the beginning of a word before it.
func begin(text string, hit briefing.Span, w int) int {
	// No more than this can matter; a sentence may be a whole chapter.
	far := wholeRune(text, max(0, hit.Start-16*w))
	before := Width(text[far:hit.Start])
	if far == 0 && before+Width(text[hit.Start:hit.End]) <= w*2/3 || fits(text, w) {
		return 0
	}
	// What follows the hit may be too short to fill the line.
	room := max(w/3, w-2-Width(text[hit.Start:wholeRune(text, min(len(text), hit.Start+16*w))]))
	at := far
	for c, cells := range characters(text[far:hit.Start]) {
		if before <= room && (at == 0 || text[at-1] == ' ') {
			return at
		}
		before -= cells
		at += len(c)
	}
	return hit.Start
}

// wholeRune returns i, or the beginning of the rune that i is within.
func wholeRune(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// highlight returns the pieces of text from start on, up to a little more than w
// cells. Runs of blanks become one, and a character that a hit has a part of is
// highlighted whole.
func highlight(text string, start int, hits []briefing.Span, w int, plain, match lipgloss.Style) []Piece {
	var pieces []Piece
	var run strings.Builder
	lit, blank := false, true
	flush := func(next bool) {
		if run.Len() > 0 {
			style := plain
			if lit {
				style = match
			}
			pieces = append(pieces, Piece{run.String(), style})
			run.Reset()
		}
		lit = next
	}
	at, used := start, 0
	for c, cells := range characters(text[start:]) {
		span := briefing.Span{Start: at, End: at + len(c)}
		at = span.End
		if c == " " && blank {
			continue
		}
		blank = c == " "
		if is := slices.ContainsFunc(hits, span.Overlaps); is != lit {
			flush(is)
		}
		run.WriteString(c)
		if used += cells; used > w {
			break
		}
	}
	flush(false)
	return pieces
}
