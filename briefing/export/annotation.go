package export

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// annotations writes W3C Web Annotations (Recommendation of 23 February 2017):
// a collection in JSON-LD.
//
// A target is an article's page, or its file if it has no address, as "briefing
// show ID --text" renders it. A passage has two selectors. The quote is the
// visible text with white space collapsed, since the model requires normalized
// text. The position counts characters of that rendering in Unicode code points
// from 0, end exclusive.
type annotations struct{ list }

const annoContext = "http://www.w3.org/ns/anno.jsonld"

type annotationObject struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Motivation string       `json:"motivation"`
	Created    string       `json:"created,omitempty"`
	Modified   string       `json:"modified,omitempty"`
	Body       []bodyObject `json:"body,omitempty"`
	Target     targetObject `json:"target"`
}

type bodyObject struct {
	Type    string `json:"type"`
	Source  string `json:"source,omitempty"`
	Value   string `json:"value,omitempty"`
	Format  string `json:"format,omitempty"`
	Purpose string `json:"purpose"`
}

type targetObject struct {
	Type     string           `json:"type"`
	Source   sourceObject     `json:"source"`
	Rendered renderingObject  `json:"renderedVia"`
	Selector []selectorObject `json:"selector,omitempty"`
}

type sourceObject struct {
	ID         string             `json:"id"`
	Type       string             `json:"type"`
	Identifier briefing.ArticleID `json:"dcterms:identifier"`
	Title      string             `json:"dcterms:title"`
}

type renderingObject struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type selectorObject struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

func (a *annotations) begin() error {
	label := oneLine(a.x.lib.Digest().Title)
	if label == "" {
		label = "Annotations"
	}
	head := `{"@context":"` + annoContext + `","id":"` + uuid("collection", label, string(a.x.content)) + `","type":"AnnotationCollection","label":`
	if err := a.open(head); err != nil {
		return err
	}
	if err := a.x.object(label); err != nil {
		return err
	}
	return a.open(`,"first":{"id":"` + uuid("page", label, string(a.x.content)) + `","type":"AnnotationPage","startIndex":0,"items":[`)
}

func (a *annotations) end([]notes.Placed) error { return a.close("]}}") }

func (a *annotations) add(it item) error {
	count := counter{text: it.text}
	for _, m := range it.mentions {
		s := a.x.subjects[m.Subject]
		if s == nil {
			continue
		}
		span := m.Ref.Span
		out := annotationObject{
			ID:   uuid("mention", string(it.ID), string(m.Subject), fmt.Sprint(span.Start), fmt.Sprint(span.End)),
			Type: "Annotation", Motivation: "identifying", Body: bodyOf(s), Target: targetOf(it, span, &count),
		}
		if err := a.item(out); err != nil {
			return err
		}
	}
	for _, p := range it.kept {
		out := annotationObject{
			ID: uuid("note", string(p.ID)), Type: "Annotation", Motivation: "highlighting",
			Created: timestamp(p.Created), Modified: timestamp(p.Changed), Target: targetOf(it, p.Span, &count),
		}
		if p.Text != "" {
			out.Motivation = "commenting"
			out.Body = append(out.Body, bodyObject{Type: "TextualBody", Value: p.Text, Format: "text/plain", Purpose: "commenting"})
		}
		for _, tag := range p.AllTags() {
			out.Body = append(out.Body, bodyObject{Type: "TextualBody", Value: tag, Purpose: "tagging"})
		}
		if err := a.item(out); err != nil {
			return err
		}
	}
	return nil
}

// bodyOf describes the subject of a mention.
func bodyOf(s briefing.Subject) []bodyObject {
	out := []bodyObject{{Type: "TextualBody", Value: s.Label(), Format: "text/plain", Purpose: "tagging"}}
	if f, ok := s.(*briefing.Figure); ok && f.IDs["wikidata"] != "" {
		out = append(out, bodyObject{Type: "SpecificResource", Source: "http://www.wikidata.org/entity/" + url.PathEscape(f.IDs["wikidata"]), Purpose: "identifying"})
	}
	return out
}

// targetOf returns a span of an article as a target, or the whole article if
// the span is empty.
func targetOf(it item, span briefing.Span, count *counter) targetObject {
	t := targetObject{
		Type:     "SpecificResource",
		Source:   sourceObject{ID: iri(it.Entry), Type: "Text", Identifier: it.ID, Title: oneLine(name(it.Entry))},
		Rendered: renderingObject{"Software", "briefing show " + string(it.ID) + " --text"},
	}
	if span.Empty() {
		return t
	}
	start, end := count.at(span.Start), count.at(span.End)
	before := briefing.Span{Start: max(0, span.Start-near), End: span.Start}
	after := briefing.Span{Start: span.End, End: min(len(it.text), span.End+near)}
	t.Selector = []selectorObject{
		{
			Type: "TextQuoteSelector", Exact: passage(it.shown, span),
			Prefix: last(plain(it.shown, whole(it.text, before)), notes.Around), Suffix: first(plain(it.shown, whole(it.text, after)), notes.Around),
		},
		{Type: "TextPositionSelector", Start: &start, End: &end},
	}
	return t
}

// near is the number of bytes examined beside a passage for its context. It
// allows for markup and line breaks.
const near = 8 * notes.Around

// whole shrinks a span to whole characters.
func whole(text string, span briefing.Span) briefing.Span {
	for span.Start < span.End && !utf8.RuneStart(text[span.Start]) {
		span.Start++
	}
	for span.End > span.Start && span.End < len(text) && !utf8.RuneStart(text[span.End]) {
		span.End--
	}
	return span
}

func first(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

func last(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// iri returns the address of an article's page, or a relative one of its file.
func iri(e briefing.Entry) string {
	u, err := url.Parse(strings.TrimSpace(e.URL))
	if err == nil && u.IsAbs() && u.Host != "" {
		return address(u.String())
	}
	return (&url.URL{Path: string(e.File)}).String()
}

// counter counts the code points of a text up to a byte. It continues from the
// byte of the latest call.
type counter struct {
	text        string
	byte, point int
}

func (c *counter) at(i int) int {
	if i < c.byte {
		c.point -= utf8.RuneCountInString(c.text[i:c.byte])
	} else {
		c.point += utf8.RuneCountInString(c.text[c.byte:i])
	}
	c.byte = i
	return c.point
}
