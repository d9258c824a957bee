package export

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// ftm writes FollowTheMoney entities, one a line: an Article for each article,
// a Person or an Organization for each mentioned figure of that kind, a Mention
// for each name of such a figure in an article, a Note for each note. The
// schema has neither places nor things; their names are in the articles as
// locationMentioned and namesMentioned.
type ftm struct{ *exporter }

// entity is one of these objects. Every value is in an array, as the schema
// requires.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// set sets a property to the values that are not empty.
func (e entity) set(property string, values ...string) {
	for _, v := range values {
		if v = strings.TrimSpace(strings.ToValidUTF8(v, "\uFFFD")); v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func newEntity(schema string, id ...string) entity {
	return entity{hexID(append([]string{schema}, id...)...), schema, map[string][]string{}}
}

func (f ftm) line(e entity) error {
	f.n++
	if err := f.object(e); err != nil {
		return err
	}
	return f.WriteByte('\n')
}

func (f ftm) begin() error {
	if f.content != Mentions {
		return nil
	}
	tallies, err := f.lib.Tallies(f)
	if err != nil {
		return err
	}
	for _, figure := range f.lib.Digest().Figures {
		if tallies[figure.ID].Mentions == 0 || schemaOf(figure) == "" {
			continue
		}
		if err := f.line(figureEntity(figure)); err != nil {
			return err
		}
	}
	return nil
}

func (f ftm) end([]notes.Placed) error { return nil }

// schemaOf returns the schema for a figure, "" if there is none.
func schemaOf(f *briefing.Figure) string {
	switch f.Type {
	case briefing.Person:
		return "Person"
	case briefing.Organization:
		return "Organization"
	}
	return ""
}

func figureEntity(f *briefing.Figure) entity {
	e := newEntity(schemaOf(f), string(f.ID))
	e.set("name", f.Name)
	e.set("alias", f.Aliases...)
	e.set("summary", f.Summary)
	e.set("wikidataId", f.IDs["wikidata"])
	return e
}

func articleEntity(it item) entity {
	e := newEntity("Article", string(it.ID))
	e.set("name", name(it.Entry))
	e.set("title", it.Title)
	e.set("author", it.Author)
	e.set("publisher", it.Source)
	e.set("publishedAt", ftmDates(it.Published)...)
	e.set("sourceUrl", address(it.URL))
	e.set("fileName", it.File.Escaped())
	e.set("keywords", it.Tags...)
	return e
}

// ftmDates returns a date in the form of the schema: year, month or day; both
// ends of an interval.
func ftmDates(d briefing.Date) []string {
	var out []string
	for _, end := range days(d) {
		switch parts := end.parts(); {
		case end.open || end.decades:
		case len(parts) == 1:
			out = append(out, fmt.Sprintf("%04d", parts[0]))
		case len(parts) == 2:
			out = append(out, fmt.Sprintf("%04d-%02d", parts[0], parts[1]))
		default:
			out = append(out, fmt.Sprintf("%04d-%02d-%02d", parts[0], parts[1], parts[2]))
		}
	}
	return out
}

func (f ftm) add(it item) error {
	article := articleEntity(it)
	var mentions []entity
	seen := map[string]bool{}
	for _, m := range it.mentions {
		figure, ok := f.subjects[m.Subject].(*briefing.Figure)
		if !ok {
			continue
		}
		spelling := passage(it.shown, m.Ref.Span)
		mention := newEntity("Mention", string(it.ID), string(figure.ID), spelling)
		if seen[mention.ID] {
			continue
		}
		seen[mention.ID] = true
		mention.set("document", article.ID)
		mention.set("name", spelling)
		switch schema := schemaOf(figure); {
		case schema != "":
			mention.set("resolved", figureEntity(figure).ID)
			mention.set("detectedSchema", schema)
		case figure.Type == briefing.Place:
			article.set("locationMentioned", figure.Name)
			mention.set("detectedSchema", "Address")
		default:
			article.set("namesMentioned", figure.Name)
		}
		mentions = append(mentions, mention)
	}
	if err := f.line(article); err != nil {
		return err
	}
	for _, m := range mentions {
		if err := f.line(m); err != nil {
			return err
		}
	}
	for _, p := range it.kept {
		if err := f.line(noteEntity(p, article)); err != nil {
			return err
		}
	}
	return nil
}

func noteEntity(p notes.Placed, article entity) entity {
	e := newEntity("Note", string(p.ID))
	e.set("name", first(oneLine(p.Quote), 80), first(oneLine(p.Text), 80))
	e.Properties["name"] = e.Properties["name"][:min(1, len(e.Properties["name"]))]
	e.set("entity", article.ID)
	e.set("description", p.Text)
	e.set("summary", p.Quote)
	e.set("keywords", p.AllTags()...)
	e.set("createdAt", timestamp(p.Created))
	e.set("modifiedAt", timestamp(p.Changed))
	return e
}
