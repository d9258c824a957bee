// Package letters compares texts as quotations are compared: letter by letter, apart
// from white space and what only typography tells apart.
package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"

	"golang.org/x/text/unicode/norm"
)

// Text is a text in the form for comparing quotations: its visible characters,
// with white space collapsed and none beside a dash, plain forms of quotation
// marks, apostrophes and dashes, two of which are one, three stops for an ellipsis, and composed
// letters. Single and double quotation marks are the same, since a quotation
// within a quotation changes them.
type Text struct {
	String       string
	starts, ends []int32 // of each byte: where the character that it is of comes from
}

// Of returns span, in bytes, of a text as letters, which know where in it they come from.
func Of(text briefing.Shown, span briefing.Span) Text {
	var b builder
	for _, p := range text.Pieces(span.Start, span.End) {
		if !p.Verbatim {
			for _, r := range p.Text {
				b.write(r, p.Start, p.End)
			}
			continue
		}
		b.writeText(p.Text, p.Start)
	}
	return Text{b.text.String(), b.starts, b.ends}
}

// Plain returns a text without markup as letters.
func Plain(text string) Text {
	var b builder
	b.writeText(text, 0)
	return Text{b.text.String(), b.starts, b.ends}
}

type builder struct {
	text         strings.Builder
	starts, ends []int32
	end          int  // of the last character written, in the source
	gap          bool // there was white space since
	last         rune
}

// writeText writes text, which stands at byte start of the source.
func (b *builder) writeText(text string, start int) {
	for i := 0; i < len(text); {
		if standsAlone(text, i) {
			b.write(rune(text[i]), start+i, start+i+1)
			i++
			continue
		}
		end := i + 1
		for end < len(text) && !standsAlone(text, end) {
			end++
		}
		b.writeComposed(text[i:end], start+i)
		i = end
	}
}

// standsAlone reports whether byte i of text is a character of ASCII that no accent follows.
func standsAlone(text string, i int) bool {
	return text[i] < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf)
}

// writeComposed writes text with its letters composed.
func (b *builder) writeComposed(text string, start int) {
	var composed norm.Iter
	composed.InitString(norm.NFC, text)
	for !composed.Done() {
		from := composed.Pos()
		for _, r := range string(composed.Next()) { // a letter with its accents
			b.write(r, start+from, start+composed.Pos())
		}
	}
}

// write writes a character that comes from bytes start to end of the source.
func (b *builder) write(r rune, start, end int) {
	switch r = fold.Plain(r); {
	case unicode.IsSpace(r):
		b.gap = b.last != 0
		return
	case r > unicode.MaxASCII && (r == '\u00ad' || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)):
		return
	case r == '"' || r == '«' || r == '»':
		r = '\''
	case r == '-' && b.last == '-': // "--" is a dash
		b.gap = false
		return
	}
	if b.gap && r != '-' && b.last != '-' {
		b.put(' ', b.end, start)
	}
	b.gap = false
	if r == '…' {
		b.put('.', start, end)
		b.put('.', start, end)
		r = '.'
	}
	b.put(r, start, end)
	b.last = r
}

func (b *builder) put(r rune, start, end int) {
	for range utf8.RuneLen(r) {
		b.starts, b.ends = append(b.starts, int32(start)), append(b.ends, int32(end))
	}
	b.text.WriteRune(r)
	b.end = end
}

// Find returns where needle, the String of a Text, stands by itself at or after byte from of
// l: no word of it is a part of a longer one. Its first letter may have another case,
// as a quotation within a sentence has it. Ok is false if it stands nowhere.
func (l Text) Find(needle string, from int) (start, end int, ok bool) {
	first, size := utf8.DecodeRuneInString(needle)
	rest := needle[size:]
	for at := from; at <= len(l.String); {
		n := strings.Index(l.String[at:], rest)
		if n < 0 {
			return 0, 0, false
		}
		at += n
		r, size := utf8.DecodeLastRuneInString(l.String[from:at])
		if size > 0 && unicode.ToLower(r) == unicode.ToLower(first) && l.isWhole(at-size, at+len(rest)) {
			return at - size, at + len(rest), true
		}
		_, step := utf8.DecodeRuneInString(l.String[at:])
		at += max(1, step)
	}
	return 0, 0, false
}

// isWhole reports whether no word goes on over the borders of a part of l.
func (l Text) isWhole(start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(l.String[:start])
	first, _ := utf8.DecodeRuneInString(l.String[start:end])
	last, _ := utf8.DecodeLastRuneInString(l.String[start:end])
	after, _ := utf8.DecodeRuneInString(l.String[end:])
	return !Joins(before, first) && !Joins(last, after)
}

// Joins reports whether two characters, one after the other, are of one word. Scripts without spaces do not
// say so.
func Joins(a, b rune) bool {
	return fold.InWord(a) && fold.InWord(b) && !fold.Unspaced(a) && !fold.Unspaced(b)
}

// Span returns where a part of l, which is not empty, stands in the source.
func (l Text) Span(start, end int) briefing.Span {
	return briefing.Span{Start: int(l.starts[start]), End: int(l.ends[end-1])}
}
