package link

import (
	"strings"

	"briefing/briefing"
)

// destinations walks over the parts of a text that lead elsewhere: what stands
// in brackets after the text of a Markdown link, and URLs. The names in them are
// not there to be read.
type destinations struct {
	text   string
	next   briefing.Span // the first that does not end before what was asked for
	link   int           // the first "](" from next.End on, len(text) if none
	scheme int           // the first "://" from next.End on, len(text) if none
}

func newDestinations(text string) destinations {
	return destinations{text: text, link: -1, scheme: -1}
}

// hold reports whether byte i is in a destination. It must not be asked for a
// byte before the one that it was asked for last, but for a few.
func (d *destinations) hold(i int) bool {
	for d.next.End <= i && d.next.Start < len(d.text) {
		d.advance()
	}
	return d.next.Start <= i && i < d.next.End
}

func (d *destinations) advance() {
	from := d.next.End
	d.link = d.find("](", d.link, from)
	d.scheme = d.find("://", d.scheme, from)
	if d.link < d.scheme {
		start := d.link + len("](")
		d.next = briefing.Span{Start: start, End: destinationEnd(d.text, start)}
		return
	}
	start := d.scheme
	if start == len(d.text) {
		d.next = briefing.Span{Start: start, End: start}
		return
	}
	for start > from && isScheme(d.text[start-1]) {
		start--
	}
	d.next = briefing.Span{Start: start, End: destinationEnd(d.text, d.scheme)}
}

// find returns where mark stands at or after from, if known is where it stood
// before or -1.
func (d *destinations) find(mark string, known, from int) int {
	if known >= from {
		return known
	}
	if n := strings.Index(d.text[from:], mark); n >= 0 {
		return from + n
	}
	return len(d.text)
}

// destinationEnd returns where a destination that begins at byte i ends: at white
// space, a quote, or a bracket that closes what opened before it.
func destinationEnd(text string, i int) int {
	depth := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\n', '\r', '"', '<', '>':
			return i
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return i
}

func isScheme(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || c == '+' || c == '-' || c == '.'
}
