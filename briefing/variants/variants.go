// Package variants finds spellings in the texts that look like a figure of the
// digest and are not linked to it: "Zelenskyy" where the digest has "Zelensky",
// "Juergen" for "Jürgen", "Iranian" for Iran, a surname that stands alone in
// articles where the full name never does. It links nothing. Whether a spelling
// is the figure, the editor says by listing it.
//
// A [Finder] reads every article once. It joins capitalised words that are not
// linked into runs (runner) and keeps the runs that hold a word near to a word
// of a listed name; which words are near, an index of sounds and of words with a
// letter left out tells (nearness). When all articles are read, [Finder.Suggest]
// compares the runs with the names and drops what is likelier something else: a
// common word, a given name alone, a surname that others bear in the texts.
//
// The files, in the order in which they are best read: variants.go, run.go, names.go,
// near.go, sound.go, compare.go, candidate.go, align.go, alone.go, acronym.go, wide.go,
// tables.go.
package variants

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// Suggestion is a spelling in the texts that may be a name of a figure.
type Suggestion struct {
	Figure   briefing.SubjectID
	Spelling string // as an alias has to have it
	Why      Reason
	Mentions int // how often it stands in the texts without being linked
	Articles int // in how many
	Example  briefing.Ref
}

// Reason says why a spelling may be a figure.
type Reason string

// The reasons.
const (
	Spelt    Reason = "spelling" // "Zelenskyy" for Zelensky
	Other    Reason = "place"    // another name of the place: "Kiev" for Kyiv
	Nickname Reason = "given"    // another form of the first name: "Mike Atherton" for Michael Atherton
	Middle   Reason = "middle"   // more or fewer names: "Joseph R. Biden" for Joseph Biden
	Surname  Reason = "surname"  // the surname alone, where the full name never stands
	Demonym  Reason = "demonym"  // what people and things of the place are called: "Iranian"
	Acronym  Reason = "acronym"  // in brackets after the name: "Nordic Council (NC)"; or what one is short for
)

// certainty says of how many suggestions of a kind in ten some are right. It only
// orders them.
var certainty = map[Reason]int{Spelt: 9, Other: 9, Nickname: 9, Middle: 9, Surname: 8, Demonym: 7, Acronym: 10}

// Finder reads articles and gathers what looks like a name. It is not safe for
// concurrent use.
type Finder struct {
	names    names
	near     nearness
	lexemes  map[string]*lexeme // by the word as it stands
	runs     map[runKey]*run
	ordered  []*run // as they were first met
	articles []briefing.ArticleID
	nouns    []bool                         // by article: whether its language writes all nouns with a capital
	spoken   map[briefing.SubjectID][]int32 // places of the articles that mention a figure
	brackets map[bracketKey]*tally
	buf      []byte
}

// New returns a Finder of names that d lists otherwise.
func New(d *briefing.Digest) *Finder {
	f := &Finder{
		names:    namesOf(d),
		lexemes:  map[string]*lexeme{},
		runs:     map[runKey]*run{},
		spoken:   map[briefing.SubjectID][]int32{},
		brackets: map[bracketKey]*tally{},
	}
	f.near = newNearness(&f.names)
	return f
}

// Read takes note of the names in what a reader sees of an article, code aside. mentions
// are those that it is linked by, in text order.
func (f *Finder) Read(a *briefing.Article, mentions []briefing.Mention) {
	text := briefing.Show(a.Text)
	at := int32(len(f.articles))
	f.articles = append(f.articles, a.ID)
	var linked []briefing.Span
	for _, m := range mentions {
		if _, ok := f.names.figure[m.Subject]; !ok {
			continue
		}
		linked = append(linked, m.Ref.Span)
		if in := f.spoken[m.Subject]; len(in) == 0 || in[len(in)-1] != at {
			f.spoken[m.Subject] = append(in, at)
		}
		f.readBracket(at, text.Words, m)
	}
	f.readRuns(at, text, linked)
}

// Suggest returns what was found, grouped by figure: the figures with most to gain
// first, and of each the spellings with most to gain.
func (f *Finder) Suggest() []Suggestion {
	c := newCollector(f)
	for _, r := range f.ordered {
		c.compare(r)
	}
	found := c.suggestions()
	gain := map[briefing.SubjectID]int{}
	for _, s := range found {
		gain[s.Figure] += s.gain()
	}
	slices.SortStableFunc(found, func(a, b Suggestion) int {
		if a.Figure != b.Figure {
			return cmp.Or(gain[b.Figure]-gain[a.Figure], f.names.figure[a.Figure]-f.names.figure[b.Figure])
		}
		return cmp.Or(b.gain()-a.gain(), cmp.Compare(a.Spelling, b.Spelling))
	})
	return found
}

func (s Suggestion) gain() int { return s.Mentions * certainty[s.Why] }
