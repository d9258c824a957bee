package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/cleanup"
)

// Lines were wrapped by hand if they end where the next word did not fit rather
// than where a thought ends. The longest line gives the width they were wrapped
// at. No writer fills every line, so some breaks come early.
const (
	widest     = 100 // maximum length of a wrapped line, in columns
	narrowest  = 40  // minimum width of wrapping, in columns
	verseWidth = 55  // that minimum if every line begins with a capital, as in verse
)

// wrapWidth returns the length in columns of the longest line in blocks that
// may have been wrapped.
func wrapWidth(blocks [][]cleanup.Line) int {
	width := 0
	for _, block := range blocks {
		if n := longest(block); len(block) > 1 && n <= widest {
			width = max(width, n)
		}
	}
	return width
}

func longest(block []cleanup.Line) int {
	width := 0
	for _, l := range block {
		// No line has more columns than bytes: count columns only where it
		// matters.
		if len(l.Text) > width {
			width = max(width, utf8.RuneCountInString(l.Text))
		}
	}
	return width
}

// isWrapped reports whether most lines of block continue on the next one, in a
// document whose lines are at most width columns wide.
func isWrapped(block []cleanup.Line, width int) bool {
	if len(block) < 2 || width < narrowest || longest(block) > widest {
		return false
	}
	var breaks, midSentence, forced, full, lower int
	for i, l := range block[:len(block)-1] {
		if startsParagraph(block, i+1) {
			continue
		}
		breaks++
		if !cleanup.EndsSentence(l.Text) {
			midSentence++
		}
		word, _, _ := strings.Cut(block[i+1].Text, " ")
		need := utf8.RuneCountInString(l.Text) + 1 + utf8.RuneCountInString(word)
		if need*5 >= width*4 {
			forced++
		}
		if need > width-5 {
			full++
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			lower++
		}
	}
	switch {
	case breaks == 0 || midSentence*2 < breaks:
		return false
	case lower == 0:
		return width >= verseWidth && full == breaks
	}
	return forced*5 >= breaks*3
}

// startsParagraph reports whether line i of block begins a new paragraph
// without a blank line before it: it is the first, a list item, or the only one
// that is indented.
func startsParagraph(block []cleanup.Line, i int) bool {
	if i == 0 || isItem(block[i].Text) || cleanup.IsRule(block[i].Text) || cleanup.IsRule(block[i-1].Text) {
		return true
	}
	return isIndented(block[i].Raw) && !isIndented(block[i-1].Raw) && cleanup.EndsSentence(block[i-1].Text)
}

func isIndented(raw string) bool {
	return strings.HasPrefix(raw, "  ") || strings.HasPrefix(raw, "\t")
}

// isItem reports whether s begins with the mark of a list item or a quoted line.
func isItem(s string) bool {
	mark, rest, _ := strings.Cut(s, " ")
	if rest == "" {
		return false
	}
	switch mark {
	case "-", "*", "+", "•", "–", "—", "·", ">":
		return true
	}
	number := strings.TrimRight(mark, ".)")
	return number != mark && len(number) <= 3 && strings.Trim(number, "0123456789") == ""
}
