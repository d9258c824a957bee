package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// mostInlineTags limits the tags taken from the text of an article.
const mostInlineTags = 100

// inlineTags returns the tags in the text of a note: "#ferry", "#places/oslo".
// A # in code or behind a backslash makes no tag.
func inlineTags(text string) []string {
	if !mayHoldTag(text) {
		return nil
	}
	var tags []string
	seen := shown.Of(text)
	for i := 0; i < len(text) && len(tags) < mostInlineTags; i++ {
		if text[i] != '#' || seen.Words[i] != '#' || !beginsTag(seen, i) {
			continue
		}
		size := tagLen(seen.Words[i+1:])
		if size > 0 && !seen.IsCode(i) {
			tags = append(tags, text[i+1:i+1+size])
		}
		i += size
	}
	return tags
}

// mayHoldTag reports whether a text contains something like a tag.
func mayHoldTag(text string) bool {
	for rest := text; ; {
		i := strings.IndexByte(rest, '#')
		if i < 0 {
			return false
		}
		if tagLen(rest[i+1:]) > 0 {
			return true
		}
		rest = rest[i+1:]
	}
}

// beginsTag reports whether a tag may begin at the # at byte i: behind white
// space or a bracket in the rendered text.
func beginsTag(seen shown.Text, i int) bool {
	if i > 0 && strings.IndexByte(`\[|`, seen.Source[i-1]) >= 0 { // or in a link to a heading
		return false
	}
	for i > 0 && seen.Words[i-1] == fold.Hidden {
		i--
	}
	return i == 0 || strings.IndexByte(" \t\n(", seen.Words[i-1]) >= 0
}

// tagLen returns the length in bytes of the tag that s begins with. Its first
// character is a letter.
func tagLen(s string) int {
	if first, _ := utf8.DecodeRuneInString(s); !unicode.IsLetter(first) && first != '_' {
		return 0
	}
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' && r != '-' && r != '/'
	})
	if end < 0 {
		end = len(s)
	}
	return len(strings.TrimRight(s[:end], "-/"))
}
