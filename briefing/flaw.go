package briefing

// Flaw is a problem with a digest, or with a document that was skipped or read
// only in part because of it.
type Flaw struct {
	File         FileName // the document or digest, slash-separated
	Line, Column int      // from 1; 0 if the whole document is meant
	Text         string   // the fault, and its consequence
}

// Review lists the problems of a library's digest.
type Review struct {
	HasDigest bool
	// Refused holds the problems of the digest file on disk, if the library
	// kept its earlier digest because of them.
	Refused []Flaw
	LeftOut []Flaw // parts of the digest that were left out, in the order of the file
	// Against holds problems that show only when the digest is compared with
	// the articles, such as a name that matches nothing. Loose lists the
	// articles that no topic holds. Both are unknown while the review is
	// Partial.
	Against []Flaw
	Loose   []Entry
	Partial bool
	// Names proposes spellings in the texts that may be names of figures, the
	// most frequent first. Unread says that the library is too large to look
	// for them.
	Names  []ProposedName
	Unread bool
}

// ProposedName is a spelling in the texts that may be a name of a figure.
type ProposedName struct {
	Flaw
	Alias Alias
	At    Ref // where it stands for the first time
}

// Alias is a name that a figure may get.
type Alias struct {
	Figure SubjectID
	Name   string
}
