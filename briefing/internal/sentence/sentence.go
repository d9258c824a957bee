// Package sentence splits articles into sentences.
//
// The text is what a page shows of Markdown (see package shown): what only marks is
// hidden, and what opens a block is there.
//
// It works in two steps. Lines are gathered into units that no sentence
// crosses: paragraphs, headings, list items, table cells (see block.go). Within
// a unit every stop is judged by what stands before and after it (see stop.go).
// Both steps look only a bounded way ahead and back, so the time taken is linear
// in the length of the text whatever it holds. No unit crosses an empty line,
// which lets [Splitter.Seek] start in the middle of a text.
package sentence

import (
	"iter"
	"strings"
	"unicode"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// Split returns the sentences of text as start and end bytes, in text order.
// They are disjoint and begin and end with something other than white space.
// Every letter is in one, except on the opening line of a code block. What stands behind
// a stop without a blank, or is a footnote mark, belongs to the sentence before it.
func Split(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		s := New(text)
		for start, end, ok := s.Next(); ok; start, end, ok = s.Next() {
			if !yield(start, end) {
				return
			}
		}
	}
}

// Splitter walks over the sentences of one text.
type Splitter struct {
	units units
	unit  unit // the rest of the current one
}

type span struct{ start, end int }

// New returns a Splitter that stands before the first sentence of text.
func New(text string) *Splitter { return &Splitter{units: units{text: text}} }

// Next returns the bytes of the next sentence; ok is false if there is none.
func (s *Splitter) Next() (start, end int, ok bool) {
	for {
		s.unit.span = trim(s.units.text, s.unit.span)
		if start = s.unit.start; start < s.unit.end {
			if s.unit.start = firstEnd(s.units.text, s.unit); isSeen(s.units.text[start:s.unit.start]) {
				return start, s.unit.start, true
			}
			continue
		}
		if s.unit, ok = s.units.next(); !ok {
			return 0, 0, false
		}
	}
}

// Seek moves on so that the sentence at byte i is still to come, skipping whole
// paragraphs before it where it can. It never moves back.
func (s *Splitter) Seek(i int) {
	if i <= s.units.at {
		return
	}
	// Forward, as the standard library looks for the first much faster than for the last.
	for {
		gap := strings.Index(s.units.text[s.units.at:i], "\n\n")
		if gap < 0 {
			return
		}
		s.unit = unit{}
		s.units = units{text: s.units.text, at: s.units.at + gap + 1}
	}
}

// isSeen reports whether s, which is not empty, holds more than markup and white space.
func isSeen(s string) bool {
	return s[0] != fold.Hidden && s[0] != shown.Break || strings.Trim(s, "\x1a\x1d \t\r\n") != ""
}

// isMarkOrLetter reports whether c is ASCII that is seen.
func isMarkOrLetter(c byte) bool { return ' ' < c && c < 0x7f }

func trim(text string, s span) span {
	for s.start < s.end && text[s.start] == ' ' {
		s.start++
	}
	if s.start < s.end && isMarkOrLetter(text[s.start]) && isMarkOrLetter(text[s.end-1]) {
		return s // as it mostly is
	}
	content := strings.TrimLeftFunc(text[s.start:s.end], unicode.IsSpace)
	s.start = s.end - len(content)
	s.end = s.start + len(strings.TrimRightFunc(content, unicode.IsSpace))
	return s
}
