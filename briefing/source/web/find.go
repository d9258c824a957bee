package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content returns the parts of a page that hold its article. It removes
// everything that pages put around and within an article, then chooses the part
// with the most prose: many long paragraphs with commas and few links. Parts
// beside it with as much prose belong to the article too.
func (p *page) content(title string) []*html.Node {
	whole := measure(p.body)
	said := p.titled(title)
	whole.sweep(p.body, whole[p.body].prose, parents(said))
	m := measure(p.body)
	best := p.best(m, whole[p.body].prose)
	return m.whole(best, p.heading(said, best))
}

// best returns the node with the article on a page with all bytes of prose.
func (p *page) best(m measures, all int) *html.Node {
	if n := first(p.body, func(n *html.Node) bool { return attr(n, "itemprop") == "articleBody" }); n != nil && m[n].prose*3 > all {
		return n
	}
	scores := map[*html.Node]float64{}
	for d := range p.body.Descendants() {
		if d.Type != html.ElementNode || !isParagraph(d) {
			continue
		}
		points := m[d].points()
		for up, part := d.Parent, 1.0; up != nil && part > 0.2; up, part = up.Parent, part/2 {
			scores[up] += points * part
		}
	}
	best, most := p.body, 0.0
	for d := range p.body.Descendants() { // in page order, so that ties break the same way each time
		if s := scores[d]; s > 0 {
			if s *= (1 - m[d].linked()) * weight(d); s > most {
				best, most = d, s
			}
		}
	}
	// A part with less than half of the prose is one of several.
	for best != p.body && best.Parent != nil && m[best].prose*2 < m[p.body].prose {
		best = best.Parent
	}
	return m.outOfListing(best)
}

// outOfListing returns the part around best if best is a table, a list or a
// listing of code, or within a listing or a list of terms: text before and after
// these belongs to the article.
func (m measures) outOfListing(best *html.Node) *html.Node {
	for n := best; n.Parent != nil && n.DataAtom != atom.Body; n = n.Parent {
		if n.DataAtom == atom.Pre || n.DataAtom == atom.Table && m.isListing(n) {
			best = n.Parent
		}
	}
	for n := best; n.Parent != nil; n = n.Parent {
		if n.DataAtom == atom.Dl {
			best = n.Parent // a list of terms is one text
		}
	}
	for isPartOfTable(best) && best.Parent != nil {
		best = best.Parent
	}
	return best
}

// isListing reports whether a table only numbers the lines of code.
func (m measures) isListing(table *html.Node) bool {
	code := 0
	for d := range table.Descendants() {
		if d.DataAtom == atom.Pre || d.DataAtom == atom.Code && d.Parent.DataAtom == atom.Td {
			code += m[d].text
		}
	}
	return code*10 > m[table].text*8
}

// isNotes reports whether the name of n marks it as the notes of an article.
func isNotes(n *html.Node) bool {
	names := named(n)
	role := attr(n, "role")
	return breaks(n) && (names["footnotes"] || names["endnotes"] || names["footnote"] || names["references"] || names["fnlist"] || role == "doc-endnotes" || role == "doc-footnote")
}

// isPartOfTable reports whether n is a table, or a list, or rows of one.
func isPartOfTable(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Ul, atom.Ol, atom.Dl:
		return true
	}
	return false
}

// weight returns how much more likely than others a part with that name holds
// an article.
func weight(n *html.Node) float64 {
	w := 1.0
	if signOf(n) != none {
		return 0.25
	}
	if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attr(n, "role") == "main" {
		w = 1.5
	}
	for name := range named(n) {
		switch name {
		case "article", "story", "entry", "post", "body", "content", "text":
			return w * 1.25
		}
	}
	return w
}

// isParagraph reports whether n is a paragraph: an element with text of its
// own.
func isParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Pre, atom.Blockquote:
		return true
	case atom.Div, atom.Section, atom.Td, atom.Article, atom.Main:
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode && len(strings.TrimSpace(c.Data)) > 40 {
				return true
			}
		}
	}
	return false
}

// isSibling reports whether n, which is beside best or a part around it,
// belongs to the article.
func (m measures) isSibling(n, best *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.P:
		return m[n].prose > 80 && m[n].linked() < 0.25
	case atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Blockquote, atom.Figure, atom.Table:
		return best.DataAtom == atom.P && m[n].linked() < 0.25
	case atom.Div, atom.Section:
		return m[n].prose*5 > m[best].prose && m[n].linked() < 0.25
	}
	return false
}

// isAlike reports whether n is prose and has the same name as the part beside
// it.
func (m measures) isAlike(n, beside *html.Node) bool {
	name := sharedName(n)
	return n.DataAtom == beside.DataAtom && name != "" && name == sharedName(beside) && m[n].prose > 0 && m[n].linked() < 0.25
}

// sharedName returns the class of n without names that hold numbers, which
// programs give to each part.
func sharedName(n *html.Node) string {
	class := attr(n, "class")
	if !strings.ContainsAny(class, "0123456789") {
		return class
	}
	names := slices.DeleteFunc(strings.Fields(class), func(name string) bool { return strings.ContainsAny(name, "0123456789") })
	return strings.Join(names, " ")
}

// sweepContents removes the parts of n that are tables of contents or lead to
// other chapters.
func (m measures) sweepContents(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && m.isContents(c) {
			n.RemoveChild(c)
		} else {
			m.sweepContents(c)
		}
		c = next
	}
}

// isContents reports whether n is a table of contents, or links to other chapters.
func (m measures) isContents(n *html.Node) bool {
	const mostLinked = 0.7
	role := attr(n, "role")
	if n.DataAtom == atom.Nav || role == "navigation" || role == "doc-toc" {
		return true
	}
	names := named(n)
	return breaks(n) && (names["toc"] || names["contents"] || names["navigation"]) && m[n].linked() > mostLinked
}
