package briefing

// SubjectID names a subject within its digest. Subjects of all kinds share one
// set of IDs, so that an ID identifies a subject without its kind.
type SubjectID string

// Kind says what sort of subject a subject is.
type Kind string

// The kinds of subject, in the order in which lists show them.
const (
	KindTopic  Kind = "topic"
	KindFigure Kind = "figure"
	KindEvent  Kind = "event"
	KindNumber Kind = "number"
	KindClaim  Kind = "claim"
)

// MostShared is how many subjects can share a term or a name: each costs time wherever that
// stands, and may become a mention there. To others it does not lead.
const MostShared = 1000

// Subject is anything one can follow: a *Topic, *Figure, *Event, *Number or
// *Claim.
type Subject interface {
	SubjectID() SubjectID
	Kind() Kind
	Label() string // what lists call it: a name, or a claim's text
	isSubject()
}

// FigureKind says what a figure is: a person, an organization, a place or a
// thing.
type FigureKind string

// The kinds of figure.
const (
	Person       FigureKind = "person"
	Organization FigureKind = "organization"
	Place        FigureKind = "place"
	Thing        FigureKind = "thing"
)

// Figure is a person, organization, place or thing (weapon system, railway,
// treaty…) worth following.
type Figure struct {
	ID      SubjectID
	Type    FigureKind
	Name    string
	Aliases []string // other spellings that mean the figure wherever they stand
	Summary string
	IDs     map[string]string // IDs in other collections: "wikidata": "Q7747"
	Note    ArticleID         // the article that is a note about the figure, or ""
	Apart   []ArticleID       // articles in which its names mean somebody else
	Found   bool              // found by the program, unchecked; see IsFound
}

// Event is something that happened, or is said to have been planned.
type Event struct {
	ID      SubjectID
	Name    string
	Date    Date
	Place   SubjectID   // a figure, or ""
	Who     []SubjectID // figures that took part
	Names   []string    // spellings that are a mention by themselves
	Match   []Rule
	Summary string
	Found   bool // see IsFound
}

// Number is a key quantity, with its unit and what it counts.
type Number struct {
	ID    SubjectID
	Name  string
	Unit  string
	Match []Rule
	Said  []Said // for each rule who says it, and how sure that is; nil if no rule tells
	// Senses are words of which one stands wherever the program found the number, and that
	// tell what is counted there: killed. They are no part of a digest.
	Senses  []string
	Summary string
	Found   bool // see IsFound
}

// Said is who gives a number, and its status in the editor's word: counted, estimated.
type Said struct {
	By     SubjectID // a figure, or ""
	Status string
}

// Claim is a statement that articles assert, deny, attribute or question.
type Claim struct {
	ID      SubjectID
	Text    string
	Topic   SubjectID // or ""
	Reports []Report
}

// Stance says how an article stands to a claim.
type Stance string

// The stances.
const (
	Asserts    Stance = "asserts"
	Denies     Stance = "denies"
	Attributes Stance = "attributes"
	Questions  Stance = "questions"
)

// Report is one article's position on a claim.
type Report struct {
	Article ArticleID
	Stance  Stance
	By      []SubjectID // the figures that speak, each once; empty if the article itself does
	Wording string      // how the text puts the stance, in a few of its own words, or ""
	Match   []Rule
}

// Contested reports whether the reports of a claim differ: at least one asserts
// or attributes it, and at least one denies or questions it. Only reports of
// articles for which has returns true count.
func (c *Claim) Contested(has func(ArticleID) bool) bool {
	var holds, fails bool
	for _, r := range c.Reports {
		if !has(r.Article) {
			continue
		}
		switch r.Stance {
		case Denies, Questions:
			fails = true
		default:
			holds = true
		}
	}
	return holds && fails
}

// Topic is a theme that runs through the articles. It describes passages, or,
// with Where, it is a saved search for articles.
type Topic struct {
	ID      SubjectID
	Name    string
	Summary string
	About   []SubjectID // figures, events, numbers and claims that belong to it
	Words   []Term

	// Where, if not empty, gathers articles by what they state about
	// themselves; see Query.Unstated. Such a topic has no mentions, since no
	// passage is about it. The stops of its trail are its articles.
	Where Query
	// Group is the heading that lists show the topic under, or "".
	Group string
}

// Gathers reports whether the topic holds whole articles and no mentions.
func (t *Topic) Gathers() bool { return !t.Where.Empty() }

// Gathers reports whether s is a topic that holds whole articles.
func Gathers(s Subject) bool {
	t, ok := s.(*Topic)
	return ok && t.Gathers()
}

// IsFound reports whether the program found the subject in the texts and nobody
// has checked it: neither an editor nor an article states it.
func IsFound(s Subject) bool {
	switch s := s.(type) {
	case *Figure:
		return s.Found
	case *Event:
		return s.Found
	case *Number:
		return s.Found
	}
	return false
}

// Rule describes a subject by groups of terms. A sentence that holds at least
// one term of every group is a mention.
type Rule [][]Term

// Term is one spelling in a Rule, every name of a figure, or any number.
type Term struct {
	// Text is matched as whole words, with any white space between them.
	// Upper-case letters in it must be upper case in the article; a term
	// without any matches in either case.
	Text string
	// Literal says that Text must stand in the article letter by letter, with
	// the same case, accents and punctuation.
	Literal bool
	// Figure, if set, stands for every name of that figure; Text is empty then.
	Figure SubjectID
	// Number says that the term is any number that counts or measures something,
	// with the words that bound it: "over 8,000", "dozens". Text is empty then.
	Number bool
}

// AnyNumber is the spelling in a digest of the term that matches any number.
const AnyNumber = "#"

// String returns the term as a digest spells it.
func (t Term) String() string {
	switch {
	case t.Figure != "":
		return "@" + string(t.Figure)
	case t.Number:
		return AnyNumber
	case t.Literal:
		return `"` + t.Text + `"`
	}
	return t.Text
}

func (f *Figure) SubjectID() SubjectID { return f.ID }
func (f *Figure) Kind() Kind           { return KindFigure }
func (f *Figure) Label() string        { return f.Name }
func (*Figure) isSubject()             {}

func (e *Event) SubjectID() SubjectID { return e.ID }
func (e *Event) Kind() Kind           { return KindEvent }
func (e *Event) Label() string        { return e.Name }
func (*Event) isSubject()             {}

func (n *Number) SubjectID() SubjectID { return n.ID }
func (n *Number) Kind() Kind           { return KindNumber }
func (n *Number) Label() string        { return n.Name }
func (*Number) isSubject()             {}

func (c *Claim) SubjectID() SubjectID { return c.ID }
func (c *Claim) Kind() Kind           { return KindClaim }
func (c *Claim) Label() string        { return c.Text }
func (*Claim) isSubject()             {}

func (t *Topic) SubjectID() SubjectID { return t.ID }
func (t *Topic) Kind() Kind           { return KindTopic }
func (t *Topic) Label() string        { return t.Name }
func (*Topic) isSubject()             {}

// Words returns the texts of the terms in a number's rules. It has "" for terms
// that are figures or any number.
func (n *Number) Words() []string {
	var words []string
	for _, rule := range n.Match {
		for _, group := range rule {
			for _, term := range group {
				words = append(words, term.Text)
			}
		}
	}
	return words
}
