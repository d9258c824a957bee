package stated

import "fmt"

// Problem is something in a document that could not be read, where the rest
// could.
type Problem struct {
	Line int // of the document, from 1; 0 if unknown
	Err  error
}

func (p *Problem) Error() string {
	if p.Line == 0 {
		return p.Err.Error()
	}
	return fmt.Sprintf("line %d: %v", p.Line, p.Err)
}

func (p *Problem) Unwrap() error { return p.Err }
