package shown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// inlineState is where the pass over a paragraph stands.
type inlineState struct {
	delims   []delim
	brackets []bracket
	linked   int // brackets below this number can open no link

	noCode    map[int]int // by length: from where on no run of backticks of it stands in the paragraph
	noComment int         // from where on nothing ends a comment there
	noPercent int         // from where on no %% stands there
}

// inline reads the text of a paragraph, heading or cell.
func (m *masker) inline(leaf Span) {
	if m.gathers {
		return
	}
	m.delims, m.brackets, m.linked = m.delims[:0], m.brackets[:0], 0
	m.noCode, m.noComment, m.noPercent = nil, leaf.End, leaf.End
	text := m.src[:leaf.End]
	for i := nextSpecial(text, leaf.Start); i < leaf.End; i = nextSpecial(text, i) {
		if m.out[i] == fold.Hidden {
			i++
			continue
		}
		i = max(i+1, m.inlineAt(i, leaf))
	}
	m.emphasis(0)
}

// inlineAt reads what the byte at i may begin, and returns where to go on.
func (m *masker) inlineAt(i int, leaf Span) int {
	end := leaf.End
	switch c := m.src[i]; c {
	case '\\':
		return m.escape(i, end)
	case '`':
		return m.codeSpan(i, end)
	case '<':
		return m.angle(i, leaf)
	case '&':
		return m.reference(i, end)
	case '*', '_', '~', '=':
		return m.delimiters(i, leaf)
	case '[':
		return m.openBracket(i, leaf)
	case ']':
		return m.closeBracket(i, end)
	case '%':
		return m.percent(i, leaf)
	case '^':
		return m.blockID(i, leaf)
	default:
		return m.addressAt(i, leaf)
	}
}

// escape hides the backslash before punctuation, or before a line break.
func (m *masker) escape(i, end int) int {
	if i+1 >= end || !isPunct(m.src[i+1]) && m.src[i+1] != '\n' {
		return i + 1
	}
	m.hide(i, i+1)
	if m.src[i+1] == '|' {
		m.out[i+1] = bar
	}
	return i + 2
}

// reference puts the character that a reference stands for in its place.
func (m *masker) reference(i, end int) int {
	const longest = 40
	n := strings.IndexByte(m.src[i:min(end, i+longest)], ';') + 1
	if n < 3 {
		return i + 1
	}
	name := m.src[i : i+n]
	text := html.UnescapeString(name)
	if strings.HasSuffix(text, ";") && name != "&semi;" {
		return i + 1 // unknown, or the start of one
	}
	for _, r := range text {
		if unicode.IsControl(r) || r == utf8.RuneError {
			text = " "
		}
	}
	m.stand(i, i+n, text)
	return i + n
}

// codeSpan hides the backticks around code.
func (m *masker) codeSpan(i, end int) int {
	n := runLen(m.src[i:end])
	start := i + n
	if from, none := m.noCode[n]; none && start >= from {
		return start
	}
	for at := start; at < end; {
		next := strings.IndexByte(m.src[at:end], '`')
		if next < 0 {
			break
		}
		at += next
		k := runLen(m.src[at:end])
		if k == n {
			m.hide(i, start)
			m.hide(at, at+n)
			m.code = append(m.code, Span{start, at})
			return at + n
		}
		at += k
	}
	if m.noCode == nil {
		m.noCode = map[int]int{}
	}
	m.noCode[n] = start
	return start
}

// runLen returns how often the first byte of s is repeated.
func runLen(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// openBracket reads the [ at byte i.
func (m *masker) openBracket(i int, leaf Span) int {
	if i+1 < leaf.End && m.src[i+1] == '[' {
		if next, ok := m.wikiLink(i, leaf.End); ok {
			return next
		}
	}
	image := i > leaf.Start && m.src[i-1] == '!' && m.out[i-1] != fold.Hidden && !m.escaped(leaf.Start, i-1)
	m.brackets = append(m.brackets, bracket{at: i, image: image, delims: len(m.delims)})
	return i + 1
}

// escaped reports whether the byte at i stands behind a backslash that escapes it.
func (m *masker) escaped(from, i int) bool {
	return i > from && m.src[i-1] == '\\' && m.out[i-1] == fold.Hidden
}

// percent hides %%a comment%%.
func (m *masker) percent(i int, leaf Span) int {
	if !strings.HasPrefix(m.src[i:leaf.End], "%%") || isAlnum(byteBefore(m.src, leaf.Start, i)) || i+2 >= m.noPercent {
		return i + 1
	}
	n := strings.Index(m.src[i+2:leaf.End], "%%")
	if n < 0 {
		m.noPercent = i
		return i + 2
	}
	m.hide(i, i+2+n+2)
	return i + 2 + n + 2
}

// blockID hides the id that ends a line of a note: " ^id"; and the sign that makes a
// footnote of what stands in brackets: "[^1]" is shown as "[1]".
func (m *masker) blockID(i int, leaf Span) int {
	stop := i + 1
	for stop < leaf.End && (isAlnum(m.src[stop]) || m.src[stop] == '-') {
		stop++
	}
	if i > leaf.Start && m.src[i-1] == '[' && stop > i+1 && stop < leaf.End && m.src[stop] == ']' {
		m.hide(i, i+1)
		return i + 1
	}
	if i > leaf.Start && !isSpace(m.src[i-1]) {
		return i + 1
	}
	if stop == i+1 || stop < leaf.End && m.src[stop] != '\n' && m.src[stop] != '\r' {
		return i + 1
	}
	m.hide(i, stop)
	return stop
}

// byteBefore returns the byte before i, a line feed if it stands before from.
func byteBefore(s string, from, i int) byte {
	if i <= from {
		return '\n'
	}
	return s[i-1]
}
