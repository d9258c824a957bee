package markdown

import (
	"strings"
	"unicode/utf8"
)

// ruler converts byte offsets in a text to lines and columns.
type ruler struct {
	text         string
	at           int // the offset of the latest call
	line, column int // of it
}

func newRuler(text string) *ruler { return &ruler{text: text, line: 1, column: 1} }

// place returns the line and the column, in characters, of the byte at offset,
// both from 1. Calls in ascending order read the text once in all.
func (r *ruler) place(offset int) (line, column int) {
	offset = max(0, min(offset, len(r.text)))
	if offset < r.at {
		*r = *newRuler(r.text)
	}
	between := r.text[r.at:offset]
	if last := strings.LastIndexByte(between, '\n'); last >= 0 {
		r.line += strings.Count(between, "\n")
		r.column = 1
		between = between[last+1:]
	}
	r.column += utf8.RuneCountInString(between)
	r.at = offset
	return r.line, r.column
}
