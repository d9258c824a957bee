package shown

import "strings"

// maxTarget bounds a link's address with its title, a label and a tag, in bytes.
const maxTarget = 4 << 10

// maxDepth bounds how deep round brackets nest in an address.
const maxDepth = 32

// references finds the labels that a line gives an address, which links may stand
// before: it reads all lines once for nothing else.
func (m *masker) references() {
	if !strings.Contains(m.src, "]:") {
		return
	}
	first := masker{src: m.src, out: m.out, refs: map[string]bool{}, gathers: true}
	first.blocks()
	copy(m.out, m.src)
	if len(first.refs) > 0 {
		m.refs = first.refs
	}
}

// definition returns the end of the last line of what gives a label an address and
// begins with the line from start to end, 0 if that line begins none.
func (m *masker) definition(start, end int) (last int) {
	if m.refs == nil || m.src[start] != '[' {
		return 0
	}
	label, last := m.defines(start, end)
	if label == "" {
		return 0
	}
	if m.gathers {
		m.refs[label] = true
	}
	return last
}

// defines returns the label to which the line from start to end gives an address, and
// the end of the last line of the definition: the address may stand on the line below
// the label, and a title on the line below the address.
func (m *masker) defines(start, end int) (label string, last int) {
	if end-start < 4 || m.src[start] != '[' {
		return "", 0
	}
	stop := m.labelEnd(start, end)
	if stop < 0 || stop >= end || m.src[stop] != ':' {
		return "", 0
	}
	label = labelOf(m.src[start+1 : stop-1])
	at := skipBlanks(m.src, stop+1, end)
	if at >= end {
		at, end = m.lineBelow(end)
	}
	to := m.destination(at, end)
	if to <= at {
		return "", 0
	}
	rest := skipBlanks(m.src, to, end)
	if rest < end {
		if rest == to || skipBlanks(m.src, m.title(rest, end), end) < end {
			return "", 0
		}
		return label, end
	}
	if at, below := m.lineBelow(end); at < below {
		if to := m.title(at, below); to > at && skipBlanks(m.src, to, below) >= below {
			end = below
		}
	}
	return label, end
}

// lineBelow returns where the text of the line begins and ends that follows the one
// that ends at byte end. It is empty where that line begins a block of its own.
func (m *masker) lineBelow(end int) (at, below int) {
	if end >= len(m.src) {
		return end, end
	}
	below = len(m.src)
	if n := strings.IndexByte(m.src[end+1:], '\n'); n >= 0 {
		below = end + 1 + n
	}
	at = skipBlanks(m.src, end+1, below)
	if text := m.src[at:below]; at < below && (text[0] == '>' || isRule(text)) {
		return below, below
	}
	return at, below
}

// labelEnd returns the byte after the label that begins with the [ at byte at, -1 if
// there is none.
func (m *masker) labelEnd(at, end int) int {
	for i := at + 1; i < min(end, at+maxTarget); i++ {
		switch m.src[i] {
		case '\\':
			i++
		case '[':
			return -1
		case ']':
			return i + 1
		}
	}
	return -1
}

// labelOf returns a label in the form in which equal ones are equal.
func labelOf(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func skipBlanks(s string, i, end int) int {
	for i < end && isSpace(s[i]) {
		i++
	}
	return i
}

// destination returns where the address ends that begins at byte at.
func (m *masker) destination(at, end int) int {
	end = min(end, at+maxTarget)
	if at < end && m.src[at] == '<' {
		for i := at + 1; i < end; i++ {
			switch m.src[i] {
			case '\\':
				i++
			case '<', '\n':
				return at
			case '>':
				return i + 1
			}
		}
		return at
	}
	depth := 0
	for i := at; i < end; i++ {
		switch c := m.src[i]; {
		case c == '\\' && i+1 < end && isPunct(m.src[i+1]):
			i++
		case isSpace(c):
			return i
		case c == '(':
			if depth++; depth > maxDepth {
				return at
			}
		case c == ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return end
}

// title returns where the title of a link ends that begins at byte at, at if there
// is none.
func (m *masker) title(at, end int) int {
	end = min(end, at+maxTarget)
	if at >= end {
		return at
	}
	close := m.src[at]
	switch close {
	case '(':
		close = ')'
	case '"', '\'':
	default:
		return at
	}
	for i := at + 1; i < end; i++ {
		switch m.src[i] {
		case '\\':
			i++
		case close:
			return i + 1
		}
	}
	return at
}

// bracket is a [ that may open a link.
type bracket struct {
	at     int
	image  bool
	delims int // how many delimiters stand before it
}

// closeBracket reads the ] at byte i and returns where to go on.
func (m *masker) closeBracket(i, end int) int {
	n := len(m.brackets) - 1
	if n < 0 {
		return i + 1
	}
	b := m.brackets[n]
	m.brackets = m.brackets[:n]
	if !b.image && n < m.linked {
		m.linked = min(m.linked, n)
		return i + 1 // a link holds no link
	}
	m.linked = min(m.linked, n)
	to := m.target(b, i, end)
	if to < 0 {
		return i + 1
	}
	start := b.at
	if b.image {
		start--
	} else {
		m.linked = n
	}
	if !b.image && m.isNoteLink(Span{b.at, i}, to) {
		m.hide(i+1, to)
	} else {
		m.hide(start, b.at+1)
		m.hide(i, to)
	}
	m.emphasis(b.delims)
	return to
}

// target returns where the link ends whose text the ] at byte i closes, -1 if it is
// none.
func (m *masker) target(b bracket, i, end int) int {
	after := i + 1
	if after < end && m.src[after] == '(' {
		if to := m.inlineTarget(after, end); to >= 0 {
			return to
		}
	}
	if m.refs == nil {
		return -1
	}
	label := ""
	if i-b.at < maxTarget {
		label = m.src[b.at+1 : i]
	}
	to := after
	if after < end && m.src[after] == '[' {
		if stop := m.labelEnd(after, end); stop > 0 {
			to = stop
			if stop > after+2 {
				label = m.src[after+1 : stop-1]
			}
		}
	}
	if label == "" || !m.refs[labelOf(label)] {
		return -1
	}
	return to
}

// inlineTarget returns where the address and title in round brackets end that begin
// at byte at, -1 if these are none.
func (m *masker) inlineTarget(at, end int) int {
	start := skipBlanks(m.src, at+1, end)
	to := m.destination(start, end)
	if to == start && to < end && m.src[to] == '<' {
		return -1
	}
	rest := skipBlanks(m.src, to, end)
	if rest > to {
		rest = skipBlanks(m.src, m.title(rest, end), end)
	}
	if rest >= end || m.src[rest] != ')' {
		return -1
	}
	return rest + 1
}

// wikiLink reads [[target|words]] at byte i, hides everything except the words,
// and returns where the words begin; ok is false if there is no wiki link.
// Embedded notes are hidden entirely.
func (m *masker) wikiLink(i, end int) (next int, ok bool) {
	inner := m.src[i+2 : min(end, i+2+maxTarget)]
	n := strings.IndexAny(inner, "[]\n")
	if n <= 0 || !strings.HasPrefix(inner[n:], "]]") {
		return 0, false
	}
	stop := i + 2 + n
	if stop+2 < end && m.src[stop+2] == '(' {
		return 0, false // the text of a link in brackets: [[1]](#note)
	}
	if i > 0 && m.src[i-1] == '!' {
		m.hide(i-1, stop+2)
		return stop + 2, true
	}
	words := i + 2
	if bar := strings.IndexByte(inner[:n], '|'); bar >= 0 && bar+1 < n {
		words += bar + 1
	} else {
		words += n - len(strings.TrimLeft(inner[:n], "#")) // [[#heading]] of this note
		m.steps(words, stop)
	}
	m.hide(i, words)
	m.hide(stop, stop+2)
	return words, true
}

// steps marks each # between a note and its headings in a wiki link without other words.
func (m *masker) steps(start, end int) {
	for i := start; i < end; i++ {
		if m.out[i] == '#' {
			m.out[i] = Step
		}
	}
}
