package feed

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"strings"

	"briefing/briefing/source/scrub"
)

// namespaces maps the address of a namespace, without scheme and trailing sign,
// to the prefix under which this package knows its names; "" for names without
// a prefix.
var namespaces = map[string]string{
	"www.w3.org/2005/atom":                      "",
	"purl.org/atom/ns":                          "",
	"www.w3.org/1999/xhtml":                     "",
	"www.w3.org/1999/02/22-rdf-syntax-ns":       "",
	"purl.org/rss/1.0":                          "",
	"my.netscape.com/rdf/simple/0.9":            "",
	"channel.netscape.com/rdf/simple/0.9":       "",
	"backend.userland.com/rss2":                 "",
	"purl.org/rss/1.0/modules/content":          "content",
	"purl.org/dc/elements/1.1":                  "dc",
	"purl.org/dc/elements/1.0":                  "dc",
	"purl.org/dc/terms":                         "dcterms",
	"search.yahoo.com/mrss":                     "media",
	"tools.search.yahoo.com/mrss":               "media",
	"www.itunes.com/dtds/podcast-1.0.dtd":       "itunes",
	"www.itunes.com/dtds/podcast-1.0":           "itunes",
	"example.com/dtds/podcast-1.0.dtd":          "itunes",
	"rssnamespace.org/feedburner/ext/1.0":       "feedburner",
	"podlove.org/simple-chapters":               "psc",
	"www.google.com/schemas/play-podcasts/1.0":  "googleplay",
	"freedesktop.org/standards/shared-file-tag": "sf",
}

// scope holds the namespace prefixes and the base address in force at an
// element.
type scope struct {
	prefixes map[string]string // prefixes of this package, by those of the feed
	base     string            // of addresses
}

// or returns s with a base, if it has none.
func (s scope) or(base string) scope {
	s.base = cmp.Or(s.base, base)
	return s
}

// within returns the scope inside an element that begins with start.
func (s scope) within(start xml.StartElement) scope {
	for _, a := range start.Attr {
		switch {
		case a.Name.Space == "xmlns":
			if prefix, ok := namespaces[namespaceOf(a.Value)]; ok {
				s.prefixes = with(s.prefixes, strings.ToLower(a.Name.Local), prefix)
			}
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			if prefix, ok := namespaces[namespaceOf(a.Value)]; ok {
				s.prefixes = with(s.prefixes, "", prefix)
			}
		case a.Name.Space == "xml" && a.Name.Local == "base":
			s.base = s.resolve(scrub.Line(a.Value))
		}
	}
	return s
}

// with returns a copy of m with one more key. Copies are cheap: few elements
// have any.
func with(m map[string]string, key, value string) map[string]string {
	const most = 100
	if known, ok := m[key]; ok && known == value || len(m) >= most {
		return m
	}
	out := make(map[string]string, len(m)+1)
	for k, v := range m {
		out[k] = v
	}
	out[key] = value
	return out
}

// namespaceOf returns the address of a namespace in the form used as a key.
func namespaceOf(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.TrimRight(rest, "#/")
}

// name returns the name of an element in lower case, with this package's prefix
// for its namespace.
func (s scope) name(n xml.Name) string {
	local := strings.ToLower(n.Local)
	prefix := strings.ToLower(n.Space)
	if known, ok := s.prefixes[prefix]; ok {
		prefix = known
	}
	switch prefix {
	case "", "atom", "rss", "xhtml", "rdf":
		return local
	}
	return prefix + ":" + local
}

// resolve returns an address in full. Relative addresses start from the base.
func (s scope) resolve(address string) string {
	const longest = 4 << 10
	if address == "" || s.base == "" || len(address)+len(s.base) > longest {
		return address
	}
	base, err := url.Parse(s.base)
	if err != nil || base.Scheme == "" {
		return address
	}
	full, err := base.Parse(address)
	if err != nil {
		return address
	}
	return full.String()
}
