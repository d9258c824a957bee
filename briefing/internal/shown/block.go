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
