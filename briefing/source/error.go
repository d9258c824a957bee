package source

import (
	"fmt"

	"briefing/briefing/source/scrub"
)

// Error says which part of a document could not be read. It wraps the reason.
type Error struct {
	File         string // slash-separated path
	Line, Column int    // from 1; 0 if the whole document is meant
	Err          error
}

func (e *Error) Error() string {
	name := scrub.Line(e.File)
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", name, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %v", name, e.Line, e.Column, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }
