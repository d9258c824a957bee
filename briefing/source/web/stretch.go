package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks returns what a page shows near the head of its article. What stands in
// comments, beside the article or in other articles tells nothing of this one.
func (p *page) marks(title string) stretch {
	heading := p.titled(title)
	if heading == nil {
		heading = p.onlyHeading()
	}
	return p.stretch(heading)
}

// onlyHeading returns the only heading of the first level, nil if there is none, or
// there are several.
func (p *page) onlyHeading() *html.Node {
	var only *html.Node
	for d := range p.body.Descendants() {
		if d.DataAtom == atom.H1 && strings.TrimSpace(brief(d)) != "" {
			if only != nil {
				return nil
			}
			only = d
		}
	}
	return only
}

// part is a part of a page near the head of its article.
type part struct {
	node *html.Node
	// behind is how many bytes of text stand between the heading and the part; of one
	// before the heading, or of a page without one, between them, or before it.
	behind int
	before bool // the heading
	size   int  // bytes of text in it
	// paragraphs is how many of these stand between the heading and the part.
	paragraphs int
}

// stretch is the parts of a page in which an article's head can be, and those at its
// end.
type stretch struct {
	parts    []part
	dayFirst bool // in dates with slashes
}

// stretch returns the parts around a heading; without one, those of the first
// article, or else of the page.
func (p *page) stretch(heading *html.Node) stretch {
	out := stretch{dayFirst: !p.isAmerican()}
	scope := p.body
	if heading == nil {
		if a := first(p.body, func(n *html.Node) bool { return n.DataAtom == atom.Article }); a != nil {
			scope = a
		}
	}
	const long = 80 // bytes of a paragraph
	text, at, seen, paragraphs := 0, -1, heading == nil, 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n == heading {
			seen, at, paragraphs = true, text, 0
		}
		if n.Type == html.TextNode {
			text += len(strings.TrimSpace(n.Data))
			return
		}
		if n != scope && isOfOthers(n) {
			return
		}
		out.parts = append(out.parts, part{node: n, behind: text, before: !seen, paragraphs: paragraphs})
		begin, i := text, len(out.parts)-1
		for c := range n.ChildNodes() {
			walk(c)
		}
		out.parts[i].size = text - begin
		if n.DataAtom == atom.P && text-begin > long {
			paragraphs++
		}
	}
	walk(scope)
	for i := range out.parts {
		p := &out.parts[i]
		if p.before {
			p.behind = max(at, 0) - p.behind
		} else {
			p.behind -= max(at, 0)
		}
	}
	return out
}

// isAmerican reports whether the page may write the month before the day: it is in
// English, or does not say in what.
func (p *page) isAmerican() bool {
	for n := p.body; n != nil; n = n.Parent {
		if lang := strings.ToLower(attr(n, "lang")); lang != "" {
			return strings.HasPrefix(lang, "en") && !strings.HasPrefix(lang, "en-gb") && !strings.HasPrefix(lang, "en-au")
		}
	}
	return true
}

// isOfOthers reports whether what n says of authors and days is not that of the
// article: comments, lists of other articles, what is beside the article.
func isOfOthers(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Form, atom.Footer:
		return n.DataAtom != atom.Footer || !isInArticle(n)
	case atom.Section, atom.Div, atom.Ul, atom.Ol, atom.Li:
		if heading := firstChildHeading(n); heading != nil && isLabel(brief(heading)) {
			return true
		}
	}
	if len(n.Attr) == 0 {
		return false
	}
	names := named(n)
	for _, word := range []string{"comment", "comments", "commentlist", "respond", "sidebar", "related", "recommended", "widget", "relatedposts", "newsletter", "cookie", "teaser", "teasers"} {
		if names[word] && n.DataAtom != atom.Body && !isWholePage(n) {
			return true
		}
	}
	return false
}

// isWholePage reports whether n holds a heading of the first level: its name says
// what it has, too.
func isWholePage(n *html.Node) bool {
	return first(n, func(n *html.Node) bool { return n.DataAtom == atom.H1 }) != nil
}

func firstChildHeading(n *html.Node) *html.Node {
	const most = 5 // children that are looked at
	left := most
	for c := range n.ChildNodes() {
		if left--; left < 0 {
			return nil
		}
		if isHeading(c) {
			return c
		}
	}
	return nil
}
