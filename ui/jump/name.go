package jump

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"briefing/ui/list"
)

// name is a label in the form for searching: in lower case and without accents.
type name struct {
	text string
	at   []int // for each byte of text, the first byte of its letter in the label; nil if they are equal
}

func newName(label string) name {
	if !strings.ContainsFunc(label, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return name{text: strings.ToLower(label)}
	}
	text, at := make([]byte, 0, len(label)), make([]int, 0, len(label))
	for i, r := range label {
		text = list.AppendFolded(text, r)
		for len(at) < len(text) {
			at = append(at, i)
		}
	}
	return name{string(text), at}
}

// match looks for all, the terms in a row. If that does not begin a word, it
// looks for each term.
func (n name) match(terms []string, all string, withLetters bool) (match, bool) {
	r, _ := n.find(all)
	switch {
	case r <= words:
		return match{rank: r}, true
	case !withLetters && len(terms) == 1:
		return match{rank: r}, r < letters
	}
	m := match{rank: words}
	for _, term := range terms {
		r, _ := n.find(term)
		if r == letters {
			if !withLetters {
				return match{}, false
			}
			found := n.letters(term)
			if found == nil {
				return match{}, false
			}
			m.score += int32(found.Score)
		}
		m.rank = max(m.rank, r)
	}
	return m, true
}

// matched returns the bytes of the label where matching letters begin,
// ascending. It is only needed for drawn labels.
func (n name) matched(terms []string) []int {
	var at []int
	all := strings.Join(terms, " ")
	if r, i := n.find(all); r <= words {
		at = letterStarts(i, all)
	} else {
		for _, term := range terms {
			if r, i := n.find(term); r < letters {
				at = append(at, letterStarts(i, term)...)
			} else if found := n.letters(term); found != nil {
				at = append(at, found.MatchedIndexes...)
			}
		}
	}
	slices.Sort(at)
	if n.at != nil {
		for i, b := range at {
			at[i] = n.at[b]
		}
	}
	return slices.Compact(at)
}

// find looks for text literally. It returns the best rank and its position in
// n.text; letters if text is not there.
func (n name) find(text string) (best rank, at int) {
	best = letters
	for from := 0; best > begins; {
		i := strings.Index(n.text[from:], text)
		if i < 0 {
			break
		}
		i += from
		from = i + len(text)
		if r := n.rank(i, text); r < best {
			best, at = r, i
		}
	}
	return best, at
}

// rank returns the rank of text at byte i.
func (n name) rank(i int, text string) rank {
	switch {
	case n.text == text:
		return is
	case i == 0:
		return begins
	case !inWord(n.text[:i]):
		return words
	}
	return within
}

// letters looks for the letters of term in order.
func (n name) letters(term string) *fuzzy.Match {
	rest := n.text
	for _, r := range term { // a quick test that most names fail
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return nil
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	found := fuzzy.FindNoSort(term, []string{n.text})
	if len(found) == 0 {
		return nil
	}
	return &found[0]
}

// inWord reports whether text ends within a word.
func inWord(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(last) || unicode.IsDigit(last)
}

func letterStarts(from int, word string) []int {
	var at []int
	for i := range word {
		at = append(at, from+i)
	}
	return at
}
