package pick

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

var (
	says = setOf("said says say told tells added adds announced announces reported reports confirmed confirms wrote writes according estimates estimated counts counted claimed claims")

	nouns     = setOf("reports estimates counts claims")            // words of says that need not be verbs
	goesOn    = setOf("added adds")                                 // say something only before "that", or with a comma
	hasHearer = setOf("told tells")                                 // whoever stands behind them hears
	between   = setOf("also has have had later then again earlier") // may stand between a speaker and the verb
	articles  = setOf("the a an")
	bound     = setOf("in of for from at by near with against on to about over under and or nor than") // what follows one is no subject
)

// speaker returns who of the figures in a sentence says what it counts, "" unless that is
// clear: the verb of speaking has the figure for its subject, and nobody else speaks.
func speaker(text string, words []word, names []briefing.Mention) briefing.SubjectID {
	var who briefing.SubjectID
	verbs := map[int]bool{} // those of the speaker
	for _, m := range names {
		verb, ok := verbOf(text, words, m.Ref.Span)
		if !ok {
			continue
		}
		if who != "" && who != m.Subject {
			return "" // one of two
		}
		who, verbs[verb] = m.Subject, true
	}
	for i, w := range words {
		if says[w.folded] && !nouns[w.folded] && !verbs[i] {
			return "" // somebody else speaks, whom the digest need not know
		}
	}
	return who
}

// verbOf returns which word of a sentence is the verb of speaking whose subject is a name.
func verbOf(text string, words []word, name briefing.Span) (verb int, ok bool) {
	before, behind := around(words, name)
	if isOwner(text, name.End) || behind < len(words) && isBeside(text, name.End, words[behind].span.Start) && words[behind].name {
		return 0, false // Ukraine’s ministry, Lumen Post
	}
	if i := firstOf(words, before) - 1; i >= 0 && bound[words[i].folded] && isBeside(text, words[i].span.End, words[i+1].span.Start) {
		if i > 0 && words[i].folded == "to" && words[i-1].folded == "according" && !goesOnAfter(text, words, behind, name.End) {
			return i - 1, true
		}
		return 0, false // officials in Russia
	}
	for i := behind; i < len(words) && isBeside(text, name.End, words[i].span.Start); i++ {
		w := words[i]
		switch {
		case says[w.folded]:
			return i, isSaying(text, words, i)
		case !between[w.folded]:
			return inverted(text, words, before, behind, name)
		}
	}
	return inverted(text, words, before, behind, name)
}

// firstOf returns which of the words before a name its article is, or else before.
func firstOf(words []word, before int) int {
	if before > 0 && articles[words[before-1].folded] {
		return before - 1
	}
	return before
}

// isSaying reports whether verb i says something: who wrote off a boat or added one does not.
func isSaying(text string, words []word, i int) bool {
	end := i+1 == len(words) || !isBeside(text, words[i].span.End, words[i+1].span.Start)
	return end || words[i+1].folded != "off" && (!goesOn[words[i].folded] || words[i+1].folded == "that")
}

// inverted finds a verb before its subject: ", said the river office." What goes on behind
// the name belongs to the words said: "said Russia had".
func inverted(text string, words []word, before, behind int, name briefing.Span) (verb int, ok bool) {
	i := firstOf(words, before) - 1
	if i < 1 || !says[words[i].folded] || hasHearer[words[i].folded] || isBeside(text, words[i-1].span.End, words[i].span.Start) {
		return 0, false
	}
	return i, !goesOnAfter(text, words, behind, name.End)
}

// goesOnAfter reports whether a clause goes on behind a name with more than a day.
func goesOnAfter(text string, words []word, behind, end int) bool {
	if behind == len(words) || !isBeside(text, end, words[behind].span.Start) {
		return false
	}
	next := words[min(behind+1, len(words)-1)]
	isDay := func(w word) bool { return language.English.Class([]byte(w.folded))&language.Weekday != 0 }
	return !isDay(words[behind]) && (words[behind].folded != "on" || !isDay(next))
}

// isBeside reports whether nothing but blanks and letters stands between two bytes.
func isBeside(text string, from, to int) bool {
	return from <= to && !isCut(text[from:to]) && !strings.ContainsAny(text[from:to], ".!?()–—")
}

func isOwner(text string, end int) bool {
	return slices.ContainsFunc([]string{"'s", "’s", "s'", "s’", "'", "’"}, func(mark string) bool { return strings.HasPrefix(text[end:], mark) })
}
