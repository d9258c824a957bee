package web

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/source/scrub"
)

const (
	mostTags     = 200_000 // in a page; each takes some 200 bytes of memory
	longestAttr  = 2 << 10 // bytes of an attribute; longer ones hold pictures
	longestToken = 8 << 20 // bytes of a tag with its attributes, a text, a script
	mostData     = 1 << 20 // bytes of data for machines that are looked at
)

// page is a web page.
type page struct {
	head, body *html.Node
	data       []string // JSON-LD
	comments   []string // in its first lines
	lines      []line
}

// line is a line of text as a page shows it.
type line struct {
	number int // of the line of the document that it begins in, from 1
	text   string
}

// parse reads a page, or a piece of one.
func parse(text string) (*page, error) {
	p := &page{}
	plain, err := p.sift(text)
	if err != nil {
		return nil, err
	}
	doc, err := tree(plain)
	if err != nil {
		return nil, err
	}
	p.head = first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Head })
	p.body = first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if p.head == nil || p.body == nil {
		return nil, ErrNoText // a page of frames
	}
	return p, nil
}

// tree returns the tree of a page; the parser gives up on one that is too deep.
func tree(text string) (doc *html.Node, err error) {
	defer func() {
		if recover() != nil {
			err = ErrNested
		}
	}()
	if doc, err = html.Parse(strings.NewReader(text)); err != nil {
		return nil, ErrNested
	}
	return doc, nil
}

// sift returns text without what shows no words and tells nothing of the page:
// scripts, styles, drawings, long attributes. It keeps the lines that the page
// shows and the data that are in it.
func (p *page) sift(text string) (string, error) {
	s := sifter{page: p, line: 1}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(longestToken)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				return "", ErrToken
			}
			break
		}
		feeds := bytes.Count(z.Raw(), []byte{'\n'})
		token := z.Token()
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken || kind == html.EndTagToken {
			if s.tags++; s.tags > mostTags {
				return "", ErrTags
			}
		}
		s.take(token)
		if s.hidden == atom.Svg || s.hidden == atom.Math {
			z.NextIsNotRawText() // a <title> or <style> in a drawing need not end
		}
		s.line += feeds
	}
	s.flush()
	return s.out.String(), nil
}

// sifter is the state of sift between two tokens.
type sifter struct {
	page   *page
	out    strings.Builder
	line   int // of the document, from 1
	tags   int
	hidden atom.Atom // what is skipped up to its end
	depth  int       // how many of it are open
	isData bool
	inHead bool
	words  []string // of the line that is shown
	number int      // in which it begins
	joined bool     // the next text goes on within a word
}

func (s *sifter) take(t html.Token) {
	if s.hidden != 0 {
		s.skip(t)
		return
	}
	switch t.Type {
	case html.TextToken:
		s.text(scrub.Text(t.Data))
	case html.CommentToken:
		if s.line < 20 && len(s.page.comments) < 5 && len(t.Data) <= longestAttr {
			s.page.comments = append(s.page.comments, t.Data)
		}
	case html.StartTagToken:
		if isMachinery(t.DataAtom) {
			s.hidden, s.depth = t.DataAtom, 1
			s.isData = slices.ContainsFunc(t.Attr, func(a html.Attribute) bool {
				return a.Key == "type" && strings.EqualFold(strings.TrimSpace(a.Val), "application/ld+json")
			})
			return
		}
		s.tag(t)
	case html.SelfClosingTagToken, html.EndTagToken:
		s.tag(t)
	}
}

// skip passes over a token within something that shows no words.
func (s *sifter) skip(t html.Token) {
	switch {
	case t.Type == html.TextToken && s.isData && len(t.Data) <= mostData:
		s.page.data = append(s.page.data, t.Data)
	case t.Type == html.StartTagToken && t.DataAtom == s.hidden:
		s.depth++
	case t.Type == html.EndTagToken && t.DataAtom == s.hidden:
		if s.depth--; s.depth == 0 {
			s.hidden, s.isData = 0, false
		}
	}
}

func (s *sifter) tag(t html.Token) {
	if t.DataAtom == atom.Title || t.DataAtom == atom.Head {
		s.inHead = t.Type == html.StartTagToken
	} else if t.DataAtom == atom.Body {
		s.inHead = false
	}
	if isBreak(t.DataAtom) {
		s.flush()
	}
	t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return len(a.Val) > longestAttr || !telling[a.Key] })
	for i := range t.Attr {
		t.Attr[i].Val = scrub.Line(t.Attr[i].Val)
	}
	s.out.WriteString(t.String())
}

// text takes a piece of text that is shown.
func (s *sifter) text(text string) {
	s.out.WriteString(html.EscapeString(text))
	words := strings.Fields(text)
	if s.inHead || text == "" {
		return
	}
	begins := strings.IndexAny(text[:1], " \t\n") != 0
	if len(words) == 0 {
		s.joined = false
		return
	}
	if len(s.words) == 0 {
		lead := text[:strings.Index(text, words[0])]
		s.number = s.line + strings.Count(lead, "\n")
	} else if s.joined && begins {
		s.words[len(s.words)-1] += words[0]
		words = words[1:]
	}
	s.words = append(s.words, words...)
	s.joined = strings.TrimRight(text, " \t\n") == text
}

// flush ends the line that is shown.
func (s *sifter) flush() {
	if len(s.words) > 0 {
		s.page.lines = append(s.page.lines, line{s.number, strings.Join(s.words, " ")})
	}
	s.words, s.joined = nil, false
}

// linesOf returns the lines that n shows, as sift tells them apart.
func linesOf(n *html.Node) []string {
	s := sifter{page: &page{}}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			s.text(n.Data)
			return
		}
		if breaks(n) {
			s.flush()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if breaks(n) {
			s.flush()
		}
	}
	walk(n)
	s.flush()
	out := make([]string, len(s.page.lines))
	for i, l := range s.page.lines {
		out[i] = l.text
	}
	return out
}

// telling are the attributes that are kept.
var telling = map[string]bool{
	"class": true, "id": true, "role": true, "itemprop": true, "itemtype": true, "hidden": true, "aria-hidden": true, "style": true,
	"name": true, "property": true, "content": true, "http-equiv": true, "rel": true, "href": true, "datetime": true, "start": true,
}

// isMachinery reports whether what a tag holds shows no words of the page.
func isMachinery(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Object, atom.Canvas, atom.Noscript, atom.Video, atom.Audio,
		atom.Select, atom.Textarea, atom.Math, atom.Map, atom.Noframes, atom.Datalist:
		return true
	}
	return false
}

// isBreak reports whether a tag begins a new line.
func isBreak(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
		atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp,
		atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Nobr:
		return false
	}
	return true
}

// breaks reports whether n begins a new line.
func breaks(n *html.Node) bool { return n.Type == html.ElementNode && isBreak(n.DataAtom) }
