package export

import (
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// table writes CSV (RFC 4180) in UTF-8: a header, and a record for each
// article, mention or note. Offsets are bytes of the article's text, dates are
// EDTF. Cells that a spreadsheet would take for a formula begin with an
// apostrophe.
type table struct {
	*exporter
	csv *csv.Writer
}

func newTable(x *exporter) *table {
	t := &table{x, csv.NewWriter(x)}
	t.csv.UseCRLF = true
	return t
}

var columns = map[Content][]string{
	Articles: {"id", "title", "source", "author", "published", "url", "file", "words", "tags"},
	Mentions: {"subject", "kind", "name", "article", "title", "source", "published", "url", "file", "start", "end", "text", "passage"},
	Notes:    {"id", "state", "article", "title", "source", "published", "url", "file", "start", "end", "quote", "note", "tags", "created", "changed"},
}

func (t *table) begin() error { return t.csv.Write(columns[t.content]) }

func (t *table) add(it item) error {
	e := it.Entry
	about := []string{string(e.ID), e.Title, e.Source, e.Published.String(), e.URL, e.File.Escaped()}
	if t.content == Articles {
		return t.row(string(e.ID), e.Title, e.Source, e.Author, e.Published.String(), e.URL, e.File.Escaped(), strconv.Itoa(e.Words), strings.Join(e.Tags, "; "))
	}
	for _, m := range it.mentions {
		s := t.subjects[m.Subject]
		if s == nil {
			continue
		}
		row := append([]string{string(m.Subject), kind(s), s.Label()}, about...)
		row = append(row, strconv.Itoa(m.Ref.Span.Start), strconv.Itoa(m.Ref.Span.End), passage(it.shown, m.Ref.Span), passage(it.shown, m.Sentence))
		if err := t.row(row...); err != nil {
			return err
		}
	}
	for _, p := range it.kept {
		if err := t.note(p, about); err != nil {
			return err
		}
	}
	return nil
}

// end writes lost notes, without a position.
func (t *table) end(lost []notes.Placed) error {
	for _, p := range lost {
		if err := t.note(p, []string{string(p.Article), p.Title, "", "", "", p.File.Escaped()}); err != nil {
			return err
		}
	}
	t.csv.Flush()
	return t.csv.Error()
}

func (t *table) note(p notes.Placed, about []string) error {
	start, end := "", ""
	if p.State != notes.Lost && !p.Span.Empty() {
		start, end = strconv.Itoa(p.Span.Start), strconv.Itoa(p.Span.End)
	}
	row := append([]string{string(p.ID), string(p.State)}, about...)
	return t.row(append(row, start, end, p.Quote, p.Text, strings.Join(p.AllTags(), "; "), timestamp(p.Created), timestamp(p.Changed))...)
}

func (t *table) row(cells ...string) error {
	t.n++
	for i, c := range cells {
		cells[i] = cell(c)
	}
	return t.csv.Write(cells)
}

// cell returns text as a cell that no spreadsheet takes for a formula. An
// apostrophe goes before characters that may begin one, full-width ones
// included.
func cell(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if text != "" && strings.ContainsAny(firstRune(text), "=+-@\t\r\n＝＋－＠") {
		return "'" + text
	}
	return text
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// kind returns the kind of a subject as lists show it: for a figure its own
// kind, if known.
func kind(s briefing.Subject) string {
	if f, ok := s.(*briefing.Figure); ok && f.Type != "" {
		return string(f.Type)
	}
	return string(s.Kind())
}

func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
