package link

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// judgement says what must be seen of the words beside a name of one word.
type judgement uint8

const (
	none       judgement = iota
	asPlace              // it may be part of another place's name, or of a person's
	asPerson             // it may be part of another person's name, or a word
	asAcronym            // in a line of capitals it may be a word
	asWhole              // a full name that another may begin with
	asNamesake           // as asPlace, where people or other places have the name, too
)

// judgeNames drops the names of one word that are part of longer names or words
// after all, and full names that begin others.
func (l *Linker) judgeNames(s *scratch) {
	in := newSentences(s.text)
	any := false
	var near line
	who := namesakes{s: s, last: map[int32]lastClaim{}}
	for _, i := range s.doubts {
		h := &s.names[i]
		if h.contested && l.isContested(s, h) {
			if !in.seek(h.span.Start) {
				break
			}
			s.in, s.line = in.at.Union(h.span), unknownLine
			if c := who.decide(int(i)); c != ofPlace {
				s.yield(h, c)
				any = true
			}
			continue
		}
		if h.judge == none || h.contested && !s.needsLook(h) {
			continue
		}
		if h.judge != asAcronym && (h.judge != asPerson || !l.figures[h.id].alone.doubtful()) {
			s.in, s.line = near.around(s.text, h.span), unknownLine
			if s.holds(h).verdict == alone {
				continue // as most do: the sentence need not be known
			}
		}
		if !in.seek(h.span.Start) {
			break
		}
		s.in, s.line = in.at.Union(h.span), unknownLine
		r := s.holds(h)
		h.dropped = r.verdict < alone
		any = any || h.dropped
		if r.verdict > alone && (i == 0 || s.names[i-1].span.End <= r.span.Start) {
			h.span, h.full = r.span, h.full || r.verdict == named
			s.named[h.id] = s.named[h.id] || h.full
		}
	}
	if any {
		s.drop()
	}
}

// line is one of a text, with the line feed that ends it.
type line struct{ briefing.Span }

// around moves on to the line in which at starts, which does not lie before l, and
// returns the part of it around at that is near.
func (l *line) around(text string, at briefing.Span) briefing.Span {
	for at.Start >= l.End && l.End < len(text) {
		l.Start, l.End = l.End, len(text)
		if n := strings.IndexByte(text[l.Start:], '\n'); n >= 0 {
			l.End = l.Start + n + 1
		}
	}
	const near = 128 // bytes each way
	to := min(len(text), at.End+near)
	if n := strings.IndexByte(text[at.End:to], '\n'); n >= 0 {
		to = at.End + n
	}
	return briefing.Span{Start: max(l.Start, at.Start-near), End: to}
}

// drop removes the names that were dropped.
func (s *scratch) drop() {
	kept := s.names[:0]
	fewer := false // persons may be named in full
	for _, h := range s.names {
		if h.dropped {
			fewer = fewer || h.full && s.linker.figures[h.id].person
			continue
		}
		kept = append(kept, h)
	}
	s.names = kept
	if !fewer {
		return
	}
	clear(s.named)
	for _, h := range kept {
		s.named[h.id] = s.named[h.id] || h.full
	}
}

// needsLook reports whether a neighbour may say something of a name that was just
// found. Most cannot, which is seen without knowing much of them.
func (s *scratch) needsLook(h *hit) bool {
	switch h.judge {
	case asPlace:
		if hasCapitalAfter(s.text, h.span.End) {
			return true
		}
		if s.followsPlainWord(h.span.Start) {
			return s.linker.beside.mayBe(s.text, joinedAfter(s.text, h.span.End))
		}
		return s.linker.beside.near(s.text, h.span)
	case asWhole:
		return afterNames().mayBe(s.text, quickAfter(s.text, h.span.End))
	case asNamesake:
		return hasCapitalBeside(s.text, h.span) || royal[quickBefore(s.text, h.span.Start).In(s.text)] || s.linker.beside.near(s.text, h.span)
	case asAcronym:
		return amongCapitals(s.text, h.span)
	}
	return s.linker.figures[h.id].alone.doubtful() || s.linker.beside.nearPerson(s.text, h.span.Start)
}

// followsPlainWord reports whether the word before byte i, where a name was just found,
// has a small letter and is not "of". It may not know.
func (s *scratch) followsPlainWord(i int) bool {
	w := s.previous
	return w.End > 0 && w.End+1 == i && s.text[w.End] == ' ' && isLowerASCII(s.text[w.Start]) && w.In(s.text) != "of"
}

// doubtful reports whether sn is, or may be, more than the surname of its persons.
func (sn *surname) doubtful() bool {
	return sn.date || sn.word || sn.family || sn.class&(language.Given|language.Place) != 0
}

// holds says whether a name of one word, or a full name, stands for its figure where
// it is: it does if the verdict is alone or more. With initials it may be longer.
func (s *scratch) holds(h *hit) reading {
	ok := true
	switch h.judge {
	case asPlace, asNamesake:
		ok = !s.isPart(h.span)
	case asAcronym:
		ok = !s.isShouted(h.span)
	case asWhole:
		ok = !s.isLongerName(h.span)
	case asPerson:
		if r := s.read(h.span, s.linker.figures[h.id].alone); r.verdict != rejected && r.verdict != stranger {
			return r // a name that is listed needs no more than that
		}
	}
	if !ok {
		return reading{verdict: noName}
	}
	return reading{verdict: alone, span: h.span}
}

// isPart reports whether the place at at is part of another's name, "South Sudan",
// or of a person's, "Neil Jordan".
func (s *scratch) isPart(at briefing.Span) bool {
	if n, ok := wordBefore(s.text, s.in.Start, at.Start); ok {
		switch word := n.word.In(s.text); {
		case isCapitalised(word) && bindsName(n.between):
			if t := s.token(n); s.leads(t, at) || s.isNameBefore(t, at) {
				return true
			}
		case n.between == " " && royal[word] && s.class(at.In(s.text))&language.Given != 0:
			return true
		case word == "of" && n.between == " ": // the Gulf of Oman
			t, ok := s.tokenBefore(n.word.Start)
			if ok && t.capital && t.between == " " && t.class&language.Water != 0 {
				return true
			}
		}
	}
	n, ok := wordAfter(s.text, at.End, s.in.End)
	if !ok || n.between != " " && !isHyphen(n.between) || !isCapitalised(n.word.In(s.text)) {
		return false
	}
	t := s.token(n)
	return s.trails(t, at) || s.isNameAfter(t, at) || s.isBuilding(t, at)
}

// isBuilding reports whether t, which follows the place at at, makes it part of the
// name of a building, street or firm, perhaps with more words: Lincoln Park, the Jordan
// Islamic Bank.
func (s *scratch) isBuilding(t token, at briefing.Span) bool {
	const most = 3 // words
	if !t.capital {
		return false
	}
	for n := 0; n < most && t.between == " "; n++ {
		if t.class&language.Building != 0 && !generations[t.word.In(s.text)] {
			return n == 0 || s.lineCase(at) == plainLine
		}
		if t.class&(language.Title|language.Regnal|language.Function) != 0 || s.listed(t.word) {
			return false
		}
		next, ok := wordAfter(s.text, t.word.End, s.in.End)
		if !ok || !isCapitalised(next.word.In(s.text)) {
			return false
		}
		t = s.token(next)
	}
	return false
}

// royal are titles in lower case that a name follows: "queen Victoria".
var royal = set("king queen prince princess emperor empress pope saint")

// leads reports whether t, which stands before the place at at, begins the name of
// another: South Sudan, New Mexico. "New" is a word like others where it opens a
// sentence or all words have capitals.
func (s *scratch) leads(t token, at briefing.Span) bool {
	switch {
	case t.between != " " && !isHyphen(t.between):
		return false
	case t.class&language.Water != 0, s.isPairOfWords(t, t.word, at):
		return true
	}
	return t.class&language.Lead != 0 &&
		(!strings.EqualFold(t.word.In(s.text), "new") || !s.opens(t.word.Start) && s.lineCase(at) == plainLine)
}

// trails reports whether t, which follows the place at at, ends the name of
// another: the Jordan Valley, Guinea-Bissau, West Virginia.
func (s *scratch) trails(t token, at briefing.Span) bool {
	return s.isPairOfWords(t, at, t.word) || t.between == " " && (t.class&language.Water != 0 ||
		t.class&language.Place != 0 && s.class(at.In(s.text))&language.Lead != 0)
}

// isPairOfWords reports whether two words, one of them t, are together the name
// of a place.
func (s *scratch) isPairOfWords(t token, first, second briefing.Span) bool {
	return t.class&language.Pair != 0 && s.lang.Longer(foldedIn(s.text, first), foldedIn(s.text, second))
}

// isNameBefore reports whether t, which stands before the place at at, makes it a
// person's name: Neil Jordan, J. London, Mr Jordan.
func (s *scratch) isNameBefore(t token, at briefing.Span) bool {
	if isHyphen(t.between) {
		return false
	}
	c := t.class
	namesake := s.class(at.In(s.text))&language.Surname != 0
	switch {
	case c&(language.Courtesy|language.Regnal) != 0, c&language.Title != 0 && s.isBearable(t, at):
		return true
	case s.isInitial(t):
		p, ok := s.tokenBefore(t.word.Start)
		return strings.HasPrefix(t.between, ".") && !(ok && s.isInitial(p) && p.between == ".")
	case namesake && s.isUnknown(t):
		return true
	case c&language.Given == 0, c&(language.Place|language.Function|language.Calendar) != 0, s.endsName(t.word.End), s.endsHungarian(t):
		return false
	}
	return namesake || c&language.Common == 0 || !s.opens(t.word.Start) && s.lineCase(at) == plainLine
}

// endsHungarian reports whether t, a given name, ends a name in Hungarian order.
func (s *scratch) endsHungarian(t token) bool {
	p, ok := s.tokenBefore(t.word.Start)
	return ok && s.lang.Code == "hu" && p.capital && p.between == " "
}

// isBearable reports whether the place at at, behind the title t, can be the name of
// somebody who bears it: Secretary Austin, but neither "Former Washington mayors" nor
// "Rival Iran".
func (s *scratch) isBearable(t token, at briefing.Span) bool {
	return s.class(at.In(s.text))&(language.Given|language.Surname) != 0 && t.class&language.Function == 0 && !qualifies[foldedIn(s.text, t.word)]
}

// qualifies are those of the titles that say something of places, too.
var qualifies = set(`acting boss champion chief conservative elect embattled ex exile former forward general head hereditary
	incoming incumbent independent interim late leader liberal mate nationalist opposition ousted outgoing populist prisoner rebel
	rival ruler running seed socialist successor then`)

// isNameAfter reports whether t, which follows the place at at, makes it a
// person's name: Paris Hilton said.
func (s *scratch) isNameAfter(t token, at briefing.Span) bool {
	const ofPeople = language.Family | language.Hungarian | language.Given | language.Surname | language.Sex
	switch {
	case t.between != " ", s.class(at.In(s.text))&language.Given == 0, s.lang.Nouns, s.listed(t.word):
		return false
	case t.class&^(ofPeople|language.Place) != 0, t.class&(language.Place|language.Surname) == language.Place:
		return false
	}
	p, ok := s.tokenBefore(at.Start)
	if ok && bindsName(p.between) && p.class&(language.Locative|language.Determiner) != 0 {
		return false
	}
	return s.actsLikePerson(t.word, &surname{})
}

// isLongerName reports whether the full name at at begins another: that of a
// son, or of something named after a person.
func (s *scratch) isLongerName(at briefing.Span) bool {
	t, ok := s.tokenAfter(at.End)
	if !ok || !t.capital {
		return false
	}
	word := t.word.In(s.text)
	isFirm := t.class&language.Building != 0 || incorporated[word]
	switch t.between {
	case " ":
		return isFirm || generations[word] && !isPronoun(word)
	case ", ":
		return generations[word] && !isPronoun(word) || incorporated[word]
	}
	return strings.TrimSpace(t.between) == "&" && isFirm || bindsName(t.between) && generations[word]
}

// isUnknown reports whether no table has t, a capitalised word.
func (s *scratch) isUnknown(t token) bool {
	return t.class == 0 && !s.listed(t.word) && letterCase(t.word.In(s.text)) == mixed && !s.lang.Nouns
}

// isShouted reports whether the acronym at at is rather a word of a clause in
// capitals: WHO KILLED HIM, IT IS OVER. After an article, or where no pronoun can
// stand, it is none: THE US, US STRIKES.
func (s *scratch) isShouted(at briefing.Span) bool {
	switch {
	case s.class(at.In(s.text))&(language.Common|language.Function) == 0, !s.isClauseInCapitals(at):
		return false
	case at.In(s.text) == "US" && s.opens(at.Start):
		return false
	}
	return !s.afterDeterminer(at.Start)
}

// isClauseInCapitals reports whether the words around at, as far as no mark ends their
// clause, are all in capitals, and a common word is among them: they are no list of
// acronyms.
func (s *scratch) isClauseInCapitals(at briefing.Span) bool {
	hasWords := false
	inCapitals := func(n neighbour) bool {
		word := n.word.In(s.text)
		hasWords = hasWords || s.token(n).class&(language.Common|language.Function|language.Speaking) != 0
		return letterCase(word) != mixed
	}
	for i, start := 0, at.Start; i < lineWords; i++ {
		n, ok := wordBefore(s.text, s.in.Start, start)
		if !ok || endsClause(n.between) {
			break
		}
		if !inCapitals(n) {
			return false
		}
		start = n.word.Start
	}
	for i, end := 0, at.End; i < lineWords; i++ {
		n, ok := wordAfter(s.text, end, s.in.End)
		if !ok || endsClause(n.between) {
			break
		}
		if !inCapitals(n) {
			return false
		}
		end = n.word.End
	}
	return hasWords
}

// endsClause reports whether words with s between them are said apart.
func endsClause(s string) bool {
	return !staysInLine(s) || strings.ContainsAny(s, "\"“”„«»—")
}
