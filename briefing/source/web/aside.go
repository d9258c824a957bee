package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/source/scrub"
)

// aside is a piece of a page that may be a mark beside the text: a superscript,
// or a link within the page. A browser sets it apart from the word before it.
// Plain text would glue the two together.
type aside struct {
	kind   atom.Atom // Sup or A
	tokens []html.Token
	lines  []int // in the document, for each token
	depth  int
	size   int // bytes of text
}

const (
	longestAside = 60 // bytes of text
	mostInAside  = 12 // tokens
)

// beginAside reports whether t begins an aside. If so, it starts to collect it.
func (s *sifter) beginAside(t html.Token) bool {
	isMark := t.DataAtom == atom.Sup || t.DataAtom == atom.A && strings.Contains(attrOf(t, "href"), "#")
	if !isMark || t.Type != html.StartTagToken || s.inHead {
		return false
	}
	s.aside = &aside{kind: t.DataAtom, depth: 1}
	s.aside.add(t, s.line)
	return true
}

func (a *aside) add(t html.Token, line int) {
	a.tokens = append(a.tokens, t)
	a.lines = append(a.lines, line)
}

// inAside adds a token to the current aside.
func (s *sifter) inAside(t html.Token) {
	a := s.aside
	a.add(t, s.line)
	switch t.Type {
	case html.TextToken:
		a.size += len(t.Data)
	case html.StartTagToken:
		if t.DataAtom == a.kind {
			a.depth++
		}
	case html.EndTagToken:
		if t.DataAtom == a.kind {
			a.depth--
		}
	}
	switch {
	case a.depth == 0:
		s.endAside()
	case a.size > longestAside || len(a.tokens) > mostInAside || t.Type != html.TextToken && (isBreak(t.DataAtom) || isMachinery(t.DataAtom) || t.DataAtom == atom.Math):
		s.spill()
	}
}

// spill passes the tokens of an aside on unchanged.
func (s *sifter) spill() {
	a := s.aside
	if a == nil {
		return
	}
	s.aside = nil
	line := s.line
	for i, t := range a.tokens {
		s.line = a.lines[i]
		if s.formula != nil || s.hidden != 0 {
			s.take(t)
		} else {
			s.plain(t)
		}
	}
	s.line = line
}

// endAside writes the aside as a mark, if it is one.
func (s *sifter) endAside() {
	a := s.aside
	var b strings.Builder
	isRaised, isLinked, class := a.kind == atom.Sup, false, ""
	for _, t := range a.tokens {
		switch {
		case t.Type == html.TextToken:
			b.WriteString(t.Data)
		case t.DataAtom == atom.Sup:
			isRaised = true
		case t.DataAtom == atom.A && t.Type == html.StartTagToken:
			isLinked, class = true, class+" "+strings.ToLower(attrOf(t, "class"))
		}
	}
	text := strings.TrimSpace(scrub.Text(b.String()))
	switch {
	case a.kind == atom.A && isPermalink(text, class):
		s.aside = nil
		s.gone(text)
	case isRaised, isNoteMark(text, s.before()):
		if mark, ok := raised(text, s.before(), isLinked); ok {
			s.aside = nil
			s.text(mark)
			return
		}
		s.spill()
	default:
		s.spill()
	}
}

// isPermalink reports whether a link within a page only leads to its own place,
// or back from a note.
func isPermalink(text, class string) bool {
	const signs = "¶#§🔗∞⚓↩↑⤴⏎\ufe0e\ufe0f "
	if strings.Trim(text, signs) == "" {
		return text != ""
	}
	if !strings.Contains(class, "link") && !strings.Contains(class, "anchor") && !strings.Contains(class, "backref") {
		return false
	}
	switch strings.ToLower(text) {
	case "permalink", "anchor", "link to this heading", "link to this section", "permalink to this heading", "permalink to this headline", "direct link to heading":
		return true
	}
	return false
}

// isNoteMark reports whether a link within a page, behind a word, is the mark
// of a note.
func isNoteMark(text, before string) bool {
	const longest = 3
	last, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && !unicode.IsDigit(last) && len(text) <= longest && text != "" && strings.Trim(text, "0123456789*†‡") == ""
}

// raised returns a superscript behind a word in a form that stays distinct from
// that word. It returns false if the superscript is part of the word, as in
// "1st".
func raised(text, before string, isLinked bool) (string, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case text == "":
		return "", false
	case strings.EqualFold(text, "TM"):
		return "™", true
	case strings.EqualFold(text, "SM"):
		return "℠", true
	case first == '[' || first == '(' || !unicode.IsLetter(last) && !unicode.IsDigit(last) && !isSign(text) && !isLinked:
		return "", false
	}
	if up, ok := superscript(text); ok {
		return up, true
	}
	switch isWord := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0; {
	case isLinked && before != "":
		return "[" + text + "]", true
	case unicode.IsDigit(last) && utf8.RuneCountInString(text) == 1 && isWord && first < utf8.RuneSelf && !strings.ContainsRune("aeonx", first), unicode.IsLetter(last) && utf8.RuneCountInString(before) == 1 && (!isWord || utf8.RuneCountInString(text) == 1):
		return "^" + grouped(text), true // a power
	case unicode.IsLetter(last) && isWord && utf8.RuneCountInString(text) == 1 && !isNumeral(before):
		return "[" + text + "]", true // a note, as in tables
	case unicode.IsLetter(last) && unicode.IsDigit(first), unicode.IsDigit(last) && !isWord:
		return "^" + grouped(text), true
	}
	return "", false
}

func grouped(text string) string {
	if utf8.RuneCountInString(text) == 1 {
		return text
	}
	return "(" + text + ")"
}

// isSign reports whether text is digits or signs for notes.
func isSign(text string) bool { return strings.Trim(text, "0123456789*†‡§,–- ") == "" }

// isNumeral reports whether word is a Roman numeral, as in ordinals.
func isNumeral(word string) bool { return strings.Trim(word, "IVXLCDM") == "" }

// superscripts maps characters to their superscripts.
var superscripts = map[rune]rune{
	'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻', '−': '⁻', '–': '⁻', '+': '⁺',
	'=': '⁼', '(': '⁽', ')': '⁾', ',': '⸴', ' ': ' ', '*': '*', '†': '†', '‡': '‡', '§': '§',
}

// superscript returns text in superscript characters, if all of it has some.
func superscript(text string) (string, bool) {
	var b strings.Builder
	for _, r := range text {
		up, ok := superscripts[r]
		if !ok {
			return "", false
		}
		if r == ',' {
			up = ','
		}
		b.WriteRune(up)
	}
	return b.String(), true
}
