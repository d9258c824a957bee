package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
)

// whole returns the parts of an article in page order: the leads between its
// heading and best, which holds most of the article; best; and the parts that
// belong to it beside best or beside a part around best. It stops at the first
// part that also holds the heading. heading is nil if unknown.
func (m measures) whole(best, heading *html.Node) []*html.Node {
	around := parents(heading)
	top := best // the part at the current level
	var before, after []*html.Node
	for ; top.Parent != nil && top.DataAtom != atom.Body && (!around[top] || top.DataAtom != atom.Article && top.DataAtom != atom.Main); top = top.Parent {
		belongs := func(n *html.Node) bool {
			return isNotes(n) || n.DataAtom != atom.Article && m.isAlike(n, top) || (top == best || !around[top]) && m.isSibling(n, best)
		}
		for n := top.NextSibling; n != nil; n = n.NextSibling {
			if belongs(n) {
				after = append(after, n)
			}
		}
		for n := top.PrevSibling; n != nil && heading == nil; n = n.PrevSibling {
			if belongs(n) {
				before = append(before, n)
			}
		}
		if heading == nil {
			break
		}
	}
	slices.Reverse(before)
	if heading != nil && !around[best] {
		before = m.leads(top, heading, best)
	}
	return slices.Concat(before, []*html.Node{best}, after)
}

// leads returns the parts of the article in n between its heading and best.
func (m measures) leads(n, heading, best *html.Node) []*html.Node {
	var out []*html.Node
	behind := false // the heading has been passed
	around, aroundBest := parents(heading), parents(best)
	var walk func(n *html.Node) bool
	walk = func(n *html.Node) bool {
		for c := range n.ChildNodes() {
			switch {
			case c == best:
				return false
			case c == heading:
				behind = true
			case around[c] || aroundBest[c]:
				if !walk(c) {
					return false
				}
			case !behind:
			case m.isLead(c) || m.isSibling(c, best) || m.isLeadingList(c):
				out = append(out, c)
			case m[c].prose > 0:
				walk(c)
			}
		}
		return true
	}
	walk(n)
	return out
}

// isLead reports whether n is prose, nearly all of it: a lead, not a box with
// some prose.
func (m measures) isLead(n *html.Node) bool {
	const shortest, fewestWords, mostLinked = 40, 5, 0.25
	if !breaks(n) || m[n].text < shortest || m[n].linked() > mostLinked {
		return false
	}
	text := strings.TrimSpace(brief(n))
	isSentence := cleanup.EndsSentence(text) && len(strings.Fields(text)) >= fewestWords
	return m[n].prose*10 >= m[n].text*7 || isSentence && len(linesOf(n)) == 1
}

// isLeadingList reports whether n is a list with some prose and few links. It is
// whole or not there.
func (m measures) isLeadingList(n *html.Node) bool {
	return (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && m[n].prose > 0 && m[n].linked() < 0.25
}

// titled returns the heading that repeats the title, the highest if there are
// several, or else one that repeats most of it; nil if there is none.
func (p *page) titled(title string) *html.Node {
	if title = fold.String(title); title == "" {
		return nil
	}
	var all, part *html.Node
	for d := range p.body.Descendants() {
		if !isHeading(d) {
			continue
		}
		switch text := fold.String(brief(d)); {
		case text == title && (all == nil || d.Data < all.Data):
			all = d
		case part == nil && len(text)*2 > len(title) && (strings.Contains(title, text) || strings.Contains(text, title)):
			part = d
		}
	}
	if all != nil {
		return all
	}
	return part
}

// heading returns the heading of an article that is mostly in best. That is
// said, the heading that repeats the title, unless it stands behind best; else
// the last of the first level before best; nil if there is none.
func (p *page) heading(said, best *html.Node) *html.Node {
	if parents(said)[best] {
		return said
	}
	var last *html.Node
	for d := range p.body.Descendants() {
		switch {
		case d == best:
			return last
		case d == said:
			return said
		case d.DataAtom == atom.H1:
			last = d
		}
	}
	return last
}

// parents returns n and all parts around it.
func parents(n *html.Node) map[*html.Node]bool {
	out := map[*html.Node]bool{}
	for ; n != nil; n = n.Parent {
		out[n] = true
	}
	return out
}
