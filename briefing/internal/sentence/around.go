package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// far is how many characters are looked at before and after a stop.
const far = 16

// near is how many bytes are looked at where more than a word is asked for.
const near = 256

// word is the word that follows a stop.
type word struct {
	rest    string // the text from it on
	none    bool   // there is none near, or only beyond another stop
	lower   bool   // it cannot begin a sentence
	bracket bool   // it stands in brackets that open before it
	quoted  bool   // a quote opens before it

	text  string // as it is seen, "" if it was not read yet
	after string // what follows it then
}

// nextWord returns the next word of s.
func nextWord(s string) (w word) {
	n := 0
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if fold.InWord(r) {
			w.rest = s[i:]
			w.lower = isLower(r) && !w.isName()
			return w
		}
		if hidden := hiddenSize(s[i:]); hidden > 0 {
			i += hidden
			continue
		}
		if !unicode.IsSpace(r) {
			n++
		}
		switch {
		case r == '(' || r == '[':
			if elision := elisionLen(s[i:]); elision > 0 {
				size = elision
				break
			}
			w.bracket = true
		case isStop(r):
			return word{none: true}
		case isQuote(r):
			w.quoted = true
		}
		if n > far {
			return word{text: "-"}
		}
		i += size
	}
	return word{none: true}
}

// word returns the word as it is seen; "-" if it stands beyond many other characters.
func (w *word) word() string {
	if w.text != "" {
		return w.text
	}
	n := 0
	for runes := 0; n < len(w.rest) && runes < far; runes++ {
		r, size := rune(w.rest[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(w.rest[n:])
		}
		if r != fold.Hidden && !fold.InWord(r) {
			break
		}
		n += size
	}
	w.text, w.after = visible(w.rest[:n]), w.rest[n:]
	return w.text
}

// isName reports whether w is a name that begins with a small letter: "iPhone",
// "al-Assad", "bin Salman".
func (w *word) isName() bool {
	s, n := w.rest, 0
	for n < len(s) && 'a' <= s[n] && s[n] <= 'z' {
		n++
	}
	if n == len(s) || s[n] < utf8.RuneSelf && s[n] != fold.Hidden && !fold.InWord(rune(s[n])) {
		return n+1 < len(s) && startsUpper(s[n+1:]) && arabic[s[:n]] == rune(s[n])
	}
	return strings.ContainsFunc(w.word(), unicode.IsUpper)
}

// elisionLen returns the length of the "[…]" that s begins with.
func elisionLen(s string) int {
	n := skipRun(s, 1, min(len(s), far), func(r rune) bool { return r == '.' || r == '…' || r == ' ' })
	if n == 1 || n >= len(s) || s[n] != ']' && s[n] != ')' {
		return 0
	}
	return n + 1
}

// lastWord returns where the word begins that s ends with, with the stops in it
// ("a.m"); if it is too long for an abbreviation, the last of its letters.
func lastWord(s string) int {
	i := len(s)
	for runes := 0; i > 0 && runes < far; runes++ {
		r, size := rune(s[i-1]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeLastRuneInString(s[:i])
		}
		if r == fold.Hidden {
			i = len(strings.TrimRight(s[:i], string(fold.Hidden)))
			continue
		}
		if r != '.' && !fold.InWord(r) {
			break
		}
		i -= size
	}
	return i
}

// wordBefore returns the word that s ends with, beyond blanks and quotes.
func wordBefore(s string) string {
	s = strings.TrimRight(s, "\x1a \t\n\r\u00a0\"'“‘”’„«")
	return visible(s[lastWord(s):])
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLower(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) // which has no capitals
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isShort reports whether w is a letter with a stop, an initial or part of an
// abbreviation.
func (w *word) isShort() bool {
	return utf8.RuneCountInString(w.word()) == 1 && strings.HasPrefix(w.after, ".")
}

// isStarter reports whether w often begins a sentence.
func (w *word) isStarter() bool { return starters[w.word()] && !w.isShort() }

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// hasLower reports whether a word of s begins in lower case, or s is too long for
// a name or headline.
func hasLower(s string) bool {
	if len(s) > near {
		return true
	}
	inWord := false
	for _, r := range s {
		in := fold.InWord(r) || r == fold.Hidden && inWord
		if in && !inWord && unicode.IsLower(r) {
			return true
		}
		inWord = in
	}
	return false
}
