package jump

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
	"golang.org/x/text/unicode/norm"
)

// match is an item that matches what is typed.
type match struct {
	item  int32
	score int32 // how well the letters lie, where only letters match; higher is better
	rank  rank
	also  bool // it is not the label that matches
}

// rank says how what is typed lies in a label. Lower is better, but for begins and
// words: between these two the count decides, so that the letters of a surname
// find its bearer rather than a rare thing that begins with it.
type rank int8

const (
	is      rank = iota // the label is it
	begins              // the label begins with it
	words               // every word of it begins a word
	within              // every word of it stands somewhere
	letters             // its letters stand there, in their order
)

// class returns the rank that counts are compared within.
func (r rank) class() rank {
	if r == begins {
		return words
	}
	return r
}

// name is a label as it is searched: in lower case and without accents.
type name struct {
	text string
	at   []int // for each byte of text, the byte of the label where its letter begins; nil if they are the same
}

func newName(label string) name {
	if !strings.ContainsFunc(label, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return name{text: strings.ToLower(label)}
	}
	text, at := make([]byte, 0, len(label)), make([]int, 0, len(label))
	for i, r := range label {
		if r < utf8.RuneSelf {
			text = append(text, byte(unicode.ToLower(r)))
		} else {
			text = appendBase(text, r)
		}
		for len(at) < len(text) {
			at = append(at, i)
		}
	}
	return name{string(text), at}
}

// appendBase appends r in lower case and without its accents.
func appendBase(text []byte, r rune) []byte {
	for _, base := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, base) {
			text = utf8.AppendRune(text, unicode.ToLower(base))
		}
	}
	return text
}

func termsOf(query string) []string { return strings.Fields(newName(query).text) }

// search returns the items that match query, best first: by rank, where only
// letters match by how well they lie, then by count, and at last in their own
// order. An empty query matches all. Who finds the word does not want what merely
// has its letters.
func search(query string, items parts) []match {
	terms := termsOf(query)
	if len(terms) == 0 {
		out := make([]match, items.len())
		for i := range out {
			out[i].item = int32(i)
		}
		return out
	}
	found, isWord := items.search(terms, false)
	if !isWord {
		found, _ = items.search(terms, true)
	}
	return items.sort(found)
}

// search returns the items that match terms, in their order, and whether any does
// so by a word. Only with letters may it be that an item just has the letters.
func (p parts) search(terms []string, letters bool) (out []match, isWord bool) {
	all := strings.Join(terms, " ")
	first := int32(0)
	for _, s := range p {
		for i := range s.ends {
			m, ok := s.name(i).match(terms, all, letters)
			if also, found := s.matchAlso(i, terms, all); found && (!ok || also.rank < m.rank) {
				m, ok = also, true
			}
			if ok {
				m.item = first + int32(i)
				out = append(out, m)
				isWord = isWord || m.rank <= words
			}
		}
		first += int32(len(s.ends))
	}
	return out, isWord
}

// matchAlso looks for terms, all of them joined by spaces, in what else item i is
// found by.
func (s Items) matchAlso(i int, terms []string, all string) (match, bool) {
	const least = 2 // letters, of which one alone begins too many words
	if s.also == nil || s.also[i] == "" || len(all) < least {
		return match{}, false
	}
	id, file, _ := strings.Cut(s.also[i], "\n")
	if id == all || file == all || path.Base(file) == all {
		return match{rank: words, also: true}, true
	}
	for _, term := range terms {
		if strings.ContainsAny(term, "./") {
			if !strings.Contains(file, term) {
				return match{}, false
			}
		} else if r, _ := (name{text: id}).find(term); r > words {
			return match{}, false
		}
	}
	return match{rank: within, also: true}, true
}

// order is what items are sorted by.
type order struct {
	class rank
	score int32
	count int
	rank  rank
}

func (a order) compare(b order) int {
	return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(b.score, a.score), cmp.Compare(b.count, a.count), cmp.Compare(a.rank, b.rank))
}

// sort returns matches, which are in the order of the items, best first. There
// are many matches, but few orders among them.
func (p parts) sort(matches []match) []match {
	groups := map[order][]match{}
	first, part := 0, 0
	for _, m := range matches {
		for int(m.item)-first >= len(p[part].ends) {
			first += len(p[part].ends)
			part++
		}
		o := order{m.rank.class(), m.score, p[part].count(int(m.item) - first), m.rank}
		groups[o] = append(groups[o], m)
	}
	out := matches[:0]
	for _, o := range slices.SortedFunc(maps.Keys(groups), order.compare) {
		out = append(out, groups[o]...)
	}
	return out
}

// match looks for terms as one, all, and if they do not begin a word like that,
// for each by itself.
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

// matched returns the bytes of the label where letters begin that match terms,
// ascending. Only for what is drawn is it worth to know.
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

// find looks for text as it is, and returns how it lies and where in n.text it
// begins; letters if it does not stand there.
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

// rank says how text lies that stands at byte i.
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

// letters looks for the letters of term in their order.
func (n name) letters(term string) *fuzzy.Match {
	rest := n.text
	for _, r := range term { // tells at once that most names do not have them
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
