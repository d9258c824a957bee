package shown

import "strings"

// leaf reads the content of a line within its containers.
func (m *masker) leaf(l line) {
	text := strings.TrimRight(m.src[l.at:l.end], " \t\r")
	end := l.at + len(text)
	titled := m.titled
	m.titled = 0
	sameQuote := l.quotes == m.quotes
	continues := m.open() && !l.item && l.quotes <= m.quotes
	switch {
	case l.column-l.base >= deep && continues:
		m.goOn(l, end)
	case l.task:
		m.begin(l, end)
	case headingLen(text) > 0:
		m.interrupt(l)
		n := headingLen(text)
		m.mark(l.start, l.at+n)
		m.inlineLine(l.at+n, m.trimHashes(l.at+n, end))
	case isRule(text) && continues && sameQuote && columns(text) > 0 && m.makeTable(text):
		m.mark(l.start, end)
	case continues && columns(text) > maxColumns:
		m.goOn(l, end)
	case isRule(text):
		m.interrupt(l)
		m.table = false
		m.mark(l.start, end)
	case Fence(text) != "":
		m.interrupt(l)
		m.fence = Fence(text)
		m.enter(l)
		m.mark(l.start, end)
		m.hide(l.at+len(m.fence), end)
	case m.opensRaw(l.at, text, continues):
		m.interrupt(l)
		m.enter(l)
		m.rawLine(l, true)
	case m.table:
		m.row(l.at, end)
	case !continues && m.definition(l.at, end) > 0:
		m.closeParagraph()
		m.defined = m.definition(l.at, end)
		m.hide(l.at, m.defined)
	case continues:
		m.goOn(l, end)
	case l.quotes > 0 && m.callout(l, end):
	default:
		m.begin(l, end)
		m.quotes = max(l.quotes, titled)
	}
}

// begin begins a paragraph.
func (m *masker) begin(l line, end int) {
	m.closeParagraph()
	m.mark(l.start, l.at)
	m.para, m.last, m.quotes = Span{l.at, end}, Span{l.at, end}, l.quotes
}

// goOn adds a line to the open paragraph. The > before it part no words.
func (m *masker) goOn(l line, end int) {
	for i := l.start; i < l.at; i++ {
		if m.src[i] == '>' {
			m.hide(i, i+1)
		}
	}
	m.para.End, m.last = end, Span{l.at, end}
}

// interrupt ends the open paragraph, and the items that a line is not in.
func (m *masker) interrupt(l line) {
	m.closeParagraph()
	if !l.item && l.quotes == 0 {
		m.leaveLists(l.column)
	}
}

func (m *masker) closeParagraph() {
	if m.open() {
		m.inline(m.para)
	}
	m.para = Span{}
}

// inlineLine reads a line that is a paragraph by itself.
func (m *masker) inlineLine(start, end int) {
	if start < end {
		m.inline(Span{start, end})
	}
}

// headingLen returns how many # a heading begins with, 0 if s is none.
func headingLen(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// trimHashes returns where a heading ends without the # that close it.
func (m *masker) trimHashes(start, end int) int {
	text := m.src[start:end]
	open := strings.TrimRight(text, "#")
	if len(open) == len(text) || open != "" && !isSpace(open[len(open)-1]) {
		return end
	}
	m.mark(start+len(open), end)
	return start + len(open)
}

// isRule reports whether s is nothing but marks: a thematic break, the underline of
// a heading, the line below the head of a table.
func isRule(s string) bool {
	if s == "" || strings.IndexByte("-=*_|:+", s[0]) < 0 || s[0] == '+' && len(s) == 1 {
		return false
	}
	n := 0
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\r':
		case '-', '=', '*', '_', '|', ':', '+':
			n++
		default:
			return false
		}
	}
	switch s[0] {
	case '=':
		return strings.Trim(s, "= \t\r") == ""
	case '-':
		return n >= 3 || strings.Trim(s, "-") == "" || columns(s) > 0
	case '*', '_':
		return n >= 3 && strings.Trim(s, s[:1]+" \t\r") == ""
	}
	return columns(s) > 0
}

// Fence returns the run of backticks or tildes by which a line, without what indents it,
// opens or closes a block of code; "" if it does neither.
func Fence(s string) string {
	if s == "" || s[0] != '`' && s[0] != '~' {
		return ""
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	if n < 3 || s[0] == '`' && strings.IndexByte(s[n:], '`') >= 0 {
		return ""
	}
	return s[:n]
}

// codeLine reads a line of a block of code; it reports whether that is still one.
func (m *masker) codeLine(l line) bool {
	if !m.reenter(&l) {
		m.fence = ""
		return false
	}
	text := strings.TrimRight(m.src[l.at:l.end], " \t\r")
	if len(text) >= len(m.fence) && strings.Trim(text, m.fence[:1]) == "" {
		m.fence = ""
		m.mark(l.start, l.end)
		return true
	}
	m.mark(l.start, l.at)
	if text != "" {
		m.code = append(m.code, Span{l.at, l.end})
	}
	return true
}

// enter notes the containers of a block that goes on over lines.
func (m *masker) enter(l line) {
	m.depth, m.inner = l.quotes, 0
	switch {
	case l.item:
		m.inner = l.base
	case l.quotes == 0:
		m.inner = m.contentAt(l.column)
	}
}

// reenter reads the > before a line of a block that goes on over lines; it reports
// whether the line is in the containers that the first is in.
func (m *masker) reenter(l *line) bool {
	for m.indent(l); l.at < l.end && l.quotes < m.depth && m.quote(l); m.indent(l) {
		continue
	}
	return l.quotes == m.depth && (l.at == l.end || l.column >= m.inner)
}

// columns returns how many columns the line below the head of a table makes, 0 if s
// is no such line.
func columns(s string) int {
	s = strings.Trim(s, " \t\r")
	if strings.IndexByte(s, '|') < 0 {
		return 0
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	n := 0
	for cell := range strings.SplitSeq(s, "|") {
		cell = strings.Trim(cell, " \t\r")
		dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return 0
		}
		n++
	}
	return n
}

// maxColumns is how many columns a table has at most. What would have more is shown as
// the text that it is, for thousands of short rows would make millions of cells.
const maxColumns = 64

// makeTable makes the last line of the open paragraph the head of a table, if it has
// as many cells as delimiters has columns.
func (m *masker) makeTable(delimiters string) bool {
	head := m.last
	if n := columns(delimiters); n > maxColumns || len(cells(m.src, head)) != n {
		return false
	}
	m.para.End = head.Start
	for m.open() && isSpace(m.src[m.para.End-1]) {
		m.para.End--
	}
	m.closeParagraph()
	m.table = true
	m.row(head.Start, head.End)
	return true
}

// row reads the cells of a row.
func (m *masker) row(start, end int) {
	at := start
	for _, c := range cells(m.src, Span{start, end}) {
		m.mark(at, c.Start)
		m.inlineLine(c.Start, c.End)
		at = c.End
	}
	m.mark(at, end)
}

// cells returns the cells of a row.
func cells(src string, row Span) []Span {
	for row.Start < row.End && isSpace(src[row.Start]) {
		row.Start++
	}
	for row.Start < row.End && isSpace(src[row.End-1]) {
		row.End--
	}
	if row.Start < row.End && src[row.Start] == '|' {
		row.Start++
	}
	if row.Start < row.End && src[row.End-1] == '|' && (row.End-row.Start < 2 || src[row.End-2] != '\\') {
		row.End--
	}
	var out []Span
	at := row.Start
	for i := row.Start; i < row.End; i++ {
		switch src[i] {
		case '\\':
			i++
		case '|':
			out = append(out, Span{at, i})
			at = i + 1
		}
	}
	return append(out, Span{at, row.End})
}
