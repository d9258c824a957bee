package web

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/source/scrub"
)

// sift returns text without everything that shows no words and carries no
// information: scripts, styles, drawings, long attributes. It keeps the lines
// that the page shows and the data in the page. Superscripts and formulas
// become text here, so that lines, tree and article agree on them. Of a page
// that exceeds a limit it keeps the beginning, and sets cut.
func (p *page) sift(text string, isXML bool) string {
	s := sifter{page: p, line: 1, source: text, isXML: isXML, prefix: prefixOf(text)}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(longestToken)
	z.AllowCDATA(isXML)
	for p.cut == nil {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				p.cut = errToken
			}
			break
		}
		raw := z.Raw()
		feeds := bytes.Count(raw, []byte{'\n'})
		s.at += len(raw)
		if s.formula != nil {
			s.formula.Write(raw)
		}
		token := z.Token()
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken || kind == html.EndTagToken {
			if s.tags += 1 + s.again(kind, token); s.tags > mostTags {
				p.cut = errTags
				break
			}
			s.unprefix(&token)
		}
		isEmpty := kind == html.SelfClosingTagToken && isXML
		s.take(token)
		if isEmpty && !isVoid(token.DataAtom) {
			s.take(html.Token{Type: html.EndTagToken, DataAtom: token.DataAtom, Data: token.Data})
		}
		if isEmpty || s.hidden == atom.Svg || s.formula != nil {
			z.NextIsNotRawText() // <title> and <style> in a drawing need no end tag
		}
		s.line += feeds
	}
	if s.formula != nil {
		s.inFormula(html.Token{Type: html.EndTagToken, Data: "math"})
	}
	s.spill()
	s.flush()
	slices.SortStableFunc(p.lines, func(a, b line) int { return cmp.Compare(a.number, b.number) })
	return s.out.String()
}

// sifter is the state of sift between two tokens.
type sifter struct {
	page   *page
	source string
	at     int // bytes of source up to the end of the current token
	out    strings.Builder
	line   int    // of the document, from 1
	isXML  bool   // "<x/>" is an empty element for every x
	prefix string // of XHTML's tags, with its colon
	tags   int
	styles map[atom.Atom]int // how many elements for the look of text are open

	hidden    atom.Atom // the element to skip
	depth     int       // how many elements of that kind are open
	foreign   int       // how many open elements of a drawing hold text
	anchors   int       // how many links in a drawing are open
	isData    bool      // the skipped element holds JSON-LD
	isTeX     bool      // the skipped element holds a formula
	isNumbers bool      // the skipped element holds numbers of lines of code
	lastEnd   map[atom.Atom]int

	formula     *strings.Builder // source of the current formula
	hasFormula  bool             // a formula was read since its rendering began
	lastFormula int              // position of the last formula's source; 0 until known
	aside       *aside           // the piece that may be a mark beside the text
	isRuby      bool             // the text is the reading of a character
	inHead      bool
	shownLine   strings.Builder // its words
	number      int             // the line of the document where it begins
	joined      bool            // the next text continues a word
	run         int             // bytes of text since the last tag that surely separates texts
	copied      int             // bytes that the parser may have copied since then
}

func (s *sifter) take(t html.Token) {
	switch {
	case s.formula != nil:
		s.inFormula(t)
	case s.hidden != 0:
		s.skip(t)
	case s.aside != nil:
		s.inAside(t)
	default:
		if s.beginAside(t) {
			return
		}
		s.plain(t)
	}
}

// plain handles a token of the visible page.
func (s *sifter) plain(t html.Token) {
	switch t.Type {
	case html.TextToken:
		s.shown(t.Data)
	case html.CommentToken:
		if s.line < 20 && len(s.page.comments) < 5 && len(t.Data) <= longestAttr {
			s.page.comments = append(s.page.comments, t.Data)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		switch {
		case t.DataAtom == atom.Math && t.Type == html.StartTagToken:
			s.beginFormula(t)
		case isMachinery(t.DataAtom) && (t.Type == html.StartTagToken || s.isXML):
			s.hide(t)
		case t.Type == html.StartTagToken && s.isRendered(t):
			s.hidden, s.depth = t.DataAtom, 1
		case t.Type == html.StartTagToken && s.beginsNumbers(t):
			s.hidden, s.depth, s.isNumbers = t.DataAtom, 1, true
		case t.DataAtom == atom.Img && isFormulaImage(t):
			s.text(scrub.Text(bareTeX(attrOf(t, "alt"))))
		default:
			s.tag(t)
		}
	case html.EndTagToken:
		if !isMachinery(t.DataAtom) {
			s.tag(t)
		}
	}
}

// hide starts to skip an element. If the element has no end tag, the text
// behind it is visible and nothing is skipped.
func (s *sifter) hide(t html.Token) {
	if mustEnd(t.DataAtom) && (!s.ends(t.DataAtom) || isSingle(t.DataAtom) && s.beginsAgain(t.DataAtom)) {
		return
	}
	s.hidden, s.depth, s.foreign, s.anchors = t.DataAtom, 1, 0, 0
	kind := strings.ToLower(strings.TrimSpace(attrOf(t, "type")))
	s.isData = kind == "application/ld+json"
	s.isTeX = t.DataAtom == atom.Script && strings.HasPrefix(kind, "math/tex")
}

// mustEnd reports whether pages may forget the end tag of an element.
func mustEnd(a atom.Atom) bool {
	switch a {
	case atom.Video, atom.Audio, atom.Canvas, atom.Object, atom.Template, atom.Select, atom.Datalist:
		return true
	}
	return false
}

// ends reports whether an end tag for a is still to come.
func (s *sifter) ends(a atom.Atom) bool {
	last, known := s.lastEnd[a]
	if !known {
		name := a.String()
		last = max(strings.LastIndex(s.source, "</"+name), strings.LastIndex(s.source, "</"+strings.ToUpper(name)))
		if s.lastEnd == nil {
			s.lastEnd = map[atom.Atom]int{}
		}
		s.lastEnd[a] = last
	}
	return last >= s.at
}

// beginsAgain reports whether another element of the kind a begins before one
// ends: the current one has no end tag, since such elements do not nest.
func (s *sifter) beginsAgain(a atom.Atom) bool {
	rest := s.source[s.at:]
	begin := strings.Index(rest, "<"+a.String())
	return begin >= 0 && !strings.Contains(rest[:begin], "</"+a.String())
}

// skip handles a token within a skipped element.
func (s *sifter) skip(t html.Token) {
	switch {
	case t.Type == html.TextToken && s.isTeX:
		s.text(scrub.Text(bareTeX(t.Data)))
	case t.Type == html.TextToken && s.isData && len(t.Data) <= mostData:
		s.page.data = append(s.page.data, t.Data)
	case t.Type == html.TextToken && (s.hidden == atom.Svg && s.foreign > 0 || isFallback(s.hidden) || s.isNumbers):
		s.gone(t.Data)
	case s.hidden == atom.Svg && s.breaksOut(t):
		s.hidden, s.depth = 0, 0
		s.plain(t)
	case t.Type == html.StartTagToken && t.DataAtom == s.hidden && !isSingle(s.hidden):
		s.depth++
	case t.Type == html.EndTagToken && t.DataAtom == s.hidden:
		if s.depth--; s.depth == 0 {
			s.hidden, s.isData, s.isTeX, s.isNumbers = 0, false, false, false
		}
	case t.DataAtom == atom.Math && t.Type == html.StartTagToken && s.hidden != atom.Svg && !isMachinery(s.hidden):
		s.beginFormula(t) // the rendering may hold the formula itself
	}
}

// isSingle reports whether elements of a kind do not nest.
func isSingle(a atom.Atom) bool {
	switch a {
	case atom.Video, atom.Audio, atom.Canvas, atom.Select, atom.Datalist:
		return true
	}
	return false
}

// isFallback reports whether the content of an element may be visible: as a
// replacement for the element, or in a form.
func isFallback(a atom.Atom) bool {
	switch a {
	case atom.Video, atom.Audio, atom.Canvas, atom.Object, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// breaksOut reports whether browsers end a drawing at this tag: an HTML tag
// that begins within it, or the end of one around it.
func (s *sifter) breaksOut(t html.Token) bool {
	change := 0
	switch t.Type {
	case html.StartTagToken:
		change = 1
	case html.EndTagToken:
		change = -1
	case html.SelfClosingTagToken:
	default:
		return false
	}
	switch t.Data {
	case "text", "foreignobject":
		s.foreign = max(0, s.foreign+change)
		return false
	case "a":
		s.anchors += change
		return s.anchors < 0
	case "svg", "title", "style", "script", "image", "video", "audio", "canvas", "font":
		return false
	}
	return s.foreign == 0 && isKnownTag(t.DataAtom)
}

// isKnownTag reports whether a is a common tag of HTML and not one of drawings
// or formulas.
func isKnownTag(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Span, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Body, atom.Html,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Br, atom.Hr, atom.Img, atom.B, atom.Em, atom.Strong, atom.Button, atom.Form, atom.Center:
		return true
	}
	return false
}

func (s *sifter) tag(t html.Token) {
	switch {
	case t.DataAtom == atom.Title || t.DataAtom == atom.Head:
		s.inHead = t.Type == html.StartTagToken
	case t.DataAtom == atom.Body:
		s.inHead = false
	case t.DataAtom == atom.Rt || t.DataAtom == atom.Rp || t.DataAtom == atom.Rtc:
		s.isRuby = t.Type == html.StartTagToken
		return
	case t.DataAtom == atom.Ruby || t.DataAtom == atom.Rb || isBreak(t.DataAtom):
		s.isRuby = false
	}
	if isBreak(t.DataAtom) {
		s.flush()
	}
	t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return len(a.Val) > longestAttr || !telling[a.Key] })
	for i := range t.Attr {
		t.Attr[i].Val = scrub.Line(t.Attr[i].Val)
	}
	if t.Type == html.SelfClosingTagToken && s.isXML && !isVoid(t.DataAtom) {
		t.Type = html.StartTagToken // its end tag follows
	}
	if makesNode(t) {
		s.run = 0
	}
	s.out.WriteString(t.String())
}

// shown handles text that is visible on the page.
func (s *sifter) shown(text string) {
	if s.isRuby {
		s.gone(text)
		return
	}
	s.text(scrub.Text(text))
}

// gone records text that the page shows and the article cannot have.
func (s *sifter) gone(text string) {
	if text = scrub.Line(text); strings.Trim(text, "()（）【】 ") != "" && !s.inHead {
		s.page.lines = append(s.page.lines, line{number: s.line, text: text, isGone: true})
	}
}

// prefixOf returns the namespace prefix of XHTML's names in text, with its
// colon; "" if they have none.
func prefixOf(text string) string {
	const near, namespace = 4 << 10, "=\"http://www.w3.org/1999/xhtml\""
	text = text[:min(len(text), near)]
	i := strings.Index(text, namespace)
	if i < 0 {
		return ""
	}
	start := strings.LastIndexByte(text[:i], ' ') + 1
	name, ok := strings.CutPrefix(text[start:i], "xmlns:")
	if !ok || name == "" {
		return ""
	}
	return strings.ToLower(name) + ":"
}

// unprefix removes the prefix of XHTML from the name of a tag.
func (s *sifter) unprefix(t *html.Token) {
	if s.prefix == "" {
		return
	}
	if name, ok := strings.CutPrefix(t.Data, s.prefix); ok {
		t.Data, t.DataAtom = name, atom.Lookup([]byte(name))
	}
}

// isVoid reports whether a tag has no end tag in HTML.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source,
		atom.Track, atom.Wbr:
		return true
	}
	return false
}

func attrOf(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
