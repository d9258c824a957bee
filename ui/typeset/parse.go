package typeset

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown has the extensions Glamour knows how to render, and those of notes, which
// become what it knows.
var markdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Linkify, tables{}, extension.Strikethrough, extension.TaskList, extension.DefinitionList),
		goldmark.WithParserOptions(noteSyntax()...),
	).Parser()
})

// parse parses the chunk and takes it apart into leaf blocks. comments is where the
// last mark of a comment stands in src.
func (c *chunk) parse(src []byte, refs []parser.Reference, comments int) {
	c.parsed = true
	buf := src[c.span.Start:c.span.End]
	if !c.lead.Empty() {
		buf = append(bytes.Clone(src[c.lead.Start:c.lead.End]), buf...)
	}
	pc := parser.NewContext()
	for _, r := range refs {
		pc.AddReference(r)
	}
	pc.Set(lastMark, comments-c.span.Start+c.lead.Len())
	tame := tamed(buf)
	root := markdown().Parse(text.NewReader(tame), parser.WithContext(pc))
	f := &flattener{chunk: c, buf: buf, tame: tame, gap: c.gap}
	f.children(root, true)
}

// origin returns the offset in the source of the byte at offset in the chunk's
// buffer, in which the lead stands before the chunk itself.
func (c *chunk) origin(offset int) int {
	if n := c.lead.Len(); offset >= n {
		return c.span.Start + offset - n
	}
	return c.lead.Start + offset
}

// maxNesting is how many containers a line may open at once. goldmark takes time
// with the square of it.
const maxNesting = 32

// maxBrackets is how many brackets may be open at once. goldmark takes time with the
// square of it.
const maxBrackets = 200

// tamed returns buf as goldmark is to read it: of the same length, but no line
// opens more than maxNesting containers, and no more than maxBrackets brackets are open at once.
// Visible text is taken from buf itself.
func tamed(buf []byte) []byte {
	out := buf
	for i, open := 0, 0; i < len(buf); i++ {
		switch buf[i] {
		case ']':
			open = max(open-1, 0)
		case '[':
			if open++; open <= maxBrackets {
				continue
			}
			if &out[0] == &buf[0] {
				out = bytes.Clone(buf)
			}
			out[i] = 'x'
		}
	}
	for at := 0; at < len(buf); {
		if i := overNested(buf[at:]); i > 0 {
			if &out[0] == &buf[0] {
				out = bytes.Clone(buf)
			}
			out[at+i] = 'x' // begins a paragraph
		}
		n := bytes.IndexByte(buf[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	return out
}

// overNested returns where the line that b begins with opens a container too
// many, 0 if it does not.
func overNested(b []byte) int {
	depth := 0
	for i, c := range b {
		switch c {
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			continue
		case '-', '+', '*', '.', ')', ':':
			if i+1 == len(b) || b[i+1] != ' ' && b[i+1] != '\t' {
				return 0
			}
		case '>':
		default:
			return 0
		}
		if depth++; depth > maxNesting {
			return i
		}
	}
	return 0
}

// maxRefs bounds the link definitions of a document, in bytes: each chunk is
// handed them all, and goldmark takes long over many.
const maxRefs = 16 << 10

// references returns the link definitions of a whole document, since a chunk may
// use what another defines. It takes them from the lines that look like one.
func references(src []byte) []parser.Reference {
	var lines []byte
	for at := 0; at < len(src) && len(lines) < maxRefs; {
		i := bytes.Index(src[at:], []byte("]:"))
		if i < 0 {
			break
		}
		i += at
		start := bytes.LastIndexByte(src[at:i], '\n') + 1 + at
		end := len(src)
		if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
			end = i + n
		}
		line := bytes.TrimLeft(src[start:end], " ")
		if len(line) > 0 && line[0] == '[' && end-start < 1<<10 {
			lines = append(append(lines, line...), '\n')
		}
		at = end
	}
	if len(lines) == 0 {
		return nil
	}
	pc := parser.NewContext()
	markdown().Parse(text.NewReader(lines), parser.WithContext(pc))
	return pc.References()
}

// moveChildren appends the children of from to those of to.
func moveChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		to.AppendChild(to, c)
		c = next
	}
}
