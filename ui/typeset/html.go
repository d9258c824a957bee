package typeset

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// htmlText finds the text in a block of HTML, line by line.
type htmlText struct {
	until string // what ends the tag, comment or script we are in, "" if in none
}

// line feeds the text in a line and appends it to p.
func (h *htmlText) line(f *feed, p ast.Node, seg text.Segment) {
	i, end := seg.Start, seg.Stop
	for i < end {
		rest := f.buf[i:end]
		if h.until != "" {
			n := bytes.Index(bytes.ToLower(rest), []byte(h.until))
			if n < 0 {
				return
			}
			i += n + len(h.until)
			h.until = ""
			continue
		}
		n := bytes.IndexByte(rest, '<')
		if n < 0 {
			n = len(rest)
		}
		if n > 0 {
			p.AppendChild(p, f.add(markupText, text.NewSegment(i, i+n), ""))
		}
		if i += n; i < end {
			h.tag(f, p, f.buf[i:end])
		}
	}
}

// tag notes how the tag that b begins with ends, and breaks the line if it does.
func (h *htmlText) tag(f *feed, p ast.Node, b []byte) {
	name := tagName(b)
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		h.until = "-->"
	case name == "script" || name == "style":
		h.until = "</" + name + ">"
	default:
		h.until = ">"
	}
	if breaksLine(name) && len(f.pieces) > 0 {
		p.AppendChild(p, f.literal("\n"))
	}
}

// tagName returns the name in the tag that b begins with, in lower case, that of
// an end tag with its "/".
func tagName(b []byte) string {
	b = bytes.TrimPrefix(b, []byte("<"))
	n := bytes.IndexAny(b, " \t\n>")
	if n < 0 {
		n = len(b)
	}
	if n > 1 && b[n-1] == '/' {
		n--
	}
	return strings.ToLower(string(b[:n]))
}

func breaksLine(tag string) bool {
	switch tag {
	case "br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6":
		return true
	}
	return false
}
