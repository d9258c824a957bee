package source

import (
	"fmt"

	"briefing/briefing"
)

// Error says which part of a document could not be read. It wraps the reason.
type Error struct {
	File         briefing.FileName
	Line, Column int // from 1; 0 if the whole document is meant
	Err          error
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %v", e.File, e.Line, e.Column, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }
