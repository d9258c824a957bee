package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

var (
	// bounding words before a date say when something began or ended, not when it happened.
	bounding = words("since before after until till from by following")
	// subordinate words begin a clause that tells of something besides the sentence's event.
	subordinate = words("since before after until till following when while who which that whose whom where because although though if such like unlike")
	// beforeDates stand between a date and the word that bounds it.
	beforeDates = words("the last late early mid this next of in on")
	auxiliary   = words("is are was were be been being has have had will would may might can could should does did do")
	saying      = words("said says told")
	coordinate  = words("and but or")
	// towards words have a noun behind them that is not the subject of a verb after it.
	towards  = words("on to upon into under")
	openings = words("the a an his her its their this that these those")
	// connecting words stand before a comma at the beginning of a sentence, as do words in -ly.
	connecting = words("however moreover meanwhile furthermore nevertheless nonetheless still thus therefore also besides instead then indeed overall now so yet")
)

// isAside reports whether the date at a word is not that of the sentence's event: it bounds
// a time, or stands in brackets or in a subordinate, relative or participial clause.
func (p *passage) isAside(date int) bool {
	before := date - 1
	for beforeDates[p.word(before)] {
		before--
	}
	if bounding[p.word(before)] || p.isBracketed(date) {
		return true
	}
	start := p.clauseStart(date)
	for i := start; i < date; i++ {
		isSaid := p.word(i) == "that" && (saying[p.word(i-1)] || reporting[stem(p.word(i-1))])
		if subordinate[p.word(i)] && !isSaid && !(i == 0 && p.word(i) == "that") {
			return true
		}
	}
	first := start
	for strings.HasSuffix(p.word(first), "ly") {
		first++
	}
	if first < date && p.isParticiple(first) && !p.isMainVerb(first, date) {
		return true
	}
	return p.isReduced(before)
}

// isMainVerb reports whether the verb that begins the clause of a date is the only one of its
// sentence, so that what stands before is its subject: "the mayor, Ada Holm, met". Clauses
// that "and" joins to it have verbs of their own.
func (p *passage) isMainVerb(verb, date int) bool {
	if p.hasVerb(0, verb) {
		return false
	}
	end := date + 1
	for end < len(p.words) && (!p.isBorder(end) || p.isYear(end)) {
		end++
	}
	return coordinate[p.word(end)] || !p.hasVerb(end, len(p.words))
}

func (p *passage) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if auxiliary[p.word(i)] || p.isParticiple(i) {
			return true
		}
	}
	return false
}

// isBracketed reports whether a bracket stands open before a word.
func (p *passage) isBracketed(word int) bool {
	s := p.reader.words[p.span.Start:p.words[word].span.Start]
	return strings.Count(s, "(") > strings.Count(s, ")")
}

// clauseStart returns the first word of the clause that a word stands in, which punctuation
// begins. A comma within a date or before a date alone begins none.
func (p *passage) clauseStart(word int) int {
	for i := word; i > 0; i-- {
		if p.isBorder(i) && word-i > 1 {
			return i
		}
	}
	return 0
}

// isBorder reports whether punctuation separates word i from the one before it.
func (p *passage) isBorder(i int) bool {
	between := p.reader.words[p.words[i-1].span.End:p.words[i].span.Start]
	return strings.ContainsAny(between, ";()—–") || strings.ContainsAny(between, ",:-") && strings.ContainsAny(between, " \n")
}

// isParticiple reports whether a word is a participle by its form, not a name.
func (p *passage) isParticiple(i int) bool {
	w := p.word(i)
	if i > 0 && p.words[i].capital {
		return false
	}
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) && !happenings[w] || irregularPast[w]
}

// isReduced reports whether word i, right before a date, is a participle behind a noun that
// is no subject: "builds on the agreement signed in 2001".
func (p *passage) isReduced(i int) bool {
	if i < 1 || !p.isParticiple(i) {
		return false
	}
	noun := i - 1
	for noun > 0 && strings.HasSuffix(p.word(noun), "ly") {
		noun--
	}
	if p.words[noun].capital || auxiliary[p.word(noun)] || coordinate[p.word(noun)] {
		return false
	}
	for k := noun - 1; k >= 0 && !p.isBorder(k+1); k-- {
		if towards[p.word(k)] {
			return true
		}
	}
	return false
}

// mostName is about how many bytes the name of an event has.
const mostName = 90

// title returns a name for the event of a verb: its sentence up to the end of the verb's
// clause or, if the verb is too far from the beginning, that clause alone.
func (p *passage) title(verb int) string {
	start := 0
	if len(p.words) > 1 && p.isBorder(1) && (connecting[p.word(0)] || strings.HasSuffix(p.word(0), "ly")) {
		start = 1
	}
	if p.words[verb].span.End-p.words[start].span.Start > mostName {
		if i := p.subjectStart(start, verb); i > start {
			start = i
		}
	}
	end := verb + 1
	for end < len(p.words) && !p.isCoordinate(end) && !subordinate[p.word(end)] && (!p.isBorder(end) || p.isYear(end)) {
		end++
	}
	if p.words[end-1].span.End-p.words[start].span.Start > mostName {
		end = p.phraseEnd(start, verb, end)
	}
	text := flat(p.seen(briefing.Span{Start: p.words[start].span.Start, End: p.words[end-1].span.End}))
	first, n := utf8.DecodeRuneInString(text)
	return clip(string(unicode.ToUpper(first))+text[n:], mostName)
}

// isYear reports whether word i can be the year of a date before it.
func (p *passage) isYear(i int) bool {
	_, ok := p.number(i, 1000, 2100)
	return ok && len(p.word(i)) == 4
}

// subjectStart returns where the clause of a verb begins with its subject, from if it
// nowhere does.
func (p *passage) subjectStart(from, verb int) int {
	for i := verb; i > from; i-- {
		begins := p.words[i].capital || openings[p.word(i)]
		if begins && (p.isBorder(i) || p.isCoordinate(i-1) && i > 1) {
			return i
		}
	}
	return from
}

// isCoordinate reports whether word i joins a clause to one before it, which has a verb.
func (p *passage) isCoordinate(i int) bool {
	if i < 1 || i+1 >= len(p.words) || !coordinate[p.word(i)] || !p.words[i+1].capital && !openings[p.word(i+1)] {
		return false
	}
	apart := p.isBorder(i)
	for k := i - 1; k >= 0; k-- {
		if auxiliary[p.word(k)] || p.isParticiple(k) {
			return true
		}
		if k > 0 && p.isBorder(k) && !apart {
			return false
		}
	}
	return false
}

// phraseEnd returns where to cut a clause that is too long: before its last preposition
// within reach, at end if there is none.
func (p *passage) phraseEnd(start, verb, end int) int {
	for i := verb + 1; i < len(p.words); i++ {
		if p.words[i].span.Start-p.words[start].span.Start > mostName {
			break
		}
		if prepositions[p.word(i)] && (i == verb+1 || !p.isParticiple(i-1)) {
			end = i
		}
	}
	return end
}

var prepositions = words("in on at with for to of from during under by between through against near about")
