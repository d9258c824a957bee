package briefing

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// Match returns an expression that matches folded words as a whole. It returns
// nil for an invalid pattern, which ParseQuery never makes.
func (p Pattern) Match() *regexp.Regexp {
	re, err := regexp.Compile(p.expr())
	if err != nil {
		return nil
	}
	return re
}

// expr returns p as a regular expression of folded words.
func (p Pattern) expr() string {
	if p.Regexp {
		return "(?i)^(?:" + p.Text + ")$"
	}
	var b strings.Builder
	b.WriteByte('^')
	letters, rest := 0, p.Text // number of bytes before rest that are still to be written
	write := func() {
		folded := fold.String(p.Text[len(p.Text)-len(rest)-letters : len(p.Text)-len(rest)])
		b.WriteString(regexp.QuoteMeta(strings.ReplaceAll(folded, " ", "")))
		letters = 0
	}
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if r != '?' && r != '*' {
			letters, rest = letters+size, rest[size:]
			continue
		}
		write()
		rest = rest[size:]
		switch {
		case r == '*':
			b.WriteString(".*")
		case hasWord(rest) || strings.ContainsAny(rest, "*"):
			b.WriteString(".")
		default: // the ? may be a question mark
			b.WriteString(".?")
		}
	}
	write()
	b.WriteByte('$')
	return b.String()
}

// isPattern reports whether a word as typed has a ?, or an asterisk before its
// last letter.
func isPattern(text string) bool {
	return strings.Contains(text, "?") || strings.Contains(strings.TrimRight(text, "*"), "*")
}

// loneSign reports a sign of a pattern that no letter stands beside.
func loneSign(t queryToken, s string) error {
	if strings.Contains(t.span.In(s), "?") {
		err := t.err(s, "? stands for one letter of a word")
		err.Hint = "wom?n finds woman and women"
		return err
	}
	err := t.err(s, "* stands for letters of a word")
	err.Hint = "dron* finds drone and drones"
	return err
}

// lexRegexp reads a regular expression between slashes if s[i] begins one; a
// path such as /usr/bin is none. White space or the end of s closes an
// expression that is still being typed.
func lexRegexp(s string, i int) (t queryToken, ok bool, err error) {
	end, closed := regexpEnd(s, i+1)
	t = queryToken{kind: tokenTerm, span: Span{i, end}}
	text := s[i+1 : end]
	switch {
	case closed && bareEnd(s, end) > end && bareEnd(s, i) > end:
		return t, false, nil
	case closed:
		text = text[:len(text)-1]
	case endsRegexp(s[end:]):
		t.span.End += strings.IndexByte(s[end:], '/') + 1
		err := t.err(s, "a pattern is compared with one word at a time, and this one has a space")
		err.Hint = `"drone deal"~3 finds words near each other`
		return t, true, err
	}
	if text == "" {
		return t, true, nil
	}
	if _, err := regexp.Compile(text); err != nil {
		return t, true, t.err(s, "this is no regular expression: "+reasonOf(err))
	}
	t.term = Pattern{Text: text, Regexp: true}
	return t, true, nil
}

// regexpEnd returns where the regular expression ends whose rest is s[i:], and
// reports whether a slash closes it.
func regexpEnd(s string, i int) (end int, closed bool) {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isQuerySpace(r):
			return i, false
		case r == '/':
			return i + 1, true
		case r == '\\' && i+1 < len(s):
			i++
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
	}
	return i, false
}

// endsRegexp reports whether the next slash of s stands at the end of a word.
func endsRegexp(s string) bool {
	i := strings.IndexByte(s, '/')
	return i > 0 && bareEnd(s, i+1) == i+1 && !isQuerySpace(rune(s[i-1]))
}

// reasonOf returns the reason why a regular expression is invalid.
func reasonOf(err error) string {
	return strings.TrimPrefix(err.Error(), "error parsing regexp: ")
}
