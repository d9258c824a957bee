package jump

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
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

func termsOf(query string) []string { return strings.Fields(newName(query).text) }

// search returns the items that match query, best first: what is meant by all of it,
// then by rank, where only letters match by how well they lie, then by count, and at
// last in their own order. An empty query matches all. Who finds the word does not
// want what merely has its letters.
func (p parts) search(query string) []match {
	terms := termsOf(query)
	if len(terms) == 0 {
		out := make([]match, p.len())
		for i := range out {
			out[i].item = int32(i)
		}
		return out
	}
	w := wanted{terms: terms, all: strings.Join(terms, " ")}
	found, isWord := p.find(w)
	if !isWord {
		w.letters = true
		found, _ = p.find(w)
	}
	return p.putFirst(p.typed(w.all), p.sort(found))
}

// typed returns the item that is meant by what is typed as a whole, or -1.
func (p parts) typed(all string) int32 {
	first := 0
	for _, s := range p {
		if i, ok := s.typed[all]; ok {
			return int32(first + i)
		}
		first += s.len()
	}
	return -1
}

// putFirst returns matches with that of an item before all others; as they are if the
// item is -1.
func (p parts) putFirst(item int32, matches []match) []match {
	if item < 0 {
		return matches
	}
	others := slices.DeleteFunc(matches, func(m match) bool { return m.item == item })
	return slices.Insert(others, 0, match{item: item})
}

// wanted is what is looked for.
type wanted struct {
	terms   []string
	all     string // the terms, joined by spaces
	letters bool   // whether it may be that a label just has their letters
}

// longest returns the longest term. Every label holds it that matches by more than
// its letters.
func (w wanted) longest() string {
	return slices.MaxFunc(w.terms, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// rarest returns the letter of the terms that labels, a text of all of them, has least
// often. Every label holds it that matches.
func (w wanted) rarest(labels string) string {
	count := func(letter string) int { return strings.Count(labels, letter) }
	of := strings.Split(strings.Join(w.terms, ""), "")
	return slices.MinFunc(of, func(a, b string) int { return cmp.Compare(count(a), count(b)) })
}

// find returns the items that match, in their order, and whether any does so by
// a word.
func (p parts) find(w wanted) (out []match, isWord bool) {
	first := int32(0)
	for _, s := range p {
		for i, also := range s.candidates(w) {
			if m, ok := s.match(i, also, w); ok {
				m.item = first + int32(i)
				out = append(out, m)
				isWord = isWord || m.rank <= words
			}
		}
		first += int32(s.len())
	}
	return out, isWord
}

// least is how many letters something other than a label is found by: one alone begins
// too many words.
const least = 2

// candidates returns the items that may match, in their order, and whether something
// other than the label may. To look for one thing in all names at once is many times
// faster than to look at each name.
func (s Items) candidates(w wanted) iter.Seq2[int, bool] {
	part := w.longest()
	label, id, file := place{in: s.names, part: part}, place{in: s.ids, part: part}, place{in: s.files, part: part}
	if !strings.ContainsAny(part, "./") {
		file.part = w.all + "\n" // a file is found by its end then, if at all
	}
	if w.letters {
		label.part = w.rarest(s.names.text)
	}
	also := len(w.all) >= least
	return func(yield func(int, bool) bool) {
		for i := 0; i < s.len(); i++ {
			next, other := label.reach(i), s.len()
			if also {
				other = min(id.reach(i), file.reach(i))
			}
			i = min(next, other)
			if i == s.len() || !yield(i, i == other) {
				return
			}
		}
	}
}

// match matches the label of item i, or, with also, what else it is found by if that
// fits better.
func (s Items) match(i int, also bool, w wanted) (match, bool) {
	m, ok := s.name(i).match(w.terms, w.all, w.letters)
	if !also || ok && m.rank <= words {
		return m, ok
	}
	if other, found := s.matchAlso(i, w); found && (!ok || other.rank < m.rank) {
		return other, true
	}
	return m, ok
}

func (s Items) matchAlso(i int, w wanted) (match, bool) {
	id, file := s.ids.at(i), s.files.at(i)
	if id == w.all || strings.HasSuffix(file, w.all) && (file == w.all || path.Base(file) == w.all) {
		return match{rank: words, also: true}, true
	}
	for _, term := range w.terms {
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
	rank  rank
	score int32
	count int
}

func (a order) compare(b order) int {
	return cmp.Or(
		cmp.Compare(a.rank.class(), b.rank.class()), cmp.Compare(b.score, a.score),
		cmp.Compare(b.count, a.count), cmp.Compare(a.rank, b.rank))
}

// group is matches of one order.
type group struct {
	order
	matches []match
}

// sort returns matches, which are in the order of the items, best first. There
// are many matches, but few orders among them, and most often one for each rank.
func (p parts) sort(matches []match) []match {
	groups := map[order]*group{}
	var last [letters + 1]*group // of each rank
	first, part := 0, 0
	for _, m := range matches {
		for int(m.item)-first >= p[part].len() {
			first += p[part].len()
			part++
		}
		g, o := last[m.rank], order{m.rank, m.score, p[part].count(int(m.item) - first)}
		if g == nil || g.order != o {
			if g = groups[o]; g == nil {
				g = &group{order: o}
				groups[o] = g
			}
			last[m.rank] = g
		}
		g.matches = append(g.matches, m)
	}
	out := matches[:0]
	for _, o := range slices.SortedFunc(maps.Keys(groups), order.compare) {
		out = append(out, groups[o].matches...)
	}
	return out
}
