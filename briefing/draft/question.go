package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
)

// Question asks whether two figures are one. The first has the longer name.
type Question struct {
	Merge    [2]briefing.SubjectID
	Name     string // name of the second
	Articles int    // number of articles in which the second stands alone
	Evidence []Evidence
}

// questions asks about surnames without a full name in their article, and about
// names that may abbreviate longer ones.
// Questions that concern most articles come first.
func (c *cast) questions() []Question {
	var out []Question
	for _, e := range c.entries {
		for _, o := range append(e.candidates(c.surnames), c.spelledOut(e)...) {
			if c.ids[o] == "" || o == e.key || isOf(c.Draft.entries[o].kinds) != isOf(e.kinds) {
				continue
			}
			out = append(out, Question{
				Merge: [2]briefing.SubjectID{c.ids[o], c.ids[e.key]}, Name: e.name(), Articles: e.articles.n, Evidence: c.evidence(e.places),
			})
		}
	}
	slices.SortStableFunc(out, func(a, b Question) int { return cmp.Compare(b.Articles, a.Articles) })
	return out
}

// candidates returns the keys of entries that e may abbreviate: all persons
// with the surname, the most frequent first.
func (e *entry) candidates(surnames map[string][]*entry) []string {
	var out []string
	for _, o := range surnames[e.key] {
		if o != e {
			out = append(out, o.key)
		}
	}
	if e.isPrefixOfMany() {
		return out
	}
	for _, k := range e.maybe.texts() {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// spelledOut returns the keys of persons whose names e may have in part as initials: Tomas Reyk
// for T. Reyk, Ada Holm for Ada M. Holm.
func (c *cast) spelledOut(e *entry) []string {
	if isOf(e.kinds) != tagger.Person {
		return nil
	}
	first, rest, _ := strings.Cut(e.name(), " ")
	words := strings.Fields(rest)
	whole := slices.DeleteFunc(slices.Clone(words), isInitial)
	if len(whole) == 0 || len(whole) == len(words) && !isInitial(first) {
		return nil
	}
	var out []string
	for _, o := range c.surnames[key(strings.Join(whole, " "))] {
		given, _, _ := strings.Cut(o.name(), " ")
		if o != e && !isInitial(given) && (given == first || isInitial(first) && given[0] == first[0]) {
			out = append(out, o.key)
		}
	}
	return out
}

// isInitial reports whether a word of a name is a letter, with or without a full stop.
func isInitial(w string) bool {
	return utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 1
}

// isPrefixOfMany reports whether an organization begins the names of several
// others. These are parts of it: United Nations, United Nations Security
// Council.
func (e *entry) isPrefixOfMany() bool {
	return isOf(e.kinds) == tagger.Organization && len(e.maybe) > 2
}
