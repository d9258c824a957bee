package feed

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// jsonPerson is an author in a JSON Feed.
type jsonPerson struct {
	Name string `json:"name"`
}

// jsonItem is an entry of a JSON Feed, version 1 or 1.1.
type jsonItem struct {
	URL           string       `json:"url"`
	ExternalURL   string       `json:"external_url"`
	Title         string       `json:"title"`
	ContentHTML   string       `json:"content_html"`
	ContentText   string       `json:"content_text"`
	Summary       string       `json:"summary"`
	DatePublished string       `json:"date_published"`
	DateModified  string       `json:"date_modified"`
	Author        jsonPerson   `json:"author"`
	Authors       []jsonPerson `json:"authors"`
	Tags          []string     `json:"tags"`
	Language      string       `json:"language"`
}

// JSON returns the articles of a JSON Feed.
func JSON(in io.Reader) Articles { return JSONEntries(in).articles() }

// JSONEntries returns the entries of a JSON Feed.
func JSONEntries(in io.Reader) Entries {
	all := Entries(func(yield func(Entry, error) bool) {
		if err := readJSON(json.NewDecoder(in), yield); err != nil && err != errStop {
			yield(Entry{}, fmt.Errorf("feed: %w", err))
		}
	})
	return all.first()
}

// errStop ends decoding because no more articles are wanted.
var errStop = errors.New("stop")

func readJSON(d *json.Decoder, yield func(Entry, error) bool) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	var all briefing.Entry
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		switch key {
		case "title":
			err = readText(d, &all.Source)
		case "language":
			err = readText(d, &all.Language)
		case "authors":
			var people []jsonPerson
			if err = decode(d, &people); err == nil {
				all.Author = names(people)
			}
		case "author":
			var person jsonPerson
			if err = decode(d, &person); err == nil {
				all.Author = cmp.Or(all.Author, names([]jsonPerson{person}))
			}
		case "items":
			err = readItems(d, all, yield)
		default:
			var skipped json.RawMessage
			err = d.Decode(&skipped)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readItems(d *json.Decoder, all briefing.Entry, yield func(Entry, error) bool) error {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return cmp.Or(err, errors.New("items: want a list"))
	}
	for d.More() {
		var item jsonItem
		if err := decode(d, &item); err != nil {
			return err
		}
		text, err := markdown(item.content())
		if err != nil {
			if !yield(Entry{}, &stated.Problem{Err: fmt.Errorf("entry: %w", err)}) {
				return errStop
			}
			continue
		}
		e := entry{
			title: item.Title, url: cmp.Or(item.URL, item.ExternalURL), author: cmp.Or(names(item.Authors), item.Author.Name),
			date: cmp.Or(item.DatePublished, item.DateModified), tags: item.Tags, text: text, language: item.Language,
			whole: item.ContentHTML+item.ContentText != "",
		}
		if e.whole {
			e.summary = scrub.Line(item.Summary)
		}
		if !yield(e.of(all)) {
			return errStop
		}
	}
	_, err := d.Token()
	return err
}

// content returns the content of an entry as HTML.
func (i jsonItem) content() string {
	if i.ContentHTML != "" {
		return i.ContentHTML
	}
	var b strings.Builder
	for line := range strings.SplitSeq(scrub.Text(cmp.Or(i.ContentText, i.Summary)), "\n") {
		b.WriteString(html.EscapeString(line) + "<p>")
	}
	return b.String()
}

func names(people []jsonPerson) string {
	var out []string
	for _, p := range people {
		if n := scrub.Line(p.Name); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

func readText(d *json.Decoder, to *string) error {
	var s string
	err := decode(d, &s)
	*to = scrub.Line(s)
	return err
}

// decode reads a value. It skips a value of an unexpected type.
func decode(d *json.Decoder, to any) error {
	err := d.Decode(to)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return nil
	}
	return err
}
