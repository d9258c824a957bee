package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// A footnote mark belongs to the sentence whose stop it follows, whether or not
// blanks stand between them: "[1]", "[^1]", "[1, 2]: 40", "[note 2]", "[a]",
// "[citation needed]", "{{cite|1}}", "¹", "†", "*", "^1^". It begins no sentence, save where the text itself begins with a mark, as in a list of references.

// longestNote is how many bytes a mark in brackets may hold.
const longestNote = 48

// longestTemplate is how many bytes a mark in braces may hold.
const longestTemplate = 256

// skipTail sets the end of s behind what belongs to the stops: closing quotes and
// brackets, markup, footnote marks.
func (s *stop) skipTail() {
	text, end := s.text, s.unit.end
	s.end = s.at.end
	for {
		s.end = skipClosers(text, s.end, end)
		if i := s.end; i+1 < end && text[i] == ' ' && isLetter(text[i+1]) {
			return // as behind most stops
		}
		if n := s.markLen(s.end, true); n > 0 {
			s.end, s.marked = s.end+n, true
			continue
		}
		i := skipBlanks(text, s.end, end)
		if i == s.end {
			return
		}
		if n := spacedCloser(text[i:end]); n > 0 {
			s.end = i + n
			continue
		}
		if s.unit.notes {
			return
		}
		i += hiddenLen(text[i:end])
		n := s.markLen(i, false)
		if n == 0 {
			return
		}
		s.end, s.marked = i+n, true
	}
}

// isLetter reports whether c is a letter or digit or begins one.
func isLetter(c byte) bool {
	if c < utf8.RuneSelf {
		return fold.InWord(rune(c))
	}
	return c >= 0xC3 && c != 0xE2 && c != 0xEF // which are punctuation, or may be
}

// skipClosers moves beyond closing quotes and brackets and markup. A quote that
// could open what follows does not close.
func skipClosers(text string, i, end int) int {
	for i < end && text[i] != ' ' {
		if n := hiddenSize(text[i:end]); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !isCloser(r) {
			break
		}
		if next, _ := utf8.DecodeRuneInString(text[i+size : end]); (r == '“' || r == '‘') && fold.InWord(next) {
			break
		}
		i += size
	}
	return i
}

func skipBlanks(text string, i, end int) int {
	return skipRun(text, i, end, unicode.IsSpace)
}

// spacedCloser returns the length of a quote or bracket that s begins with and
// that closes although a blank stands before it: "« Oui. »".
func spacedCloser(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '»', '›', '”', ')', ']':
	default:
		return 0
	}
	if after, _ := utf8.DecodeRuneInString(s[size:]); size < len(s) && !unicode.IsSpace(after) {
		return 0
	}
	return size
}

// markLen returns the length of the footnote mark at byte i, 0 if there is none.
// Glued means that no blank stands between the stop and the mark.
func (s *stop) markLen(i int, glued bool) int {
	rest := s.text[i:s.unit.end]
	if rest == "" {
		return 0
	}
	switch c := rest[0]; {
	case c == '[':
		return bracketLen(rest, glued)
	case c == '{':
		return braceLen(rest)
	case c == '*' && glued:
		return 1
	case c == '^' && glued:
		if n := numbersLen(rest[1:]); n > 0 && strings.HasPrefix(rest[1+n:], "^") {
			return n + 2
		}
	case c == '(' && glued:
		if n := numbersLen(rest[1:]); n > 0 && strings.HasPrefix(rest[1+n:], ")") {
			return n + 2
		}
	case '0' <= c && c <= '9':
		return s.bareLen(i, glued)
	case c >= utf8.RuneSelf:
		return skipRun(rest, 0, len(rest), func(r rune) bool {
			return isSuperscript(r) || glued && (r == '†' || r == '‡')
		})
	}
	return 0
}

// isNoteText reports whether s begins with the mark of a note whose text follows.
func isNoteText(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf && s[0] != '[' && hiddenSize(s) == 0 {
		return false
	}
	s = s[hiddenLen(s):]
	r, _ := utf8.DecodeRuneInString(s)
	return isSuperscript(r) || r == '[' && bracketLen(s, false) > 0
}

// braceLen returns the length of the template that s begins with: "{{cite|1}}".
func braceLen(s string) int {
	if !strings.HasPrefix(s, "{{") {
		return 0
	}
	n := strings.Index(s[:min(len(s), longestTemplate)], "}}")
	if n < 0 {
		return 0
	}
	return n + len("}}")
}

// bracketLen returns the length of the mark in brackets that s begins with, and of
// those that it is joined to, "[1]–[3]". The brackets may be doubled.
func bracketLen(s string, glued bool) int {
	i, depth := skipBrackets(s, '[')
	start := i
	for i < len(s) && s[i] != '[' && s[i] != ']' {
		if i++; i-start > longestNote {
			return 0
		}
	}
	note := strings.TrimSpace(visible(s[start:i]))
	closed, n := skipBrackets(s[i:], ']')
	if depth == 0 || n < depth {
		return 0
	}
	i += closed
	ok, word := isNote(note, glued)
	if !ok {
		return 0
	}
	if !word {
		i += pageLen(s[i:])
		for n := joinedLen(s[i:]); n > 0; n = joinedLen(s[i:]) {
			i += n
		}
		return i
	}
	// "[A] new day" and "[T]he" are text.
	if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(r) || nextWord(s[i:]).lower {
		return 0
	}
	return i
}

// joinedLen returns the length of the mark that s begins with behind a dash or comma,
// to which the mark before it is joined.
func joinedLen(s string) int {
	n := hiddenLen(s)
	r, size := utf8.DecodeRuneInString(s[n:])
	if !strings.ContainsRune("-–—,", r) {
		return 0
	}
	n += size
	n += hiddenLen(s[n:])
	if n < len(s) && s[n] == ' ' && r == ',' {
		n++
	}
	if n == len(s) || s[n] != '[' {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), n+longestNote)], ']')
	if end < 0 || numbersLen(s[n+1:end]) != end-n-1 {
		return 0
	}
	return end + 1
}

// skipBrackets moves beyond brackets at the beginning of s and hidden bytes, and counts
// the brackets.
func skipBrackets(s string, bracket byte) (n, brackets int) {
	for n < len(s) {
		switch {
		case s[n] == bracket:
			brackets++
		case s[n] == fold.Hidden:
		default:
			return n, brackets
		}
		n++
	}
	return n, brackets
}

// isNote reports whether what stands in brackets is a footnote mark, and whether
// that is a word or letter, which could be text.
func isNote(note string, glued bool) (ok, word bool) {
	first, size := utf8.DecodeRuneInString(note)
	switch {
	case first == '^', first == '@', numbersLen(note) == len(note), isSuperscript(first):
		return true, false
	case size == len(note) && strings.ContainsRune("*†‡#", first):
		return true, false
	}
	words := strings.Fields(note)
	if len(words) == 0 {
		return false, false
	}
	last := words[len(words)-1]
	switch {
	case len(words) == 1 && isEnumerator(note):
		return true, true
	case len(words) == 2 && numbersLen(last) == len(last):
		return true, false
	case len(words) <= 3 && strings.HasSuffix(last, "?") && startsLower(note):
		return true, true
	}
	return editorial[strings.ToLower(last)] || glued, true
}

// editorial holds the words that end a remark of an editor in brackets.
var editorial = set(`needed clarify disputed discuss dubious link sic specify update vague verification verify`)

// numbersLen returns the length of the numbers of footnotes that s begins with:
// "1", "12a", "1, 3–5", and with a page ": 40".
func numbersLen(s string) int {
	n, digits := 0, 0
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9':
			if digits++; digits > 3 {
				return 0
			}
			n = i + 1
		case n == i && n > 0 && 'a' <= r && r <= 'c':
			n++
		case r == ',', r == ';', r == ':', r == '-', r == '–', r == ' ', r == '\u00a0', r == '\u2009':
			digits = 0
		default:
			return n
		}
	}
	return n
}

// pageLen returns the length of the page that s begins with: ": 23–24".
func pageLen(s string) int {
	n := hiddenLen(s)
	if n == len(s) || s[n] != ':' {
		return 0
	}
	size := numbersLen(s[n:])
	if after, _ := utf8.DecodeRuneInString(s[n+size:]); size == 0 || unicode.IsLetter(after) {
		return 0
	}
	return n + size
}

// bareLen returns the length of the mark at byte i that is a number without brackets
// and stands directly behind the stop of a word or number, as where a superscript was
// lost ("spoke.12 The").
func (s *stop) bareLen(i int, glued bool) int {
	if !glued {
		return 0
	}
	if s.at.start > s.unit.start && startsDigit(s.text[s.at.start-1:]) {
		return NoteAfter(s.text[s.unit.start:s.unit.end], s.at.start-s.unit.start)
	}
	rest := s.text[i:s.unit.end]
	n := numbersLen(rest)
	if n == 0 {
		return 0
	}
	after, _ := utf8.DecodeRuneInString(rest[n:])
	if n < len(rest) && !unicode.IsSpace(after) {
		return 0
	}
	if next := nextWord(rest[n:]); s.isProse(&next) {
		return n
	}
	return 0
}

// NoteAfter returns the length of the footnote mark behind the full stop at byte i of
// text, which ends a number: the "2" of "It cost 1,500.2 The town paid". It is 0 where
// the digits are rather decimals: "3.5", "2.1 The quay", "Version 2.4 Beta". Beyond
// doubt is a word that often begins a sentence, behind a number in a sentence; any
// capital, if the number has thousands or may be a year.
func NoteAfter(text string, i int) int {
	const most = 2 // digits of the mark
	n := 0
	for i+1+n < len(text) && '0' <= text[i+1+n] && text[i+1+n] <= '9' {
		n++
	}
	rest := text[i+1+n:]
	if n == 0 || n > most || text[i+1] == '0' || rest == "" || rest[0] != ' ' && rest[0] != '\n' {
		return 0
	}
	next := nextWord(rest)
	if !startsUpper(next.word()) || len(next.word()) > 1 && isCapitals(next.word()) {
		return 0
	}
	start := i
	for start > 0 && ('0' <= text[start-1] && text[start-1] <= '9' || text[start-1] == ',') {
		start--
	}
	number, before := text[start:i], wordBefore(text[:start])
	if !startsLower(before) || labels[before] || lettered[before] || number == "" || text[start-1] != ' ' {
		return 0
	}
	if next.isStarter() || strings.Contains(number, ",") || len(number) == len("1990") && years[before] {
		return n
	}
	return 0
}

func isSuperscript(r rune) bool {
	switch r {
	case '¹', '²', '³', '⁽', '⁾':
		return true
	}
	return '⁰' <= r && r <= '⁹' && r != 'ⁱ'
}
