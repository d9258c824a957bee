package shown

import "strings"

// blockState is where the pass over the lines of a text stands.
type blockState struct {
	para   Span  // the open paragraph, empty if none is open
	last   Span  // its last line
	quotes int   // how many > its first line begins with
	quoted int   // how many > the line before begins with
	titled int   // the same if that is the title of a callout, which a line without them may go on with
	lists  []int // the columns where the contents of the open items begin
	bare   int   // how many of them, the last, have nothing behind their marks yet

	table bool // the lines are rows of a table

	defined int // where the last definition of a link's address ends

	fence string // the marks that opened a block of code
	depth int    // how many > stand before that, or before a block of HTML
	inner int    // the column where the contents of the item begin that it is in
}

// line is one line, as far as it was read.
type line struct {
	start, end int // without the line feed
	at         int // beginning of the unread part
	column     int // of at
	quotes     int
	item       bool // it opened an item of a list
	items      int  // how many
	task       bool // which is a task: what follows its box begins no other block
	base       int  // column where the contents of the innermost container begin
}

// blocks reads all lines. It hides everything that is no text and reads the
// text of each paragraph, heading and cell.
func (m *masker) blocks() {
	for at := 0; at < len(m.src); {
		end := len(m.src)
		if n := strings.IndexByte(m.src[at:], '\n'); n >= 0 {
			end = at + n
		}
		m.line(line{start: at, end: end, at: at})
		at = end + 1
	}
	m.closeParagraph()
}

func (m *masker) line(l line) {
	switch {
	case l.start < m.defined: // hidden with the line that begins the definition
	case m.fence != "" && m.codeLine(l), m.until != "" && m.rawLine(l, false):
		m.quoted = m.depth
	default:
		m.quoted = m.containers(l)
	}
}

// indent moves on over blanks, and returns how many columns they take.
func (m *masker) indent(l *line) int {
	from := l.column
	for l.at < l.end {
		switch m.src[l.at] {
		case ' ':
			l.column++
		case '\t':
			l.column += 4 - l.column%4
		case '\r':
		default:
			return l.column - from
		}
		l.at++
	}
	return l.column - from
}

// deep is how many columns of indent make a line code.
const deep = 4

// maxContainers bounds how many containers a line may open.
const maxContainers = 64

// containers reads the marks by which a line opens or continues containers, and
// then their content. It returns the number of > among the marks.
func (m *masker) containers(l line) (quotes int) {
	for range maxContainers {
		m.indent(&l)
		if l.at == l.end {
			m.empty(l)
			return l.quotes
		}
		if !l.item && l.quotes == 0 {
			if !m.open() {
				m.leaveLists(l.column)
			}
			l.base = m.contentAt(l.column)
		}
		if l.column-l.base >= deep && !m.open() {
			m.mark(l.start, l.at)
			m.code = append(m.code, Span{l.at, l.end})
			return l.quotes
		}
		if l.task || !m.quote(&l) && !m.bullet(&l) {
			break
		}
	}
	m.bare = 0
	m.leaf(l)
	if m.open() {
		return m.quotes // which a line without them may go on with
	}
	return l.quotes
}

// empty reads a line that holds nothing, or nothing but marks of containers. An item
// that has nothing on two lines is over.
func (m *masker) empty(l line) {
	m.titled = 0
	m.closeParagraph()
	m.table = false
	m.mark(l.start, l.at)
	if !l.item {
		m.lists = m.lists[:max(0, len(m.lists)-m.bare)]
	}
	m.bare = 0
	if !l.task {
		m.bare = l.items
	}
}

func (m *masker) open() bool { return m.para.Start < m.para.End }

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
