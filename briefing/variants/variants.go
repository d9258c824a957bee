// Package variants finds spellings in the texts that look like a figure of the
// digest but are not linked to it: "Zelenskyy" where the digest has "Zelensky",
// "Juergen" for "Jürgen", "Iranian" for Iran, a surname alone in articles that
// never give the full name. It links nothing. The editor decides whether a
// spelling is the figure, by listing it.
//
// A [Finder] reads every article once. It joins capitalised words that are not
// linked into runs (runner) and keeps the runs with a word near to a word of a
// listed name. Names in other scripts go by their sound (across). An index of sounds and of words with letters deleted finds near
// words (nearness). When all articles are read, [Finder.Suggest] compares the
// runs with the names. It drops those that are more likely something else: a
// common word, a given name alone, a surname that others in the texts bear.
//
// The files, in the order in which they are best read: variants.go, run.go,
// names.go, near.go, sound.go, compare.go, candidate.go, align.go, alone.go,
// acronym.go, across.go, roman.go, wide.go, tables.go.
package variants

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// Suggestion is a spelling in the texts that may be a name of a figure.
type Suggestion struct {
	Figure   briefing.SubjectID
	Spelling string // in the form for an alias
	Why      Reason
	Mentions int // unlinked occurrences in the texts
	Articles int // articles with such occurrences
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
	Surname  Reason = "surname"  // the surname alone, in articles without the full name
	Demonym  Reason = "demonym"  // the word for people and things of the place: "Iranian"
	Script   Reason = "script"   // the name in another script: "Мария Сандберг" for Maria Sandberg
	Acronym  Reason = "acronym"  // in brackets after the name: "Nordic Council (NC)"; or the long form of one
)

// certainty ranks the kinds of suggestions by how many in ten are right.
var certainty = map[Reason]int{Spelt: 9, Other: 9, Nickname: 9, Middle: 9, Surname: 8, Demonym: 7, Script: 9, Acronym: 10}

// Finder reads articles and collects possible names. It is not safe for
// concurrent use.
type Finder struct {
	names    names
	near     nearness
	lexemes  map[string]*lexeme // by the word as written
	runs     map[runKey]*run
	ordered  []*run // in order of first occurrence
	articles []briefing.ArticleID
	nouns    []bool                         // by article: its language capitalizes all nouns
	spoken   map[briefing.SubjectID][]int32 // indexes of the articles that mention a figure
	brackets map[bracketKey]*tally
	across   *across
	buf      []byte
}

// New returns a Finder for other spellings of the names in d.
func New(d *briefing.Digest) *Finder {
	f := &Finder{
		names:    namesOf(d),
		lexemes:  map[string]*lexeme{},
		runs:     map[runKey]*run{},
		spoken:   map[briefing.SubjectID][]int32{},
		brackets: map[bracketKey]*tally{},
		across:   newAcross(d),
	}
	f.near = newNearness(&f.names)
	return f
}

// Read collects the possible names in the visible text of an article, except in
// code. mentions are the article's mentions in text order.
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
	f.across.read(at, a, text, linked)
}

// Suggest returns the suggestions, grouped by figure. Figures with the most to
// gain come first, and so do spellings within a figure.
func (f *Finder) Suggest() []Suggestion {
	c := newCollector(f)
	for _, r := range f.ordered {
		c.compare(r)
	}
	found := append(c.suggestions(), f.across.suggestions()...)
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
