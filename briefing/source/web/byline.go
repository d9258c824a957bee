package web

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// author returns the author of the article as stated in the stretch.
func (s stretch) author() string {
	for _, read := range []func(part) string{markedAuthor, namedAuthor, lineAuthor, labelAuthor, saidAuthor, boxAuthor} {
		var names []string
		var firstAt int
		var firstBefore bool
		for _, p := range s.parts {
			const together = 200 // bytes of text from the first name to the last
			name := read(p)
			if len(names) > 0 && (p.behind-firstAt > together || p.before != firstBefore) {
				break
			}
			if name == "" || slices.ContainsFunc(names, func(n string) bool { return sharesName(n, name) }) {
				continue
			}
			if names = append(names, name); len(names) == 1 {
				firstAt, firstBefore = p.behind, p.before
			}
			if len(names) == 4 {
				break
			}
		}
		if len(names) > 0 {
			if len(names) > 1 && !s.areSeveral(names) {
				names = names[:1]
			}
			return strings.Join(names, ", ")
		}
	}
	return ""
}

// sharesName reports whether one of two names contains the other.
func sharesName(a, b string) bool {
	a, b = fold.String(a), fold.String(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// areSeveral reports whether names are full names of people.
func (s stretch) areSeveral(names []string) bool {
	for _, n := range names {
		if !strings.Contains(n, " ") || strings.ContainsAny(n, ",&/") {
			return false
		}
	}
	return true
}

// markedAuthor reads an author marked up for machines.
func markedAuthor(p part) string {
	n := p.node
	if !p.isNear(nearAbove, 1<<20) || n.Type != html.ElementNode {
		return ""
	}
	isMarked := hasWord(strings.ToLower(attr(n, "rel")), "author") || hasWord(attr(n, "itemprop"), "author")
	if !isMarked || n.DataAtom == atom.Link {
		return ""
	}
	if name := first(n, func(d *html.Node) bool { return d != n && hasWord(attr(d, "itemprop"), "name") }); name != nil {
		return byline(cmp.Or(attr(name, "content"), brief(name)))
	}
	return byline(cmp.Or(attr(n, "content"), brief(n)))
}

// namedAuthor reads a part whose name says that it is the author.
func namedAuthor(p part) string {
	const longest = 400
	n := p.node
	if p.size > longest || !p.isNear(nearAbove, 1<<20) || n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return ""
	}
	if !isNamedAuthor(n) {
		return ""
	}
	if link := first(n, isAuthorName); link != nil {
		if name := byline(brief(link)); name != "" {
			return name
		}
	}
	return byline(brief(n))
}

// isNamedAuthor reports whether the name of n, or of its tag, says that it is the
// author.
func isNamedAuthor(n *html.Node) bool {
	if n.Data == "byline" && n.Type == html.ElementNode {
		return true
	}
	if len(n.Attr) == 0 {
		return false
	}
	isAuthor, names := false, named(n)
	for word := range names {
		isAuthor = isAuthor || authorParts[word]
	}
	return isAuthor && !names["comment"] && !names["description"] && !names["bio"] && !names["image"] && !names["avatar"] && !names["prep"]
}

// authorParts are words in the names of parts that hold the author.
var authorParts = setOf("byline author authors authorname autor autoren autorin autorenzeile auteur autore writer verfasser redakteur")

// isAuthorName reports whether n is the name in a box about an author.
func isAuthorName(n *html.Node) bool {
	names := named(n)
	return names["name"] || names["fn"] || n.DataAtom == atom.A && (strings.Contains(attr(n, "href"), "/author/") || strings.Contains(attr(n, "href"), "/autor/"))
}

// lineAuthor reads a line near the heading that begins with "By" and a name.
func lineAuthor(p part) string {
	const longest = 120
	if p.size == 0 || p.size > longest || !p.isNear(60, nearHead) || !isLine(p.node) {
		return ""
	}
	text := scrub.Line(brief(p.node))
	if len(text) > longest {
		return ""
	}
	name, said := cutBy(cutKind(text))
	if said == "" {
		return ""
	}
	if name = byline(name); !isFullName(name) && (!isVerb(said) || strings.Contains(name, " ")) {
		return ""
	}
	return name
}

// isLine reports whether n may be a line of its own.
func isLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.Strong, atom.Em, atom.A:
		return true
	}
	return breaks(n)
}

// labelAuthor reads the full name behind a part that only announces it:
// "<b>Text:</b> Ada Finch".
func labelAuthor(p part) string {
	const longest = 40
	if p.before || p.size == 0 || p.size > longest {
		return ""
	}
	label := scrub.Line(brief(p.node))
	if !strings.HasSuffix(label, ":") || !announces[label+" "] {
		return ""
	}
	return fullName(byline(textBehind(p.node)))
}

// textBehind returns the line of text behind n in the same part.
func textBehind(n *html.Node) string {
	var b strings.Builder
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		isEnd := n.DataAtom == atom.Br || breaks(n)
		if isEnd && strings.TrimSpace(b.String()) != "" {
			break
		}
		b.WriteString(brief(n))
	}
	return b.String()
}

// saidAuthor reads a line anywhere that says who wrote the article.
func saidAuthor(p part) string {
	const longest = 250
	if p.before || p.size == 0 || p.size > longest || !breaks(p.node) || isHeading(p.node) {
		return ""
	}
	text := scrub.Line(brief(p.node))
	name, said := cutBy(text)
	_, hasDay := stated.FindDate(text, true)
	switch {
	case said == "" || len(text) > longest:
		return ""
	case isVerb(said) && hasDay:
		if name = byline(name); !strings.Contains(name, " ") {
			return name
		}
		return fullName(name)
	case isVerb(said), announces[said], hasDay:
		return fullName(byline(name))
	}
	return ""
}

// boxAuthor reads the name above what a page tells of the author.
func boxAuthor(p part) string {
	names := named(p.node)
	if p.before || !names["author"] || !names["bio"] && !names["box"] && !names["info"] {
		return ""
	}
	if heading := first(p.node, isHeading); heading != nil {
		return fullName(byline(brief(heading)))
	}
	return ""
}

func hasWord(s, word string) bool { return slices.Contains(strings.Fields(s), word) }
