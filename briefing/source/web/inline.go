package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/escape"
)

// inline returns runs as a line of Markdown, with the breaks in it. begins says
// that a block begins here, so that marks of other blocks must be escaped.
func inline(runs []run, begins bool) string {
	runs = joined(runs)
	var b strings.Builder
	for i, r := range runs {
		if r.mark == "br" {
			b.WriteString("  \n")
			begins = true
			continue
		}
		text := strings.Trim(r.text, " ")
		lead := r.text[:len(r.text)-len(strings.TrimLeft(r.text, " "))]
		tail := r.text[len(strings.TrimRight(r.text, " ")):]
		if text == "" {
			b.WriteString(r.text)
			continue
		}
		mark := r.mark
		if mark != "" && (lead == "" && i > 0 && endsWord(runs[i-1].text) || tail == "" && i+1 < len(runs) && startsWord(runs[i+1].text) || !canMark(text)) {
			mark = "" // emphasis within a word would split the word
		}
		b.WriteString(lead + mark)
		if begins && mark == "" {
			escape.Paragraph(&b, text)
		} else {
			escape.Inline(&b, text)
		}
		b.WriteString(mark + tail)
		begins = false
	}
	return strings.TrimSpace(b.String())
}

// joined returns runs with white space collapsed and neighbours of one kind
// merged. Breaks have no space around them.
func joined(runs []run) []run {
	var out []run
	space := true // the text so far ends in white space
	for len(runs) > 0 {
		n := sameMark(runs)
		mark := runs[0].mark
		if mark == "br" {
			if len(out) > 0 && out[len(out)-1].mark != "br" {
				out[len(out)-1].text = strings.TrimRight(out[len(out)-1].text, " ")
				out = append(out, runs[0])
			}
			space = true
			runs = runs[n:]
			continue
		}
		var all strings.Builder
		for _, r := range runs[:n] {
			all.WriteString(r.text)
		}
		runs = runs[n:]
		if text := foldSpace(all.String(), space); text != "" {
			space = strings.HasSuffix(text, " ")
			out = append(out, run{text, mark})
		}
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.text = strings.TrimRight(last.text, " "); last.mark != "br" && last.text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// sameMark returns how many runs at the beginning are of the same kind.
func sameMark(runs []run) int {
	n := 1
	for n < len(runs) && runs[n].mark == runs[0].mark {
		n++
	}
	return n
}

// foldSpace returns s with white space collapsed. If space, white space
// precedes s, and that at its beginning is dropped.
func foldSpace(s string, space bool) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(c)
			space = false
		}
	}
	return b.String()
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// canMark reports whether Markdown reads marks around text as emphasis in any
// place.
func canMark(text string) bool { return startsWord(text) && endsWord(text) }
