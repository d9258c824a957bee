package briefing

import (
	"iter"
	"slices"
)

// Digest is an editor's structured account of a set of articles. Its lists are
// in the editor's order. A Digest is not changed after it was made.
type Digest struct {
	// Derived says that no editor wrote the digest: the program made it from
	// what the articles state about themselves.
	Derived bool
	// Derives says that the program adds to the editor's entries what it derives from the
	// articles, see package derive.
	Derives   bool
	Title     string
	Summary   string
	Documents []Document
	Topics    []*Topic
	Figures   []*Figure
	Events    []*Event
	Numbers   []*Number
	Claims    []*Claim
	// Hidden lists the figures, events, numbers and claims that the editor does not want to
	// see, in the order of the digest. They are no subjects. The names of a hidden
	// figure are not proposed again.
	Hidden []Subject
}

// HasFound reports whether the digest has subjects that nobody has checked, see IsFound.
func (d *Digest) HasFound() bool {
	for s := range d.Subjects() {
		if IsFound(s) {
			return true
		}
	}
	return false
}

// Has reports whether a subject of the digest, or one that it hides, has the ID.
func (d *Digest) Has(id SubjectID) bool {
	return d.Subject(id) != nil || slices.ContainsFunc(d.Hidden, func(s Subject) bool { return s.SubjectID() == id })
}

// Document adds what a document does not state itself: its articles and their
// descriptions.
type Document struct {
	File     string // slash-separated, relative to the library
	Articles []DocumentArticle
}

// DocumentArticle describes one article in a document.
type DocumentArticle struct {
	ID        ArticleID
	Title     string
	Source    string
	Author    string
	Published Date
	URL       string
	// Starts is the beginning of the article's first line. It marks where the
	// article starts in a document that holds several; "" for the first
	// article.
	Starts string
}

// Subjects returns every subject of d: topics, figures, events, numbers, claims,
// each in the editor's order.
func (d *Digest) Subjects() iter.Seq[Subject] {
	return func(yield func(Subject) bool) {
		_ = each(d.Topics, yield) && each(d.Figures, yield) && each(d.Events, yield) &&
			each(d.Numbers, yield) && each(d.Claims, yield)
	}
}

func each[S Subject](list []S, yield func(Subject) bool) bool {
	for _, s := range list {
		if !yield(s) {
			return false
		}
	}
	return true
}

// Subject returns the subject that id names, or nil.
func (d *Digest) Subject(id SubjectID) Subject {
	for s := range d.Subjects() {
		if s.SubjectID() == id {
			return s
		}
	}
	return nil
}

// Figure returns the figure that id names, or nil.
func (d *Digest) Figure(id SubjectID) *Figure {
	f, _ := d.Subject(id).(*Figure)
	return f
}

// SubjectsOf returns the subjects of one kind, in the editor's order.
func (d *Digest) SubjectsOf(k Kind) []Subject {
	var out []Subject
	for s := range d.Subjects() {
		if s.Kind() == k {
			out = append(out, s)
		}
	}
	return out
}

// Names returns every spelling that names s on its own: the name and aliases of
// a figure, the name and names of an event, the name of a number or topic, the
// text of a claim.
func Names(s Subject) []string {
	switch s := s.(type) {
	case *Figure:
		return append([]string{s.Name}, s.Aliases...)
	case *Event:
		return append([]string{s.Name}, s.Names...)
	}
	return []string{s.Label()}
}
