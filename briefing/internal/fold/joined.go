package fold

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joined returns the compounds of text as they are when written together:
// "S-400" as "s400", "O’Brien" as "obrien", "1,200" as "1200", "U.S." as "us".
// A compound is two or more words with nothing between them but one hyphen, en
// dash or apostrophe, a comma within a number, a full stop or a space that does not
// break between groups of three digits ("8.000" as "8000"), or a full stop after a
// single letter. Its span goes from the first word to the last; a possessive 's is not
// part of it.
func Joined(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for w, joined := range All(text) {
			if joined && !isHalf(text, w) && !yield(w) {
				return
			}
		}
	}
}

// All returns the results of Words and Joined in one pass, and says which is
// which. A compound comes after the last of its words. The halves of a Persian word
// follow it as compounds, because readers search for each of them.
func All(text string) iter.Seq2[Word, bool] {
	return func(yield func(w Word, joined bool) bool) {
		var buf [64]byte
		var last Word
		var c compound
		for start, end := Next(text, 0); start < end; start, end = Next(text, end) {
			w := Word{Start: start, End: end, Folded: text[start:end]}
			plain := isFolded(w.Folded)
			if !plain {
				w.Folded = string(Append(buf[:0], w.Folded))
			}
			if last.End > 0 && text[last.End] != ' ' && joins(text, last.Start, last.End, start, end) {
				c.add(last, w)
			} else if !c.yield(yield) {
				return
			}
			last = w
			if w.Folded != "" && !yield(w, false) {
				return
			}
			if plain { // and without a non-joiner
				continue
			}
			for half := range halves(text, start, end) {
				if !yield(half, true) {
					return
				}
			}
		}
		c.yield(yield)
	}
}

// halves returns the parts of a word between the non-joiners in it, if it has any
// between letters of Arabic: "کتاب‌ها" is کتاب and ها.
func halves(text string, start, end int) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		if !strings.Contains(text[start:end], string(nonJoiner)) {
			return
		}
		if r, _ := utf8.DecodeRuneInString(text[start:]); !unicode.Is(unicode.Arabic, r) {
			return
		}
		for at := start; at < end; {
			stop := end
			if i := strings.IndexRune(text[at:end], nonJoiner); i >= 0 {
				stop = at + i
			}
			half := Word{Start: at, End: stop, Folded: string(Append(nil, text[at:stop]))}
			if half.Folded != "" && !yield(half) {
				return
			}
			at = stop + utf8.RuneLen(nonJoiner)
		}
	}
}

// isHalf reports whether a non-joiner stands beside w.
func isHalf(text string, w Word) bool {
	return strings.HasSuffix(text[:w.Start], string(nonJoiner)) || strings.HasPrefix(text[w.End:], string(nonJoiner))
}

// compound is words that are written together: none, or two and more.
type compound struct {
	open       bool
	start, end int    // bytes in the text
	folded     []byte // of all words
}

// add adds w, which joins the word before it.
func (c *compound) add(before, w Word) {
	if !c.open {
		c.open, c.start = true, before.Start
		c.folded = append(c.folded[:0], before.Folded...)
	}
	c.folded = append(c.folded, w.Folded...)
	c.end = w.End
}

// yield ends the compound, and yields it unless it is empty.
func (c *compound) yield(yield func(Word, bool) bool) bool {
	if !c.open {
		return true
	}
	c.open = false
	return len(c.folded) == 0 || yield(Word{Start: c.start, End: c.end, Folded: string(c.folded)}, true)
}

// joins reports whether the words text[s1:e1] and text[s2:e2], which follow each
// other, are written as one compound.
func joins(text string, s1, e1, s2, e2 int) bool {
	between := strings.Trim(text[e1:s2], string(Hidden))
	r, size := utf8.DecodeRuneInString(between)
	if size == 0 || size != len(between) {
		return false
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:e1]); endsUnspaced(before) {
		return false
	}
	switch r {
	case ',':
		return isDigit(text[e1-1]) && isDigit(text[s2])
	case '.':
		return isLetter(text, s1, e1) && isLetter(text, s2, e2) || areGroups(text, s1, e1, s2, e2)
	case '\u00a0', '\u2009', '\u202f': // spaces that hold a number together
		return areGroups(text, s1, e1, s2, e2)
	case '—', '―', '`', '‹', '›':
		return false
	}
	plain := Plain(r)
	return plain == '-' || plain == '\''
}

// areGroups reports whether the words may be groups of the digits of one number, as
// many languages write 8.000 and 8 000.
func areGroups(text string, s1, e1, s2, e2 int) bool {
	const group = 3
	return areDigits(text[s1:e1]) && e1-s1 <= group && areDigits(text[s2:e2]) && e2-s2 == group
}

func areDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isLetter reports whether text[start:end] is one character and no digit.
func isLetter(text string, start, end int) bool {
	_, size := utf8.DecodeRuneInString(text[start:end])
	return size == end-start && !isDigit(text[start])
}

// Index returns what String does of text, and the compounds that All yields,
// a space after each. It looks at the text once. Of characters of unspaced scripts
// that touch it returns overlapping pairs and the last one: a phrase of pairs never
// runs over punctuation, and is found as fast as a word.
func Index(text string) (words, compounds string) {
	out := make([]byte, 0, len(text))
	var joined, compound []byte
	count := 0 // of words in the compound
	end := func() {
		if count > 1 && len(compound) > 0 {
			joined = append(append(joined, compound...), ' ')
		}
	}
	last := Word{}
	for s, e := Next(text, 0); s < e; s, e = Next(text, e) {
		before := len(out)
		if before > 0 {
			out = append(out, ' ')
		}
		begin := len(out)
		out = Append(out, text[s:e])
		if r, _ := utf8.DecodeRuneInString(text[s:e]); Unspaced(r) {
			if s2, e2 := Next(text, e); s2 < e2 && Touches(text, e, s2) {
				out = Append(out, text[s2:e2])
			}
		}
		if count > 0 && text[last.End] != ' ' && joins(text, last.Start, last.End, s, e) {
			count++
		} else {
			end()
			compound, count = compound[:0], 1
		}
		compound = append(compound, out[begin:]...)
		if len(out) == begin {
			out = out[:before]
		}
		for half := range halves(text, s, e) {
			joined = append(append(joined, half.Folded...), ' ')
		}
		last.Start, last.End = s, e
	}
	end()
	return string(out), string(joined)
}
