package scrub

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// Loss says what of a document may not be as it was written: what became U+FFFD
// because it is no text, and whether its encoding is a guess. It is an error.
type Loss struct {
	Count        int  // bytes or, if the encoding is known, characters; that became U+FFFD
	Known        bool // the encoding
	Guessed      int  // bytes that it was guessed from to be Windows-1252; 0 if it was not
	Line, Column int  // where the first one is, from 1
}

func (l *Loss) Error() string {
	switch guess := "read as Windows-1252, which is a guess from " + briefing.Count(l.Guessed, "byte"); {
	case l.Guessed == 0:
		return l.lost()
	case l.Count == 0:
		return guess
	default:
		return guess + "; " + l.lost()
	}
}

func (l *Loss) lost() string {
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
// known if the text is sound, and so lost to whoever decoded it; guessed is from
// how many bytes it was guessed.
func lossOf(text string, guessed int) *Loss {
	l := &Loss{Known: utf8.ValidString(text), Guessed: guessed}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		lost := r == utf8.RuneError && (l.Known || size == 1)
		if l.Line == 0 && (lost || guessed > 0 && r >= utf8.RuneSelf) {
			line := strings.LastIndexByte(text[:i], '\n') + 1
			l.Line, l.Column = strings.Count(text[:i], "\n")+1, utf8.RuneCountInString(text[line:i])+1
		}
		if lost {
			l.Count++
		}
		i += size
	}
	if l.Line == 0 {
		return nil
	}
	return l
}
