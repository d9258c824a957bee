package web

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// size is the amount of text in a part of a page.
type size struct {
	text   int // bytes, without the white space around each piece
	links  int // of these in links that lead elsewhere
	commas int
	prose  int // bytes of lines as long as paragraphs; 0 if it begins no line
}

// measures holds the sizes of the parts of a page. One pass takes them all:
// with nested parts, a pass for each would be quadratic.
type measures map[*html.Node]size

// measure returns the sizes of n and all parts within it.
func measure(n *html.Node) measures {
	r := ruler{sizes: measures{}}
	r.walk(n, false)
	return r.sizes
}

// ruler is the state of measure.
type ruler struct {
	sizes measures
	line  int // bytes of the current line
	words int
	prose int // bytes of all long lines so far
}

func (r *ruler) walk(n *html.Node, inLink bool) size {
	if n.Type == html.TextNode {
		s := r.text(n.Data, inLink)
		r.sizes[n] = s
		return s
	}
	inLink = inLink || n.DataAtom == atom.A && !strings.HasPrefix(attr(n, "href"), "#")
	block := breaks(n)
	if block {
		r.flush()
	}
	before := r.prose
	var sum size
	for c := range n.ChildNodes() {
		part := r.walk(c, inLink)
		sum.text += part.text
		sum.links += part.links
		sum.commas += part.commas
	}
	if block {
		r.flush()
		sum.prose = r.prose - before
		sum.prose -= int(float64(sum.prose) * sum.linked())
	}
	r.sizes[n] = sum
	return sum
}

func (r *ruler) text(text string, inLink bool) size {
	trimmed := strings.TrimSpace(text)
	r.line += len(trimmed) + 1
	r.words += strings.Count(trimmed, " ")
	s := size{
		text:   len(trimmed),
		commas: strings.Count(trimmed, ",") + strings.Count(trimmed, "，") + strings.Count(trimmed, "、"),
	}
	if inLink {
		s.links = s.text
	}
	return s
}

// flush ends the current line.
func (r *ruler) flush() {
	const long, manyWords = 80, 10
	if r.line > long || r.words >= manyWords {
		r.prose += r.line
	}
	r.line, r.words = 0, 0
}

// linked returns the share of the text that is links.
func (s size) linked() float64 {
	if s.text == 0 {
		return 0
	}
	return float64(s.links) / float64(s.text)
}

// points returns how strongly a paragraph of this size speaks for the part
// around it.
func (s size) points() float64 {
	const shortest = 25
	if s.text < shortest {
		return 0
	}
	return (1 + float64(min(s.commas, 10)) + min(float64(s.text)/100, 3)) * (1 - s.linked())
}

// brief returns the first words in n.
func brief(n *html.Node) string {
	const most = 2 << 10
	var b strings.Builder
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for d := range n.Descendants() {
		if b.Len() > most {
			break
		}
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		} else if breaks(d) {
			b.WriteByte(' ')
		}
	}
	text := b.String()
	for len(text) > most {
		_, last := utf8.DecodeLastRuneInString(text[:most+1])
		text = text[:most+1-last]
	}
	return text
}
