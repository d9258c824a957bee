package web

import (
	"cmp"
	"strings"

	"golang.org/x/net/html/atom"

	"briefing/briefing/source/scrub"
)

// Description returns the summary in the head of a page, on one line; "" if it
// has none.
func Description(page string) string {
	p, err := parse(page)
	if err != nil {
		return ""
	}
	said := map[string]string{}
	for d := range p.head.Descendants() {
		if d.DataAtom == atom.Meta {
			key := strings.ToLower(cmp.Or(attr(d, "property"), attr(d, "name")))
			said[key] = cmp.Or(said[key], scrub.Line(attr(d, "content")))
		}
	}
	return cmp.Or(said["description"], said["og:description"], said["twitter:description"])
}
