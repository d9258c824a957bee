// Package web makes articles from web pages, saved or clipped, and Markdown
// from the HTML in feeds, books and newsletters.
//
// A page is read twice. The first pass reads it as a sequence of tags, which
// bounds its demands and keeps its lines with their numbers. The second pass
// reads it as a tree and finds the part with the article. Links and emphasis
// keep their words, pictures their captions.
package web

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// Reasons why a page cannot be read.
var (
	ErrNoText = errors.New("web page without text")
	errTags   = fmt.Errorf("web page of more than %d tags: the rest is left out", mostTags)
	errToken  = fmt.Errorf("web page with a tag or a script of more than %d MB: the rest is left out", longestToken>>20)
	errNested = errors.New("web page whose tags are nested too deep: its lines are kept without headings, lists and tables")
)

// Article makes an article from a page, which must be scrubbed. Fields that
// known already has stay; the page's metadata fill the rest. Lines of the page
// that are not in the article are listed as removed. If only part of the page
// can be read, both the article and an error are returned.
func Article(page string, known briefing.Entry) (*briefing.Article, error) {
	p, err := parse(page)
	if err != nil {
		return nil, err
	}
	a, err := p.article(known)
	return a, cmp.Or(p.cut, err)
}

// article makes an article from a page.
func (p *page) article(known briefing.Entry) (*briefing.Article, error) {
	states := p.entry()
	entry := stated.Complete(known, states)
	if len(p.lines) == 0 {
		return p.ofData(entry)
	}
	content := p.content(entry.Title)
	tidy(content, entry.Title)
	a := &briefing.Article{Entry: entry, Text: markdown(content)}
	if isLittle(a.Text, p.dataBody) {
		if ofData, err := p.ofData(entry); err == nil {
			ofData.Removed = p.removed(nil, entry.Title)
			return ofData, nil
		}
	}
	if a.Text == "" {
		return nil, ErrNoText
	}
	a.Removed = p.removed(content, entry.Title)
	return a, nil
}

// isLittle reports whether the visible text is tiny compared with the article
// in the page's data: a script was to show the rest.
func isLittle(text, body string) bool { return len(text)*4 < len(body) }

// ofData makes an article from the text in the data of a page.
func (p *page) ofData(entry briefing.Entry) (*briefing.Article, error) {
	body := scrub.Text(p.dataBody)
	if !strings.Contains(body, "</") && !strings.Contains(body, "<br") {
		body = "<p>" + strings.ReplaceAll(html.EscapeString(html.UnescapeString(body)), "\n", "<br>")
	}
	text, err := Markdown(body)
	if err != nil {
		return nil, err
	}
	if text == "" {
		return nil, ErrNoText
	}
	return &briefing.Article{Entry: entry, Text: text}, nil
}

// Markdown returns a piece of HTML, such as the content of a feed's entry, as
// Markdown. All of it counts as content, except for scripts and the like.
func Markdown(fragment string) (string, error) {
	p, err := parse(fragment)
	if err != nil {
		return "", err
	}
	if p.cut != nil {
		return "", p.cut
	}
	return markdown([]*html.Node{p.body}), nil
}

// Part is a page that is all content, such as a chapter of a book.
type Part struct {
	Title, Text string // Text is Markdown, without Title
	HasHeading  bool   // Title comes from a heading, not from the head of the page
	Removed     []briefing.Removed
}

// Chapter reads a page that is all content. Its title is the first heading,
// which the text leaves out, or the title in its head. Links to other chapters,
// as in a table of contents, are listed as removed. Words in drawings and in
// replacements of films are the text if there is no other. If only part of the
// page can be read, both that part and an error are returned.
func Chapter(page string) (Part, error) {
	p, err := parseAs(page, true)
	if err != nil {
		return Part{}, err
	}
	measure(p.body).sweepContents(p.body)
	sweepHidden(p.body)
	h := first(p.body, isHeading)
	if rest := textOf(p.body); strings.TrimSpace(rest) == "" || h != nil && strings.TrimSpace(rest) == strings.TrimSpace(textOf(h)) {
		p.showGone()
	}
	out := Part{Removed: p.removed([]*html.Node{p.body}, "")}
	if h != nil && textOf(h) != "" {
		out.Title, out.HasHeading = scrub.Line(textOf(h)), true
		h.Parent.RemoveChild(h)
	} else {
		out.Title = p.title()
	}
	out.Text = markdown([]*html.Node{p.body})
	return out, p.cut
}

// sweepHidden removes the parts of n that say they are hidden.
func sweepHidden(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if hasAttr(c, "hidden") {
			n.RemoveChild(c)
		} else {
			sweepHidden(c)
		}
		c = next
	}
}

// showGone makes the lines that the article cannot have the text of the page.
func (p *page) showGone() {
	for i := range p.lines {
		l := &p.lines[i]
		if !l.isGone {
			continue
		}
		l.isGone = false
		paragraph := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
		paragraph.AppendChild(&html.Node{Type: html.TextNode, Data: l.text})
		p.body.AppendChild(paragraph)
	}
}

// Text returns the words of a piece of HTML on one line.
func Text(fragment string) string {
	if !strings.ContainsAny(fragment, "<&") {
		return scrub.Line(fragment)
	}
	p, err := parse(fragment)
	if err != nil {
		return ""
	}
	return scrub.Line(textOf(p.body))
}

// removeTitle removes the first part near the beginning of content that only
// repeats the title.
func removeTitle(content []*html.Node, title string) {
	const head = 60 // parts to look at
	want := fold.String(title)
	if want == "" {
		return
	}
	left := head
	isTitle := func(n *html.Node) bool {
		if left--; left < 0 || !breaks(n) {
			return false
		}
		text := brief(n)
		return len(text) <= 3*len(title)+100 && fold.String(text) == want
	}
	for _, n := range content {
		if found := first(n, isTitle); found != nil {
			clear(found)
			return
		}
	}
}

// removePhrases removes lines in content that pages are known to print between
// those of an article, such as "Advertisement".
func removePhrases(content []*html.Node) {
	const longest = 240 // bytes of such a line
	for _, n := range content {
		m := measure(n)
		for d := range n.Descendants() {
			if breaks(d) && !isHeading(d) && 0 < m[d].text && m[d].text <= longest && !m.isWrapper(d) && isLitter(brief(d)) {
				clear(d)
			}
		}
	}
}

// isLitter reports whether a line is litter by its words alone.
func isLitter(text string) bool {
	text = strings.TrimSpace(text)
	return cleanup.Phrase(text) != "" || cleanup.Notice(text) != ""
}

// isWrapper reports whether all content of n is in one part below it.
func (m measures) isWrapper(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if m[c].text > 0 {
			return breaks(c) && m[c].text == m[n].text
		}
	}
	return false
}

// removed returns the lines of the page that are not in content.
func (p *page) removed(content []*html.Node, title string) []briefing.Removed {
	kept := map[string]int{}
	for _, n := range content {
		for _, l := range linesOf(n) {
			kept[l]++
		}
	}
	title = fold.String(title)
	var out []briefing.Removed
	for _, l := range p.lines {
		if kept[l.text] > 0 && !l.isGone {
			kept[l.text]--
			continue
		}
		reason := "not part of the article"
		if title != "" && fold.String(l.text) == title {
			reason = "title"
		}
		out = append(out, briefing.Removed{Line: l.number, Text: l.text, Reason: reason})
	}
	return out
}

// clear removes the children of n.
func clear(n *html.Node) {
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
}

// first returns the first node at or below n for which wanted is true, or nil.
func first(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if wanted(n) {
		return n
	}
	for d := range n.Descendants() {
		if wanted(d) {
			return d
		}
	}
	return nil
}

func isHeading(n *html.Node) bool {
	return n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6'
}

func attr(n *html.Node, key string) string {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return ""
	}
	return n.Attr[i].Val
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// textOf returns the words in n, without those of scripts and the like.
func textOf(n *html.Node) string {
	var b strings.Builder
	if n.Type == html.TextNode {
		return n.Data
	}
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		} else if breaks(d) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Links yields the links of a page, in its order, each with its words.
func Links(text string) iter.Seq2[string, string] {
	return func(yield func(href, words string) bool) {
		p, err := parse(text)
		if err != nil {
			return
		}
		for d := range p.body.Descendants() {
			if d.DataAtom == atom.A && attr(d, "href") != "" && !yield(attr(d, "href"), scrub.Line(textOf(d))) {
				return
			}
		}
	}
}
