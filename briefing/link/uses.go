package link

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// figure is what can come of a name.
type figure struct {
	id briefing.SubjectID
	uses
	entry    int32 // of its name
	person   bool
	given    [][]string // folded, of a person's names
	surnames []int32    // that it shares with others or may share
	alone    *surname   // its name of one word, if it is a person
	sex      sexes      // of a person
	namesake int32      // one past the surname that it is too, if it is no person; else 0
}

// term is what can come of a word or term of the digest.
type term struct {
	uses
	entries []termEntry
}

// termEntry is one place in the digest that has a term.
type termEntry struct {
	entry   int32
	article briefing.ArticleID // the one article in which it counts, or ""
}

// uses says where a figure or term counts.
type uses struct {
	slots  []slot // in the order of their rules
	topics []int32
}

// of returns the slots of rule n. They are sought by halves, since in one sentence
// a thousand rules may share a word.
func (u *uses) of(n int32) []slot {
	byRule := func(s slot, n int32) int { return cmp.Compare(s.rule, n) }
	start, _ := slices.BinarySearchFunc(u.slots, n, byRule)
	end := start
	for end < len(u.slots) && u.slots[end].rule == n {
		end++
	}
	return u.slots[start:end]
}

// slot is a group of a rule.
type slot struct {
	rule   int32
	number int32 // of the group, among the groups of all rules
}

// rule is one rule of a described subject.
type rule struct {
	described int32
	groups    int32
	first     int32 // number of its first group
	anyNumber bool  // a group has the term that is any number
}

// described is a subject that is found by rules: an event, a number, or one
// report of a claim.
type described struct {
	id      briefing.SubjectID
	article briefing.ArticleID // the one article that it can be in, or ""
	report  int

	// Of a number:
	isNumber     bool
	of           quantity.Measure
	listsNothing bool // no term of its rules says how much there is
	topics       []int32
}
