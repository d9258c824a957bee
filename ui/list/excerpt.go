package list

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/ui/theme"
)

// Excerpt returns the part of text that fits into w cells, cut at both ends so
// that its first hit is in view with some words before it. hits are bytes of
// text, in order. They are drawn in style match, everything else in plain.
func Excerpt(text string, hits []briefing.Span, w int, plain, match theme.Style) []Piece {
	text, hits, cropped := crop(text, hits, 16*w)
	text = OneLine(text)
	start := 0
	if len(hits) > 0 {
		start = begin(text, hits[0], w, cropped)
	}
	var pieces []Piece
	if cropped || start > 0 {
		start += joined(text[start:])
		pieces = append(pieces, Piece{ellipsis + " ", plain})
	}
	pieces = append(pieces, highlight(text, start, hits, w, plain, match)...)
	return cut(pieces, w)
}

// joined returns how many bytes at the beginning of text belong to the letter before it. On
// another one they might be wider.
func joined(text string) int {
	rest := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) })
	return len(text) - len(rest)
}

// crop returns the part of text within n bytes of the first hit, the hits in
// it, and whether text precedes it. No more of a sentence can be seen, and the
// sentence may be a whole chapter.
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

// begin returns the byte of text to begin with, so that hit fits into w cells:
// 0 if possible, else the beginning of a word before the hit.
func begin(text string, hit briefing.Span, w int, cropped bool) int {
	before := Width(text[:hit.Start])
	if !cropped && (before+Width(text[hit.Start:hit.End]) <= w*2/3 || fits(text, w)) {
		return 0
	}
	// The text behind the hit may be too short to fill the line.
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

// wholeRune clamps i to text and moves it to the beginning of its rune.
func wholeRune(text string, i int) int {
	i = max(0, min(i, len(text)))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// Highlight is Excerpt from the beginning of text on. It may return a little
// more than w cells.
func Highlight(text string, hits []briefing.Span, w int, plain, match theme.Style) []Piece {
	return highlight(OneLine(text), 0, hits, w, plain, match)
}

// highlight returns the pieces of text from start on, a little more than w
// cells. It collapses spaces. A character that is partly in a hit is
// highlighted whole.
func highlight(text string, start int, hits []briefing.Span, w int, plain, match theme.Style) []Piece {
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
