package briefing

// Flaw is something that is wrong with a document, which for that was not read,
// or not as a whole, or with a digest.
type Flaw struct {
	File         string // the document or digest, slash-separated
	Line, Column int    // from 1; 0 if the whole document is meant
	Text         string // what is wrong
}

// Review is what is wrong with a library's digest.
type Review struct {
	HasDigest bool
	// Refused is what is wrong with the file as it is now, if it was not taken in
	// place of the one that the library has.
	Refused []Flaw
	LeftOut []Flaw // what could not be used, in the order of the file
	// Against is what shows only against the articles, such as a name that
	// matches nothing; and Loose are the articles that no topic holds. Of a
	// Partial review they are not known.
	Against []Flaw
	Loose   []Entry
	Partial bool
	// Names are spellings in the texts that may be names of figures, those with most
	// to gain first. They are not looked for in a library as large as Unread says.
	Names  []Flaw
	Unread bool
}
