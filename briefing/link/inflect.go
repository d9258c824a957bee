package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// inflection knows which words of a text may be forms of the words of listed names. It
// makes forms from names, never names from forms, and is a table of hashes: what it
// finds is compared with the name's word itself.
type inflection struct {
	of    *language.Inflection
	words []listedWord
	table []formEntry // open addressing, several of a key; its length is a power of two
}

// listedWord is a word of a name.
type listedWord struct {
	folded string
	hash   uint64
}

// formEntry says that the form of a hash may be that of a word.
type formEntry struct {
	key  uint64
	word int32 // one past, 0 if free
	form uint16
}

// asListed stands for the word that a word of a text is a form of, where it is the word
// itself.
const asListed int32 = -1

// newInflection returns the forms of the words of all names among spellings.
func newInflection(spellings []spelling, of *language.Inflection) *inflection {
	x := &inflection{of: of}
	seen := map[string]bool{}
	forms := 0
	for i := range spellings {
		if spellings[i].kind == ruleTerm {
			continue
		}
		for _, w := range spellings[i].words {
			if seen[w.folded] {
				continue
			}
			seen[w.folded] = true
			x.words = append(x.words, listedWord{w.folded, hash(w.folded, 0, len(w.folded))})
			forms += len(of.Forms(w.folded))
		}
	}
	x.table = make([]formEntry, powerOfTwo(2*forms+1))
	for n, w := range x.words {
		for _, f := range of.Forms(w.folded) {
			form := of.Form(f).Of(w.folded)
			x.add(formEntry{hash(form, 0, len(form)), int32(n) + 1, f})
		}
	}
	return x
}

func (x *inflection) add(e formEntry) {
	mask := uint64(len(x.table) - 1)
	i := e.key >> 20 & mask
	for x.table[i].word != 0 {
		i = (i + 1) & mask
	}
	x.table[i] = e
}

// each calls yield for every listed word that a folded word of hash h is a form of.
func (x *inflection) each(folded string, h uint64, yield func(word int32, f language.Form)) {
	mask := uint64(len(x.table) - 1)
	for i := h >> 20 & mask; x.table[i].word != 0; i = (i + 1) & mask {
		e := &x.table[i]
		if e.key != h {
			continue
		}
		word := x.words[e.word-1].folded
		if f := x.of.Form(e.form); word != folded && f.Makes(folded, word) {
			yield(e.word-1, f)
		}
	}
}

// within returns where the name's word is in a word of a text, which is a form of it.
func (x *inflection) within(text string, at briefing.Span, f language.Form) briefing.Span {
	if !x.of.Outside {
		return at
	}
	at.Start = startWithin(text, at, len(f.Prefix)-f.Front)
	return briefing.Span{Start: at.Start, End: x.endWithin(text, at, len(f.Ending)-f.Back)}
}

// startWithin returns where the word at at begins without the first added bytes of its
// folded form, and what belongs to these: marks, and what lengthens a word.
func startWithin(text string, at briefing.Span, added int) int {
	if added == 0 {
		return at.Start
	}
	const lengthener = '\u0640'
	for start := at.Start; start < at.End; {
		r, size := utf8.DecodeRuneInString(text[start:at.End])
		switch {
		case unicode.IsMark(r) || r == fold.Hidden || r == lengthener:
		case added <= 0:
			return start
		default:
			added -= utf8.RuneLen(r)
		}
		start += size
	}
	return at.End
}

// endWithin returns where the word at at ends without the last added bytes of its folded
// form.
func (x *inflection) endWithin(text string, at briefing.Span, added int) int {
	end := at.End
	var buf [16]byte
	for added > 0 && end > at.Start {
		_, size := utf8.DecodeLastRuneInString(text[at.Start:end])
		end -= size
		added -= len(fold.Append(buf[:0], text[end:end+size]))
	}
	return end
}

// walkForms is walk for an article in a language in which names change.
func (l *Linker) walkForms(s *scratch, first briefing.Span, h uint64) {
	s.path, s.bases = s.path[:0], s.bases[:0]
	s.name.span.End, s.surname.span.End = 0, 0
	s.nameIs, s.surnameIs = standing{}, standing{}
	l.step(s, 0, space, first, h)
	l.settle(s)
	s.keepName()
}

// standing says how surely a name stands at a place.
type standing struct {
	form  bool  // a form of it does
	torn  bool  // so does one of another
	rival int32 // that other
}

// keep keeps the longer of two names in best, and notes in is whether forms of several
// stand at the same place.
func keep(best *hit, is *standing, found hit, form bool) {
	switch {
	case found.span.End > best.span.End:
		*best, *is = found, standing{form: form}
	case found.span.End == best.span.End && form && is.form && found.id != best.id && min(found.id, best.id) >= 0:
		is.torn, is.rival = true, found.id
	}
}

// settle leaves out what forms do not tell: a name as it is listed goes before another's
// form, and a form of several is nobody's.
func (l *Linker) settle(s *scratch) {
	isBoth := s.name.id >= 0 && s.surname.span.End > 0 && s.surname.span.End == s.name.span.End && s.nameIs.form &&
		!(s.surnameIs.form && slices.Contains(l.surnames[s.surname.id].persons, s.name.id))
	switch {
	case s.nameIs.torn:
		s.tear(s.name.span, s.name.id, s.nameIs.rival)
	case isBoth && s.surnameIs.form:
		s.tear(s.name.span, s.name.id, l.surnames[s.surname.id].persons[0])
		s.surname.span.End = 0
	}
	if s.nameIs.torn || isBoth {
		s.name.span.End = 0
	}
	if s.surnameIs.torn && s.surname.span.End > 0 && s.name.span.End == 0 && s.surname.span.Start >= s.namesEnd {
		s.torn = append(s.torn, tornSurname{len(s.surnames), s.surnameIs.rival})
	}
}

// tornSurname is a place where a form of two surnames stands.
type tornSurname struct {
	hit   int   // in scratch.surnames
	rival int32 // the other surname
}

// mend says which of two surnames a form is of: that of a person who is named in the
// article; of neither if persons of both are.
func (l *Linker) mend(s *scratch) {
	isNamed := func(surname int32) bool {
		return slices.ContainsFunc(l.surnames[surname].persons, func(p int32) bool { return s.named[p] })
	}
	for _, t := range s.torn {
		if t.hit >= len(s.surnames) || !isNamed(t.rival) {
			continue
		}
		h := &s.surnames[t.hit]
		if isNamed(h.id) {
			s.tear(h.span, l.surnames[h.id].persons[0], l.surnames[t.rival].persons[0])
			h.dropped = true
		}
		h.id = t.rival
	}
}

// tear notes that a form of names of two figures is not linked, once for each form.
func (s *scratch) tear(at briefing.Span, first, second int32) {
	form := shown(at.In(s.text))
	if slices.ContainsFunc(s.unsure, func(a Ambiguity) bool { return a.Surname == form }) {
		return
	}
	figures := s.linker.figures
	s.unsure = append(s.unsure, Ambiguity{
		Article: s.article, Surname: strings.Clone(form), Figures: []briefing.SubjectID{figures[min(first, second)].id, figures[max(first, second)].id},
	})
}

// step goes on over the word at at as it stands, and then as each word that it may be a
// form of.
func (l *Linker) step(s *scratch, from int32, g gap, at briefing.Span, h uint64) {
	l.enter(s, from, g, at, at.End, h, asListed)
	x := s.words.forms
	mask := uint64(len(x.table) - 1)
	if x.table[h>>20&mask].word == 0 {
		return
	}
	s.buf = fold.Append(s.buf[:0], at.In(s.text))
	x.each(string(s.buf), h, func(word int32, f language.Form) {
		l.enter(s, from, g, x.within(s.text, at, f), at.End, x.words[word].hash, word)
	})
}

// enter follows the trie over the word at at, which is a form of base, and tries the
// spellings that end there. The next word begins behind byte end.
func (l *Linker) enter(s *scratch, from int32, g gap, at briefing.Span, end int, h uint64, base int32) {
	e := s.words.trie.edge(from, g, h)
	if e.key == 0 {
		return
	}
	s.path, s.bases = append(s.path, at), append(s.bases, base)
	n := e.first()
	if s.path[0].Start < s.namesEnd {
		n = e.firstIn()
	}
	for ; n > 0; n = s.words.spellings[n-1].next {
		l.try(s, &s.words.spellings[n-1])
	}
	if e.node != 0 {
		if next, g, h, ok := s.follow(end); ok {
			l.step(s, e.node, g, next, h)
		}
	}
	s.path, s.bases = s.path[:len(s.path)-1], s.bases[:len(s.bases)-1]
}

// hasForm reports whether a word of the path is a form of another.
func (s *scratch) hasForm() bool {
	return slices.ContainsFunc(s.bases, func(base int32) bool { return base != asListed })
}

// inForms returns where sp stands if the path has forms of its words.
func (s *scratch) inForms(sp *spelling) (briefing.Span, bool) {
	x := s.words.forms
	at := briefing.Span{Start: s.path[0].Start, End: s.path[len(sp.words)-1].End}
	if sp.kind == ruleTerm || sp.literal != "" || len(sp.words) == 1 && sp.isShort(x.of) {
		return at, false
	}
	for i := range sp.words {
		w, found := &sp.words[i], s.path[i].In(s.text)
		if s.bases[i] == asListed {
			if !w.agrees(found, &s.buf) {
				return at, false
			}
			continue
		}
		isHeadline := sp.headline && letterCase(found) == capitals && (amongCapitals(s.text, at) || beginsLine(s.text, at.Start))
		if x.words[s.bases[i]].folded != w.folded || !x.of.Changes(w.folded, sp.bearer) || !isHeadline && !w.changesTo(found, &s.buf) {
			return at, false
		}
	}
	return sp.wholly(s.text, at)
}

// isShort reports whether s, one word, is too short to have forms, or a common noun. An
// acronym keeps its capitals, or the quote in it, in all forms, and may be shorter than a
// name.
func (s *spelling) isShort(of *language.Inflection) bool {
	const shortest = 3 // letters of an acronym
	n := letters(s.words[0].cased)
	return of.Still(s.words[0].folded) || n < of.Least && !(n >= shortest && (letterCase(s.words[0].cased) == capitals || strings.ContainsAny(s.text, "\"״")))
}

// changesTo reports whether found, a form of w, agrees with it in case: in the first
// letter, and if w stands alone in all that both have. What is added is in small letters,
// and an acronym stays whole.
func (w *word) changesTo(found string, buf *[]byte) bool {
	*buf = fold.AppendCased((*buf)[:0], found)
	found = string(*buf)
	if letterCase(w.cased) == capitals && letters(w.cased) > 1 {
		added, ok := strings.CutPrefix(found, w.cased)
		return ok && strings.IndexFunc(added, isUpper) < 0
	}
	if w.rule != exactCase {
		return !isCapitalised(w.cased) || isCapitalised(found)
	}
	for _, want := range w.cased {
		r, size := utf8.DecodeRuneInString(found)
		if unicode.ToLower(r) != unicode.ToLower(want) {
			break
		}
		if r != want {
			return false
		}
		found = found[size:]
	}
	return strings.IndexFunc(found, isUpper) < 0
}

// tellsMen reports whether found is a form of a surname that no woman's surname has.
func (x *inflection) tellsMen(surname, found string) bool {
	folded := fold.String(surname)
	return folded != found && !x.of.Changes(folded, language.Woman)
}

// WordForms are the forms of a word of a name, as a reader would write them.
type WordForms struct {
	Word  string
	Forms []string
}

// Forms returns the words of the names of a figure that change in a language, with the
// forms that count in its articles if they are of this figure alone.
func Forms(f *briefing.Figure, in *language.Language) []WordForms {
	x := in.Inflection()
	if x == nil {
		return nil
	}
	bearer := bearerOf(f.Type == briefing.Person, sexOf(f))
	var out []WordForms
	for _, name := range slices.Concat(briefing.Names(f), Surnames(f)) {
		words := strings.Fields(name)
		for _, w := range words {
			folded := fold.String(w)
			isShort := len(words) == 1 && (letters(folded) < x.Least || x.Still(folded))
			isKnown := slices.ContainsFunc(out, func(o WordForms) bool { return o.Word == w })
			if isShort || isKnown || !x.Changes(folded, bearer) || letters(w) > 1 && letterCase(w) == capitals {
				continue
			}
			if forms := x.Written(w); len(forms) > 0 {
				out = append(out, WordForms{w, forms})
			}
		}
	}
	return out
}
