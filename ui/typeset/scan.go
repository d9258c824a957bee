package typeset

import (
	"bytes"
	"unicode/utf8"

	"briefing/briefing"
)

// Scanning cuts the source into chunks that can be parsed by themselves. It
// looks at lines only, as a reader skims a page: a chunk ends before a line
// that follows a blank one and is neither indented nor a list item, or before a
// list item at the margin, once it holds chunkSize bytes; never within fenced
// code, a comment or a script.
//
// A paragraph, table, list or code block that grows too long is cut
// nevertheless: goldmark needs seconds for hostile input of some 100 KB, and
// Glamour lays out a block as a whole. Such a cut repeats what the rest needs
// to mean the same: a table its header, code its fence, a quotation its bars.
// A wrong guess costs a line that is set as plain text; it cannot lose text or
// positions.

const (
	chunkSize = 2 << 10 // bytes after which a chunk ends at the next border
	proseMax  = 4 << 10 // bytes after which it ends anywhere
	gridMax   = 8 << 10 // the same within a table or code, which cost no more than their length
)

// chunk is a part of the source that is parsed by itself.
type chunk struct {
	span briefing.Span
	lead briefing.Span // an earlier part of the source, to be parsed in front of span
	gap  bool          // whether a blank line stands before the first block

	parsed bool
	blocks []*block
	links  []Link
	heads  []Heading
}

// scanner is where a scan stands between two lines.
type scanner struct {
	src []byte
	// comments is where the last mark of a comment stands.
	comments int

	chunks []*chunk
	start  int  // of the chunk being collected
	gap    bool // whether that chunk begins after a blank line

	lead   briefing.Span // of that chunk
	before briefing.Span // the line before
	blank  bool          // whether it was blank
	list   bool          // within a list at the margin
	number []byte        // of the item before, if items have numbers

	// What we are in the midst of, empty if not in such a thing.
	fence briefing.Span // the line that opened code
	table briefing.Span // the header and the delimiter row of a table
	cells int           // a row of that has
	rows  int           // the chunk has
	html  briefing.Span // what opened a comment or a script
	until []byte        // what ends that
}

func scan(src []byte, comments int) []*chunk {
	s := &scanner{src: src, comments: comments, blank: true}
	for at := 0; at < len(src); {
		end := len(src)
		if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		line := briefing.Span{Start: at, End: end}
		s.border(line)
		for line.End-s.start > s.limit() && line.End-line.Start > chunkSize {
			line.Start = s.split(line)
		}
		s.read(briefing.Span{Start: at, End: end})
		at = end
	}
	s.cut(len(src), briefing.Span{}, false)
	return s.chunks
}

// cut ends the chunk being collected before at. The next one is parsed with lead
// in front and stands after a blank line if gap.
func (s *scanner) cut(at int, lead briefing.Span, gap bool) {
	if at <= s.start && len(s.chunks) > 0 {
		return
	}
	s.chunks = append(s.chunks, &chunk{span: briefing.Span{Start: s.start, End: at}, lead: s.lead, gap: s.gap})
	s.start, s.lead, s.gap, s.rows = at, lead, gap, 0
}

// border ends the chunk before line if it is time and place to.
func (s *scanner) border(line briefing.Span) {
	size := line.Start - s.start
	switch {
	case !s.table.Empty() && s.rows*s.cells >= maxCells && s.rows > 1:
		s.cut(line.Start, s.open(), false)
	case size < chunkSize:
	case s.fence.Empty() && s.html.Empty() && s.breaks(s.src[line.Start:line.End]):
		s.cut(line.Start, briefing.Span{}, s.blank)
	case size > 2*s.limit(), line.End-s.start > s.limit() && !s.amidBlanks(line):
		lead := s.open()
		s.cut(line.Start, lead, s.blank && lead.Empty())
	}
}

// amidBlanks reports whether line begins or follows a blank line in code, which
// would get lost at the end of a chunk.
func (s *scanner) amidBlanks(line briefing.Span) bool {
	return !s.fence.Empty() && (s.blank || len(bytes.TrimSpace(s.src[line.Start:line.End])) == 0)
}

// limit returns how long the chunk may get.
func (s *scanner) limit() int {
	if s.fence.Empty() && s.table.Empty() {
		return proseMax
	}
	return gridMax
}

// breaks reports whether line begins a block that does not depend on the lines
// above it.
func (s *scanner) breaks(line []byte) bool {
	item := isItem(line)
	if item && s.list && isDigit(line[0]) && bytes.Equal(number(line), s.number) {
		return false // all items are number 1: only the parser counts them
	}
	if s.blank {
		return item || line[0] != ' ' && line[0] != '\t' && line[0] != '\n' && line[0] != ':'
	}
	return item && s.list
}

// open returns the opening to repeat before the next line, so that the line
// continues the construct it is in.
func (s *scanner) open() briefing.Span {
	switch {
	case !s.fence.Empty():
		return s.fence
	case !s.html.Empty():
		return s.html
	}
	return s.table
}

// split cuts within a line that is too long, and returns where the rest begins.
func (s *scanner) split(line briefing.Span) int {
	limit := min(s.start+s.limit(), line.End)
	at := cutPoint(s.src, max(line.Start, s.start+chunkSize/2), limit)
	lead := s.open()
	if lead.Empty() {
		lead = quoteMarks(s.src, line, s.lead)
	}
	s.cut(at, lead, false)
	return at
}

// cutPoint returns where to cut between lo and hi: at the last end of a
// sentence, else of a word, else of a rune. What follows begins with a letter if
// that can be had, for nothing else is sure to be text.
func cutPoint(src []byte, lo, hi int) int {
	word := -1
	for i := hi - 1; i > lo; i-- {
		if src[i-1] != ' ' || !letter(src[i]) {
			continue
		}
		if i-2 > lo && (src[i-2] == '.' || src[i-2] == '?' || src[i-2] == '!') {
			return i
		}
		if word < 0 {
			word = i
		}
	}
	if word >= 0 {
		return word
	}
	for hi > lo+1 && !utf8.RuneStart(src[hi]) {
		hi--
	}
	return hi
}

func letter(c byte) bool {
	return c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// maxBars bounds the quotation marks repeated after a cut.
const maxBars = 16

// quoteMarks returns the ">" that line begins with, or else those of the cut
// before.
func quoteMarks(src []byte, line, before briefing.Span) briefing.Span {
	end := line.Start
	for end < line.End && end < line.Start+maxBars && (src[end] == '>' || src[end] == ' ') {
		end++
	}
	if bytes.IndexByte(src[line.Start:end], '>') >= 0 {
		return briefing.Span{Start: line.Start, End: end}
	}
	if !before.Empty() && src[before.Start] == '>' {
		return before
	}
	return briefing.Span{}
}

// read takes note of what a line begins or ends.
func (s *scanner) read(line briefing.Span) {
	text := s.src[line.Start:line.End]
	blank := len(bytes.TrimSpace(text)) == 0
	switch {
	case !s.fence.Empty():
		if closes(text, s.src[s.fence.Start:s.fence.End]) {
			s.fence = briefing.Span{}
		}
	case !s.html.Empty():
		if bytes.Contains(bytes.ToLower(text), s.until) {
			s.html = briefing.Span{}
		}
	case blank:
		s.table = briefing.Span{}
	case fenceMark(text) != nil:
		s.fence = line
	default:
		s.begin(line, text)
	}
	s.blank, s.before = blank, line
}

// begin takes note of what a line of text begins.
func (s *scanner) begin(line briefing.Span, text []byte) {
	if bytes.HasPrefix(text, mark) && !bytes.Contains(text[len(mark):], mark) && s.comments >= line.End {
		s.html, s.until = briefing.Span{Start: line.Start, End: line.Start + len(mark)}, mark
		return
	}
	if open, end := htmlMarks(text); open > 0 {
		s.html, s.until = briefing.Span{Start: line.Start, End: line.Start + open}, end
		return
	}
	if isDelimiter(text) && bytes.IndexByte(s.src[s.before.Start:s.before.End], '|') >= 0 {
		s.table, s.cells = briefing.Span{Start: s.before.Start, End: line.End}, columnsOf(text)
		if s.cells > maxColumns {
			s.table = briefing.Span{}
		}
	}
	s.rows++
	if isItem(text) {
		s.list, s.number = true, number(text)
	} else if s.blank && text[0] != ' ' && text[0] != '\t' {
		s.list = false
	}
}

// number returns the digits that line begins with.
func number(line []byte) []byte {
	i := 0
	for i < len(line) && isDigit(line[i]) {
		i++
	}
	return line[:i]
}

// isItem reports whether line begins a list item at the margin.
func isItem(line []byte) bool {
	i := len(number(line))
	if i+1 >= len(line) || line[i+1] != ' ' {
		return false
	}
	if i > 0 {
		return line[i] == '.' || line[i] == ')'
	}
	return line[0] == '-' || line[0] == '*' || line[0] == '+'
}

// isDelimiter reports whether line is the row below a table's header.
func isDelimiter(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|:- \t\n")) == 0
}

// fenceMark returns the run of backticks or tildes that opens fenced code in
// line, or nil.
func fenceMark(line []byte) []byte {
	text := bytes.TrimLeft(line, " ")
	if len(line)-len(text) > 3 || len(text) == 0 || text[0] != '`' && text[0] != '~' {
		return nil
	}
	rest := bytes.TrimLeft(text, string(text[:1]))
	n := len(text) - len(rest)
	if n < 3 || text[0] == '`' && bytes.IndexByte(rest, '`') >= 0 {
		return nil
	}
	return text[:n]
}

// closes reports whether line ends the code that the line fence opened.
func closes(line, fence []byte) bool {
	mark, end := fenceMark(fence), fenceMark(line)
	return len(end) >= len(mark) && end[0] == mark[0] && len(bytes.TrimSpace(line)) == len(end)
}

// htmlMarks returns the length of what opens, and the text of what ends, HTML
// that line begins and that may hold blank lines; 0 if there is none, or if line
// ends it as well.
func htmlMarks(line []byte) (open int, end []byte) {
	if line[0] != '<' {
		return 0, nil
	}
	line = bytes.ToLower(line)
	for _, h := range [][2]string{
		{"<!--", "-->"},
		{"<?", "?>"},
		{"<script", "</script>"},
		{"<pre", "</pre>"},
		{"<style", "</style>"},
		{"<textarea", "</textarea>"},
	} {
		if !bytes.HasPrefix(line, []byte(h[0])) {
			continue
		}
		if bytes.Contains(line, []byte(h[1])) {
			return 0, nil
		}
		open = len(h[0])
		if n := bytes.IndexByte(line, '>'); n >= 0 && line[1] != '!' {
			open = n + 1
		}
		return open, []byte(h[1])
	}
	return 0, nil
}
