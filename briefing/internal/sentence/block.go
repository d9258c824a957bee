package sentence

import "strings"

// units walks over the parts of a text that no sentence crosses.
type units struct {
	text    string
	at      int  // where the next line begins
	row     unit // the rest of the current table row
	inTable bool
}

// unit is a part of a text that no sentence crosses.
type unit struct {
	span
	heading bool
	notes   bool // it begins with a footnote mark, as an item of a list of references
}

type lineKind int

const (
	plain   lineKind = iota
	blank            // nothing to read: empty, a rule, an underline, a code fence
	heading          // # with its text
	item             // begins an item of a list
)

// line is one line of a text, without the marks that it begins with.
type line struct {
	span
	kind    lineKind
	quotes  int  // how many > it begins with
	ordinal bool // an item with a number other than 1
	rule    bool // blank, except for marks
	note    bool // text that begins with a footnote mark
	next    int  // where the line after it begins
}

// next returns the next unit, perhaps empty.
func (u *units) next() (unit, bool) {
	if u.row.start < u.row.end {
		return u.nextCell(), true
	}
	for u.at < len(u.text) {
		l := readLine(u.text, u.at)
		u.at = l.next
		if l.kind == blank {
			u.inTable = u.inTable && l.rule
			continue
		}
		if l.kind == heading {
			return unit{span: l.span, heading: true}, true
		}
		if u.inTable || u.text[l.start] == '|' {
			u.row = unit{span: l.span}
			return u.nextCell(), true
		}
		return u.paragraph(l), true
	}
	return unit{}, false
}

// paragraph returns the unit that begins with first.
func (u *units) paragraph(first line) unit {
	s := unit{span: first.span, notes: first.note}
	for u.at < len(u.text) {
		l := readLine(u.text, u.at)
		if u.isTable(first, s.span, l) {
			u.inTable = true
			u.row = s
			return u.nextCell()
		}
		if !continues(first, l) || u.text[l.start] == '|' {
			break
		}
		s.end = l.end
		u.at = l.next
	}
	return s
}

// continues reports whether l belongs to the paragraph that began with first. A
// number at the beginning of a line does not begin a list in the middle of a
// paragraph, unless it is 1.
func continues(first, l line) bool {
	inside := l.kind == plain || l.kind == item && l.ordinal && first.kind != item
	if l.note && first.note {
		return false
	}
	return inside && (l.quotes == 0 || l.quotes == first.quotes)
}

// isTable reports whether the line below the only line of a paragraph makes it
// the head of a table that is written without outer bars.
func (u *units) isTable(first line, s span, below line) bool {
	return s == first.span && below.rule &&
		strings.Contains(u.text[below.start:below.end], "|") &&
		strings.Contains(u.text[s.start:s.end], "|")
}

func (u *units) nextCell() unit {
	for i := u.row.start; i < u.row.end; i++ {
		switch u.text[i] {
		case '\\':
			i++
		case '|':
			cell := unit{span: span{u.row.start, i}}
			u.row.start = i + 1
			return cell
		}
	}
	cell := u.row
	u.row.start = u.row.end
	return cell
}

// readLine reads the line of text that begins at byte at.
func readLine(text string, at int) line {
	l := line{span: span{at, len(text)}, next: len(text)}
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		l.end = at + n
		l.next = l.end + 1
	}
	for l.end > l.start && isBlank(text[l.end-1]) {
		l.end--
	}
	l.skipBlanks(text)
	if l.start == l.end || isRule(text[l.start:l.end]) {
		l.kind = blank
		l.rule = l.start < l.end
		return l
	}
	for l.kind != heading && l.skipMark(text) {
		continue
	}
	if l.start == l.end || strings.HasPrefix(text[l.start:l.end], "```") || strings.HasPrefix(text[l.start:l.end], "~~~") {
		l.kind = blank
	}
	if l.kind == heading {
		l.trimHashes(text)
	}
	if l.start < l.end && !isLetter(text[l.start]) {
		l.note = isNoteText(text[l.start:l.end])
	}
	return l
}

// trimHashes takes away the hashes that close a heading.
func (l *line) trimHashes(text string) {
	open := strings.TrimRight(text[l.start:l.end], "#")
	if open == "" || isBlank(open[len(open)-1]) {
		l.end = l.start + len(open)
	}
}

// skipMark moves the start of l beyond one mark, and reports whether there was
// one.
func (l *line) skipMark(text string) bool {
	if l.start == l.end {
		return false
	}
	rest := text[l.start:l.end]
	n := 0
	switch c := rest[0]; {
	case c == '>':
		l.quotes++
		l.start++
		l.skipBlanks(text)
		return true
	case c == '-' || c == '*' || c == '+':
		n = 1
	case c == '#':
		n = len(rest) - len(strings.TrimLeft(rest, "#"))
	case '0' <= c && c <= '9':
		n = ordinalLen(rest)
	}
	if n == 0 || n < len(rest) && !isBlank(rest[n]) || rest[0] == '#' && n > 6 {
		return false
	}
	l.kind = item
	l.ordinal = n > 1 && rest[:n-1] != "1"
	if rest[0] == '#' {
		l.kind = heading
	}
	l.start += n
	l.skipBlanks(text)
	return true
}

func (l *line) skipBlanks(text string) {
	for l.start < l.end && isBlank(text[l.start]) {
		l.start++
	}
}

// ordinalLen returns the length of the number of a list item, "12." or "12)", 0
// if s does not begin with one.
func ordinalLen(s string) int {
	n := 0
	for n < len(s) && n < 10 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n == 0 || n == 10 || n == len(s) || s[n] != '.' && s[n] != ')' {
		return 0
	}
	return n + 1
}

// isRule reports whether s holds nothing but marks: a thematic break, the
// underline of a heading, the line below the head of a table.
func isRule(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '-', '=', '*', '_', '#', '>', '|', ':', '+', '~', ' ', '\t':
		default:
			return false
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }
