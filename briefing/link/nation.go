package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// isNation reports whether sp, a name of one word that stands at at, is there the adjective
// of a nation.
func (s *scratch) isNation(sp *spelling, at briefing.Span) bool {
	if sp.kind != figureName || len(sp.words) != 1 || sp.bearer != language.Thing || !s.lang.HasNations() {
		return false
	}
	next := ""
	if n, ok := wordAfter(s.text, at.End, len(s.text)); ok && n.between == " " && opensSentence(s.text, at.Start) {
		if word := n.word.In(s.text); !isCapitalised(word) {
			next = norm.NFC.String(shown(word))
		}
	}
	return s.lang.IsNation(norm.NFC.String(shown(at.In(s.text))), norm.NFC.String(sp.text), next)
}

// opensSentence reports whether no word of the same sentence stands before byte i of text.
func opensSentence(text string, i int) bool {
	before := strings.TrimRightFunc(text[:i], func(r rune) bool {
		return r != '\n' && (unicode.IsSpace(r) || strings.ContainsRune("\"„“”«»'’(*_#", r))
	})
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune("\n.!?…:—–-", r)
}
