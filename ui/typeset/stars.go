package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// stars reads emphasis as CommonMark does, and also where its edge is punctuation
// beside a letter of Han, kana or Hangul: no space parts these.
type stars struct{}

func (stars) Trigger() []byte { return []byte{'*'} }

func (stars) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, stars{})
	if node == nil {
		return nil
	}
	after, _ := utf8.DecodeRune(line[node.OriginalLength:])
	node.CanOpen = node.CanOpen || isIdeograph(before) && isMark(after)
	node.CanClose = node.CanClose || isMark(before) && isIdeograph(after)
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

func (stars) IsDelimiter(b byte) bool { return b == '*' }

func (stars) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

func (stars) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func isIdeograph(r rune) bool {
	return r >= '\u1100' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
