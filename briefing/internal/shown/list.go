package shown

import (
	"strings"
)

// leaveLists closes the items whose contents stand further to the right.
func (m *masker) leaveLists(column int) {
	for len(m.lists) > 0 && column < m.content() {
		m.lists = m.lists[:len(m.lists)-1]
	}
}

// content returns the column where the contents of the innermost open item begin.
func (m *masker) content() int {
	if len(m.lists) == 0 {
		return 0
	}
	return m.lists[len(m.lists)-1]
}

// contentAt returns the column where the contents begin of the innermost open item
// that a line at a column can be in.
func (m *masker) contentAt(column int) int {
	for i := len(m.lists) - 1; i >= 0; i-- {
		if m.lists[i] <= column {
			return m.lists[i]
		}
	}
	return 0
}

// quote reads a >.
func (m *masker) quote(l *line) bool {
	if m.src[l.at] != '>' {
		return false
	}
	if !l.item && l.quotes == 0 {
		m.leaveLists(l.column)
	}
	l.quotes++
	l.at++
	l.column++
	if l.at < l.end && m.src[l.at] == ' ' {
		l.at++
		l.column++
	}
	l.base = l.column
	return true
}

// bullet reads the mark of a list's item.
func (m *masker) bullet(l *line) bool {
	n := bulletLen(m.src[l.at:l.end])
	if n == 0 || l.column-l.base >= deep {
		return false
	}
	inParagraph := m.open() && !l.item && l.quotes == m.quotes
	ordinal := isDigit(m.src[l.at])
	if inParagraph && len(m.lists) == 0 && (ordinal && (n != 2 || m.src[l.at] != '1') || l.at+n >= l.end) {
		return false
	}
	if isRule(m.src[l.at:l.end]) {
		return false
	}
	m.closeParagraph()
	if l.quotes == 0 {
		m.leaveLists(l.column)
	}
	m.mark(l.start, l.at+n)
	l.at += n
	l.column += n
	l.item = true
	l.items++
	l.base = l.column + 1
	before := *l
	if wide := m.indent(l); wide > deep || l.at == l.end {
		*l = before
		l.base = l.column + 1
	} else {
		l.base = l.column
	}
	if l.quotes == 0 {
		m.lists = append(m.lists, l.base)
	}
	m.task(l)
	return true
}

// task hides the box of a task.
func (m *masker) task(l *line) {
	rest := m.src[l.at:l.end]
	if len(rest) < len("[x]") || rest[0] != '[' || strings.IndexByte(" xX", rest[1]) < 0 || rest[2] != ']' {
		return
	}
	if rest = rest[len("[x]"):]; strings.TrimSpace(rest) != "" && rest[0] != ' ' {
		return
	}
	m.hide(l.at, l.at+len("[x]"))
	l.at += len("[x]")
	m.indent(l)
	l.base = l.column
	l.task = true
}

// bulletLen returns the length of the mark that begins an item, 0 if s begins with
// none.
func bulletLen(s string) int {
	n := 0
	for n < len(s) && n < 9 && isDigit(s[n]) {
		n++
	}
	switch {
	case n == 0 && strings.IndexByte("-*+", s[0]) < 0,
		n > 0 && (n == len(s) || s[n] != '.' && s[n] != ')'):
		return 0
	}
	n++
	if n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}
