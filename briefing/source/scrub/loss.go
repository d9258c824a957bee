package scrub

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// Loss says what of a document became U+FFFD because it is no text. It is an
// error.
type Loss struct {
	Count        int  // bytes or, if the encoding is known, characters
	Known        bool // the encoding
	Line, Column int  // where the first one is, from 1
}

func (l *Loss) Error() string {
	if l.Known {
		return briefing.Count(l.Count, "character") + " cannot be read in its encoding: shown as U+FFFD"
	}
	verb := " are not UTF-8 and of no"
	if l.Count == 1 {
		verb = " is not UTF-8 and of no"
	}
	return briefing.Count(l.Count, "byte") + verb + " encoding that could be told: shown as U+FFFD"
}

// lossOf returns what of decoded text is lost, nil if nothing is. The encoding is
// known if the text is sound, and so lost to whoever decoded it.
func lossOf(text string) *Loss {
	l := &Loss{Known: utf8.ValidString(text)}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && (l.Known || size == 1) {
			if l.Count == 0 {
				line := strings.LastIndexByte(text[:i], '\n') + 1
				l.Line, l.Column = strings.Count(text[:i], "\n")+1, utf8.RuneCountInString(text[line:i])+1
			}
			l.Count++
		}
		i += size
	}
	if l.Count == 0 {
		return nil
	}
	return l
}
