package page

import (
	"strings"

	"briefing/briefing"
)

// writeOutput writes what a program printed, and that it is not of the library.
func writeOutput(s *scribe) error { return s.output() }

func (s *scribe) output() error {
	if s.reader == nil || s.reader.Output == nil || s.reader.Output.Name != s.page.ID.Key {
		return briefing.ErrNotFound
	}
	o := s.reader.Output
	s.title("Output of " + o.Name)
	s.para(func() {
		s.italic(func() {
			from := ""
			if o.From != "" {
				from = " It was given " + o.From + "."
			}
			s.text("A program wrote this. It is not of the library, and is not kept." + from)
		})
	})
	for part := range strings.SplitSeq(strings.TrimSpace(o.Text), "\n\n") {
		s.para(func() {
			for i, line := range strings.Split(strings.Trim(part, "\n"), "\n") {
				if i > 0 {
					s.broken()
				}
				s.text(line)
			}
		})
	}
	if o.Cut {
		s.para(func() { s.text("It wrote more: only the first part is shown.") })
	}
	return nil
}
