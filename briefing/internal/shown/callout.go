package shown

import "strings"

// callout reads the line that begins a quotation with "[!note] Title": the title, or
// without one the kind of the callout with a capital letter, is a heading. It reports whether it is one.
func (m *masker) callout(l line, end int) bool {
	kind, title := calloutKind(m.src[l.at:end])
	if kind == 0 || l.item || l.quotes <= m.quoted {
		return false
	}
	m.closeParagraph()
	m.titled = l.quotes
	mark := l.at + len("[!")
	m.out[l.at], m.out[l.at+1] = '#', ' '
	start, stop := l.at+title, end
	if start < end {
		m.hide(mark, start)
	} else {
		start, stop = mark, mark+kind
		m.out[start] &^= 'a' - 'A'
		m.hide(stop, end)
	}
	m.mark(l.start, start)
	m.inlineLine(start, stop)
	return true
}

// calloutKind returns how long the kind is of the callout that s begins, 0 if it begins
// none, and where its title begins.
func calloutKind(s string) (kind, title int) {
	if !strings.HasPrefix(s, "[!") || len(s) < 3 || !isLetter(s[2]) {
		return 0, 0
	}
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return 0, 0
	}
	for c := s[2]; isAlnum(c) || c == '-' || c == '_'; c = s[2+kind] {
		kind++
	}
	if c := s[2+kind]; c != ']' && c != '|' {
		return 0, 0
	}
	title = end + 1
	if title < len(s) && (s[title] == '-' || s[title] == '+') {
		title++
	}
	return kind, skipBlanks(s, title, len(s))
}
