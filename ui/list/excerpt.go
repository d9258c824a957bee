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
	text, hits, cropped := crop(text, hits, 16*w)
	text = OneLine(text)
	start := 0
	if len(hits) > 0 {
		start = begin(text, hits[0], w, cropped)
	}
	var pieces []Piece
	if cropped || start > 0 {
		pieces = append(pieces, Piece{ellipsis + " ", plain})
	}
	pieces = append(pieces, highlight(text, start, hits, w, plain, match)...)
	return cut(pieces, w)
}

// crop returns the part of text that reaches n bytes around the first hit, the
// hits in it, and whether something of text comes before it. More of a sentence
// is never seen, and it may be a whole chapter.
func crop(text string, hits []briefing.Span, n int) (part string, in []briefing.Span, cropped bool) {
	var first briefing.Span
	if len(hits) > 0 {
		first = hits[0]
	}
	from := wholeRune(text, first.Start-n)
	to := wholeRune(text, first.End+n)
	part = text[from:max(from, to)]
	for _, h := range hits {
		h = h.Shift(-from)
		h = briefing.Span{Start: wholeRune(part, h.Start), End: min(h.End, len(part))}
		if !h.Empty() {
			in = append(in, h)
		}
	}
	return part, in, from > 0
}

// begin returns the byte of text to begin with, so that hit is seen in w cells:
// the first if that will do, else the beginning of a word before it.
func begin(text string, hit briefing.Span, w int, cropped bool) int {
	before := Width(text[:hit.Start])
	if !cropped && (before+Width(text[hit.Start:hit.End]) <= w*2/3 || fits(text, w)) {
		return 0
	}
	// What follows the hit may be too short to fill the line.
	room := max(w/3, w-2-Width(text[hit.Start:]))
	at := 0
	for c, cells := range characters(text[:hit.Start]) {
		if before <= room && (at == 0 || text[at-1] == ' ') {
			return at
		}
		before -= cells
		at += len(c)
	}
	return hit.Start
}

// wholeRune returns i, moved into text and back to the beginning of the rune that
// it is within.
func wholeRune(text string, i int) int {
	i = max(0, min(i, len(text)))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// Highlight returns text as far as w cells and a little more, as Excerpt does but
// from its beginning on.
func Highlight(text string, hits []briefing.Span, w int, plain, match lipgloss.Style) []Piece {
	return highlight(OneLine(text), 0, hits, w, plain, match)
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
