package web

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content returns the parts of a page with its article. It takes away what pages
// have around and within one, then chooses the part with the most prose: many
// long paragraphs with commas and few links. Parts beside it that are as much
// prose belong to it, too.
func (p *page) content(title string) []*html.Node {
	whole := measure(p.body)
	said := p.titled(title)
	whole.sweep(p.body, whole[p.body].prose, parents(said))
	m := measure(p.body)
	best := p.best(m, whole[p.body].prose)
	return m.whole(best, p.heading(said, best))
}

// best returns the node with the article, out of a page with so much prose.
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
	for d := range p.body.Descendants() { // in the order of the page, so that equals do not swap
		if s := scores[d]; s > 0 {
			if s *= (1 - m[d].linked()) * weight(d); s > most {
				best, most = d, s
			}
		}
	}
	// A part that holds half of the prose or less is one of several.
	for best != p.body && best.Parent != nil && m[best].prose*2 < m[p.body].prose {
		best = best.Parent
	}
	for isPartOfTable(best) && best.Parent != nil {
		best = best.Parent
	}
	return best
}

// isPartOfTable reports whether n is a table, or a list, or rows of one: what
// leads to it and goes on behind it belongs to the article.
func isPartOfTable(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Ul, atom.Ol, atom.Dl:
		return true
	}
	return false
}

// weight returns how much more often a part of this name holds an article.
func weight(n *html.Node) float64 {
	w := 1.0
	if n.DataAtom != atom.Body && isNamedAround(n) {
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

// isParagraph reports whether n is a paragraph: text of its own.
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

// isSibling reports whether n, beside a part with the best part in it, belongs to
// the article.
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

// isAlike reports whether n is prose in a part named like that beside it.
func (m measures) isAlike(n, beside *html.Node) bool {
	return n.DataAtom == beside.DataAtom && attr(n, "class") != "" && attr(n, "class") == attr(beside, "class") &&
		m[n].prose > 0 && m[n].linked() < 0.25
}

// sweep takes away the parts of n that are no article, on a page with so much
// prose. A part with a good share of it stays, whatever it is called, and so does
// what the heading is in.
func (m measures) sweep(n *html.Node, all int, stays map[*html.Node]bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case stays[c]:
			m.sweep(c, all, stays)
		case c.Type == html.ElementNode && m.isAround(c) && (all == 0 || m[c].prose*5 < all*2):
			n.RemoveChild(c)
		case c.Type == html.ElementNode && isComments(c) && all-m[c].prose > 300:
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			m.sweep(c, all, stays)
		}
		c = next
	}
}

// isAround reports whether n is what pages have around articles.
func (m measures) isAround(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Button, atom.Input, atom.Menu, atom.Dialog:
		return true
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return false
	case atom.Header:
		return first(n, isHeading) == nil || m[n].linked() > 0.5
	}
	if isHiddenPart(n) || m.isLoneTime(n) {
		return true
	}
	switch attr(n, "role") {
	case "navigation", "banner", "complementary", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar":
		return true
	}
	if m.isByline(n) {
		return true
	}
	return !isHeading(n) && isNamedAround(n) || m.isLinkList(n)
}

// isComments reports whether n is named as what readers wrote.
func isComments(n *html.Node) bool {
	names := named(n)
	return n.DataAtom != atom.Article && n.DataAtom != atom.Body && (names["comments"] || names["disqus"] || names["reviews"] || names["commentlist"])
}

// isNamedAround reports whether the class or the id of n names what pages have
// around articles. A name that only says what a part has or does, such as
// "has-ads" or "section--ads", does not count.
func isNamedAround(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			name, _, _ = strings.Cut(name, "--")
			if strings.HasPrefix(name, "has-") || strings.HasPrefix(name, "js-") || strings.ContainsRune(name, '(') {
				continue
			}
			for word := range wordsOf(name) {
				if around[strings.ToLower(word)] {
					return true
				}
			}
		}
	}
	return false
}

// sweepContents takes away the parts of n that are tables of contents or lead to
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

func isHiddenPart(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" && breaks(n) {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// isByline reports whether n only says who wrote the article, or when.
func (m measures) isByline(n *html.Node) bool {
	const longest = 150
	names := named(n)
	if !names["byline"] && !names["author"] && !names["dateline"] && !names["timestamp"] && !names["published"] && !names["date"] && !names["meta"] {
		return false
	}
	return m[n].text <= longest && (breaks(n) && n.DataAtom != atom.P || names["byline"])
}

// isLoneTime reports whether n is a time with nothing else in its line.
func (m measures) isLoneTime(n *html.Node) bool {
	return n.DataAtom == atom.Time && n.Parent != nil && (m.isAlone(n) || m[n.Parent].text == m[n].text)
}

// isAlone reports whether what is beside n begins a line of its own.
func (m measures) isAlone(n *html.Node) bool {
	for _, beside := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && !breaks(beside) && m[beside].text > 0 {
			return false
		}
	}
	return true
}

// isLinkList reports whether n is a list of nothing but links.
func (m measures) isLinkList(n *html.Node) bool {
	return (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && m[n].linked() > 0.8
}

// around are words in the names of parts that are no article.
var around = map[string]bool{
	"ad": true, "ads": true, "advert": true, "advertisement": true, "advertising": true, "banner": true, "breadcrumb": true,
	"breadcrumbs": true, "comment": true, "comments": true, "consent": true, "cookie": true, "cookies": true, "disqus": true,
	"dropdown": true, "footer": true, "gdpr": true, "login": true, "masthead": true, "menu": true, "modal": true, "nav": true, "navbar": true,
	"navigation": true, "newsletter": true, "outbrain": true, "pager": true, "pagination": true, "popup": true, "promo": true,
	"promoted": true, "promotion": true, "recirculation": true, "recommended": true, "recommendations": true, "related": true,
	"share": true, "sharing": true, "sidebar": true, "signup": true, "skip": true, "social": true, "sponsor": true, "sponsored": true,
	"subscribe": true, "subscription": true, "taboola": true, "toolbar": true, "trending": true, "tags": true,
}

// named returns the words in the class and id of n, lower case.
func named(n *html.Node) map[string]bool {
	var out map[string]bool
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for word := range wordsOf(a.Val) {
			if out == nil {
				out = map[string]bool{}
			}
			out[strings.ToLower(word)] = true
		}
	}
	return out
}

// wordsOf yields the words in a name: "navBar" holds two, and so does "nav-bar".
func wordsOf(name string) iter.Seq[string] {
	return strings.FieldsFuncSeq(splitCamel(name), func(r rune) bool { return !unicode.IsLetter(r) })
}

// splitCamel returns s with a space before each capital letter behind a small one.
func splitCamel(s string) string {
	var b strings.Builder
	small := false
	for _, r := range s {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}
