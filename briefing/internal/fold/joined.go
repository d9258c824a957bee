package fold

import (
	"iter"
	"unicode/utf8"
)

// Joined returns the compounds of text as they are when written together:
// "S-400" as "s400", "O’Brien" as "obrien", "1,200" as "1200", "U.S." as "us".
// A compound is two or more words with nothing between them but one hyphen, en
// dash or apostrophe, a comma within a number, or a full stop after a single
// letter. Its span goes from the first word to the last; a possessive 's is not
// part of it.
func Joined(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		var buf []byte
		start, end := Next(text, 0)
		for start < end {
			whole, words := Word{Start: start, End: end}, 1
			buf = Append(buf[:0], text[start:end])
			for {
				nextStart, nextEnd := Next(text, end)
				joined := nextStart < nextEnd && joins(text, start, end, nextStart, nextEnd)
				start, end = nextStart, nextEnd
				if !joined {
					break
				}
				buf = Append(buf, text[start:end])
				whole.End = end
				words++
			}
			if words == 1 || len(buf) == 0 {
				continue
			}
			whole.Folded = string(buf)
			if !yield(whole) {
				return
			}
		}
	}
}

// joins reports whether the words text[s1:e1] and text[s2:e2], which follow each
// other, are written as one compound.
func joins(text string, s1, e1, s2, e2 int) bool {
	r, size := utf8.DecodeRuneInString(text[e1:s2])
	if size != s2-e1 {
		return false
	}
	switch r {
	case ',':
		return isDigit(text[e1-1]) && isDigit(text[s2])
	case '.':
		return isLetter(text, s1, e1) && isLetter(text, s2, e2)
	case '—', '―', '`', '‹', '›':
		return false
	}
	plain := Plain(r)
	return plain == '-' || plain == '\''
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isLetter reports whether text[start:end] is one character and no digit.
func isLetter(text string, start, end int) bool {
	_, size := utf8.DecodeRuneInString(text[start:end])
	return size == end-start && !isDigit(text[start])
}

// Index returns what String does of text, and the compounds that Joined yields,
// a space after each. It looks at the text once.
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
		last.Start, last.End = s, e
	}
	end()
	return string(out), string(joined)
}
