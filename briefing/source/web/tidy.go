package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
)

// tidy removes from content, on a page with a title, what pages are known to print
// between the parts of an article or behind it.
func tidy(content []*html.Node, title string) {
	removeTitle(content, title)
	removePhrases(content)
	for _, n := range content {
		removeSections(n)
		m := measure(n) // what is removed from here on keeps its size, but has no words
		m.removeLeads(n)
		m.removeLoneLinks(n)
		m.removeLinkedHeadings(n)
		m.removeRepeats(n)
	}
}

// removeSections removes what stands under headings such as "Related", as far as it
// is not prose.
func removeSections(root *html.Node) {
	m := measure(root)
	var labels []*html.Node
	for d := range root.Descendants() {
		if (isHeading(d) || m.isBoldLine(d)) && m[d].text > 0 && isLabel(brief(d)) {
			labels = append(labels, d)
		}
	}
	for _, label := range labels {
		m.removeSection(root, label)
	}
}

// isBoldLine reports whether n is a short line all of which is bold, as headings are
// written by hand.
func (m measures) isBoldLine(n *html.Node) bool {
	const longest = 80
	if n.DataAtom != atom.P && n.DataAtom != atom.Div || m[n].text > longest || m[n].text == 0 {
		return false
	}
	for c := range n.ChildNodes() {
		if m[c].text > 0 {
			return (c.DataAtom == atom.Strong || c.DataAtom == atom.B) && m[c].text == m[n].text
		}
	}
	return false
}

// removeSection removes a label of root with what is under it.
func (m measures) removeSection(root, label *html.Node) {
	box := label
	for box.Parent != nil && box.Parent != root && m.isFirst(box) && !m.isText(box.Parent) && m[box.Parent].text*2 < m[root].text {
		box = box.Parent
	}
	for n := box.NextSibling; n != nil && !isHeading(n); {
		next := n.NextSibling
		if n.Type == html.ElementNode && m.isText(n) {
			break
		}
		clear(n)
		if n.Type == html.TextNode {
			n.Data = " "
		}
		n = next
	}
	clear(box)
}

// isFirst reports whether nothing that shows words stands before n in its parent.
func (m measures) isFirst(n *html.Node) bool {
	const most = 10 // parts that are looked at
	for range most {
		if n = n.PrevSibling; n == nil {
			return true
		}
		if m[n].text > 0 {
			return false
		}
	}
	return false
}

// isText reports whether n is prose that is no link, or holds more of it than not.
func (m measures) isText(n *html.Node) bool {
	return m[n].linked() < 0.3 && m[n].prose*2 > m[n].text
}

// removeLeads removes the lines that lead to other articles: "Read more: …", if what
// they name is a link.
func (m measures) removeLeads(root *html.Node) {
	const longest = 400 // bytes
	for d := range root.Descendants() {
		if !breaks(d) || isHeading(d) || m[d].text == 0 || m[d].text > longest || m.isWrapper(d) || m[d].links*5 < m[d].text*2 {
			continue
		}
		if cleanup.Leads(strings.TrimSpace(brief(d))) {
			clear(d)
		}
	}
}

// removeLoneLinks removes lines of an article that are a link of a few words and no
// sentence: headlines of other articles between the paragraphs. In lists, tables and
// headings, and where there is little text, they stay.
func (m measures) removeLoneLinks(root *html.Node) {
	const fewestWords, mostWords, enough = 3, 25, 500
	if m[root].prose < enough {
		return
	}
	for _, n := range m.lines(root) {
		text := strings.TrimSpace(brief(n))
		words := strings.Count(text, " ") + 1
		if m[n].linked() > 0.9 && fewestWords <= words && words <= mostWords && text != "" && !cleanup.EndsSentence(text) && !isInList(n) && !isCaption(n) && !isHeading(n) {
			clear(n)
		}
	}
}

// removeLinkedHeadings removes the headings of an article that are links to others,
// with the pictures in the link; a page most headings of which are links lists
// articles, and is left as it is.
func (m measures) removeLinkedHeadings(root *html.Node) {
	const few, enough = 3, 500
	if m[root].prose < enough {
		return
	}
	var linked []*html.Node
	all := 0
	for d := range root.Descendants() {
		if isHeading(d) && m[d].text > 0 {
			if all++; m[d].linked() > 0.9 {
				linked = append(linked, d)
			}
		}
	}
	if len(linked) > few && len(linked)*2 >= all {
		return
	}
	for _, h := range linked {
		box := h
		for up := h.Parent; up != nil && up != root && (m[up].linked() > 0.9 || up.DataAtom == atom.A); up = up.Parent {
			box = up
		}
		clear(box)
	}
}

// isInList reports whether n is in an entry of a list, or in a table or a heading.
func isInList(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Li, atom.Dl, atom.Table, atom.Td, atom.Blockquote:
			return true
		}
		if isHeading(n) {
			return true
		}
	}
	return false
}

// removeRepeats removes the second of two captions, or of two lines that follow each
// other, that say the same, and a line that ends the one before it.
func (m measures) removeRepeats(root *html.Node) {
	const window, fewestWords, longest = 3, 4, 1000
	var recent []string
	captions := map[string]bool{}
	for _, n := range m.lines(root) {
		if m[n].text > longest {
			recent = nil
			continue
		}
		text := fold.String(brief(n))
		if text == "" {
			continue
		}
		isCaption := isCaption(n)
		words := strings.Count(text, " ") + 1
		isRepeat := words >= fewestWords && (len(recent) > 0 && recent[len(recent)-1] == text || captions[text] && isCaption)
		for _, before := range recent {
			isRepeat = isRepeat || isCaption && (before == text || words > 1 && strings.HasSuffix(before, " "+text))
		}
		if isRepeat {
			clear(n)
			continue
		}
		if isCaption {
			captions[text] = true
		}
		if recent = append(recent, text); len(recent) > window {
			recent = recent[1:]
		}
	}
}

// lines returns the parts of n that are a line each, outside of tables and code.
func (m measures) lines(n *html.Node) []*html.Node {
	var out []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Pre || n.DataAtom == atom.Table || m[n].text == 0 {
			return
		}
		isLine := breaks(n)
		for c := range n.ChildNodes() {
			if m[c].text > 0 && c.Type == html.ElementNode && holdsLines(m, c) {
				isLine = false
			}
		}
		if isLine {
			out = append(out, n)
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return out
}

// holdsLines reports whether n begins a line, or holds what does.
func holdsLines(m measures, n *html.Node) bool {
	if breaks(n) {
		return n.DataAtom != atom.Br
	}
	for c := range n.ChildNodes() {
		if m[c].text > 0 && c.Type == html.ElementNode && holdsLines(m, c) {
			return true
		}
	}
	return false
}

// isCaption reports whether n is named as the text below a picture, or as part of it.
func isCaption(n *html.Node) bool {
	for range 3 {
		if n == nil {
			return false
		}
		if n.DataAtom == atom.Figcaption || n.DataAtom == atom.Figure {
			return true
		}
		for name := range named(n) {
			switch name {
			case "caption", "credit", "credits", "gallery", "desc", "slide", "slideshow", "photo", "image", "copyright", "figure":
				return true
			}
		}
		n = n.Parent
	}
	return false
}
