package typeset

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// What Obsidian adds to Markdown: [[links|to notes]], ![[embeds]], ==highlights==,
// %%comments%%, the names of blocks (^id) and callouts. The rules equal those of
// briefing/internal/shown, so that everything found is visible on the screen.

// noteSyntax returns the options that make goldmark read it.
func noteSyntax() []parser.Option {
	return []parser.Option{
		parser.WithBlockParsers(util.Prioritized(commentBlocks{}, 650)),
		parser.WithParagraphTransformers(util.Prioritized(callouts{}, 50)),
		parser.WithInlineParsers(
			util.Prioritized(noteLinks{}, 150),
			util.Prioritized(comments{}, 150),
			util.Prioritized(blockNames{}, 150),
			util.Prioritized(stars{}, 499), // before goldmark's own
			util.Prioritized(highlights{}, 500),
		),
	}
}

var (
	kindNoteLink  = ast.NewNodeKind("NoteLink")
	kindHidden    = ast.NewNodeKind("Hidden")
	kindHighlight = ast.NewNodeKind("Highlight")
	kindComment   = ast.NewNodeKind("Comment")
)

// noteLink shows the words of a link to a note.
type noteLink struct {
	ast.BaseInline
	words text.Segment
	mode  mode
}

func (*noteLink) Kind() ast.NodeKind              { return kindNoteLink }
func (n *noteLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// hidden shows nothing.
type hidden struct{ ast.BaseInline }

func (*hidden) Kind() ast.NodeKind              { return kindHidden }
func (n *hidden) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// highlight marks its content.
type highlight struct{ ast.BaseInline }

func (*highlight) Kind() ast.NodeKind              { return kindHighlight }
func (n *highlight) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// comment is a comment over lines, which shows nothing.
type comment struct{ ast.BaseBlock }

func (*comment) Kind() ast.NodeKind              { return kindComment }
func (n *comment) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type noteLinks struct{}

func (noteLinks) Trigger() []byte { return []byte{'[', '!'} }

func (noteLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	embed := line[0] == '!'
	at := 0
	if embed {
		at = 1
	}
	if !bytes.HasPrefix(line[at:], []byte("[[")) {
		return nil
	}
	at += 2
	inner := line[at:]
	n := bytes.IndexAny(inner, "[]\n")
	if n <= 0 || !bytes.HasPrefix(inner[n:], []byte("]]")) || bytes.HasPrefix(inner[n:], []byte("]](")) {
		return nil
	}
	block.Advance(at + n + 2)
	if embed {
		return &hidden{}
	}
	words, mode := segment.Start+at, noteText
	if bar := bytes.IndexByte(inner[:n], '|'); bar >= 0 && bar+1 < n {
		words, mode = words+bar+1, proseText
	} else {
		words += n - len(bytes.TrimLeft(inner[:n], "#"))
	}
	return &noteLink{words: text.NewSegment(words, segment.Start+at+n), mode: mode}
}

type comments struct{}

func (comments) Trigger() []byte { return []byte{'%'} }

func (comments) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if before := block.PrecendingCharacter(); !bytes.HasPrefix(line, mark) || before < 0x80 && isAlnum(byte(before)) {
		return nil
	}
	number, position := block.Position()
	block.Advance(len(mark))
	for {
		line, _ := block.PeekLine()
		if line == nil {
			block.SetPosition(number, position)
			return nil
		}
		if n := bytes.Index(line, mark); n >= 0 {
			block.Advance(n + len(mark))
			return &hidden{}
		}
		block.AdvanceLine()
	}
}

// mark opens and closes a comment.
var mark = []byte("%%")

func isAlnum(c byte) bool { return c < 0x80 && (letter(c) || isDigit(c)) }

type blockNames struct{}

func (blockNames) Trigger() []byte { return []byte{'^'} }

func (blockNames) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	end := 1
	for end < len(line) && (isAlnum(line[end]) || line[end] == '-') {
		end++
	}
	if before == '[' && end > 1 && end < len(line) && line[end] == ']' { // a footnote
		block.Advance(1)
		return &hidden{}
	}
	if !unicode.IsSpace(before) {
		return nil
	}
	if end == 1 || end < len(line) && line[end] != '\n' {
		return nil
	}
	block.Advance(end)
	return &hidden{}
}

type highlights struct{}

func (highlights) Trigger() []byte { return []byte{'='} }

func (h highlights) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 2, h)
	if d == nil || d.OriginalLength != 2 || before == '=' {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func (highlights) IsDelimiter(b byte) bool { return b == '=' }

func (highlights) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (highlights) OnMatch(int) ast.Node { return &highlight{} }

// lastMark is the key of where, in the buffer that is parsed, the last mark of a
// comment stands in what follows it too; a comment over lines needs one behind it.
var lastMark = parser.NewContextKey()

type commentBlocks struct{}

func (commentBlocks) Trigger() []byte { return []byte{'%'} }

func (commentBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	last, _ := pc.Get(lastMark).(int)
	if at < 0 || !bytes.HasPrefix(line[at:], mark) || bytes.Contains(line[at+len(mark):], mark) || last <= segment.Start+at {
		return nil, parser.NoChildren
	}
	reader.Advance(segment.Len() - 1)
	return &comment{}, parser.NoChildren
}

func (commentBlocks) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	n := bytes.Index(line, mark)
	if n < 0 {
		reader.Advance(segment.Len() - 1)
		return parser.Continue | parser.NoChildren
	}
	reader.Advance(n + len(mark))
	return parser.Close
}

func (commentBlocks) Close(ast.Node, text.Reader, parser.Context) {}
func (commentBlocks) CanInterruptParagraph() bool                 { return true }
func (commentBlocks) CanAcceptIndentedLine() bool                 { return false }

// titleAttribute marks the paragraph that is the title of a callout: its value says
// whether that is the name of its kind.
const titleAttribute = "callout"

// callouts parts the title of a callout from what it says: a quotation that begins
// with "[!note] Title". One without a title is called by its kind.
type callouts struct{}

func (callouts) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	if p.Parent() == nil || p.Parent().Kind() != ast.KindBlockquote || p.PreviousSibling() != nil || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	line := first.Value(reader.Source())
	kind, after := calloutKind(line)
	if kind == 0 {
		return
	}
	title := ast.NewParagraph()
	segment := text.NewSegment(first.Start+after, first.Stop)
	segment = segment.TrimRightSpace(reader.Source())
	isKind := segment.IsEmpty()
	if isKind {
		segment = text.NewSegment(first.Start+len("[!"), first.Start+len("[!")+kind)
	}
	title.Lines().Append(segment)
	title.SetAttributeString(titleAttribute, isKind)
	p.Parent().InsertBefore(p.Parent(), p, title)
	rest := text.NewSegments()
	for i := 1; i < p.Lines().Len(); i++ {
		rest.Append(p.Lines().At(i))
	}
	p.SetLines(rest)
	if rest.Len() == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
	}
}

// calloutKind returns how long the kind is of the callout that line begins, 0 if it
// begins none, and where its title begins.
func calloutKind(line []byte) (kind, after int) {
	if !bytes.HasPrefix(line, []byte("[!")) || len(line) < 3 || !letter(line[2]) {
		return 0, 0
	}
	end := bytes.IndexByte(line, ']')
	if end < 0 {
		return 0, 0
	}
	kind = 1
	for c := line[2+kind]; isAlnum(c) || c == '-' || c == '_'; c = line[2+kind] {
		kind++
	}
	if c := line[2+kind]; c != ']' && c != '|' {
		return 0, 0
	}
	after = end + 1
	if after < len(line) && (line[after] == '-' || line[after] == '+') {
		after++
	}
	for after < len(line) && line[after] == ' ' {
		after++
	}
	return kind, after
}

// isTitle reports whether n is the title of a callout.
func isTitle(n ast.Node) bool {
	_, ok := n.AttributeString(titleAttribute)
	return ok
}

// title shows the title of a callout in bold, a kind with a capital letter.
func (f *flattener) title(n *ast.Paragraph) {
	fd := f.newFeed()
	strong := ast.NewEmphasis(2)
	if isKind, _ := n.AttributeString(titleAttribute); isKind == true {
		strong.AppendChild(strong, fd.capital(n.Lines().At(0)))
	} else {
		moveChildren(strong, n)
		fd.inlines(strong, 1)
	}
	p := ast.NewParagraph()
	p.AppendChild(p, strong)
	if len(fd.pieces) > 0 {
		f.emit(p, fd)
	}
}

// capital feeds a word of ASCII with a capital letter.
func (f *feed) capital(seg text.Segment) ast.Node {
	var p piece
	word := f.buf[seg.Start:seg.Stop]
	p.whole(f.chunk.origin(seg.Start), 1, string(bytes.ToUpper(word[:1])))
	p.same(f.chunk.origin(seg.Start+1), string(word[1:]))
	return f.put(p, "")
}
