package web

import (
	"strings"

	"golang.org/x/net/html"
)

// numberNames are names that programs give to the numbers of lines of code.
var numberNames = setOf(`
	ln lnt lineno linenos linenumber line-number line-numbers linenumbers gutter rouge-gutter blob-num hljs-ln-numbers hljs-ln-n
	code-line-number react-syntax-highlighter-line-number token-line-number`)

// beginsNumbers reports whether t begins the numbers of lines of code: its name
// says so, and it holds nothing but digits. The code would begin with them.
func (s *sifter) beginsNumbers(t html.Token) bool {
	const longest = 4_000 // bytes of source
	isNamed := false
	for name := range strings.FieldsSeq(attrOf(t, "class")) {
		isNamed = isNamed || numberNames[strings.ToLower(name)]
	}
	if !isNamed {
		return false
	}
	rest := s.source[s.at:min(len(s.source), s.at+longest)]
	held, _, ends := strings.Cut(rest, "</"+t.Data)
	return ends && isDigits(held)
}

// isDigits reports whether the text of a piece of HTML is digits and white space.
func isDigits(source string) bool {
	digits, inTag := 0, false
	for _, c := range []byte(source) {
		switch {
		case c == '<' || c == '>':
			inTag = c == '<'
		case inTag || c <= ' ':
		case '0' <= c && c <= '9':
			digits++
		default:
			return false
		}
	}
	return digits > 0
}
