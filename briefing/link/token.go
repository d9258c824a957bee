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

// token is a word beside a name.
type token struct {
	neighbour
	class   language.Class
	capital bool
}

// tokenBefore returns the word before byte i in the sentence of s.
func (s *scratch) tokenBefore(i int) (token, bool) {
	n, ok := wordBefore(s.text, s.in.Start, i)
	return s.token(n), ok
}

// tokenAfter returns the word after byte i in the sentence of s.
func (s *scratch) tokenAfter(i int) (token, bool) {
	n, ok := wordAfter(s.text, i, s.in.End)
	return s.token(n), ok
}

func (s *scratch) token(n neighbour) token {
	if n.word.Empty() {
		return token{}
	}
	word := n.word.In(s.text)
	class := s.class(word)
	isName := class&language.Given != 0 && letterCase(word) == caseless // its script has no capitals
	return token{n, class, isCapitalised(word) || isName}
}

// class returns what kinds of word a word is, in the article's language and for
// the digest.
func (s *scratch) class(word string) language.Class {
	h := hash(word, 0, len(word))
	known := &s.classes[h%uint64(len(s.classes))]
	if known.word == word && known.of == s.lang {
		return known.class
	}
	s.buf = fold.Append(s.buf[:0], word)
	c := s.lang.Class(s.buf)
	if s.linker.given[string(s.buf)] && c&(language.Function|language.Title) == 0 {
		c |= language.Given
	}
	*known = classified{word, s.lang, c}
	return c
}

// classified is a word whose class was asked for: the same few come again and
// again.
type classified struct {
	word  string
	of    *language.Language
	class language.Class
}

// opens reports whether the word at byte i is the first of its sentence, or of
// a part of it that is quoted, in brackets or set apart.
func (s *scratch) opens(i int) bool {
	for i > s.in.Start {
		r, size := utf8.DecodeLastRuneInString(s.text[s.in.Start:i])
		i -= size
		switch r {
		case ':', '(', '[', '“', '‘', '„', '«', '—', '–', ';':
			return true
		case '"':
			if isOpening(s.text[:i]) {
				return true
			}
		case fold.Hidden:
			continue
		}
		if fold.InWord(r) {
			return false
		}
	}
	return true
}

// isOpening reports whether a straight quote after before opens.
func isOpening(before string) bool {
	r, size := utf8.DecodeLastRuneInString(strings.TrimRight(before, string(fold.Hidden)))
	return size == 0 || unicode.IsSpace(r) || r == '('
}

// endsName reports whether a figure's name ends at byte i that is no given name.
func (s *scratch) endsName(i int) bool {
	n, ok := s.nameEnding(i)
	return ok && (n.full || !s.linker.figures[n.id].person)
}

// beginsName reports whether a figure's name begins at byte i.
func (s *scratch) beginsName(i int) bool {
	_, ok := slices.BinarySearchFunc(s.names, i, func(h hit, i int) int { return h.span.Start - i })
	return ok
}

// listed reports whether a word of the text is the first of a name or surname of
// the digest, or a form of one, and may be all of it.
func (s *scratch) listed(word briefing.Span) bool {
	s.buf = fold.Append(s.buf[:0], word.In(s.text))
	folded := string(s.buf)
	h := hash(folded, 0, len(folded))
	isListed := s.words.names(folded, h)
	if x := s.words.forms; x != nil && !isListed {
		x.each(folded, h, func(base int32, _ language.Form) {
			isListed = isListed || s.words.names(x.words[base].folded, x.words[base].hash)
		})
	}
	return isListed
}

// names reports whether a folded word of hash h is a name by itself.
func (v *vocabulary) names(folded string, h uint64) bool {
	e := v.trie.edge(0, space, h)
	if e.key == 0 {
		return false
	}
	for end := e.first(); end > 0; {
		sp := &v.spellings[end-1]
		if sp.kind != ruleTerm && len(sp.words) == 1 && sp.words[0].folded == folded {
			return true
		}
		end = sp.next
	}
	return false
}
