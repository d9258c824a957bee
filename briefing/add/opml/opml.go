// Package opml reads and writes lists of feeds in OPML, the format in which
// readers of feeds pass their subscriptions on (http://opml.org/spec2.opml).
//
// A list is read as a row of tokens. Entities that it declares itself are never
// expanded, and nothing that it names is read: a list that declares any is refused.
package opml

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"briefing/briefing/source/scrub"
)

// Reasons to refuse a list.
var (
	errEntities = errors.New("it declares entities of its own; they are not read")
	errNested   = fmt.Errorf("its outlines are nested deeper than %d", deepest)
	errFeeds    = fmt.Errorf("more than %d feeds in it", mostFeeds)
	errNoList   = errors.New("no OPML")
	errTooBig   = fmt.Errorf("bigger than %d MB", mostBytes>>20)
)

const (
	deepest   = 100
	mostFeeds = 10_000
	mostBytes = 16 << 20
)

// Feed is a feed in a list. Its texts are lines without control characters.
type Feed struct {
	Address string // of the feed
	Title   string
	Page    string // address of the page that the feed belongs to, "" if not stated
}

// Read returns the feeds of a list, in its order, each address once, whatever
// folders they lie in. An error comes with the feeds before it.
func Read(in io.Reader) ([]Feed, error) {
	limited := &io.LimitedReader{R: in, N: mostBytes + 1}
	d := xml.NewDecoder(limited)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	r := reader{d: d, seen: map[string]bool{}}
	err := r.read()
	if limited.N <= 0 {
		err = errTooBig
	}
	return r.feeds, err
}

type reader struct {
	d     *xml.Decoder
	feeds []Feed
	seen  map[string]bool
	depth int
	known bool // that it is OPML
}

func (r *reader) read() error {
	for {
		token, err := r.d.RawToken()
		switch {
		case err == io.EOF && !r.known:
			return errNoList
		case err == io.EOF:
			return nil
		case err != nil && !r.known:
			return errNoList
		case err != nil:
			return err
		}
		if err := r.take(token); err != nil {
			return err
		}
	}
}

func (r *reader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.Directive:
		if strings.Contains(strings.ToUpper(string(t)), "<!ENTITY") {
			return errEntities
		}
	case xml.EndElement:
		r.depth--
	case xml.StartElement:
		name := strings.ToLower(t.Name.Local)
		if r.depth++; r.depth > deepest {
			return errNested
		}
		switch {
		case name == "opml":
			r.known = true
		case !r.known:
			return errNoList
		case name == "outline":
			return r.outline(t)
		}
	}
	return nil
}

// outline reads the feed of an outline. Outlines that are only folders have
// none.
func (r *reader) outline(t xml.StartElement) error {
	value := map[string]string{}
	for _, a := range t.Attr {
		value[strings.ToLower(a.Name.Local)] = scrub.Line(a.Value)
	}
	f := Feed{
		Address: address(cmp.Or(value["xmlurl"], value["xmluri"])),
		Title:   cmp.Or(value["title"], value["text"]),
		Page:    value["htmlurl"],
	}
	if f.Address == "" || r.seen[f.Address] {
		return nil
	}
	if len(r.feeds) == mostFeeds {
		return errFeeds
	}
	r.seen[f.Address] = true
	r.feeds = append(r.feeds, f)
	return nil
}

// address returns the address of a feed; "feed:" is a way of some readers to say
// that there is one.
func address(s string) string {
	for strings.HasPrefix(s, "feed:") {
		s = strings.TrimSpace(strings.TrimPrefix(s, "feed:"))
		if strings.HasPrefix(s, "//") {
			return "http:" + s
		}
	}
	return s
}
