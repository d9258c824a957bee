package feed

import (
	"cmp"
	"encoding/base64"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"briefing/briefing/source/scrub"
	"briefing/briefing/source/web"
)

// node is an element of an entry, or text within one (with no name).
type node struct {
	name string // in lower case, with the prefix that feeds use: "content:encoded"
	attr []xml.Attr
	text string
	kids []*node

	scope scope // of its addresses
}

// read reads the element that begins with start.
func (r *reader) read(start xml.StartElement, around scope) (*node, error) {
	root := newNode(start, around)
	path := []*node{root}
	for count := 0; len(path) > 0; count++ {
		if count > mostNodes {
			return nil, errTags
		}
		token, err := r.token()
		if err == io.EOF {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		at := path[len(path)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(path) == deepest {
				return nil, errNested
			}
			n := newNode(t, at.scope)
			at.kids = append(at.kids, n)
			path = append(path, n)
		case xml.EndElement:
			path = closed(path, at.scope.name(t.Name))
		case xml.CharData:
			at.kids = append(at.kids, &node{text: string(t)})
		}
	}
	return root, nil
}

// closed returns path without the innermost element of that name and those
// within it; all of path if no such element is open.
func closed(path []*node, name string) []*node {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].name == name {
			return path[:i]
		}
	}
	return path
}

func newNode(start xml.StartElement, around scope) *node {
	inner := around.within(start)
	return &node{name: inner.name(start.Name), attr: start.Copy().Attr, scope: inner}
}

// entry reads an entry that begins in line.
func (n *node) entry(line int) (entry, error) {
	e := entry{
		title:  n.first("title", "dc:title", "media:title", "itunes:title"),
		url:    n.link(),
		author: n.authors(),
		date: n.first("pubdate", "published", "issued", "dcterms:issued", "dcterms:created", "dc:date", "updated", "dcterms:modified", "modified",
			"created"),
		source:   cmp.Or(n.child("source").child("title").line(), n.sourceName()),
		language: cmp.Or(n.first("dc:language", "language"), n.language(), n.child("content").language()),
		line:     line,
	}
	if group := n.child("media:group"); e.title == "" && group != nil {
		e.title = group.child("media:title").line()
	}
	for _, k := range n.kids {
		if k.name == "category" || k.name == "dc:subject" {
			e.tags = append(e.tags, cmp.Or(k.value("label"), k.value("term"), k.line()))
		}
	}
	for _, key := range []string{"content:encoded", "content", "body", "description", "summary", "dc:description", "media:group", "media:description", "itunes:summary", "itunes:subtitle"} {
		part := n.child(key)
		if key == "media:group" {
			part = part.child("media:description")
		}
		text, err := markdown(part.content())
		if err != nil {
			return entry{}, err
		}
		if text != "" {
			e.text, e.whole = text, strings.HasPrefix(key, "content") || key == "body"
			break
		}
	}
	if e.whole {
		e.summary = n.first("description", "summary")
	}
	return e, nil
}

// first returns the text of the first child with one of these names and any
// text.
func (n *node) first(names ...string) string {
	for _, name := range names {
		if s := n.child(name).line(); s != "" {
			return s
		}
	}
	return ""
}

// language returns the language that the element itself is marked with.
func (n *node) language() string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == "lang" {
			return scrub.Line(a.Value)
		}
	}
	return ""
}

// sourceName returns the name of an RSS source, the feed that an entry came
// from.
func (n *node) sourceName() string {
	if source := n.child("source"); source != nil && source.value("url") != "" {
		return source.line()
	}
	return ""
}

// authors returns the names of all authors of an entry.
func (n *node) authors() string {
	const most = 20
	var out []string
	for _, key := range []string{"dc:creator", "author", "itunes:author", "media:credit"} {
		for _, k := range n.kids {
			if k.name != key || len(out) == most {
				continue
			}
			if s := name(cmp.Or(k.child("name").line(), k.own())); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return strings.Join(out, ", ")
}

// own returns the text of an author given as plain text. An element with a name
// or address inside has no name of its own.
func (n *node) own() string {
	for _, k := range n.kids {
		if k.name == "email" || k.name == "uri" || k.name == "url" {
			return ""
		}
	}
	return n.line()
}

// link returns the address of an entry's page.
func (n *node) link() string {
	for _, k := range n.kids {
		if k.name != "link" {
			continue
		}
		if rel := k.value("rel"); rel != "" && rel != "alternate" {
			continue
		}
		if s := cmp.Or(k.value("href"), k.line()); s != "" {
			return k.scope.resolve(s)
		}
	}
	if guid := n.child("guid"); guid != nil && guid.value("ispermalink") != "false" {
		return guid.line()
	}
	return ""
}

// child returns the first child of that name. It returns nil, which has no
// text, if there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

func (n *node) value(key string) string {
	for _, a := range n.attr {
		if strings.EqualFold(a.Name.Local, key) {
			return scrub.Line(a.Value)
		}
	}
	return ""
}

// line returns the text in n on one line, with HTML rendered.
func (n *node) line() string {
	if n == nil {
		return ""
	}
	return web.Text(n.content())
}

// content returns the content of n as HTML.
func (n *node) content() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	switch n.value("type") {
	case "text", "text/plain":
		n.writeText(&b)
		return linesAsHTML(b.String())
	case "xhtml", "application/xhtml+xml":
		for _, k := range n.kids {
			k.writeHTML(&b)
		}
	default:
		n.writeText(&b)
		if n.value("mode") == "base64" {
			if data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(b.String()), "")); err == nil {
				return scrub.Text(string(data))
			}
		}
	}
	return b.String()
}

// linesAsHTML returns plain text as HTML with the same lines.
func linesAsHTML(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(scrub.Text(text)), "\n") {
		if strings.TrimSpace(line) == "" {
			b.WriteString("<p>")
			continue
		}
		b.WriteString(html.EscapeString(line) + "<br>")
	}
	return b.String()
}

func (n *node) writeText(b *strings.Builder) {
	b.WriteString(n.text)
	for _, k := range n.kids {
		k.writeText(b)
	}
}

func (n *node) writeHTML(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(html.EscapeString(n.text))
		return
	}
	b.WriteString("<" + n.name + ">")
	for _, k := range n.kids {
		k.writeHTML(b)
	}
	b.WriteString("</" + n.name + ">")
}
