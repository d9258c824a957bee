package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/sentence"
)

// token is a word, a run of digits, or a mark.
type token struct {
	at    briefing.Span
	kind  tokenKind
	text  string // in lower case
	upper bool   // a word with an upper-case first or second letter
	glued bool   // no space before it
	alone bool   // a character of a script without spaces, or a word directly after digits
}

type tokenKind uint8

const (
	mark tokenKind = iota
	word
	digits
)

// tokenize returns the tokens in the first end bytes of text. Invisible characters
// are skipped and do not separate tokens, and so are the marks of footnotes behind
// numbers.
func tokenize(text string, end int) []token {
	const letters = 5 // of a word, and a space
	whole := text
	text = text[:end]
	out := make([]token, 0, len(text)/letters+1)
	glued := false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		end := i + size
		t := token{at: briefing.Span{Start: i, End: end}, glued: glued}
		switch {
		case r == ' ', unicode.IsSpace(r):
			glued = false
			i = end
			continue
		case isDigit(r):
			t.kind = digits
			t.at.End = runEnd(text, end, isDigit)
			t.text = inASCII(t.at.In(text))
		case r >= utf8.RuneSelf && fold.Unspaced(r):
			t.kind, t.alone = word, true
			t.text = text[i:end]
		case isLetter(r):
			t.kind = word
			t.upper = unicode.IsUpper(r) || end < len(text) && 'A' <= text[end] && text[end] <= 'Z' // iPhone
			t.alone = r >= utf8.RuneSelf && unicode.Is(unicode.Hangul, r)
			t.at.End = runEnd(text, end, isLetter)
			t.text = strings.ToLower(t.at.In(text))
		case isUnseen(r):
			i = end
			continue
		default:
			t.text = text[i:end]
		}
		if r == '.' && glued && out[len(out)-1].kind == digits {
			end += sentence.NoteAfter(whole, i)
		}
		out = append(out, t)
		glued = true
		i = max(end, t.at.End)
	}
	return out
}

// isUnseen reports whether r is invisible: markup blanked out in a rendered
// text, or a character without width.
func isUnseen(r rune) bool {
	return r == fold.Hidden || r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// runEnd returns the end of the run of characters of a class that includes byte
// i.
func runEnd(text string, i int, inClass func(rune) bool) int {
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if !inClass(rune(c)) {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inClass(r) {
			break
		}
		i += size
	}
	return i
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || r >= utf8.RuneSelf && zeroOf(r) > 0 }

// zeroOf returns the zero of the set of digits that r belongs to: Arabic,
// Persian, Devanagari or full-width; 0 for any other rune.
func zeroOf(r rune) rune {
	for _, zero := range []rune{'\u0660', '\u06f0', '\u0966', '\uff10'} {
		if zero <= r && r <= zero+9 {
			return zero
		}
	}
	return 0
}

// inASCII converts digits to ASCII.
func inASCII(s string) string {
	if s[0] < utf8.RuneSelf {
		return s
	}
	return strings.Map(func(r rune) rune {
		if zero := zeroOf(r); zero > 0 {
			return r - zero + '0'
		}
		return r
	}, s)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && !fold.Unspaced(r)
}

// parser reads the tokens of a text. Its methods take the index of a token,
// which may lie beyond either end, and return the index after the tokens they
// read.
type parser struct {
	text   string
	tokens []token
	dated  int  // index after the last date
	read   int  // index after the last quantity; none can begin before it
	nested bool // an article is being read as a number
}

// at returns token i. Beyond the ends it is empty.
func (p *parser) at(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{}
	}
	return p.tokens[i]
}

// is reports whether the lower-case text of token i is one of texts.
func (p *parser) is(i int, texts ...string) bool {
	t := p.at(i)
	for _, text := range texts {
		if t.text == text {
			return text != ""
		}
	}
	return false
}

// gap returns the text between token i and the one before.
func (p *parser) gap(i int) string {
	if i <= 0 || i >= len(p.tokens) {
		return ""
	}
	gap := p.text[p.tokens[i-1].at.End:p.tokens[i].at.Start]
	if strings.IndexByte(gap, fold.Hidden) < 0 {
		return gap
	}
	return strings.ReplaceAll(gap, string(fold.Hidden), "")
}

// isGlued reports whether token i directly follows the one before.
func (p *parser) isGlued(i int) bool { return p.at(i).glued }

// apart reports whether a blank line stands before token i. Text across a blank
// line is unrelated.
func (p *parser) apart(i int) bool { return strings.Count(p.gap(i), "\n") > 1 }

// span returns the bytes from token i up to token end, exclusive.
func (p *parser) span(i, end int) briefing.Span {
	return briefing.Span{Start: p.tokens[i].at.Start, End: p.tokens[end-1].at.End}
}

// isHyphen reports whether token i is a hyphen or a dash.
func (p *parser) isHyphen(i int) bool {
	t := p.at(i)
	if t.kind != mark || t.text == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.Is(unicode.Dash, r)
}

// original returns token i as written.
func (p *parser) original(i int) string { return p.at(i).at.In(p.text) }
