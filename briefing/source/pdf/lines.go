package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/scrub"
)

// line is a line of a page.
type line struct {
	x, end, y float64
	size      float64 // of its largest letters
	turn      int     // of the page, in degrees
	text      string
	page      int
	number    int // among all lines, from 1
}

// lines joins pieces into lines, in the order in which the page shows them:
// programs write a column from top to bottom before the next.
func lines(pieces []piece, page int) []line {
	var out []line
	for len(pieces) > 0 {
		l := line{x: pieces[0].x, end: pieces[0].end, y: pieces[0].y, size: pieces[0].size, turn: pieces[0].turn, page: page}
		n := 1
		var words strings.Builder
		last := pieces[0].text
		words.WriteString(last)
		for ; n < len(pieces) && continues(l, pieces[n]); n++ {
			p := pieces[n]
			if gap := p.x - l.end; gap > 0.15*p.size && (gap > p.size || !isUnspaced(last, p.text)) {
				words.WriteByte(' ')
			}
			words.WriteString(p.text)
			last = p.text
			l.end = max(l.end, p.end)
			l.size = max(l.size, p.size)
		}
		pieces = pieces[n:]
		var fromRight bool
		if l.text, fromRight = inReadingOrder(unligature(scrub.Line(words.String()))); fromRight {
			l.x, l.end = -l.end, -l.x // as if it ran from left to right
		}
		if l.text != "" {
			out = append(out, l)
		}
	}
	return out
}

// isUnspaced reports whether two texts join without a space: Chinese or
// Japanese characters meet there.
func isUnspaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// continues reports whether p stands on the line l.
func continues(l line, p piece) bool {
	size := max(l.size, p.size)
	return p.turn == l.turn && math.Abs(p.y-l.y) < 0.5*size && p.x > l.end-0.7*size && p.x < l.end+8*size
}

// unligature returns s with ligatures split into letters.
func unligature(s string) string {
	if !strings.ContainsAny(s, "ﬀﬁﬂﬃﬄ\u00ad") {
		return s
	}
	hyphen := strings.HasSuffix(s, "\u00ad")
	s = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "\u00ad", "").Replace(s)
	if hyphen {
		s += "-"
	}
	return s
}

// paragraph is the text of several lines that belong together.
type paragraph struct {
	text   string
	size   float64
	page   int
	number int // of its first line
}

// paragraphs joins the lines of each paragraph. Words broken by a hyphen at the
// end of a line are rejoined.
func paragraphs(all []line) []paragraph {
	var out []paragraph
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && !begins(all, to) {
			to++
		}
		out = append(out, paragraph{joined(all[from:to]), all[from].size, all[from].page, all[from].number})
		from = to
	}
	return out
}

// joined returns the text of lines as one.
func joined(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i+1 == len(lines) {
			b.WriteString(l.text)
			break
		}
		if head, ok := strings.CutSuffix(l.text, "-"); ok && endsInLetter(head) && beginsLower(lines[i+1].text) {
			b.WriteString(head)
		} else {
			b.WriteString(l.text + " ")
		}
	}
	return b.String()
}

// begins reports whether line i begins a paragraph: it is set apart, in another
// size or indented, or the line before ended early with the end of a sentence.
func begins(all []line, i int) bool {
	before, l := all[i-1], all[i]
	size := max(before.size, l.size)
	if math.Abs(before.size-l.size) > 0.12*size {
		return true
	}
	down := before.y - l.y
	early := before.end < columnEnd(all, i-1)-0.12*(columnEnd(all, i-1)-before.x)
	ended := strings.ContainsAny(lastRune(strings.TrimRight(before.text, `"'”’»)`)), ".!?:")
	if down < 0 || before.page != l.page || before.turn != l.turn {
		return early && ended // in another column or on another page
	}
	return down > 1.75*size && down > 1.3*leading(all, i) || l.x > before.x+0.8*size && l.x < before.x+6*size && !isIndented(all, i-1) || early && ended
}

// leading returns the usual distance between lines near i.
func leading(all []line, i int) float64 {
	var gaps []float64
	for j := max(1, i-10); j < min(len(all), i+10); j++ {
		if d := all[j-1].y - all[j].y; d > 0 && all[j].page == all[j-1].page {
			gaps = append(gaps, d)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// isIndented reports whether line i begins further right than the one below.
func isIndented(all []line, i int) bool {
	return i+1 < len(all) && all[i].x > all[i+1].x+0.8*all[i].size
}

// columnEnd returns the right end of the longest line near i in its column.
func columnEnd(all []line, i int) float64 {
	end := all[i].end
	for j := max(0, i-10); j < min(len(all), i+10); j++ {
		if math.Abs(all[j].x-all[i].x) < 3*all[i].size {
			end = max(end, all[j].end)
		}
	}
	return end
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func beginsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
