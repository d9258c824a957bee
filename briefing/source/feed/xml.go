package feed

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/stated"
)

const (
	deepest   = 100
	mostNodes = 20_000  // in one entry
	mostToken = 8 << 20 // bytes of a tag or a text
)

// XML returns the articles of an RSS feed of any version, or of an Atom feed.
// The input must be UTF-8, even if its declaration says otherwise.
func XML(in io.Reader) Articles { return XMLEntries(in).articles() }

// XMLEntries is XML for entries.
func XMLEntries(in io.Reader) Entries {
	all := Entries(func(yield func(Entry, error) bool) {
		bound := &bounded{in: in}
		d := xml.NewDecoder(bound)
		d.Strict = false
		d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
		r := &reader{d: d, in: bound}
		for {
			e, err := r.next()
			if err == io.EOF {
				return
			}
			if p := (*stated.Problem)(nil); errors.As(err, &p) {
				if !yield(Entry{}, err) {
					return
				}
				continue
			}
			if err != nil {
				line, _ := d.InputPos()
				yield(Entry{}, &stated.Problem{Line: line, Err: fmt.Errorf("feed: %w", err)})
				return
			}
			if !yield(e.of(r.all)) {
				return
			}
		}
	})
	return all.first()
}

// reader reads a feed up to its next entry.
type reader struct {
	d    *xml.Decoder
	in   *bounded       // the input below d
	all  briefing.Entry // metadata for all entries
	site string         // address of the site, the base of relative addresses
	open []opened       // elements that are open
}

// opened is an element that is open.
type opened struct {
	name  string // in lower case
	scope scope
}

// scope returns the scope of the innermost open element.
func (r *reader) scope() scope {
	if len(r.open) == 0 {
		return scope{}
	}
	return r.open[len(r.open)-1].scope
}

// token returns the next token. The decoder holds a whole token in memory, so
// its size is limited.
func (r *reader) token() (xml.Token, error) {
	r.in.left = mostToken
	return r.d.RawToken()
}

// bounded reads left bytes, then fails.
type bounded struct {
	in   io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errToken
	}
	n, err := b.in.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// next returns the next entry, or io.EOF. A *stated.Problem concerns an entry
// that cannot be read.
func (r *reader) next() (entry, error) {
	for {
		token, err := r.token()
		if err != nil {
			return entry{}, err
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "<!ENTITY") {
				return entry{}, errEntities
			}
		case xml.StartElement:
			around := r.scope()
			inner := around.within(t)
			name := inner.name(t.Name)
			if name == "item" || name == "entry" {
				line, _ := r.d.InputPos()
				n, err := r.read(t, around.or(r.site))
				if err != nil {
					return entry{}, err
				}
				e, err := n.entry(line)
				if err != nil {
					err = &stated.Problem{Line: line, Err: fmt.Errorf("entry: %w", err)}
				}
				return e, err
			}
			if len(r.open) == deepest {
				return entry{}, errNested
			}
			if name == "feed" || name == "rss" {
				r.all.Language = cmp.Or(r.all.Language, (&node{attr: t.Attr}).language())
			}
			if r.isAboutAll(name) {
				n, err := r.read(t, around)
				if err != nil {
					return entry{}, err
				}
				r.about(n)
				continue
			}
			r.open = append(r.open, opened{name, inner})
		case xml.EndElement:
			if len(r.open) > 0 {
				r.open = r.open[:len(r.open)-1]
			}
		}
	}
}

// isAboutAll reports whether an element of this name describes the whole feed:
// it is a child of the feed or its channel, not of an image in it.
func (r *reader) isAboutAll(name string) bool {
	if len(r.open) == 0 {
		return false
	}
	switch r.open[len(r.open)-1].name {
	case "channel", "feed":
		return name == "language" || name == "dc:language" || name == "title" || name == "dc:title" || name == "author" || name == "managingeditor" || name == "link"
	}
	return false
}

// about reads metadata of the whole feed. The title of a feed names the
// publisher.
func (r *reader) about(n *node) {
	switch {
	case (n.name == "title" || n.name == "dc:title") && r.all.Source == "":
		r.all.Source = n.line()
	case n.name == "language" || n.name == "dc:language":
		r.all.Language = cmp.Or(r.all.Language, n.line())
	case n.name == "link" && r.site == "" && (n.value("rel") == "" || n.value("rel") == "alternate"):
		r.site, _ = stated.Address(n.scope.resolve(cmp.Or(n.value("href"), n.line())))
	case r.all.Author == "" && n.name == "author":
		r.all.Author = name(cmp.Or(n.child("name").line(), n.line()))
	}
}
