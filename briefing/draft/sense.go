package draft

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// beside is how many words on either side of a quantity can tell its sense.
const beside = 8

// sense returns the word that tells in what sense a quantity counts: drowned, of "120
// passengers of the ferry drowned". It is the nearest verb or word for an event behind
// the quantity, else before it, within the same part of the sentence; "" if there is none.
func (p *passage) sense(at briefing.Span) string {
	first, behind := p.wordAt(at.Start), p.wordAt(at.End)
	for i := behind; i < min(len(p.words), behind+beside) && !p.isCut(at.End, p.words[i].span.Start); i++ {
		if p.tellsSense(i) {
			return p.word(i)
		}
	}
	for i := first - 1; i >= max(0, first-beside) && !p.isCut(p.words[i].span.End, at.Start); i-- {
		if p.tellsSense(i) {
			return p.word(i)
		}
	}
	return ""
}

// isCut reports whether a sentence has the end of a part between two bytes.
func (p *passage) isCut(from, to int) bool {
	return from < to && strings.ContainsAny(p.reader.words[from:to], ",;:()“”\"")
}

// tellsSense reports whether a word may tell in what sense something is counted.
func (p *passage) tellsSense(i int) bool {
	w := p.words[i]
	if w.capital || reporting[stem(w.lower)] {
		return false
	}
	return happenings[w.lower] || irregularPast[w.lower] || len(w.lower) > 4 && strings.HasSuffix(w.lower, "ed") && !adjectives[p.word(i-1)]
}

// sensesOfAll returns the words that tell the sense of the population's quantities; none if
// one of the quantities has no such word.
func (p *population) sensesOfAll() []string {
	if p.isSenseless {
		return nil
	}
	return p.senses
}

// addSense notes the word that tells the sense of another quantity.
func (p *population) addSense(word string) {
	if slices.Contains(p.senses, word) {
		return
	}
	if word == "" || len(p.senses) == mostSenses {
		p.isSenseless = true
		return
	}
	p.senses = append(p.senses, word)
}

// mostSenses limits the words of one population that tell its sense. With more of them its
// quantities have little in common but what they count.
const mostSenses = 6
