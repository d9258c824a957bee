package formats

import (
	"encoding/json"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/web"
)

// citations are a list in CSL-JSON, as Zotero, Mendeley and this program write it. It
// holds no text: an abstract is none.
var citations = &Format{
	Name: "CSL-JSON",
	is: func(e *Export) bool {
		s := e.shape()
		for _, at := range []string{"[].", "", "items[].", "references[]."} {
			known := cslTypes[s.keys[at+"type"]] || s.has(at+"type", at+"issued.date-parts")
			if known && s.has(at+"title") && s.hasAny(at+"URL", at+"issued", at+"author", at+"DOI", at+"container-title") {
				return true
			}
		}
		return false
	},
	read: func(r *reading) error {
		s := r.shape()
		switch {
		case s.has("[].type"):
			return each(r, "", func(c citation) error { return r.citation(c) })
		case s.has("items[].type"):
			return each(r, "items", func(c citation) error { return r.citation(c) })
		case s.has("references[].type"):
			return each(r, "references", func(c citation) error { return r.citation(c) })
		}
		var one citation
		if err := decodeOne(r.text(), &one); err != nil {
			return err
		}
		return r.citation(one)
	},
}

// cslTypes are those of CSL 1.0.2.
var cslTypes = map[string]bool{}

func init() {
	for t := range strings.FieldsSeq(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
		dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
		motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation
		report review review-book software song speech standard thesis treaty webpage`) {
		cslTypes[t] = true
	}
}

type citation struct {
	ID, Type, Title, URL, DOI word
	Keyword                   words // a text by most, a list by some
	Source                    words `json:"container-title"`
	Publisher                 word
	Author                    []cslName
	Issued, Accessed          cslDate
}

type cslName struct {
	Family, Given, Literal, Suffix word
	Dropping                       word `json:"dropping-particle"`
	NonDropping                    word `json:"non-dropping-particle"`
}

func (n cslName) String() string {
	if n.Literal != "" {
		return n.Literal.String()
	}
	var parts []string
	for _, part := range []word{n.Given, n.Dropping, n.NonDropping, n.Family, n.Suffix} {
		if part != "" {
			parts = append(parts, part.String())
		}
	}
	return strings.Join(parts, " ")
}

type cslDate struct {
	Parts   [][]word `json:"date-parts"`
	Raw     word
	Literal word
}

// UnmarshalJSON reads a date, which some write as a text by itself.
func (d *cslDate) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return d.Raw.UnmarshalJSON(data)
	}
	type plain cslDate
	return json.Unmarshal(data, (*plain)(d))
}

// date returns the day, month or year that is written; not known if there are words that
// are none.
func (d cslDate) date() briefing.Date {
	if len(d.Parts) == 0 || len(d.Parts[0]) == 0 || d.Parts[0][0] == "" {
		if d.Raw != "" {
			return day(d.Raw.String())
		}
		return day(d.Literal.String())
	}
	from := cslDay(d.Parts[0])
	if len(d.Parts) > 1 && len(d.Parts[1]) > 0 {
		if r, err := briefing.ParseDate(from + "/" + cslDay(d.Parts[1])); err == nil {
			return r
		}
	}
	date, err := briefing.ParseDate(from)
	if err != nil {
		return briefing.Date{}
	}
	return date
}

func cslDay(parts []word) string {
	var b strings.Builder
	for i, p := range parts[:min(len(parts), 3)] {
		s := p.String()
		if i > 0 {
			b.WriteByte('-')
			if len(s) == 1 {
				s = "0" + s
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

func (r *reading) citation(c citation) error {
	i := &Item{Saved: c.Accessed.date()}
	var names []string
	for _, a := range c.Author {
		names = append(names, a.String())
	}
	e := &i.Entry
	e.Title, e.URL, e.Author = c.Title.String(), c.URL.String(), authors(names...)
	if strings.Contains(e.Title, "</") { // titles may have marks
		e.Title = web.Text(e.Title)
	}
	if len(c.Source) > 0 {
		e.Source = c.Source[0]
	}
	if e.Source == "" {
		e.Source = c.Publisher.String()
	}
	e.Published = c.Issued.date()
	if e.URL == "" && c.DOI != "" {
		e.URL = "https://doi.org/" + strings.TrimPrefix(c.DOI.String(), "https://doi.org/")
	}
	for _, k := range c.Keyword {
		e.Tags = append(e.Tags, tagsOf(k)...)
	}
	if e.URL == "" {
		return r.leave(nameOf(e.Title, c.ID.String()), "without an address")
	}
	return r.item(i)
}
