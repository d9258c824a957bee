package web

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content returns the parts of a page with its article. It takes away what pages
// have around and within one, then chooses the part with the most prose: many
// long paragraphs with commas and few links. Parts beside it that are as much
// prose belong to it, too.
func (p *page) content() []*html.Node {
	whole := measure(p.body)
	whole.sweep(p.body, whole[p.body].prose)
	m := measure(p.body)
	best := p.best(m, whole[p.body].prose)
	if best == p.body || best.Parent == nil {
		return []*html.Node{best}
	}
	var out []*html.Node
	for n := range best.Parent.ChildNodes() {
		if n == best || m.isSibling(n, best) {
			out = append(out, n)
		}
	}
	return out
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
	return best
}

// weight returns how much more often a part of this name holds an article.
func weight(n *html.Node) float64 {
	w := 1.0
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

// isSibling reports whether n, beside the best part, belongs to it.
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

// sweep takes away the parts of n that are no article, on a page with so much
// prose. A part with a good share of it stays, whatever it is called.
func (m measures) sweep(n *html.Node, all int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && m.isAround(c) && (all == 0 || m[c].prose*5 < all*2):
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			m.sweep(c, all)
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
	for name := range named(n) {
		if around[name] {
			return true
		}
	}
	return m.isLinkList(n)
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
	"subscribe": true, "subscription": true, "taboola": true, "toolbar": true, "trending": true, "widget": true, "tags": true,
}

// named returns the words in the class and id of n, lower case.
func named(n *html.Node) map[string]bool {
	var out map[string]bool
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for word := range strings.FieldsFuncSeq(splitCamel(a.Val), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if out == nil {
				out = map[string]bool{}
			}
			out[strings.ToLower(word)] = true
		}
	}
	return out
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
