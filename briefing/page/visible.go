package page

import (
	"bytes"
	"html"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"briefing/briefing"
)

// What a reader sees of a stretch of an article is not its Markdown: emphasis
// has no asterisks, a link no address. A stretch may begin or end within
// emphasis or a link, so it is read in the paragraph around it.

// piece is a stretch of what a reader sees. If it is verbatim, text is the
// source at span, byte for byte; otherwise span as a whole stands for text.
type piece struct {
	text     string
	span     briefing.Span // bytes of the article's text
	verbatim bool
}

// reach is how far around a stretch its paragraph is looked for, in bytes. In a
// longer one the stretch is read by itself: goldmark needs quadratic time for
// some texts.
const reach = 4 << 10

// visible returns what a reader sees of span, in text order.
func visible(text string, span briefing.Span) []piece {
	if !strings.ContainsAny(span.In(text), "\\`*_[]<>&~") {
		return []piece{{span.In(text), span, true}}
	}
	around, found := paragraph(text, span)
	p := blocks()
	if !found {
		p = inlines()
	}
	r := reading{src: []byte(around.In(text)), at: around.Start, want: span}
	root := p.Parse(gtext.NewReader(r.src))
	_ = ast.Walk(root, r.visit) // visit does not fail
	return r.pieces
}

// paragraph returns the lines around span up to the next blank ones, and whether
// these were within reach; if not, it returns span.
func paragraph(text string, span briefing.Span) (briefing.Span, bool) {
	lo, hi := max(0, span.Start-reach), min(len(text), span.End+reach)
	start, starts := paragraphStart(text[lo:span.Start], lo == 0)
	end, ends := paragraphEnd(text[span.End:hi], hi == len(text))
	if !starts || !ends {
		return span, false
	}
	around := briefing.Span{Start: lo + start, End: span.End + end}
	for around.Start < span.Start && strings.IndexByte(" \t", text[around.Start]) >= 0 {
		around.Start++ // the rest of a list's item is no code
	}
	return around, true
}

// paragraphStart returns where the last paragraph of s begins. If s holds no
// blank line, that is known only if nothing stands before s.
func paragraphStart(s string, isAll bool) (int, bool) {
	for end := strings.LastIndexByte(s, '\n'); end >= 0; {
		before := strings.LastIndexByte(s[:end], '\n')
		if isBlankLine(s[before+1 : end]) {
			return end + 1, true
		}
		end = before
	}
	return 0, isAll
}

// paragraphEnd is the like for the end of the first paragraph of s.
func paragraphEnd(s string, isAll bool) (int, bool) {
	for end := strings.IndexByte(s, '\n'); end >= 0; {
		n := strings.IndexByte(s[end+1:], '\n')
		if n < 0 {
			break
		}
		if isBlankLine(s[end+1 : end+1+n]) {
			return end, true
		}
		end += 1 + n
	}
	return len(s), isAll
}

// isBlankLine reports whether a line parts paragraphs, in a quote too.
func isBlankLine(s string) bool { return strings.Trim(s, " \t>") == "" }

// blocks parses whole paragraphs, inlines what stands within one. They know what
// the article's page knows, but for what would hide or keep text as it is because
// of how the paragraph was cut out: indented code, HTML blocks, definitions of
// links.
var (
	blocks = sync.OnceValue(func() parser.Parser {
		return newParser(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		)
	})
	inlines = sync.OnceValue(func() parser.Parser {
		return newParser(util.Prioritized(parser.NewParagraphParser(), 1000))
	})
)

func newParser(blocks ...util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewStrikethroughParser(), 500))...),
	)
}

// reading collects the pieces of a parsed paragraph.
type reading struct {
	src    []byte
	at     int           // where src stands in the article's text
	want   briefing.Span // what to collect, in bytes of the article's text
	pieces []piece
}

func (r *reading) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.Text:
		if entering {
			r.leaf(n)
		}
	case *ast.AutoLink:
		if entering {
			label := n.Label(r.src) // a part of src, which says where it ends
			start := cap(r.src) - cap(label)
			r.add(string(label), start, start+len(label), true)
		}
	case *ast.FencedCodeBlock:
		if entering {
			r.lines(n.Lines())
		}
	}
	if !entering && n.Type() == ast.TypeBlock {
		r.space(r.end())
	}
	return ast.WalkContinue, nil
}

// leaf adds the text of n, its escapes and character references decoded.
func (r *reading) leaf(n *ast.Text) {
	start, end := n.Segment.Start, n.Segment.Stop
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		r.add(string(r.src[start:end]), start, end, true)
	} else {
		r.decode(start, end)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		r.space(end)
	}
}

func (r *reading) decode(start, end int) {
	done := start
	for i := start; i < end; {
		text, n := decode(r.src[i:end])
		if n == 0 {
			i++
			continue
		}
		r.add(string(r.src[done:i]), done, i, true)
		r.add(text, i, i+n, false)
		i += n
		done = i
	}
	r.add(string(r.src[done:end]), done, end, true)
}

// decode returns what the escape or character reference at the start of s
// stands for and how many bytes it takes; 0 if there is none.
func decode(s []byte) (string, int) {
	if s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]) {
		return string(s[1:2]), 2
	}
	if s[0] != '&' {
		return "", 0
	}
	n := bytes.IndexByte(s[:min(len(s), 40)], ';') + 1
	if n < 3 {
		return "", 0
	}
	if s[1] == '#' {
		if text := html.UnescapeString(string(s[:n])); text != string(s[:n]) {
			return text, n
		}
		return "", 0
	}
	entity, ok := util.LookUpHTML5EntityByName(string(s[1 : n-1]))
	if !ok {
		return "", 0
	}
	return string(entity.Characters), n
}

func (r *reading) lines(lines *gtext.Segments) {
	for i := range lines.Len() {
		l := lines.At(i)
		r.add(string(l.Value(r.src)), l.Start, l.Stop, true)
	}
}

// space adds white space that stands for the byte at offset at of src.
func (r *reading) space(at int) { r.add(" ", at, at+1, false) }

// end returns the offset in src after the last piece.
func (r *reading) end() int {
	if len(r.pieces) == 0 {
		return 0
	}
	return r.pieces[len(r.pieces)-1].span.End - r.at
}

// add adds what of a piece, given in offsets of src, is wanted.
func (r *reading) add(text string, start, end int, verbatim bool) {
	span := briefing.Span{Start: start, End: end}.Shift(r.at)
	if !span.Overlaps(r.want) {
		return
	}
	if verbatim {
		wanted := briefing.Span{Start: max(span.Start, r.want.Start), End: min(span.End, r.want.End)}
		text, span = wanted.Shift(-span.Start).In(text), wanted
	}
	r.pieces = append(r.pieces, piece{text, span, verbatim})
}
