package own

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// WriteOutput writes what a program printed, and that it is not of the library.
func WriteOutput(on *sheet.Sheet) error {
	s := &scribe{on}
	if s.Reader == nil || s.Reader.Output == nil || s.Reader.Output.Name != s.Page.ID.Key {
		return briefing.ErrNotFound
	}
	o := s.Reader.Output
	s.Title("Output of " + o.Name)
	s.Para(func() {
		s.Italic(func() {
			from := ""
			if o.From != "" {
				from = " It was given " + o.From + "."
			}
			s.Text("A program wrote this. It is not of the library, and is not kept." + from)
		})
	})
	for part := range strings.SplitSeq(strings.TrimSpace(o.Text), "\n\n") {
		s.Para(func() {
			for i, line := range strings.Split(strings.Trim(part, "\n"), "\n") {
				if i > 0 {
					s.Broken()
				}
				s.Text(line)
			}
		})
	}
	if o.Cut {
		s.Para(func() { s.Text("It wrote more: only the first part is shown.") })
	}
	return nil
}
