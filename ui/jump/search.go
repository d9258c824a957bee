package jump

import (
	"cmp"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
)

// match is an item that matches the query.
type match struct {
	item  int32
	score int32 // quality of a match by letters only; higher is better
	rank  rank
	also  bool // another name matches, not the label
}

// rank says how the query matches a label. Lower is better. Between begins and
// words the count decides, so that the letters of a surname find its bearer
// rather than a rare thing that begins with them.
type rank int8

const (
	is      rank = iota // the label equals the query
	begins              // the label begins with the query
	words               // every word of the query begins a word
	slips               // the same but for a letter of a word
	within              // every word of the query occurs
	letters             // the letters of the query occur in order
)

// class returns the rank within which counts are compared.
func (r rank) class() rank {
	if r == begins {
		return words
	}
	return r
}

func termsOf(query string) []string { return strings.Fields(newName(query).text) }

// search returns the items that match query, best first: an exact command, then
// by rank, by the quality of matches by letters, by count, and finally in item
// order. An empty query matches all. If a word matches, matches by letters
// alone are left out.
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

// typed returns the index of the item for the whole query, or -1.
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

// putFirst returns matches with that of item first, unless item is -1.
func (p parts) putFirst(item int32, matches []match) []match {
	if item < 0 {
		return matches
	}
	others := slices.DeleteFunc(matches, func(m match) bool { return m.item == item })
	return slices.Insert(others, 0, match{item: item})
}

// wanted is a prepared query.
type wanted struct {
	terms   []string
	all     string // the terms, joined by spaces
	letters bool   // matches by letters alone count
}

// longest returns the longest term. Every label that matches by more than
// letters contains it.
func (w wanted) longest() string {
	return slices.MaxFunc(w.terms, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// rarest returns the letter of the terms that is rarest in labels. Every label
// that matches contains it.
func (w wanted) rarest(labels string) string {
	count := func(letter string) int { return strings.Count(labels, letter) }
	of := strings.Split(strings.Join(w.terms, ""), "")
	return slices.MinFunc(of, func(a, b string) int { return cmp.Compare(count(a), count(b)) })
}

// find returns the items that match, in order, and reports whether any matches
// by a word.
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

// least is the minimum length of a query for other names than labels: a single
// letter begins too many words.
const least = 2

// candidates yields the items that may match, in order, and whether another
// name than the label may. One search in the joined names is many times faster
// than a search in each.
func (s Items) candidates(w wanted) iter.Seq2[int, bool] {
	part := w.longest()
	label, id, file := place{in: s.names, part: part}, place{in: s.ids, part: part}, place{in: s.files, part: part}
	if !strings.ContainsAny(part, "./") {
		file.part = w.all + "\n" // then a file can only match by its end
	}
	switch {
	case w.letters && s.forgives():
		label.part = ""
	case w.letters:
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

// match matches the label of item i or, with also, another name if that matches
// better.
func (s Items) match(i int, also bool, w wanted) (match, bool) {
	m, ok := s.name(i).match(w.terms, w.all, w.letters)
	if w.letters && s.forgives() && (!ok || m.rank > slips) && s.name(i).slips(w.terms) {
		m, ok = match{rank: slips}, true
	}
	if !also || ok && m.rank <= words {
		return m, ok
	}
	if other, found := s.matchAlso(i, w); found && (!ok || other.rank < m.rank) {
		return other, true
	}
	return m, ok
}

// forgives reports whether items are looked for with a slip in their names, for which each
// name is read: hardly more of them than figures.
func (s Items) forgives() bool {
	const most = 5000
	return s.len() <= most
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

// order holds the keys for sorting items.
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

// group holds matches with equal keys.
type group struct {
	order
	matches []match
}

// sort returns matches, which are in item order, best first. Matches are many,
// but their distinct keys are few, mostly one for each rank.
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
