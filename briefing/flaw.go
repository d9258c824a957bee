package briefing

// Flaw is something that is wrong with a document, which for that was not read,
// or not as a whole.
type Flaw struct {
	File         string // the document, slash-separated
	Line, Column int    // from 1; 0 if the whole document is meant
	Text         string // what is wrong
}
