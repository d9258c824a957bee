package formats

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html/charset"
)

// zotero is "Zotero RDF", with the files of its items beside it if these were exported.
var zotero = &Format{
	Name: "Zotero",
	is: func(e *Export) bool {
		return strings.Contains(e.head, "zotero.org/namespaces/export") || strings.Contains(e.head, "<rdf:RDF") && strings.Contains(e.head, "purl.org/net/biblio#")
	},
	read: func(r *reading) error {
		root, err := parseXML(r.text(), "RDF")
		if root == nil {
			return err
		}
		z := &rdf{reading: r, about: map[string]*node{}, tags: map[string][]string{}, owned: map[*node]bool{}}
		return errors.Join(z.all(root), err)
	},
}

// node is an element of XML.
type node struct {
	name     string // without its prefix
	attrs    map[string]string
	children []*node
	text     string
}

const (
	deepestXML = 60
	mostNodes  = 5_000_000
)

// parseXML returns the element with a name at the top of a document, as far as it goes;
// entities that the document declares are not expanded.
func parseXML(in io.Reader, name string) (*node, error) {
	d := xml.NewDecoder(in)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	top := &node{}
	open := []*node{top}
	for n := 0; ; n++ {
		token, err := d.RawToken()
		switch {
		case err == io.EOF:
			return top.child(name), nil
		case err != nil:
			return top.child(name), err
		case n > mostNodes:
			return top.child(name), errors.New("more elements than are read")
		}
		here := open[len(open)-1]
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "<!ENTITY") {
				return nil, errors.New("it declares entities of its own; they are not read")
			}
		case xml.StartElement:
			if len(open) > deepestXML {
				return nil, fmt.Errorf("elements nested deeper than %d", deepestXML)
			}
			child := &node{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				child.attrs[a.Name.Local] = a.Value
			}
			here.children = append(here.children, child)
			open = append(open, child)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			here.text += string(t)
		}
	}
}

// child returns the element found by names, one below the other; nil if there is nothing. "*"
// is any name.
func (n *node) child(names ...string) *node {
	if n == nil || len(names) == 0 {
		return n
	}
	for _, c := range n.children {
		if c.name == names[0] || names[0] == "*" {
			if found := c.child(names[1:]...); found != nil {
				return found
			}
		}
	}
	return nil
}

// value returns the text of the element found by names.
func (n *node) value(names ...string) string {
	if c := n.child(names...); c != nil {
		return strings.TrimSpace(c.text)
	}
	return ""
}

// rdf is an export of Zotero that is read.
type rdf struct {
	*reading
	about map[string]*node
	tags  map[string][]string // of collections, by what they hold
	owned map[*node]bool      // attachments and notes of an item
}

func (z *rdf) all(root *node) error {
	for _, n := range root.children {
		if id := n.attrs["about"]; id != "" {
			z.about[id] = n
		}
	}
	z.collections(root)
	for _, n := range root.children {
		for _, a := range append(z.linked(n, "link"), z.linked(n, "isReferencedBy")...) {
			z.owned[a] = true
		}
	}
	for _, n := range root.children {
		if n.name == "Memo" && !z.owned[n] {
			if err := z.leave(firstWords(prose(n.value("value"))), "a note that belongs to no item"); err != nil {
				return err
			}
		}
		if !z.isItem(n) {
			continue
		}
		if err := z.entry(n); err != nil {
			return err
		}
	}
	return nil
}

// isItem reports whether a node is an item of the library, or a file by itself.
func (z *rdf) isItem(n *node) bool {
	switch n.name {
	case "Attachment":
		return !z.owned[n]
	case "Memo", "Collection", "Journal", "Newspaper", "Periodical", "Series", "Website":
		return n.child("itemType") != nil && n.name != "Memo" && n.name != "Collection"
	}
	return n.child("title") != nil || n.child("itemType") != nil
}

// linked returns the nodes that the children of n with a name refer to, or hold.
func (z *rdf) linked(n *node, name string) []*node {
	var out []*node
	for _, c := range n.children {
		if c.name != name {
			continue
		}
		if to := z.about[c.attrs["resource"]]; to != nil {
			out = append(out, to)
		}
		out = append(out, c.children...)
	}
	return out
}

// collections notes the tag of each collection for what it holds.
func (z *rdf) collections(root *node) {
	parent := map[string]string{}
	for _, c := range root.children {
		if c.name == "Collection" {
			for _, p := range c.children {
				if p.name == "hasPart" && z.about[p.attrs["resource"]] != nil && z.about[p.attrs["resource"]].name == "Collection" {
					parent[p.attrs["resource"]] = c.attrs["about"]
				}
			}
		}
	}
	for _, c := range root.children {
		if c.name != "Collection" {
			continue
		}
		tag := folderTag(pathOf(c.attrs["about"], func(id string) (string, string) { return z.about[id].value("title"), parent[id] }))
		for _, p := range c.children {
			if p.name == "hasPart" && tag != "" {
				z.tags[p.attrs["resource"]] = append(z.tags[p.attrs["resource"]], tag)
			}
		}
	}
}

func (z *rdf) entry(n *node) error {
	i := &Item{Saved: day(n.value("dateSubmitted"))}
	e := &i.Entry
	e.Title, e.Published = n.value("title"), day(n.value("date"))
	e.URL = n.value("identifier", "URI", "value")
	if id := n.attrs["about"]; e.URL == "" && isWebAddress(id) {
		e.URL = id
	}
	for _, part := range z.linked(n, "isPartOf") {
		if title := part.value("title"); title != "" && e.Source == "" {
			e.Source = title
		}
	}
	if e.Source == "" {
		e.Source = n.value("publisher", "*", "name")
	}
	var names []string
	if seq := n.child("authors", "Seq"); seq != nil {
		for _, li := range seq.children {
			p := li.child("Person")
			given := p.value("givenName")
			if given == "" {
				given = p.value("givenname")
			}
			names = append(names, strings.TrimSpace(given+" "+p.value("surname")))
		}
	}
	e.Author = authors(names...)
	for _, c := range n.children {
		if c.name == "subject" {
			e.Tags = append(e.Tags, strings.TrimSpace(c.text), c.value("AutomaticTag", "value"))
		}
	}
	e.Tags = append(e.Tags, z.tags[n.attrs["about"]]...)
	memos := z.linked(n, "isReferencedBy")
	for _, file := range z.linked(n, "link") {
		memos = append(memos, z.linked(file, "isReferencedBy")...)
	}
	for _, memo := range memos {
		if note := prose(memo.value("value")); note != "" {
			i.Passages = append(i.Passages, Passage{Note: note})
		}
	}
	bad := z.attach(i, n)
	if !i.HasText() && e.URL == "" {
		if bad == "" {
			bad = "without an address or a text"
		}
		return z.leave(nameOf(e.Title, n.attrs["about"]), bad)
	}
	if bad != "" && !i.HasText() {
		if err := z.leave(nameOf(e.Title, e.URL), bad); err != nil {
			return err
		}
	}
	return z.item(i)
}

// firstWords returns the beginning of a text in one line.
func firstWords(text string) string {
	const most = 60 // characters
	if r := []rune(strings.Join(strings.Fields(text), " ")); len(r) > most {
		return string(r[:most]) + "…"
	} else {
		return string(r)
	}
}

// attach finds the text of an item among its files: a page before a PDF, and that before
// anything else. It returns why a file could not be had, "" if none was asked for.
func (z *rdf) attach(i *Item, n *node) string {
	files := z.linked(n, "link")
	if n.name == "Attachment" {
		files = []*node{n}
	}
	bad := ""
	best := 0
	for _, f := range files {
		name := f.child("resource").attribute("resource")
		if name == "" || f.name != "Attachment" {
			continue
		}
		rank := rankOf(f.value("type"), name)
		if rank <= best {
			continue
		}
		data, found, err := z.file(name)
		if err != nil {
			bad = "a file that is not there, or that lies outside of the export's folder"
			continue
		}
		i.File, best = &File{path.Base(found), data}, rank
	}
	return bad
}

func (n *node) attribute(name string) string {
	if n == nil {
		return ""
	}
	return n.attrs[name]
}

// rankOf says how good a file is as the text of an item; 0 is not at all.
func rankOf(mediaType, name string) int {
	switch ext := strings.ToLower(path.Ext(name)); {
	case strings.HasPrefix(mediaType, "text/html") || ext == ".html" || ext == ".htm":
		return 4
	case mediaType == "application/pdf" || ext == ".pdf":
		return 3
	case ext == ".epub" || ext == ".md" || ext == ".txt":
		return 2
	}
	return 0
}

// file returns a file of the export by its path, which may be escaped.
func (z *rdf) file(name string) ([]byte, string, error) {
	if z.files == nil {
		return nil, "", errors.New("the export has no folder")
	}
	data, err := z.files.read(name)
	if err == nil {
		return data, name, nil
	}
	plain, bad := url.PathUnescape(name)
	if bad != nil {
		return nil, "", err
	}
	data, err = z.files.read(plain)
	return data, plain, err
}
