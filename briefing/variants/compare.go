package variants

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// collector compares runs with names. It gathers candidates, and the names of
// others as evidence against them.
type collector struct {
	*Finder
	found    map[candidateKey]*candidate
	ordered  []*candidate
	inFull   map[candidateKey]bool // surnames that occur with the figure's first name
	acronyms map[string]int32      // figure behind whose name the acronym stood in brackets
	bearers  map[string]*bearer
}

// bearer records where a word occurs in longer names that belong to no figure.
type bearer struct {
	asSurname []place // before another word
	asFirst   int     // with another word after it
}

func newCollector(f *Finder) *collector {
	c := &collector{Finder: f, found: map[candidateKey]*candidate{}, inFull: map[candidateKey]bool{}, bearers: map[string]*bearer{}}
	c.acronyms = c.sureAcronyms()
	return c
}

// token is a word of a run.
type token struct {
	text   string
	at     briefing.Span // in the run
	lex    *lexeme
	isUsed bool // already part of a candidate
}

// isInitialism reports whether t is one letter, such as the last of "U.S.".
func (t token) isInitialism() bool { return len(t.lex.folded) == 1 }

// compared is a run during comparison.
type compared struct {
	*run
	tokens []token
}

// compare compares a run with expected names of figures, with names of several
// words, and its single words with surnames and names of one word.
func (c *collector) compare(r *run) {
	x := compared{run: r}
	for _, w := range r.words {
		text := w.In(r.text)
		lex := c.lexemes[text]
		if lex.word == nil {
			lex.word = newWord(text, lex.folded)
		}
		x.tokens = append(x.tokens, token{text: text, at: w, lex: lex})
	}
	c.compareExpected(&x)
	c.compareLong(&x)
	c.compareAlone(&x)
}

// add records that the tokens from i up to j, exclusive, may be a figure.
func (c *collector) add(x *compared, i, j int, figure int32, why Reason, how closeness, isAlone bool) *candidate {
	span := briefing.Span{Start: x.tokens[i].at.Start, End: x.tokens[j-1].at.End}
	for k := i; k < j; k++ {
		x.tokens[k].isUsed = true
	}
	spelling := strings.Join(strings.Fields(strings.ReplaceAll(span.In(x.text), string(fold.Hidden), "")), " ")
	if x.tokens[j-1].isInitialism() && strings.Contains(spelling, ".") {
		spelling += "." // the run ended at the word
	}
	key := candidateKey{figure, fold.String(spelling)}
	found := c.found[key]
	if found == nil {
		found = &candidate{figure: figure, folded: key.folded, why: why, how: how, isAlone: isAlone, spellings: map[string]int{}}
		c.found[key] = found
		c.ordered = append(c.ordered, found)
	}
	found.spellings[spelling] += len(x.places)
	for _, p := range x.places {
		found.places = append(found.places, place{p.article, p.start + int32(span.Start), p.start + int32(span.End)})
	}
	return found
}

// compareExpected looks for words that, joined, give a name: in another form,
// another name of a place, the word for its people, or an acronym.
func (c *collector) compareExpected(x *compared) {
	for i := range x.tokens {
		if figure, ok := c.acronyms[x.tokens[i].text]; ok {
			c.add(x, i, i+1, figure, Acronym, equal, false)
		}
		for j := min(len(x.tokens), i+mostJoined); j > i; j-- {
			if !x.areFree(i, j) {
				continue
			}
			if e, ok := c.expectation(x, i, j); ok {
				c.add(x, i, j, e.figure, e.why, equal, false)
				break
			}
		}
	}
}

// areFree reports whether the tokens from i to j are in no candidate.
func (x *compared) areFree(i, j int) bool {
	return !slices.ContainsFunc(x.tokens[i:j], func(t token) bool { return t.isUsed })
}

// expectation returns the name expected for the tokens from i to j, joined. It
// must belong to a single figure and agree in its capitals.
func (c *collector) expectation(x *compared, i, j int) (e expectation, ok bool) {
	c.buf = c.buf[:0]
	var cased []byte
	var spaced []string
	for _, t := range x.tokens[i:j] {
		c.buf = append(c.buf, t.lex.folded...)
		cased = fold.AppendCased(cased, t.text)
		spaced = append(spaced, t.lex.folded)
	}
	all := c.names.expected[string(c.buf)]
	if len(all) == 0 || c.names.owns(strings.Join(spaced, " ")) {
		return e, false
	}
	e = all[0]
	for _, other := range all[1:] {
		if other.figure != e.figure {
			return e, false
		}
	}
	if !agreeInCase(string(cased), e.cased) || e.isPart && j-i < 2 {
		return e, false
	}
	isOther := e.why == Demonym || c.isFree(x, i-1, true) && c.isFree(x, j, false)
	return e, isOther && x.mayJoin(i, j, e.why == Other)
}

// mayJoin reports whether the words from i to j of a run may be joined. None
// may be in lower case, except beside an apostrophe, as in "Sana'a" and "Côte
// d'Ivoire", and except small words ("of") withSmall.
func (x *compared) mayJoin(i, j int, withSmall bool) bool {
	for k := i; k < j; k++ {
		if folded := x.tokens[k].lex.folded; withSmall && k > i && small[folded] {
			continue
		}
		at := x.tokens[k].at
		before, _ := utf8.DecodeLastRuneInString(x.text[:at.Start])
		after, _ := utf8.DecodeRuneInString(x.text[at.End:])
		if !isCapitalised(x.tokens[k].text) && (k == i || fold.Plain(before) != '\'' && fold.Plain(after) != '\'') {
			return false
		}
	}
	return true
}

// owns reports whether the words are a listed name.
func (n *names) owns(folded string) bool {
	_, ok := n.owner[folded]
	return ok
}

// agreeInCase reports whether text has the capitals of a short name. Longer
// names match in any case: "AlQaeda", "Al Qaeda".
func agreeInCase(text, name string) bool {
	const short = 4
	return text == name || len(text) > short && strings.EqualFold(text, name)
}

// isFree reports whether the word at i, beside a name, does not belong to a
// longer name. Before a name, titles, demonyms and common words that open a
// sentence do not; after it, weekdays and months do not.
func (c *collector) isFree(x *compared, i int, before bool) bool {
	switch {
	case i < 0:
		return !x.before
	case i >= len(x.tokens):
		return !x.after
	}
	t := x.tokens[i]
	folded := t.lex.folded
	switch {
	case t.isUsed:
		return true
	case particles[folded] && before: // as in "President al-Assad"
		return c.isFree(x, i-1, true)
	case !isCapitalised(t.text):
		return !particles[folded]
	case !before:
		return t.lex.is(language.Calendar)
	case t.lex.is(beside), demonyms()[folded], x.endsTitle(i):
		return true
	}
	return i == 0 && x.opens && !t.lex.is(language.Given|language.Lead) && (t.lex.is(openers|language.Common) || c.isCommon(t.text, 1))
}

// endsTitle reports whether the word at i of a run ends a title of several
// words: "Secretary of State", "Minister of Foreign Affairs".
func (x *compared) endsTitle(i int) bool {
	const most = 3 // words after "of"
	k := i
	for k > 0 && i-k < most && isCapitalised(x.tokens[k].text) {
		k--
	}
	return k > 0 && small[x.tokens[k].lex.folded] && x.tokens[k-1].lex.is(language.Title)
}

// isCommon reports whether a word also occurs in lower case, at least once in
// times of its occurrences.
func (c *collector) isCommon(word string, times int) bool {
	lower := c.lexemes[strings.ToLower(word)]
	return lower != nil && lower.count*times >= c.lexemes[word].count
}

// match is the position of a name of several words in a run.
type match struct {
	from, to int
	name     *listed
	why      Reason
	how      closeness
	others   int // differences that make another name likely
}

// compareLong looks for other spellings of names with several words.
func (c *collector) compareLong(x *compared) {
	for at := range x.tokens {
		var best *match
		for _, near := range x.tokens[at].lex.near {
			for _, n := range c.names.byKey[near.key] {
				l := &c.names.listed[n]
				if len(l.words) < 2 {
					continue
				}
				m, ok := align(x, at, l)
				if !ok || !x.areFree(m.from, m.to) || !c.isFree(x, m.from-1, true) || !c.isFree(x, m.to, false) {
					continue
				}
				if best == nil || m.before(best) {
					best = &m
				}
			}
		}
		if best != nil {
			c.add(x, best.from, best.to, best.name.figure, best.why, best.how, false)
			c.inFull[candidateKey{best.name.figure, x.tokens[at].lex.folded}] = true
		}
	}
}

// before reports whether m is the surer match.
func (m *match) before(other *match) bool {
	return cmp.Or(cmp.Compare(m.how, other.how), cmp.Compare(other.to-other.from, m.to-m.from)) < 0
}

// align lays a name over a run so that its key word falls on word at.
func align(x *compared, at int, l *listed) (match, bool) {
	if l.isPerson {
		return alignPerson(x, at, l)
	}
	return alignThing(x, at, l)
}
