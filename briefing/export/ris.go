package export

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// ris writes records for reference managers, one field a line: a tag, two
// spaces, a hyphen and a value.
type ris struct{ *exporter }

func (r ris) begin() error { return nil }

func (r ris) add(it item) error {
	r.n++
	e := it.Entry
	sort := "GEN"
	switch {
	case e.URL != "":
		sort = "ELEC"
	case e.Source != "":
		sort = "NEWS"
	}
	r.line("TY", sort)
	r.line("ID", key(e.ID))
	r.line("TI", name(e))
	r.line("AU", e.Author)
	r.line("T2", e.Source)
	if ends := days(e.Published); len(ends) > 0 {
		if ends[0].isYear() {
			r.line("PY", fmt.Sprintf("%04d", ends[0].year))
		}
		r.line("DA", risDate(e.Published, ends[0]))
	}
	r.line("UR", address(e.URL))
	for _, tag := range e.Tags {
		r.line("KW", tag)
	}
	for _, a := range annotationsOf(it.kept) {
		r.line("N1", a)
	}
	_, err := r.WriteString("ER  - \r\n\r\n")
	return err
}

func (r ris) end([]notes.Placed) error { return nil }

func (r ris) line(tag, value string) {
	if value = oneLine(value); value != "" {
		fmt.Fprintf(r, "%s  - %s\r\n", tag, value) // Flush returns the error
	}
}

// risDate returns a date as year, month and day. If these do not express all of
// it, the whole date follows in words.
func risDate(d briefing.Date, first day) string {
	number := func(n, digits int) string {
		if n == 0 || !first.isYear() {
			return ""
		}
		return fmt.Sprintf("%0*d", digits, n)
	}
	words := ""
	if first.approximate || first.decades || first.season > 0 || len(days(d)) > 1 {
		words = d.Human()
	}
	return fmt.Sprintf("%s/%s/%s/%s", number(first.year, 4), number(first.month, 2), number(first.day, 2), words)
}
