package typeset

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// noDestination is one for which Glamour prints no URL and makes no hyperlink.
const noDestination = "#"

// maxEmphasis limits the nesting of emphasis. Deeper emphasis looks like the
// text around it.
const maxEmphasis = 8

// inlines replaces the nodes below n by nodes with fed text, which Glamour
// renders without additions: links without their URL, images as their
// description, no HTML.
func (f *feed) inlines(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *ast.Text:
			n.ReplaceChild(n, c, f.add(proseText, c.Segment, lineBreak(c)))
		case *ast.CodeSpan:
			f.codeSpan(c)
		case *ast.Link:
			f.link(c, depth)
		case *ast.AutoLink:
			n.ReplaceChild(n, c, f.autoLink(c))
		case *ast.Image:
			f.image(c)
		case *ast.RawHTML:
			f.rawHTML(n, c)
		case *hidden:
			f.closeGap(next)
			n.RemoveChild(n, c)
		case *noteLink:
			n.ReplaceChild(n, c, f.add(c.mode, c.words, ""))
		case *highlight:
			f.marked++
			f.inlines(c, depth+1)
			f.marked--
			unwrap(n, c)
		case *ast.Emphasis, *east.Strikethrough:
			f.inlines(c, depth+1)
			if depth >= maxEmphasis {
				unwrap(n, c)
			}
		case *east.Table, *east.TableHeader, *east.TableRow, *east.TableCell:
			f.inlines(c, depth)
		default:
			n.RemoveChild(n, c)
		}
		c = next
	}
}

// closeGap drops a leading space of next if the fed text ends with one. That
// happens where hidden text stood between them.
func (f *feed) closeGap(next ast.Node) {
	t, ok := next.(*ast.Text)
	if !ok || len(f.pieces) > 0 && !strings.HasSuffix(f.pieces[len(f.pieces)-1].text, " ") {
		return
	}
	for t.Segment.Start < t.Segment.Stop && f.buf[t.Segment.Start] == ' ' {
		t.Segment.Start++
	}
}

// lineBreak returns what a text is followed by.
func lineBreak(t *ast.Text) string {
	switch {
	case t.HardLineBreak():
		return "\n"
	case t.SoftLineBreak():
		return " "
	}
	return ""
}

// unwrap puts the children of c in its place.
func unwrap(n, c ast.Node) {
	for k := c.FirstChild(); k != nil; {
		next := k.NextSibling()
		n.InsertBefore(n, c, k)
		k = next
	}
	n.RemoveChild(n, c)
}

func (f *feed) codeSpan(n *ast.CodeSpan) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		if t, ok := c.(*ast.Text); ok {
			n.ReplaceChild(n, t, f.add(codeText, t.Segment, ""))
		}
		c = next
	}
}

func (f *feed) link(n *ast.Link, depth int) {
	first := len(f.pieces)
	f.inlines(n, depth)
	f.note(first, n.Destination)
	n.Destination = []byte(noDestination)
}

// note records that the pieces from first on lead to dest.
func (f *feed) note(first int, dest []byte) {
	if span, ok := f.covers(first); ok {
		to := printable(decodeAll(dest))
		f.chunk.links = append(f.chunk.links, Link{Span: span, Text: f.plain(first), To: to, Address: address(to)})
	}
}

// decodeAll returns b with its entities and escapes decoded.
func decodeAll(b []byte) string {
	var s strings.Builder
	for len(b) > 0 {
		if text, n := decodeAt(b, proseText); n > 0 {
			s.WriteString(text)
			b = b[n:]
			continue
		}
		s.WriteByte(b[0])
		b = b[1:]
	}
	return s.String()
}

// autoLink returns a link that shows a bare URL or address.
func (f *feed) autoLink(n *ast.AutoLink) *ast.Link {
	label := n.Label(f.tame)
	at := cap(f.tame) - cap(label) // goldmark keeps the position to itself
	first := len(f.pieces)
	link := ast.NewLink()
	link.Destination = []byte(noDestination)
	link.AppendChild(link, f.add(codeText, text.NewSegment(at, at+len(label)), ""))
	to := n.URL(f.tame)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(to), []byte("mailto:")) {
		to = append([]byte("mailto:"), to...)
	}
	f.note(first, to)
	return link
}

// image shows the description of an image.
func (f *feed) image(n *ast.Image) {
	var texts []*ast.Text
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			texts = append(texts, t)
		}
		return ast.WalkContinue, nil
	})
	n.RemoveChildren(n)
	for _, t := range texts {
		n.AppendChild(n, f.add(proseText, t.Segment, lineBreak(t)))
	}
	n.Destination = nil
}

// rawHTML replaces a tag by the line break it makes, or by nothing.
func (f *feed) rawHTML(n ast.Node, c *ast.RawHTML) {
	var tag []byte
	for i := range c.Segments.Len() {
		seg := c.Segments.At(i)
		tag = append(tag, seg.Value(f.buf)...)
	}
	if tagName(tag) != "br" {
		n.RemoveChild(n, c)
		return
	}
	n.ReplaceChild(n, c, f.literal("\n"))
}
