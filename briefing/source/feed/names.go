package feed

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"strings"

	"briefing/briefing/source/scrub"
)

// namespaces are the prefixes by which this package knows the names of what feeds
// are made of, by the address of their namespace without its scheme and the sign at
// its end; "" for what is read without a prefix.
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

// scope is what the elements around a place say of names and addresses.
type scope struct {
	prefixes map[string]string // as this package knows them, by those of the feed
	base     string            // of addresses
}

// or returns s with a base, if it has none.
func (s scope) or(base string) scope {
	s.base = cmp.Or(s.base, base)
	return s
}

// within returns the scope in an element that begins with start.
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

// with returns a copy of m with one more key; few elements have any.
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

// namespaceOf returns the address of a namespace as it is compared.
func namespaceOf(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.TrimRight(rest, "#/")
}

// name returns the name of an element in lower case, with the prefix by which this
// package knows it.
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

// resolve returns an address in full, if it is one within the base.
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
