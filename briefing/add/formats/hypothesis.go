package formats

import "strings"

// hypothesis is what Hypothesis answers to a search, or its client exports: annotations on
// pages of the web, in an object, a list, or one a line. Of where they stand only the quote counts, and what stands around it: its numbers count in
// the page.
var hypothesis = &Format{
	Name: "Hypothesis",
	is: func(e *Export) bool {
		s := e.shape()
		return s.has("rows[].uri", "rows[].target") || s.has("annotations[].uri", "annotations[].target") ||
			s.has("[].uri", "[].target", "[].created") || s.has("uri", "target", "created")
	},
	read: func(r *reading) error {
		key := ""
		for _, k := range []string{"rows", "annotations"} {
			if r.shape().has(k + "[].uri") {
				key = k
			}
		}
		return each(r, key, func(a annotation) error { return r.annotation(a) })
	},
}

type annotation struct {
	ID, URI, Text, Created word
	Tags, References       words
	Document               struct {
		Title words
		Link  []struct{ Href word }
	}
	Target []struct {
		Selector []struct{ Type, Exact, Prefix, Suffix word }
	}
}

func (r *reading) annotation(a annotation) error {
	if len(a.References) > 0 {
		return r.leave(nameOf(a.Text.String(), a.ID.String()), "an answer to another note")
	}
	p := Passage{Note: a.Text.String(), Tags: a.Tags, Kept: moment(a.Created.String())}
	for _, t := range a.Target {
		for _, s := range t.Selector {
			if s.Type == "TextQuoteSelector" && p.Quote == "" {
				p.Quote, p.Before, p.After = s.Exact.String(), s.Prefix.String(), s.Suffix.String()
			}
		}
	}
	i := &Item{Passages: []Passage{p}, OnlyPassages: true}
	i.Entry.URL, _, _ = strings.Cut(a.URI.String(), "#")
	for _, l := range a.Document.Link { // the address of a PDF is one of its content
		if !isWebAddress(i.Entry.URL) && isWebAddress(l.Href.String()) {
			i.Entry.URL = l.Href.String()
		}
	}
	if len(a.Document.Title) > 0 {
		i.Entry.Title = a.Document.Title[0]
	}
	if p.Quote == "" && p.Note == "" && len(p.Tags) == 0 {
		return r.leave(nameOf(i.Entry.Title, i.Entry.URL), "an annotation without a quote or a text")
	}
	return r.item(i)
}
