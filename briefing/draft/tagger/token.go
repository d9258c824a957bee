package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/sentence"
	"briefing/briefing/internal/shown"
)

// token is a word or a mark of a sentence.
type token struct {
	start, end int    // bytes in the text
	text       string // visible text, with plain hyphens and quotes
}

// line is a sentence, or a headline, table cell or other text on its own.
type line []token

// split returns the sentences of a Markdown text, without code.
func split(text string) []line {
	seen := shown.Of(text)
	var lines []line
	for start, end := range sentence.Split(seen.Words) {
		t := tokenizer{text: seen.Words[:end], code: seen.IsCode, at: start}
		if l := t.line(); len(l) > 0 {
			lines = append(lines, l)
		}
	}
	return lines
}

// tokenizer cuts the bytes of text from at into tokens, in the manner of the
// training corpora: a possessive is a token of its own.
type tokenizer struct {
	text   string
	at     int
	code   func(i int) bool
	tokens line
}

func (t *tokenizer) line() line {
	for t.at < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[t.at:])
		switch {
		case fold.InWord(r) && t.code(t.at):
			t.at = fold.End(t.text, t.at, t.at)
			t.at = max(t.at, t.skipWord())
			t.tokens = append(t.tokens, token{t.at, t.at, "|"}) // no name crosses it
		case fold.InWord(r):
			t.word()
		case unicode.IsSpace(r) || r == fold.Hidden || strings.ContainsRune("#*_>~", r):
			t.at += size
		default:
			t.tokens = append(t.tokens, token{t.at, t.at + size, markOf(r)})
			t.at += size
		}
	}
	return t.tokens
}

func markOf(r rune) string {
	if r == shown.Address || r == shown.Break {
		return "|"
	}
	return string(fold.Plain(r))
}

// skipWord returns the end of the word at t.at.
func (t *tokenizer) skipWord() int {
	i := t.at
	for i < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[i:])
		if !fold.InWord(r) {
			break
		}
		i += size
	}
	return i
}

// endings are tokens by themselves behind a word. Those behind a pronoun or the
// like would else be parts of names: I've, They'll.
var endings = []struct {
	text       string
	ofPronouns bool
}{{"'s", false}, {"n't", false}, {"'ve", true}, {"'ll", true}, {"'re", true}, {"'m", true}, {"'d", true}}

// word adds the word at t.at, and an ending behind it.
func (t *tokenizer) word() {
	start, end := t.at, t.wordEnd()
	word := visible(t.text[start:end])
	if end < len(t.text) && t.text[end] == '.' && (isInitials(word) || classOf(word+".")&abbreviation != 0) {
		word += "."
		end++
	}
	t.at = end
	lower := strings.ToLower(word)
	for _, ending := range endings {
		stem, ok := strings.CutSuffix(lower, ending.text)
		if ok && stem != "" && len(lower) == len(word) && (!ending.ofPronouns || classOf(word[:len(stem)])&opener != 0) {
			cut := end - len(ending.text) - (len(t.text[start:end]) - len(word)) // the apostrophe may take more bytes
			if cut <= start || !utf8.RuneStart(t.text[cut]) {
				break
			}
			t.tokens = append(t.tokens, token{start, cut, word[:len(stem)]}, token{cut, end, ending.text})
			return
		}
	}
	t.tokens = append(t.tokens, token{start, end, word})
}

// wordEnd returns the end of the word at t.at. Hyphens, apostrophes and the
// like within the word belong to it.
func (t *tokenizer) wordEnd() int {
	var before rune
	i := t.at
	for i < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[i:])
		if !fold.InWord(r) && r != fold.Hidden {
			next, _ := utf8.DecodeRuneInString(t.text[i+size:])
			if !fold.InWord(next) || !t.joins(before, r, next, i) {
				break
			}
		}
		before = r
		i += size
	}
	for i > t.at && t.text[i-1] == fold.Hidden {
		i--
	}
	return i
}

// joins reports whether a mark at byte i between two letters or digits is part
// of a word.
func (t *tokenizer) joins(before, mark, after rune, i int) bool {
	switch mark {
	case '-', '‐', '‑', '\'', '’', '‘', 'ʼ':
		return true
	case '&':
		return unicode.IsUpper(before) && unicode.IsUpper(after)
	case '.':
		short := i-t.at == 1 || i >= 2 && t.text[i-2] == '.'
		return short && unicode.IsLetter(before) || unicode.IsDigit(before) && unicode.IsDigit(after)
	case ',', '/':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// visible returns the visible text of a word.
func visible(word string) string {
	plain := func(r rune) bool { return r >= utf8.RuneSelf || r == fold.Hidden }
	if !strings.ContainsFunc(word, plain) {
		return word
	}
	return strings.Map(func(r rune) rune {
		if r == fold.Hidden || r == '\u00AD' {
			return -1
		}
		return fold.Plain(r)
	}, word)
}

// isInitials reports whether w is letters with stops between them, without the
// last stop: U.S
func isInitials(w string) bool {
	for i, r := range w {
		if i%2 == 0 && (r < 'A' || r > 'Z') || i%2 == 1 && r != '.' {
			return false
		}
	}
	return len(w)%2 == 1
}

func firstRune(w string) string {
	_, size := utf8.DecodeRuneInString(w)
	return w[:size]
}

// isCapital reports whether w begins with a capital letter.
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isCapitals reports whether w has capital letters and no small ones.
func isCapitals(w string) bool {
	has := false
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		has = has || unicode.IsUpper(r)
	}
	return has
}

// isHeading reports whether most words of a line are capitalised, as in
// headlines.
func (l line) isHeading() bool {
	capitals, words := 0, 0
	for _, t := range l {
		r, _ := utf8.DecodeRuneInString(t.text)
		if unicode.IsLetter(r) {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return words > 2 && capitals*10 > words*7
}

// isFragment reports whether a line does not end like a sentence.
func (l line) isFragment() bool {
	for i := len(l) - 1; i >= 0; i-- {
		switch l[i].text {
		case ".", "!", "?":
			return false
		case "\"", "'", ")", "]":
			continue
		}
		return !strings.HasSuffix(l[i].text, ".")
	}
	return true
}
