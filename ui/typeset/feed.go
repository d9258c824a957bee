package typeset

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"briefing/briefing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// The text nodes of a block do not point into the source but into a feed made
// for Glamour. In it every stretch of text is a piece: decoded, free of
// controls, and standing in a hyperlink whose URL is the number of the piece.
// Glamour decodes entities and escapes too, some of them twice. That changes
// nothing here, because no "&" or "\" is followed by what would make it one: the
// piece's hyperlink is opened once more in between.

// piece is a stretch of text that is handed to Glamour as one.
type piece struct {
	text   string // as it will be on screen, white space aside
	parts  []part
	marked bool // as a highlight
}

// part says where the text of a piece from at on, up to the next part, comes
// from. If src has as many bytes as the part, they stand for each other one by
// one; otherwise the whole stands for the whole.
type part struct {
	at  int
	src briefing.Span
}

// feed is the text of one block, as Glamour gets it.
type feed struct {
	chunk  *chunk
	buf    []byte // the text of the chunk, lead first
	tame   []byte // what goldmark read of it
	out    []byte // what Glamour reads
	pieces []piece
	marked int // how many highlights we are in
}

func (f *flattener) newFeed() *feed { return &feed{chunk: f.chunk, buf: f.buf, tame: f.tame} }

// mode is the decoding that a text needs.
type mode int

const (
	proseText  mode = iota // entities and backslash escapes
	markupText             // entities
	codeText               // nothing
	noteText               // as prose, and the # between a note and its heading
)

// add feeds seg, and after it the white space that a line break in the source
// stands for: nothing, " " or "\n".
func (f *feed) add(m mode, seg text.Segment, brk string) *ast.Text {
	var p piece
	if seg.Padding > 0 {
		p.whole(f.chunk.origin(seg.Start), 0, strings.Repeat(" ", seg.Padding))
	}
	f.decode(&p, m, seg.Start, seg.Stop)
	if brk == " " {
		p.same(f.chunk.origin(seg.Stop), " ")
		brk = ""
	}
	return f.put(p, brk)
}

// put feeds p, and after it brk.
func (f *feed) put(p piece, brk string) *ast.Text {
	p.marked = f.marked > 0
	start := len(f.out)
	f.write(p)
	f.out = append(f.out, brk...)
	return ast.NewTextSegment(text.NewSegment(start, len(f.out)))
}

// decode appends buf[i:end] to p.
func (f *feed) decode(p *piece, m mode, i, end int) {
	plain := i // start of the unchanged part
	flush := func() {
		if plain < i {
			p.same(f.chunk.origin(plain), string(f.buf[plain:i]))
		}
	}
	for i < end {
		s, n := decodeAt(f.buf[i:end], m)
		if n == 0 {
			i++
			continue
		}
		flush()
		p.whole(f.chunk.origin(i), n, s)
		i += n
		plain = i
	}
	flush()
}

// maxEntity is the length of the longest entity, in bytes.
const maxEntity = 33

// decodeAt returns what the n bytes that b begins with are shown as, n = 0 if
// the first is shown as it is.
func decodeAt(b []byte, m mode) (s string, n int) {
	switch c := b[0]; {
	case c == '\n':
		return " ", 1
	case c == '\t':
		return "    ", 1
	case m == codeText:
		return "", 0
	case m == noteText && (c == '#' || c == '\\' && len(b) > 1 && b[1] == '#'):
		return " > ", bytes.IndexByte(b, '#') + 1
	case c == '\\' && m != markupText && len(b) > 1 && isPunct(b[1]):
		return string(b[1:2]), 2
	case c == '&':
		return decodeEntity(b)
	}
	return "", 0
}

// decodeEntity is decodeAt for a b that begins with "&".
func decodeEntity(b []byte) (s string, n int) {
	end := 1
	for end < min(len(b), maxEntity) && (b[end] == '#' || letter(b[end]) || isDigit(b[end])) {
		end++
	}
	if end == len(b) || b[end] != ';' {
		return "", 0
	}
	name := string(b[:end+1])
	s = html.UnescapeString(name)
	if strings.HasSuffix(s, ";") && name != "&semi;" { // unknown, or the start of one
		return "", 0
	}
	return printable(s), end + 1
}

// printable returns s, decoded after the source was scrubbed, with nothing in it
// that is not text.
func printable(s string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(string(scrub([]byte(s))))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !letter(c) && !isDigit(c)
}

// same appends text that stands in the source, byte by byte, at src.
func (p *piece) same(src int, s string) {
	if n := len(p.parts); n > 0 {
		if last := &p.parts[n-1]; last.src.End == src && last.src.Len() == len(p.text)-last.at {
			last.src.End += len(s)
			p.text += s
			return
		}
	}
	p.parts = append(p.parts, part{at: len(p.text), src: briefing.Span{Start: src, End: src + len(s)}})
	p.text += s
}

// whole appends text that stands for the n bytes at src of the source.
func (p *piece) whole(src, n int, s string) {
	p.parts = append(p.parts, part{at: len(p.text), src: briefing.Span{Start: src, End: src + n}})
	p.text += s
}

// endTag closes the hyperlink of a piece.
const endTag = "\x1b]8;;\x07"

// write appends p to what Glamour reads. Text that the chunk repeats from an
// earlier one is no piece, since every byte is shown in one place.
func (f *feed) write(p piece) {
	if p.text == "" {
		return
	}
	tag := endTag
	if p.parts[0].src.Start >= f.chunk.span.Start {
		tag = "\x1b]8;;" + strconv.Itoa(len(f.pieces)) + "\x07"
		f.pieces = append(f.pieces, p)
	}
	f.out = append(f.out, tag...)
	rest := p.text
	for {
		i := strings.IndexAny(rest, `\&`)
		if i < 0 {
			break
		}
		f.out = append(f.out, rest[:i+1]...)
		f.out = append(f.out, tag...)
		rest = rest[i+1:]
	}
	f.out = append(f.out, rest...)
	f.out = append(f.out, endTag...)
}

// codeLine feeds a line of a code block.
func (f *feed) codeLine(seg text.Segment) text.Segment {
	if seg.Stop > seg.Start && f.buf[seg.Stop-1] == '\n' {
		seg.Stop--
	}
	return f.add(codeText, seg, "\n").Segment
}

// plain returns the text of the pieces from i on.
func (f *feed) plain(i int) string {
	var b strings.Builder
	for _, p := range f.pieces[i:] {
		b.WriteString(p.text)
	}
	return strings.TrimSpace(b.String())
}

// covers returns the smallest span of source bytes that holds the pieces from i
// on, and whether there are any.
func (f *feed) covers(i int) (s briefing.Span, ok bool) {
	for _, p := range f.pieces[i:] {
		first, last := p.parts[0].src, p.parts[len(p.parts)-1].src
		if !ok {
			s, ok = first, true
		}
		s = s.Union(first).Union(last)
	}
	return s, ok
}

// span returns what a block with this feed covers. A block without text covers
// nothing, right after the block before.
func (f *feed) span(before *block) briefing.Span {
	if s, ok := f.covers(0); ok {
		return s
	}
	at := f.chunk.span.Start
	if before != nil {
		at = before.span.End
	}
	return briefing.Span{Start: at, End: at}
}
