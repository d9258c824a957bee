package library

import (
	"errors"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
)

// addErrors records documents that could not be read.
func (l *Library) addErrors(errs []error) {
	for _, err := range errs {
		if bad := (*source.Error)(nil); errors.As(err, &bad) {
			l.Documents = append(l.Documents, bad)
		}
	}
}

// Flaws returns the faults of documents, in the order of Documents.
func (l *Library) Flaws() []briefing.Flaw {
	flaws := make([]briefing.Flaw, len(l.Documents))
	for i, bad := range l.Documents {
		flaws[i] = briefing.Flaw{File: bad.File, Line: bad.Line, Column: bad.Column, Text: scrub.Line(bad.Err.Error())}
	}
	return flaws
}

// PassedOver says which folders were not read, as parts of a site or a vault without
// articles; "" if there are none, or if the library is shown as its index holds it.
func (l *Library) PassedOver() string {
	const named = 8
	if len(l.passed) == 0 {
		return ""
	}
	said := "passed over as parts of a site or a vault: " + strings.Join(l.passed[:min(named, len(l.passed))], ", ")
	if more := len(l.passed) - named; more > 0 {
		said += " and " + briefing.Thousands(more) + " more"
	}
	return scrub.Line(said)
}
