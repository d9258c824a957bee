package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
)

// tidy removes from content the parts that pages are known to print between the
// paragraphs of an article or behind it.
func tidy(content []*html.Node, title string) {
	removeTitle(content, title)
	removePhrases(content)
	for _, n := range content {
		removeSections(n)
		m := measure(n) // removed nodes keep their size from here on, but have no words
		m.removeLeads(n)
		m.removeLoneLinks(n)
		m.removeLinkedHeadings(n)
		m.removeRepeats(n)
	}
}

// removeSections removes the parts under headings such as "Related", up to the
// next prose.
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

// isBoldLine reports whether n is a short line in bold, a heading made by hand.
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

// removeSection removes a label of root with everything under it.
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

// isFirst reports whether no visible words stand before n in its parent.
func (m measures) isFirst(n *html.Node) bool {
	const most = 10 // parts to look at
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

// isText reports whether n is mostly prose without links.
func (m measures) isText(n *html.Node) bool {
	return m[n].linked() < 0.3 && m[n].prose*2 > m[n].text
}

// removeLeads removes the lines that lead to other articles, "Read more: …", if
// their text is a link.
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

// removeLoneLinks removes lines that consist of a link of a few words without a
// sentence: headlines of other articles between the paragraphs. They stay in
// lists, tables and headings, and where there is little text.
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

// removeLinkedHeadings removes headings that are links to other articles, with
// the pictures in the link. A page where most headings are links is a list of
// articles, and stays.
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

// isInList reports whether n is in a list entry, a table or a heading.
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

// removeRepeats removes the second of two equal captions or adjacent lines, and
// a line that repeats the end of the one before it.
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

// lines returns the parts of n that are single lines, outside tables and code.
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

// holdsLines reports whether n begins a line or holds a part that does.
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

// isCaption reports whether the name or tag of n marks it as a caption, or part
// of one.
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
