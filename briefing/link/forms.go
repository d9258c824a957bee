package link

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/language"
)

// forms returns the other forms in which the name that s spells may stand: an
// acronym as newspapers write it, "Nato", and the plural of a thing.
func (s *spelling) forms() []spelling {
	var out []spelling
	if f, ok := s.pronounced(); ok {
		out = append(out, f)
	}
	for _, text := range []string{dotted(s.text), strings.ReplaceAll(s.text, nonJoiner, " ")} {
		if text != s.text {
			if f := s.written(text); len(f.words) > 0 {
				out = append(out, f)
			}
		}
	}
	if s.plural {
		if f, ok := s.withS(); ok {
			out = append(out, f)
		}
	}
	return out
}

// nonJoiner parts the halves of a Persian name, between which many write a space.
const nonJoiner = "\u200C"

// dotted returns an acronym with a full stop after each letter, and other text as it is:
// two letters with stops are rather somebody's initials.
func dotted(text string) string {
	const shortest, longest = 3, 6
	if n := len([]rune(text)); n < shortest || n > longest || letters(text) != n || letterCase(text) != capitals {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		out.WriteRune(r)
		out.WriteByte('.')
	}
	return out.String()
}

// written returns s as another way to write it.
func (s *spelling) written(text string) spelling {
	f := nameSpelling(text)
	f.id, f.entry, f.listed, f.kind, f.full, f.plural = s.id, s.entry, s.listed, s.kind, s.full, s.plural
	if len(f.words) == 1 || len(s.words) > 1 {
		f.judge = s.judge
	}
	return f
}

// pronounced returns the form of an acronym that is spoken as a word. One that is
// too short, or a word already, has none.
func (s *spelling) pronounced() (spelling, bool) {
	const enough = 4 // letters
	if len(s.words) != 1 {
		return spelling{}, false
	}
	w := s.words[0]
	if letterCase(w.cased) != capitals || letters(w.cased) < enough || s.lead+s.trail != "" ||
		classOf(w.folded)&(language.Common|language.Function|language.Given) != 0 {
		return spelling{}, false
	}
	_, size := utf8.DecodeRuneInString(w.cased)
	rest := strings.ToLower(w.cased[size:])
	f := *s
	f.words = []word{{w.folded, w.cased[:size] + rest, exactCase}}
	f.judge = none
	return f, true
}

// withS returns s with an s at its end.
func (s *spelling) withS() (spelling, bool) {
	if len(s.words) == 0 {
		return spelling{}, false
	}
	last := s.words[len(s.words)-1]
	if s.trail != "" || strings.ContainsAny(last.folded[len(last.folded)-1:], "sxz") || last.folded[0] >= utf8.RuneSelf {
		return spelling{}, false
	}
	ending := "s"
	if strings.HasSuffix(last.folded, "ch") || strings.HasSuffix(last.folded, "sh") {
		ending = "es"
	}
	last.folded += ending
	last.cased += ending
	f := *s
	f.words = append(append([]word(nil), s.words[:len(s.words)-1]...), last)
	return f, true
}
