package export

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// csl writes CSL-JSON: an array of articles for citation processors (CSL 1.0.2).
type csl struct{ list }

type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Keyword        string    `json:"keyword,omitempty"`
	Annote         string    `json:"annote,omitempty"`
}

// cslName is a name as the document states it. Nothing says which part is the
// family name.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

func (c *csl) begin() error { return c.list.open("[") }

func (c *csl) add(it item) error {
	e := it.Entry
	out := cslItem{
		ID: key(e.ID), Type: "document", Title: oneLine(name(e)), ContainerTitle: oneLine(e.Source), Issued: cslDateOf(e.Published),
		URL: address(e.URL), Keyword: strings.Join(e.Tags, ", "), Annote: strings.Join(annotationsOf(it.kept), "\n\n"),
	}
	switch {
	case e.URL != "":
		out.Type = "webpage"
	case e.Source != "":
		out.Type = "article-newspaper"
	}
	if e.Author != "" {
		out.Author = []cslName{{oneLine(e.Author)}}
	}
	return c.item(out)
}

func (c *csl) end([]notes.Placed) error { return c.close("]") }

// cslDateOf returns a date for citation processors, nil if it is unknown. Dates
// that the format cannot express (decades, open intervals, intervals of
// seasons) are given in words.
func cslDateOf(d briefing.Date) *cslDate {
	ends := days(d)
	var out cslDate
	for _, e := range ends {
		if e.open || e.decades || e.season > 0 && len(ends) > 1 {
			return &cslDate{Literal: d.Human()}
		}
		out.Parts = append(out.Parts, e.parts())
		out.Season = e.season
		out.Circa = out.Circa || e.approximate
	}
	if len(ends) == 0 {
		return nil
	}
	return &out
}
