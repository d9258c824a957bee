package variants

import (
	"slices"

	"briefing/briefing/internal/language"
)

// alignThing lays the words of a name over as many words of a run. Most of them
// must be equal.
func alignThing(x *compared, at int, l *listed) (match, bool) {
	from := at - l.key
	if from < 0 || from+len(l.words) > len(x.tokens) {
		return match{}, false
	}
	m := match{from: from, to: from + len(l.words), name: l, why: Spelt}
	same := 0
	for i, w := range l.words {
		t := x.tokens[from+i]
		how := t.lex.word.mayBe(w)
		switch {
		case how == strange, how == misspelt && len(w.folded) < 7:
			return m, false
		case how == equal:
			same++
		}
		m.how = max(m.how, how)
	}
	return m, m.how > equal && 2*same >= len(l.words)
}

// alignPerson lays a person's name over a run whose word at at ends the
// surname. The first name must be there too: unchanged, in another form or as
// an initial. Either side may have middle names that the other lacks.
func alignPerson(x *compared, at int, l *listed) (match, bool) {
	const (
		most       = 3 // names between
		mostOthers = 2 // differences that make another person likely
	)
	surname := at + 1 - (l.end - l.surname)
	m := match{to: at + 1, name: l, why: Spelt}
	if surname > 0 && x.isCompound(surname) {
		return m, false
	}
	if l.given == 0 || surname < 1 || !x.agree(surname, l.words[l.surname:l.end], &m) || m.how == plural {
		return m, false
	}
	best, found := m, false
	for given := surname - l.given; given >= max(0, surname-l.given-most); given-- {
		m := m
		m.from = given
		if !x.namesAt(given, surname, l, &m) {
			continue
		}
		if m.how > equal {
			m.others++
		}
		if m.others <= mostOthers && (!found || m.others <= best.others) {
			best, found = m, true // among equals the longer: "Ada V. Holm", not "V. Holm"
		}
	}
	if found && best.to < len(x.tokens) && generations[x.tokens[best.to].lex.folded] {
		best.to++
		best.asMiddle()
	}
	return best, found && (best.how > equal || best.why != Spelt)
}

// namesAt reports whether the words from i of a run up to the surname agree
// with the names before the surname of l: from its first name on, or from a
// middle name.
func (x *compared) namesAt(i, surname int, l *listed, m *match) bool {
	first := *m
	if x.givenAt(i, l, &first) && x.middlesAgree(i+l.given, surname, l.words[l.given:l.surname], &first) {
		*m = first
		return true
	}
	for k := l.given; k < l.surname; k++ {
		if w := l.words[k]; w.folded == x.tokens[i].lex.folded && len(w.folded) > 1 && !particles[w.folded] {
			m.asMiddle()
			m.others++
			return x.middlesAgree(i+1, surname, l.words[k+1:l.surname], m)
		}
	}
	return false
}

// isCompound reports whether the word at i of a run is the second part of a
// hyphenated name: "Aboutorabi-Fard". A surname with a particle does not count.
func (x *compared) isCompound(i int) bool {
	return x.text[x.tokens[i].at.Start-1] == '-' && !particles[x.tokens[i-1].lex.folded]
}

// agree reports whether the words of a name stand at i of a run, perhaps in
// another spelling.
func (x *compared) agree(i int, words []*word, m *match) bool {
	for k, w := range words {
		t := x.tokens[i+k]
		m.how = max(m.how, t.lex.word.mayBe(w))
	}
	return m.how < strange
}

// givenAt reports whether the first name of l may stand at i of a run, and
// records how in m. A doubtful first name needs a sure surname.
func (x *compared) givenAt(i int, l *listed, m *match) bool {
	t, want := x.tokens[i], l.words[0]
	if !isCapitalised(t.text) || t.lex.is(language.Title) {
		return false
	}
	first := match{}
	x.agree(i, l.words[:l.given], &first)
	switch {
	case first.how <= twin:
	case m.how == misspelt:
		return false
	case l.given == 1 && language.SameGiven(t.lex.folded, want.folded):
		m.why = Nickname
		m.others++
		return true
	case l.given == 1 && isInitial(t.lex.folded, want.folded) && x.isShortened(i):
		m.why = Middle
		m.others++
		return true
	case first.how != sounding:
		return false
	}
	m.how = max(m.how, first.how)
	return true
}

// isShortened reports whether the word at i of a run is an initial rather than
// the word "a": a full stop or another initial follows.
func (x *compared) isShortened(i int) bool {
	end := x.tokens[i].at.End
	return x.text[end] == '.' || x.tokens[i].lex.folded != "a" && x.tokens[i].lex.folded != "i"
}

// middlesAgree reports whether the words from i to j of a run may stand between
// a person's first name and surname where the digest has the words wanted.
// Either side may lack names of the other, but not both: "Ali Akbar Salehi" is
// not "Ali Abdullah Salehi".
func (x *compared) middlesAgree(i, j int, want []*word, m *match) bool {
	const mostFewer, mostMore = 1, 2
	more, fewer := 0, 0
	for hasInitial := slices.ContainsFunc(want, func(w *word) bool { return len(w.folded) == 1 }); i < j; i++ {
		t := x.tokens[i]
		if !x.isMiddle(i) {
			return false
		}
		k := slices.IndexFunc(want, func(w *word) bool {
			return t.lex.word.mayBe(w) <= sounding || isInitial(t.lex.folded, w.folded)
		})
		switch {
		case k >= 0:
			if how := t.lex.word.mayBe(want[k]); how < strange {
				m.how = max(m.how, how)
			} else {
				m.asMiddle()
			}
			fewer += countNames(want[:k])
			want = want[k+1:]
		case particles[t.lex.folded]:
			m.asMiddle()
		case hasInitial && len(t.lex.folded) == 1: // a second initial: George H. W. Bush
			return false
		default:
			more++
		}
	}
	if fewer += countNames(want); more+fewer > 0 || len(want) > 0 {
		m.asMiddle()
	}
	if more+fewer > 0 {
		m.others++
	}
	return more == 0 && fewer <= mostFewer || fewer == 0 && more <= mostMore
}

// isMiddle reports whether the word at i of a run may be part of a name.
func (x *compared) isMiddle(i int) bool {
	t := x.tokens[i]
	folded := t.lex.folded
	if !isCapitalised(t.text) {
		return particles[folded]
	}
	return len(folded) == 1 || !t.lex.is(language.Title|openers)
}

// countNames returns how many of words are not particles.
func countNames(words []*word) int {
	n := 0
	for _, w := range words {
		if !particles[w.folded] {
			n++
		}
	}
	return n
}

// asMiddle records that the text has a middle name more or fewer.
func (m *match) asMiddle() {
	if m.why == Spelt {
		m.why = Middle
	}
}
