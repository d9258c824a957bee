package variants

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// A single word is weak evidence: "Saleem" may be Salim, a given name, or
// somebody else's surname. It is suggested only if nothing in the texts speaks
// against it.

// compareAlone compares the words of a run that are in no candidate with
// surnames and with names of one word.
func (c *collector) compareAlone(x *compared) {
	for i := range x.tokens {
		t := &x.tokens[i]
		if t.isUsed || len(t.lex.near) == 0 || !isCapitalised(t.text) {
			continue
		}
		before, after := c.isFree(x, i-1, true), c.isFree(x, i+1, false)
		if !before || !after {
			c.bear(x, i, before, after)
			continue
		}
		for _, near := range t.lex.near {
			if figure, why, ok := c.alone(t, near); ok {
				if i > 0 && !c.mayBear(&x.tokens[i-1], figure) {
					c.bear(x, i, false, true) // Mr. Santos is not Maria
					break
				}
				found := c.add(x, i, i+1, figure, why, near.how, true)
				found.cost, found.class = near.cost, t.lex.class
				if i > 0 && x.tokens[i-1].lex.is(language.Title) {
					found.titled += len(x.places)
				}
				if i == 0 && x.within {
					found.within += len(x.places)
				}
				break
			}
		}
	}
}

// mayBear reports whether a figure may have the title t. The sex that a title
// tells must be that of the figure's first name. Other words pass.
func (c *collector) mayBear(t *token, figure int32) bool {
	f := c.names.figures[figure]
	if !t.lex.is(language.Title) || f.Type != briefing.Person {
		return true
	}
	title, given := t.lex.class&language.Sex, language.SexOf(foldedWord(strings.Fields(f.Name)[0]))
	return title == 0 || given == 0 || title&given != 0
}

// bear records that a word occurs in a longer name.
func (c *collector) bear(x *compared, i int, before, after bool) {
	word := x.tokens[i].lex.folded
	b := c.bearers[word]
	if b == nil {
		b = &bearer{}
		c.bearers[word] = b
	}
	if !after {
		b.asFirst += len(x.places)
	}
	if !before {
		b.asSurname = append(b.asSurname, x.places...)
	}
}

// alone returns the figure that a single word may stand for.
func (c *collector) alone(t *token, near nearWord) (figure int32, why Reason, ok bool) {
	for _, n := range c.names.byKey[near.key] {
		l := &c.names.listed[n]
		if len(l.words) == 1 && mayStandFor(t, l, c.names.figures[l.figure].Type, near.how) {
			return l.figure, Spelt, true
		}
	}
	persons := c.names.surnames[near.key]
	if len(persons) != 1 || near.how > sounding || near.how == plural {
		return 0, "", false
	}
	if near.how == equal {
		return persons[0], Surname, true
	}
	return persons[0], Spelt, true
}

// mayStandFor reports whether a word may stand for a name of one word.
func mayStandFor(t *token, l *listed, kind briefing.FigureKind, how closeness) bool {
	const long = 9
	name := l.words[0]
	switch how {
	case equal: // differs in case: "Nato"
		return len(name.folded) > 3 && !isCapitals(t.text) && t.text != name.text
	case plural:
		return kind == briefing.Organization || kind == briefing.Thing
	case misspelt:
		n, m := len(t.lex.folded), len(name.folded)
		return min(n, m) >= long && t.lex.folded[n-1] == name.folded[m-1] && t.lex.folded[0] == name.folded[0]
	}
	return how < misspelt
}

// stands reports whether nothing in the texts or the digest speaks against a
// candidate. For a surname it drops the places in articles that mention the
// person, or somebody else of that surname.
func (c *collector) stands(found *candidate) bool {
	owner, isListed := c.names.owner[found.folded]
	if isListed && owner != found.figure {
		return false
	}
	if !found.isAlone {
		return len(found.places) > 0
	}
	word := found.spelling()
	if found.class&(openers|language.Title|language.Calendar) != 0 || c.isCommonName(found, word) {
		return false
	}
	if !c.isSurnameOf(found) {
		return false
	}
	n := len(found.places)
	if b := c.bearers[found.folded]; b != nil && (rarely*len(b.asSurname) > n || rarely*b.asFirst > n) {
		return false
	}
	if c.names.figures[found.figure].Type == briefing.Person && sometimes*found.within > n {
		return false // a place
	}
	spoken := c.spoken[c.names.figures[found.figure].ID]
	if found.why == Surname {
		borne := c.borneIn(found.folded)
		found.places = slices.DeleteFunc(found.places, func(p place) bool {
			_, is := slices.BinarySearch(spoken, p.article)
			return is || borne[p.article]
		})
		return len(found.places) > 0 && c.isKnown(found, len(spoken))
	}
	return c.soundsLike(found, len(spoken)) && !c.standBeside(found, spoken)
}

// soundsLike reports whether a word that sounds like the name of a figure most
// likely is that name. spoken is the number of articles that mention the
// figure. A person's surname must occur with the first name somewhere or,
// unless it is short, behind a title; or be nearly the same and long, or occur
// in several articles.
func (c *collector) soundsLike(found *candidate, spoken int) bool {
	const (
		nearly  = 1 // tenths of a letter
		short   = 4 // letters
		long    = 7
		several = 2
	)
	switch n := len(found.folded); {
	case found.how != sounding, c.names.figures[found.figure].Type != briefing.Person:
		return true
	case c.inFull[candidateKey{found.figure, found.folded}]:
		return true
	case n <= short:
		return false
	case found.titled > 0:
		return true
	case c.amongNouns(found):
		return false
	default:
		return found.cost <= nearly && (n >= long || spoken >= several && found.articles() >= several)
	}
}

const (
	rarely    = 10 // one case in so many does not count against a name
	sometimes = 6  // one case in so many does
)

// amongNouns reports whether a candidate occurs mostly in articles whose
// language capitalizes every noun. There it may be any noun.
func (c *collector) amongNouns(found *candidate) bool {
	n := 0
	for _, p := range found.places {
		if c.nouns[p.article] {
			n++
		}
	}
	return 2*n > len(found.places)
}

// isCommonName reports whether a candidate is a common word, a given name or
// another place.
func (c *collector) isCommonName(found *candidate, word string) bool {
	const often = 4
	if c.isCommon(word, often) {
		return true
	}
	if found.how == equal || c.inFull[candidateKey{found.figure, found.folded}] {
		return false
	}
	const names = language.Given | language.Common | language.Place | language.People
	return found.class&names != 0 || c.names.given[found.folded] || demonyms()[found.folded] || len(otherNames()[found.folded]) > 0
}

// isSurnameOf reports whether no other listed person has the surname.
func (c *collector) isSurnameOf(found *candidate) bool {
	persons := c.names.surnames[found.folded]
	return len(persons) == 0 || len(persons) == 1 && persons[0] == found.figure
}

// isKnown reports whether a surname alone most likely means the figure, which
// spoken articles mention by name. A frequent surname, or one that is another
// word as well, must occur in several articles or behind a title. One that is a
// given name must often occur behind a title.
func (c *collector) isKnown(found *candidate, spoken int) bool {
	const several, two, often = 3, 2, 4
	articles := found.articles()
	if found.class&language.Given != 0 && often*found.titled < len(found.places) {
		return false
	}
	const names = language.Given | language.Common | language.Place | language.Noun
	if frequent()[found.folded] || found.class&names != 0 {
		return articles >= several && spoken >= several || found.titled > 0
	}
	return spoken > 0 || found.titled > 0 || articles >= two
}

// borneIn returns the articles that mention somebody else of a surname.
func (c *collector) borneIn(surname string) map[int32]bool {
	in := map[int32]bool{}
	if b := c.bearers[surname]; b != nil {
		for _, p := range b.asSurname {
			in[p.article] = true
		}
	}
	return in
}

// standBeside reports whether a candidate occurs mostly in articles that
// mention the figure: an article that spells a name in two ways means two
// things.
func (c *collector) standBeside(found *candidate, spoken []int32) bool {
	beside := 0
	for _, p := range found.places {
		if _, is := slices.BinarySearch(spoken, p.article); is {
			beside++
		}
	}
	return found.how == sounding && 2*beside >= len(found.places)
}
