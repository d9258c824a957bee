package sheet

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is escaped in ways that both CommonMark and Glamour undo: a backslash
// before a few characters, character references for others. Only characters
// with a meaning in their place are escaped, so that the Markdown itself stays
// readable.

// Text writes s as plain text on one line, without control characters.
func (w *Writer) Text(s string) {
	starts := w.fresh
	if starts {
		s = strings.TrimLeftFunc(s, isBlank) // it would indent the block
	}
	for i, r := range s {
		switch {
		case isBlank(r):
			r = ' '
		case unicode.IsControl(r):
			continue
		}
		switch w.escapeOf(r, s, i, starts) {
		case backslash:
			w.out = append(w.out, '\\')
			fallthrough
		case none:
			w.out = utf8.AppendRune(w.out, r)
		case reference:
			w.reference(r)
		}
		w.fresh = false
	}
}

// isBlank reports whether r is white space at which Markdown or a terminal
// could break or indent a line.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) && (r < 0x80 || r == 0x85 || r == 0x2028 || r == 0x2029)
}

// reference writes r as a numeric character reference.
func (w *Writer) reference(r rune) { w.Raw(fmt.Sprintf("&#%d;", r)) }

type escape int

const (
	none escape = iota
	backslash
	reference
)

// escapeOf returns how to write r, at byte i of the text s. starts says that s
// begins a block.
func (w *Writer) escapeOf(r rune, s string, i int, starts bool) escape {
	if starts {
		if e := escapeAtStart(s, i); e != none {
			return e
		}
	}
	switch r {
	case '\\', '*', '`':
		return backslash
	case '_':
		return when(!betweenWords(s, i), backslash)
	case '[', ']':
		return when(w.refs || strings.HasPrefix(s[i:], "[[") || w.follows('['), backslash) // [[link to a note]]
	case '=', '%':
		return when(strings.HasPrefix(s[i+1:], string(r)) && !w.follows(byte(r)), reference) // ==highlight==, %%comment%%
	case '^':
		return when(i == 0 || s[i-1] == ' ', reference) // ^name of a block
	case '(':
		return when(w.follows(']'), backslash) // [text](destination)
	case '<':
		return when(opensTag(s[i+1:]), backslash)
	case '&':
		return when(opensReference(s[i:]), reference)
	case '~':
		return when(mayStrike(s, i, starts), reference)
	case '#':
		return when(closesHeading(s, i), backslash)
	case '@':
		return when(joinsAddress(s, i), reference)
	case '|':
		return when(w.table, backslash)
	}
	return none
}

func when(needed bool, e escape) escape {
	if needed {
		return e
	}
	return none
}

var (
	listMark   = regexp.MustCompile(`^(?:[-+](?:[ -]|$)|#{1,6}(?: |$)|>)`)
	numberMark = regexp.MustCompile(`^[0-9]{1,9}[.)](?: |$)`)
	boxOrLabel = regexp.MustCompile(`^\[(?:[^]]*$|[^]]*]:|[ xX]])`)
)

// escapeAtStart returns how to write the character at byte i of s, which begins
// a block, so that s is not read as a heading, list or the like.
func escapeAtStart(s string, i int) escape {
	if i > 0 {
		isMark := s[i] == '.' || s[i] == ')'
		return when(isMark && strings.Trim(s[:i], "0123456789") == "" && numberMark.MatchString(s), backslash)
	}
	switch {
	case listMark.MatchString(s), boxOrLabel.MatchString(s):
		return backslash
	case s[0] == ':', strings.HasPrefix(s, "~~"):
		return reference
	}
	return none
}

// follows reports whether the last character written is an unescaped c.
func (w *Writer) follows(c byte) bool {
	n := len(w.out)
	return n > 0 && w.out[n-1] == c
}

// betweenWords reports whether letters or digits stand on both sides of byte i.
// An underscore there does not begin emphasis.
func betweenWords(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// opensTag reports whether a "<" before s may begin HTML or a link.
func opensTag(s string) bool {
	return s == "" || strings.IndexByte("/!?", s[0]) >= 0 || isASCIIWord(s[0])
}

func isASCIIWord(c byte) bool { return c < utf8.RuneSelf && isWord(rune(c)) }

// opensReference reports whether s, which begins with "&", may begin a
// character reference. Glamour also decodes references without a semicolon.
func opensReference(s string) bool {
	end := 1
	for end < len(s) && (s[end] == '#' || isASCIIWord(s[end])) {
		end++
	}
	name := s[:end] + ";"
	return end == len(s) || html.UnescapeString(name) != name
}

// mayStrike reports whether a tilde at byte i of s may end struck out text.
// That in "~100" cannot.
func mayStrike(s string, i int, starts bool) bool {
	if i == 0 {
		return !starts
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return !unicode.IsSpace(before) && (!isPunct(before) || !isWord(after))
}

// joinsAddress reports whether the "@" at byte i of s may be part of a mail
// address. Such an address would swallow asterisks before it.
func joinsAddress(s string, i int) bool {
	return i == 0 || s[i-1] != ' ' && (i+1 == len(s) || isASCIIWord(s[i+1]))
}

// closesHeading reports whether the "#" at byte i of s would be dropped from
// the end of a heading.
func closesHeading(s string, i int) bool {
	return strings.Trim(s[i:], "# ") == "" && (i == 0 || s[i-1] == ' ')
}
