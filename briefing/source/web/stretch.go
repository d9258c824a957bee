package web

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks returns the parts of a page near the head of its article. Comments,
// other articles and parts beside the article are left out: their dates and
// names are not the article's.
func (p *page) marks(title string) stretch {
	heading := p.titled(title)
	out := p.stretch(cmp.Or(heading, p.onlyHeading()))
	out.hasTitle = heading != nil
	return out
}

// onlyHeading returns the heading of the first level; nil if there is none, or
// several.
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
	// behind is the number of bytes of text between the heading and the part,
	// in either direction. Without a heading it counts from the beginning of
	// the page.
	behind int
	before bool // the part stands before the heading
	size   int  // bytes of text in it
	// paragraphs is the number of paragraphs between the heading and the part.
	paragraphs int
}

// stretch holds the parts around the head of an article and those at its end.
type stretch struct {
	parts    []part
	around   map[*html.Node]bool // the heading and all that holds it
	hasTitle bool                // the heading is the title of the page
	dayFirst bool                // in dates with slashes
}

// stretch returns the parts around a heading. Without one, it returns those of
// the first article, or of the whole page.
func (p *page) stretch(heading *html.Node) stretch {
	out := stretch{dayFirst: !p.isAmerican(heading), around: around(heading)}
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
		if n != scope && !out.around[n] && (isOfOthers(n) && !isBox(n, out.around) || !seen && isOfSite(n)) {
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

// around returns the parts that hold a heading, and the heading itself.
func around(heading *html.Node) map[*html.Node]bool {
	out := map[*html.Node]bool{}
	for n := heading; n != nil; n = n.Parent {
		out[n] = true
	}
	return out
}

// isBox reports whether n stands beside the text of the article around a
// heading and tells of that article only: it leads to no other.
func isBox(n *html.Node, around map[*html.Node]bool) bool {
	const longest = 600 // bytes
	if n.DataAtom != atom.Aside && !named(n)["sidebar"] {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Article {
			return around[up] && len(strings.TrimSpace(brief(n))) <= longest && first(n, isHeadline) == nil
		}
	}
	return false
}

// isOfSite reports whether n is the head of a site, above its article.
func isOfSite(n *html.Node) bool { return n.DataAtom == atom.Header && !isInArticle(n) }

// isAmerican reports whether the page may write the month before the day: the
// language of its heading is English or not stated.
func (p *page) isAmerican(heading *html.Node) bool {
	for n := cmp.Or(heading, p.body); n != nil; n = n.Parent {
		if lang := strings.ToLower(cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))); lang != "" {
			return strings.HasPrefix(lang, "en") && !strings.HasPrefix(lang, "en-gb") && !strings.HasPrefix(lang, "en-au")
		}
	}
	return true
}

// isOfOthers reports whether authors and dates in n belong to something other
// than the article: comments, lists of articles, parts beside the article.
func isOfOthers(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Blockquote:
		return true
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
	for _, word := range []string{"comment", "comments", "commentlist", "respond", "sidebar", "related", "recommended", "widget", "relatedposts", "newsletter", "cookie", "teaser", "teasers", "prev", "previous", "next", "navigation", "pagination"} {
		if names[word] && n.DataAtom != atom.Body && !isWholePage(n) {
			return true
		}
	}
	return false
}

// isWholePage reports whether n holds a heading of the first level. The name of
// such a part may describe its layout.
func isWholePage(n *html.Node) bool {
	return first(n, func(n *html.Node) bool { return n.DataAtom == atom.H1 }) != nil
}

func firstChildHeading(n *html.Node) *html.Node {
	const most = 5 // children to look at
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
