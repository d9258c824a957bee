package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
)

// sweep removes the parts of n around the article, on a page with all bytes of
// prose. A part with a good share of that prose stays, whatever its name, and
// so does any part in stays, which holds the heading.
func (m measures) sweep(n *html.Node, all int, stays map[*html.Node]bool) {
	const enough = 200 // bytes of prose, for an article
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode || c.DataAtom == atom.Pre || c.DataAtom == atom.Code:
		case stays[c]:
			m.sweep(c, all, stays)
		case isHiddenPart(c) && (m[c].prose*5 < all*2 || all-m[c].prose > max(enough, m[c].prose/3)):
			n.RemoveChild(c)
		case m.isAround(c) && (m[c].prose*5 < all*2 || all == 0 && m[c].text*2 < m[n].text):
			n.RemoveChild(c)
		case isComments(c) && all-m[c].prose > 300:
			n.RemoveChild(c)
		default:
			m.sweep(c, all, stays)
		}
		c = next
	}
}

// isAround reports whether n is something that pages put around articles. Its
// tag or role decides, or a name that agrees with its content. Words within a
// line never count.
func (m measures) isAround(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Menu, atom.Dialog:
		return true
	case atom.Aside, atom.Footer:
		return !isInArticle(n) || signOf(n) != none || !m.isPassage(n)
	case atom.Form:
		return m[n].prose == 0 || !m.isPassage(n)
	case atom.Button, atom.Input:
		return m.isAlone(n)
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return false
	case atom.Header:
		return first(n, isHeading) == nil || m[n].linked() > 0.5
	}
	if m.isLoneTime(n) {
		return true
	}
	switch attr(n, "role") {
	case "navigation", "banner", "complementary", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar":
		return !isInArticle(n) || !m.isPassage(n)
	}
	if !breaks(n) && !m.isAlone(n) {
		return false
	}
	return m.isByline(n) || !isHeading(n) && m.isNamedAround(n) || m.isLinkList(n)
}

// isNamedAround reports whether the class or the id of n names a part around
// articles, and its content agrees.
func (m measures) isNamedAround(n *html.Node) bool {
	switch signOf(n) {
	case known:
		return true
	case likely:
		return !m.isPassage(n) || isFixed(n)
	}
	return false
}

// isPassage reports whether n reads like a part of an article: unlinked
// sentences, in one paragraph or under a heading that names nothing else, and
// no form fields.
func (m measures) isPassage(n *html.Node) bool {
	const mostLinked, fewestWords = 0.25, 9
	if m[n].linked() > mostLinked {
		return false
	}
	if n.DataAtom == atom.P {
		text := strings.TrimSpace(brief(n))
		return cleanup.EndsSentence(text) && len(strings.Fields(text)) >= fewestWords || m[n].prose > 0
	}
	if m[n].prose == 0 || first(n, isControl) != nil {
		return false
	}
	heading := first(n, isHeading)
	if heading == nil || m[heading].linked() > 0 || isLabel(brief(heading)) {
		return false
	}
	return m[n].prose*2 > m[n].text
}

// isInArticle reports whether n is within a part marked as an article or as the
// main part of the page.
func isInArticle(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attr(n, "role") == "main" {
			return true
		}
	}
	return false
}

// isControl reports whether n is a part of a form.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Form, atom.Input, atom.Button:
		return true
	}
	return false
}

// isFixed reports whether n keeps its place on the screen while the page
// scrolls.
func isFixed(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "position:fixed")
}

// isLabel reports whether text names a part around articles: "Related",
// "Newsletter".
func isLabel(text string) bool {
	const longest = 120
	return len(text) <= longest && (cleanup.Phrase(text) != "" || aroundWords[fold.String(text)])
}

// isComments reports whether the name of n marks it as comments of readers.
func isComments(n *html.Node) bool {
	if n.DataAtom == atom.Article || n.DataAtom == atom.Body || !breaks(n) {
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			for word := range wordsOf(name) {
				switch strings.ToLower(word) {
				case "comments", "disqus", "reviews", "commentlist":
					if isAroundName(name) {
						return true
					}
				}
			}
		}
	}
	return false
}

// isHiddenPart reports whether a browser does not show n.
func isHiddenPart(n *html.Node) bool {
	if strings.Contains(strings.ToLower(attr(n, "class")), "mathml") {
		return false // the formula, for readers who cannot see its picture
	}
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

// isByline reports whether n only gives the author or the date of the article.
func (m measures) isByline(n *html.Node) bool {
	const longest = 150
	if m[n].text > longest || len(n.Attr) == 0 {
		return false
	}
	names := named(n)
	if !names["byline"] && !names["author"] && !names["dateline"] && !names["timestamp"] && !names["published"] && !names["date"] && !names["meta"] {
		return false
	}
	text := strings.TrimSpace(brief(n))
	isSentence := cleanup.EndsSentence(text) && len(strings.Fields(text)) > 12
	return !isSentence && first(n, isHeading) == nil && (breaks(n) && n.DataAtom != atom.P || names["byline"])
}

// isLoneTime reports whether n is a time that is alone on its line.
func (m measures) isLoneTime(n *html.Node) bool {
	return n.DataAtom == atom.Time && n.Parent != nil && (m.isAlone(n) || m[n.Parent].text == m[n].text)
}

// isAlone reports whether the neighbours of n on both sides begin lines of
// their own.
func (m measures) isAlone(n *html.Node) bool {
	return m.isEdge(n, previous) && m.isEdge(n, following)
}

// isEdge reports whether a line ends at n in one direction.
func (m measures) isEdge(n *html.Node, step func(*html.Node) *html.Node) bool {
	const most = 8 // empty parts to look past
	for range most {
		if n = step(n); n == nil || breaks(n) {
			return true
		}
		if m[n].text > 0 {
			return false
		}
	}
	return true
}

func previous(n *html.Node) *html.Node  { return n.PrevSibling }
func following(n *html.Node) *html.Node { return n.NextSibling }

// isLinkList reports whether n is a list of links that lead away. A list within
// another list's entry, or between its heading and more of the text, belongs to
// the article.
func (m measures) isLinkList(n *html.Node) bool {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol || m[n].linked() <= 0.8 {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Li {
			return false // goes or stays with the outer list
		}
	}
	before, after := m.beside(n, previous), m.beside(n, following)
	if before == nil || isLabel(brief(before)) {
		return true
	}
	if before.DataAtom == atom.P && strings.HasSuffix(strings.TrimSpace(brief(before)), ":") && m[before].linked() == 0 {
		return false
	}
	if !isHeading(before) {
		return after == nil || !m.isProse(before) || !m.isProse(after)
	}
	isMidst := after != nil && (isHeading(after) || m.isProse(after)) && m.hasProseBefore(before)
	return !isMidst && !isReferences(brief(before))
}

// beside returns the next part in one direction that shows something.
func (m measures) beside(n *html.Node, step func(*html.Node) *html.Node) *html.Node {
	const most = 20 // parts to look at
	for range most {
		if n = step(n); n == nil || m[n].text > 0 {
			return n
		}
	}
	return nil
}

// isProse reports whether n is a paragraph with a sentence.
func (m measures) isProse(n *html.Node) bool {
	return (n.DataAtom == atom.P || n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && m[n].prose > 0 && m[n].linked() < 0.5
}

// hasProseBefore reports whether a paragraph stands before n, beside it.
func (m measures) hasProseBefore(n *html.Node) bool {
	const most = 30 // parts to look at
	for range most {
		if n = n.PrevSibling; n == nil {
			return false
		}
		if m.isProse(n) {
			return true
		}
	}
	return false
}
