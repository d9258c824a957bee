// Package shown says what a reader sees of a Markdown text, byte for byte.
//
// [Of] returns the text with every byte that is not seen as text replaced, so that
// it keeps its length: a place in the one is the same place in the other. Linker,
// search index, sentences and passages all read that form, and nobody else needs to
// know what emphasis, a link or a comment looks like in a file.
//
//   - What only marks (asterisks, brackets, tags, comments, a link's address and
//     title, the target of a wiki link, the backslash of an escape) is [fold.Hidden].
//     Words go on over it: "Vladi**mir**" is one word, "Vladimir **Putin**" two.
//   - A character reference is the character it stands for, and hidden bytes.
//   - An address (a URL, an e-mail address, the path or name of a file) is seen but
//     is nothing to read: it is made of [Address] bytes. No word and no name goes on
//     over one.
//   - A tag that ends a paragraph or a cell is a [Break].
//   - A vertical bar behind a backslash is a [Bar], for it ends no cell.
//   - The # between the note and the heading of a wiki link is a [Step].
//   - A footnote mark, which a link or a tag makes, stands in brackets, for it is no part
//     of the number or name before it: "14[2]".
//   - Code is text, and listed in [Text.Code]: it is searched but names nobody.
//
// What opens a block (#, -, >, |, a fence) stays as it is, for the package that
// splits sentences reads it; [Text.Pieces] leaves it out. The rules are those of
// CommonMark 0.31 with the tables and strikethrough of GitHub, and of Obsidian for
// wiki links, highlights, comments and block ids. All passes are linear in the
// length of the text: whatever could be looked for again and again is looked for
// within a bound, or its absence remembered.
package shown

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"briefing/briefing/internal/bytemask"
	"briefing/briefing/internal/fold"
)

const (
	// Address stands for a byte of an address.
	Address = '\x1c'
	// Break stands for the first byte of a tag between two paragraphs or cells.
	Break = '\x1d'
	// bar stands for a vertical bar that is text.
	bar = '\x1e'
	// Step stands for the # of a wiki link, which is shown as " > ".
	Step = '\x1f'
)

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Text is a Markdown text as its page shows it.
type Text struct {
	Source string // the Markdown
	Words  string // its visible form, as long as Source
	Code   []Span // the parts of it that are code, in text order

	marks []Span // what opens blocks and is left in Words, in text order
	read  bool   // whether marks are known
}

// IsCode reports whether the byte at i is code.
func (t *Text) IsCode(i int) bool {
	n := sort.Search(len(t.Code), func(n int) bool { return t.Code[n].End > i })
	return n < len(t.Code) && t.Code[n].Start <= i
}

// HasCode reports whether a byte from start to end is code.
func (t *Text) HasCode(start, end int) bool {
	n := sort.Search(len(t.Code), func(n int) bool { return t.Code[n].End > start })
	return n < len(t.Code) && t.Code[n].Start < end
}

// Equal reports whether t and u are the same text.
func (t Text) Equal(u Text) bool { return t.Source == u.Source }

// Of returns what a reader sees of source.
func Of(source string) Text { return In(new([]byte), source) }

// In is Of, but the words may stand in buf, which grows if it has to: they are true until
// that is used again.
func In(buf *[]byte, source string) Text {
	if !marksUp(source) {
		return Text{Source: source, Words: source}
	}
	*buf = append((*buf)[:0], source...)
	m := masker{src: source, out: *buf}
	m.references()
	m.blocks()
	// Nobody writes to out any more, so it need not be copied.
	return Text{Source: source, Words: unsafe.String(unsafe.SliceData(m.out), len(m.out)), Code: m.code, marks: m.marks, read: true}
}

// Piece is a stretch of what a reader sees. If it is verbatim, Text is the source
// from Start to End, byte for byte; otherwise these bytes as a whole stand for it.
type Piece struct {
	Text       string
	Start, End int
	Verbatim   bool
}

// Pieces returns what a reader sees of t from start to end, in text order. A line
// break is in it as the source has it.
func (t Text) Pieces(start, end int) []Piece {
	var out []Piece
	marks := t.marksIn(start, end)
	marks = marks[sort.Search(len(marks), func(i int) bool { return marks[i].End > start }):]
	for at := start; at < end; {
		if len(marks) > 0 && marks[0].Start <= at {
			at, marks = max(at, marks[0].End), marks[1:]
			continue
		}
		until := end
		if len(marks) > 0 {
			until = min(end, marks[0].Start)
		}
		p := t.piece(at, until)
		if p.Text != "" {
			out = append(out, p)
		}
		at = p.End
	}
	return out
}

// marksIn returns the marks of the blocks from start to end, and perhaps more. Of a
// text without markup they are read when they are first asked for, as most never are.
func (t Text) marksIn(start, end int) []Span {
	if t.read {
		return t.marks
	}
	before := start
	for before > 0 && (t.Source[before-1] == ' ' || t.Source[before-1] == '\t') {
		before--
	}
	if before > 0 && t.Source[before-1] != '\n' && strings.IndexByte(t.Source[start:end], '\n') < 0 {
		return nil // within a line
	}
	from := strings.LastIndexByte(t.Source[:start], '\n') + 1
	m := masker{src: t.Source[from:end]}
	m.out = []byte(m.src)
	m.blocks()
	for i := range m.marks {
		m.marks[i] = Span{m.marks[i].Start + from, m.marks[i].End + from}
	}
	return m.marks
}

// piece returns the piece that begins at byte at; it has no text if nothing is seen
// there.
func (t Text) piece(at, until int) Piece {
	i := at
	for i < until && t.sees(i) {
		i++
	}
	if i > at {
		return Piece{t.Source[at:i], at, i, true}
	}
	stands := ""
	switch c := t.Words[i]; {
	case c == Break:
		stands, i = " ", i+1
	case c == Step:
		stands, i = " > ", i+1
	case c != fold.Hidden:
		_, size := utf8.DecodeRuneInString(t.Words[i:])
		stands, i = t.Words[i:i+size], i+size
	}
	for i < until && t.Words[i] == fold.Hidden && !t.sees(i) {
		i++
	}
	return Piece{Text: stands, Start: at, End: i}
}

// sees reports whether the byte at i is seen as the source has it.
func (t Text) sees(i int) bool {
	w := t.Words[i]
	return w == t.Source[i] && w != fold.Hidden || w == Address || w == bar
}

// masker makes the words of a text.
type masker struct {
	src   string
	out   []byte
	refs  map[string]bool // labels of link definitions
	code  []Span
	marks []Span

	gathers bool // it reads definitions of links and nothing else

	blockState
	inlineState
	htmlState
}

func (m *masker) hide(start, end int) {
	for i := start; i < end; i++ {
		m.out[i] = fold.Hidden
	}
}

func (m *masker) address(start, end int) {
	for i := start; i < end; i++ {
		if m.out[i] != fold.Hidden {
			m.out[i] = Address
		}
	}
}

func (m *masker) mark(start, end int) {
	if start < end {
		m.marks = append(m.marks, Span{start, end})
	}
}

// stand puts what a stretch of the source stands for in its place, and hides the
// rest of it. It does nothing if there is no room.
func (m *masker) stand(start, end int, text string) {
	if len(text) <= end-start {
		m.hide(start+copy(m.out[start:end], text), end)
	}
}

// before returns the last rune before byte i that is not hidden, looking no further
// back than byte from; a line feed if there is none.
func (m *masker) before(from, i int) rune {
	for i > from && m.out[i-1] == fold.Hidden {
		i--
	}
	if i <= from {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(m.src[from:i])
	return r
}

// after returns the rune at byte i, a line feed if that is at or beyond end.
func (m *masker) after(i, end int) rune {
	if i >= end {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(m.src[i:end])
	return r
}

// What a byte may begin in running text.
const (
	plain   = iota
	always  // markup, or the border of it
	perhaps // markup only beside certain others
)

var special = func() (c [256]uint8) {
	for _, b := range []byte("\\`*_[]<&~") {
		c[b] = always
	}
	for _, b := range []byte(".:/@%=^") {
		c[b] = perhaps
	}
	return c
}()

// nextSpecial returns the first byte of text from i on that may begin markup, its
// length if there is none. Most text has nothing special.
func nextSpecial(text string, i int) int {
	for ; i+8 <= len(text); i += 8 {
		for mask := bytemask.Markup(bytemask.Load(text, i)); mask != 0; mask &= mask - 1 {
			if at := i + bytemask.First(mask); isSpecial(text, at) {
				return at
			}
		}
	}
	for i < len(text) && !isSpecial(text, i) {
		i++
	}
	return i
}

// isSpecial reports whether the byte at i may begin markup.
func isSpecial(text string, i int) bool {
	c := special[text[i]]
	return c != plain && (c == always || begins(text, i))
}

// marksUp reports whether anything in text may be seen as something else than it
// is, or may be code or an address.
func marksUp(text string) bool {
	if nextSpecial(text, 0) < len(text) {
		return true
	}
	for at := 0; at < len(text); {
		line := text[at:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		if line != "" && (line[0] == '\t' || line[0] == '>' || strings.HasPrefix(line, "    ") || columns(line) > 0) {
			return true
		}
		at += len(line) + 1
	}
	return false
}

// begins reports whether the byte at i, which is markup beside certain others only,
// stands so.
func begins(text string, i int) bool {
	if i+1 == len(text) {
		return false
	}
	next := text[i+1]
	switch text[i] {
	case '.', '@':
		return i > 0 && isAlnum(next)
	case ':':
		return next == '/' || next == '\\'
	case '/':
		return isAlnum(next) && (i == 0 || !isAlnum(text[i-1]))
	case '%', '=':
		return next == text[i]
	case '^':
		return i == 0 || isSpace(text[i-1]) || text[i-1] == '['
	}
	return false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }

// isPunct reports whether c is ASCII punctuation, which a backslash escapes.
func isPunct(c byte) bool { return c > ' ' && c < 0x7f && !isAlnum(c) }

// isMark reports whether r is punctuation to the rules of emphasis.
func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
