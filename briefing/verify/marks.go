package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// pairs are the marks that open a quotation, of many languages, and those that close it.
var pairs = map[rune]string{
	'“': "”“", '„': "“”", '”': "”", '«': "»", '»': "«»", '「': "」", '『': "』", '"': `"`,
	'‘': "’", '‚': "‘’", '‹': "›", '›': "‹›", '\'': "'",
}

// inMarks returns what stands in quotation marks within a paragraph, and the marks that may
// close a quotation which goes on in the next one; carried are those of one that goes on
// from the paragraph before. A quotation that is not closed goes on if the next paragraph begins
// with a mark again, or has one that closes before another that opens.
func inMarks(text briefing.Shown, paragraph briefing.Span, carried string) (out []briefing.Span, open string) {
	s := paragraph.In(text.Words)
	add := func(start, end int) {
		out = append(out, trim(text, briefing.Span{Start: start, End: end}.Shift(paragraph.Start)))
	}
	i := 0
	if carried != "" {
		if i = strings.IndexAny(s, carried); i < 0 {
			add(0, len(s))
			return out, carried
		}
		add(0, i)
		i += sizeAt(s, i)
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		start := i + n
		if i = start; !opens(s, start-n) {
			continue
		}
		end := closing(s, start, r)
		if isSingle(r) && (end < 0 || words(s[start:end]) < 2) { // "rock 'n' roll"
			continue
		}
		if end < 0 {
			rest := text.Words[min(len(text.Words), paragraph.End):]
			switch {
			case strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), string(r)):
				add(start, len(s))
				return out, ""
			case closesLater(rest, r):
				add(start, len(s))
				return out, strings.ReplaceAll(pairs[r], string(r), "")
			}
			continue
		}
		add(start, end)
		i = end + sizeAt(s, end)
	}
	return out, ""
}

func sizeAt(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

// isSingle reports whether a mark may be an apostrophe as well.
func isSingle(r rune) bool { return r == '\'' || r == '‘' || r == '‚' }

// opens reports whether a quotation may begin with the mark at byte i of s.
func opens(s string, i int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	if pairs[r] == "" {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], string(fold.Hidden)))
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	isFree := size == 0 || !fold.InWord(before)
	switch r {
	case '“', '„', '«', '「', '『', '‹':
		return true
	case '‘', '‚', '\'':
		return isFree && (unicode.IsLetter(after) || strings.ContainsRune("[(.…", after))
	}
	if strings.ContainsRune(".,!?;:)", before) { // after which a mark closes, but not before a letter
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+n:], "[…"))
		return isFree && (unicode.IsLetter(first) || after == '…')
	}
	return isFree && !unicode.IsSpace(after)
}

// closing returns where in s the mark stands that closes a quotation whose text begins at
// byte start, after the mark r; -1 if none does.
func closing(s string, start int, r rune) int {
	if !isSingle(r) {
		if n := strings.IndexAny(s[start:], pairs[r]); n >= 0 {
			return start + n
		}
		return -1
	}
	// Of marks that may be apostrophes, the first that a stop comes before closes it; else the
	// last that does not come after an s, nor after a quotation within.
	last, afterS, quotes := -1, -1, false
	for i := start; i < len(s); i += sizeAt(s, i) {
		m, n := utf8.DecodeRuneInString(s[i:])
		if i > start && m != '\'' && opens(s, i) && !strings.ContainsRune(pairs[r], m) {
			if isSingle(m) {
				break
			}
			if n := strings.IndexAny(s[i+n:], pairs[m]); n >= 0 {
				i, quotes = i+sizeAt(s, i)+n, true
				continue
			}
		}
		if !strings.ContainsRune(pairs[r], m) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[start:i])
		after, _ := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case i == start || unicode.IsSpace(before) || fold.InWord(after):
		case strings.ContainsRune(".,!?…", before):
			return i
		case quotes:
		case before == 's':
			afterS = i
		default:
			last = i
		}
	}
	if last < 0 {
		return afterS
	}
	return last
}

// farthest is how many bytes after a paragraph a quotation of it may be closed.
const farthest = 5000

// closesLater reports whether a mark that closes a quotation, but opens none, comes before
// one that opens another.
func closesLater(rest string, r rune) bool {
	rest = rest[:min(len(rest), farthest)]
	closing := strings.ReplaceAll(pairs[r], string(r), "")
	i := strings.IndexAny(rest, closing+string(r))
	return closing != "" && i >= 0 && !strings.HasPrefix(rest[i:], string(r))
}
