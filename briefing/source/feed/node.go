package feed

import (
	"cmp"
	"encoding/xml"
	"io"
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
}

// read returns the element that begins with start.
func (r *reader) read(start xml.StartElement) (*node, error) {
	root := &node{name: fullName(start.Name), attr: start.Copy().Attr}
	path := []*node{root}
	for count := 0; len(path) > 0; count++ {
		if count > mostNodes {
			return nil, ErrTags
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
				return nil, ErrNested
			}
			n := &node{name: fullName(t.Name), attr: t.Copy().Attr}
			at.kids = append(at.kids, n)
			path = append(path, n)
		case xml.EndElement:
			path = closed(path, fullName(t.Name))
		case xml.CharData:
			at.kids = append(at.kids, &node{text: string(t)})
		}
	}
	return root, nil
}

// closed returns path without the element of that name and those within it; all
// of path if no such element is open.
func closed(path []*node, name string) []*node {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].name == name {
			return path[:i]
		}
	}
	return path
}

// fullName returns a name with its prefix, but for the prefixes of what is read
// without one.
func fullName(n xml.Name) string {
	local := strings.ToLower(n.Local)
	switch prefix := strings.ToLower(n.Space); prefix {
	case "", "atom", "rss", "xhtml", "rdf":
		return local
	default:
		return prefix + ":" + local
	}
}

// entry returns what an element says of an entry that begins in line.
func (n *node) entry(line int) (entry, error) {
	e := entry{
		title:  n.child("title").line(),
		url:    n.link(),
		author: cmp.Or(n.child("dc:creator").line(), n.child("author").child("name").line(), n.child("author").line()),
		date: cmp.Or(n.child("pubdate").line(), n.child("published").line(), n.child("issued").line(),
			n.child("dc:date").line(), n.child("updated").line(), n.child("modified").line()),
		line: line,
	}
	for _, k := range n.kids {
		if k.name == "category" || k.name == "dc:subject" {
			e.tags = append(e.tags, cmp.Or(k.value("label"), k.value("term"), k.line()))
		}
	}
	for _, key := range []string{"content:encoded", "content", "description", "summary"} {
		text, err := markdown(n.child(key).content())
		if err != nil {
			return entry{}, err
		}
		if text != "" {
			e.text, e.whole = text, strings.HasPrefix(key, "content")
			break
		}
	}
	if e.whole {
		e.summary = cmp.Or(n.child("description").line(), n.child("summary").line())
	}
	return e, nil
}

// link returns the address of the page that an entry stands for.
func (n *node) link() string {
	for _, k := range n.kids {
		if k.name != "link" {
			continue
		}
		if rel := k.value("rel"); rel != "" && rel != "alternate" {
			continue
		}
		if s := cmp.Or(k.value("href"), k.line()); s != "" {
			return s
		}
	}
	if guid := n.child("guid"); guid != nil && guid.value("ispermalink") != "false" {
		return guid.line()
	}
	return ""
}

// child returns the first child of that name; nil, which has no text, if there
// is none.
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

// line returns the words in n; what is meant as HTML is read as such.
func (n *node) line() string {
	if n == nil {
		return ""
	}
	return web.Text(n.content())
}

// content returns what is in n as HTML.
func (n *node) content() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	switch n.value("type") {
	case "text", "text/plain":
		n.writeText(&b)
		return html.EscapeString(b.String())
	case "xhtml", "application/xhtml+xml":
		for _, k := range n.kids {
			k.writeHTML(&b)
		}
	default:
		n.writeText(&b)
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
