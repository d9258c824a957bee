package scrub

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// Loss says how a text may differ from its document: how much of it became
// U+FFFD, and whether its encoding is a guess. It is an error.
type Loss struct {
	Count        int  // how many bytes became U+FFFD; characters, if the encoding is known
	Known        bool // the encoding is known
	Guessed      int  // how many bytes Windows-1252 was guessed from; 0 if it was not guessed
	Line, Column int  // position of the first one, from 1
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

// lossOf returns the losses in decoded text, nil if there are none. If text is
// valid UTF-8, its decoder knew the encoding and wrote U+FFFD itself. guessed
// is as in Loss.
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
