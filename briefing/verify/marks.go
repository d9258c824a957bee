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

// marks are the quotation marks of a paragraph.
type marks struct {
	text      briefing.Shown
	paragraph briefing.Span
	s         string        // the paragraph's words
	unclosed  map[rune]bool // marks that nothing closes from some byte on
	ended     map[rune]bool // those of them that do not go on in the next paragraph either
	looked    int           // at how many bytes, for marks that close
}

func marksOf(text briefing.Shown, paragraph briefing.Span) *marks {
	return &marks{text: text, paragraph: paragraph, s: paragraph.In(text.Words), unclosed: map[rune]bool{}, ended: map[rune]bool{}}
}

// inMarks returns what stands in quotation marks within a paragraph, see marks.quoted.
func inMarks(text briefing.Shown, paragraph briefing.Span, carried string) (out []briefing.Span, open string) {
	return marksOf(text, paragraph).quoted(carried)
}

// quoted returns what stands in quotation marks, and the marks that may
// close a quotation which goes on in the next paragraph; carried are those of one that goes on
// from the paragraph before. A quotation that is not closed goes on if the next paragraph begins
// with a mark again, or has one that closes before another that opens.
func (m *marks) quoted(carried string) (out []briefing.Span, open string) {
	s := m.s
	add := func(start, end int) {
		out = append(out, trim(m.text, briefing.Span{Start: start, End: end}.Shift(m.paragraph.Start)))
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
		if i = start; !opens(s, start-n) || m.ended[r] {
			continue
		}
		end := m.closing(start, r)
		if isSingle(r) && (end < 0 || words(s[start:end]) < 2) { // "rock 'n' roll"
			continue
		}
		if end < 0 {
			if closers, ok := m.goesOn(r); ok {
				add(start, len(s))
				return out, closers
			}
			m.ended[r] = true
			continue
		}
		add(start, end)
		i = end + sizeAt(s, end)
	}
	return out, ""
}

// goesOn reports whether a quotation after the mark r, which its paragraph does not close,
// goes on in the next one, and returns the marks that may close it there. None do if that
// begins with r again.
func (m *marks) goesOn(r rune) (closers string, ok bool) {
	rest := m.text.Words[min(len(m.text.Words), m.paragraph.End):]
	m.looked += min(len(rest), farthest)
	if strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), string(r)) {
		return "", true
	}
	return strings.ReplaceAll(pairs[r], string(r), ""), closesLater(rest, r)
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

// mostLooked is how many marks are looked at for one that closes a quotation after a mark
// which may be an apostrophe. Without a bound, a text of such marks takes the square of its
// length.
const mostLooked = 100

// closing returns where the mark stands that closes a quotation whose text begins at
// byte start, after the mark r; -1 if none does.
func (m *marks) closing(start int, r rune) int {
	if !isSingle(r) {
		return m.next(start, r)
	}
	// Of marks that may be apostrophes, the first that a stop comes before closes it; else the
	// last that does not come after an s, nor after a quotation within.
	s, last, afterS, quotes := m.s, -1, -1, false
	for i, looked := start, 0; i < len(s) && looked < mostLooked; i += sizeAt(s, i) {
		m.looked++
		c, n := utf8.DecodeRuneInString(s[i:])
		if pairs[c] == "" && !strings.ContainsRune(pairs[r], c) {
			continue
		}
		looked++
		if i > start && c != '\'' && opens(s, i) && !strings.ContainsRune(pairs[r], c) {
			if isSingle(c) {
				break
			}
			if end := m.next(i+n, c); end >= 0 {
				i, quotes = end, true
				continue
			}
		}
		if !strings.ContainsRune(pairs[r], c) {
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

// next returns where the next mark from byte start on stands that closes a quotation after
// the mark r; -1 if none does.
func (m *marks) next(start int, r rune) int {
	if m.unclosed[r] {
		return -1
	}
	n := strings.IndexAny(m.s[start:], pairs[r])
	if n < 0 {
		m.looked += len(m.s) - start
		m.unclosed[r] = true
		return -1
	}
	m.looked += n
	return start + n
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
