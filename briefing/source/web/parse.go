package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	mostTags     = 150_000 // in a page; each takes some 200 bytes of memory
	longestAttr  = 2 << 10 // bytes of an attribute; longer ones hold pictures
	longestToken = 8 << 20 // bytes of a tag with its attributes, a text, a script
	mostData     = 1 << 20 // bytes of machine-readable data
)

// page is a web page.
type page struct {
	head, body *html.Node
	data       []string // JSON-LD
	dataBody   string   // text of the article in the JSON-LD
	comments   []string // comments in the first lines of the page
	lines      []line
	cut        error // why the rest of the page was not read, or nil
}

// line is a line of text as shown by a page.
type line struct {
	number int // where it begins in the document, from 1
	text   string
	isGone bool // known not to be part of the article
}

// parse reads a page or a fragment of one.
func parse(text string) (*page, error) {
	const near = 200 // the XML declaration must be within these bytes
	return parseAs(text, strings.HasPrefix(strings.TrimSpace(text[:min(len(text), near)]), "<?xml"))
}

// parseAs reads a page as XML or HTML.
func parseAs(text string, isXML bool) (*page, error) {
	p := &page{}
	if isXML {
		text = expand(text)
	}
	plain := p.sift(text, isXML)
	doc, err := tree(plain)
	if err != nil {
		p.cut = errNested
		if doc, err = tree(p.flat(plain)); err != nil {
			return nil, err
		}
	}
	p.head = first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Head })
	p.body = first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if p.head == nil || p.body == nil {
		return nil, ErrNoText // a frameset
	}
	return p, nil
}

// flat returns a page with tags nested too deep as its head and its lines of
// text.
func (p *page) flat(plain string) string {
	head, _, hasBody := strings.Cut(plain, "<body")
	if !hasBody {
		head = ""
	}
	var b strings.Builder
	b.WriteString(head + "<body>")
	for _, l := range p.lines {
		if !l.isGone {
			b.WriteString("<p>" + html.EscapeString(l.text) + "</p>")
		}
	}
	return b.String()
}

// tree returns the tree of a page. The HTML parser panics on nesting that is
// too deep.
func tree(text string) (doc *html.Node, err error) {
	defer func() {
		if recover() != nil {
			err = errNested
		}
	}()
	if doc, err = html.Parse(strings.NewReader(text)); err != nil {
		return nil, errNested
	}
	return doc, nil
}

// isStyle reports whether the parser opens an element again in each block behind it,
// until its end tag comes.
func isStyle(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// again returns how many elements the parser opens again at a tag, because pages forgot
// their end tags.
func (s *sifter) again(kind html.TokenType, t html.Token) int {
	const most = 3 // of equal ones
	switch {
	case isStyle(t.DataAtom) && kind == html.StartTagToken:
		if s.styles == nil {
			s.styles = map[atom.Atom]int{}
		}
		if s.styles[t.DataAtom] < most || len(t.Attr) > 0 {
			s.styles[t.DataAtom]++
		}
	case isStyle(t.DataAtom) && kind == html.EndTagToken:
		if s.styles[t.DataAtom] > 0 {
			s.styles[t.DataAtom]--
		}
	case kind == html.StartTagToken && isBreak(t.DataAtom):
		n := 0
		for _, open := range s.styles {
			n += open
		}
		return n
	}
	return 0
}

// linesOf returns the lines of text that n shows, split as by sift.
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

// telling lists the attributes to keep.
var telling = map[string]bool{
	"class": true, "id": true, "role": true, "itemprop": true, "itemtype": true, "hidden": true, "aria-hidden": true, "style": true,
	"name": true, "property": true, "content": true, "http-equiv": true, "rel": true, "href": true, "datetime": true, "start": true, "lang": true, "xml:lang": true,
	"pubdate": true, "title": true,
}

// isMachinery reports whether the content of a tag shows no words of the page.
func isMachinery(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Object, atom.Canvas, atom.Noscript, atom.Video, atom.Audio,
		atom.Select, atom.Textarea, atom.Noframes, atom.Datalist:
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
