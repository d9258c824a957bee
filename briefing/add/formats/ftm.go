package formats

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// followTheMoney are entities of FollowTheMoney, one a line, as Aleph and OpenAleph write
// them. Of these, documents are articles.
var followTheMoney = &Format{
	Name: "FollowTheMoney",
	is: func(e *Export) bool {
		s := e.shape()
		return s.has("schema", "properties") && !s.has("type") || s.has("[].schema", "[].properties")
	},
	read: func(r *reading) error {
		f := &entities{reading: r, pages: map[string][]page{}}
		read := f.eachLine
		if r.shape().has("[].schema") {
			read = func() error { return each(r, "", f.take) }
		}
		if err := read(); err != nil {
			return err
		}
		return f.scans()
	},
}

// entities are lines that are read. Documents whose text is in pages come last.
type entities struct {
	*reading
	documents []entity
	pages     map[string][]page
	held      int // bytes of pages
}

type entity struct {
	ID         word
	Schema     word
	Properties map[string]values
}

// values are those of a property: texts, or other entities, of which the ID counts.
type values []string

func (v *values) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if data[0] != '[' {
		list = []json.RawMessage{data}
	} else if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*v = nil
	for _, item := range list {
		var one word
		if item[0] == '{' {
			var other struct{ ID word }
			if json.Unmarshal(item, &other) == nil {
				one = other.ID
			}
		} else if err := one.UnmarshalJSON(item); err != nil {
			return err
		}
		*v = append(*v, one.String())
	}
	return nil
}

type page struct {
	index int
	text  string
}

const (
	mostPages   = 512 << 20 // bytes that are held
	longestLine = 64 << 20
)

// eachLine reads each line.
func (f *entities) eachLine() error {
	in := bufio.NewReaderSize(f.text(), 64<<10)
	for n := 1; ; n++ {
		line, err := readLine(in)
		switch {
		case err == io.EOF && len(line) == 0:
			return nil
		case errors.Is(err, errLongLine):
			err = f.leave("line "+strconv.Itoa(n), "a line longer than 64 MB")
		case err != nil && err != io.EOF:
			return err
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			var e entity
			if json.Unmarshal(line, &e) != nil {
				err = f.leave("line "+strconv.Itoa(n), "no entity as JSON")
			} else {
				err = f.take(e)
			}
		}
		if err != nil {
			return err
		}
	}
}

var errLongLine = errors.New("a line that is too long")

// readLine returns a line; of one that is too long, the error.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > longestLine {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case tooLong:
			return nil, errLongLine
		}
		return line, err
	}
}

func (e entity) first(names ...string) string {
	for _, n := range names {
		for _, v := range e.Properties[n] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

// isDocument reports whether an entity is a document, by the schemata that are kinds of it.
func (e entity) isDocument() bool {
	switch e.Schema {
	case "Document", "Article", "HyperText", "PlainText", "Pages", "Email", "Message", "Note", "Workbook", "Table", "Image", "Audio", "Video":
		return true
	}
	return false
}

func (f *entities) take(e entity) error {
	switch {
	case e.Schema == "Page":
		return f.page(e)
	case !e.isDocument():
		return nil
	case e.Schema == "Pages" && e.first("bodyText", "bodyHtml") == "":
		f.documents = append(f.documents, e)
		return nil
	}
	return f.document(e, "")
}

func (f *entities) page(e entity) error {
	text, of := e.first("bodyText"), e.first("document")
	if of == "" || text == "" {
		return nil
	}
	if f.held += len(text); f.held > mostPages {
		return errors.New("more pages than are held; the rest is left out")
	}
	index, err := strconv.Atoi(strings.TrimSpace(e.first("index")))
	if err != nil {
		index = len(f.pages[of])
	}
	f.pages[of] = append(f.pages[of], page{index, text})
	return nil
}

// scans takes the documents whose text is in pages.
func (f *entities) scans() error {
	for _, e := range f.documents {
		pages := f.pages[e.ID.String()]
		slices.SortStableFunc(pages, func(a, b page) int { return a.index - b.index })
		var text []string
		for _, p := range pages {
			text = append(text, p.text)
		}
		if err := f.document(e, strings.Join(text, "\n\n")); err != nil {
			return err
		}
	}
	return nil
}

func (f *entities) document(d entity, pages string) error {
	i := &Item{Text: pages, Description: d.first("summary", "description"), Saved: day(d.first("retrievedAt"))}
	if i.Text == "" {
		i.Text = strings.Join(d.Properties["bodyText"], "\n\n")
	}
	if strings.TrimSpace(i.Text) == "" {
		i.Text, i.HTML = "", strings.Join(d.Properties["bodyHtml"], "\n")
	}
	e := &i.Entry
	file := d.first("fileName")
	e.Title, e.Author, e.Source = d.first("title", "subject", "name"), authors(d.Properties["author"]...), d.first("publisher")
	if e.Author == "" {
		e.Author = authors(d.Properties["from"]...) // of a message
	}
	if e.Title == "" {
		e.Title = file
	}
	e.URL, e.Original = d.first("sourceUrl"), file
	for _, key := range []string{"publishedAt", "date", "authoredAt"} {
		if p := day(d.first(key)); p.Known() && !e.Published.Known() {
			e.Published = p
		}
	}
	e.Tags = d.Properties["keywords"]
	if !i.HasText() && e.URL == "" {
		return f.leave(nameOf(e.Title, d.ID.String()), "without a text or an address")
	}
	return f.item(i)
}
