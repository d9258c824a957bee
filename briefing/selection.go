package briefing

import (
	"math/bits"
	"strings"
	"time"

	"briefing/briefing/internal/fold"
)

// Selection answers queries from what articles state about themselves, without
// reading their texts. It stores every source, tag, folder and date once,
// however many articles share it.
type Selection struct {
	n       int
	sources []stated
	tags    []stated
	folders []stated
	dates   []dated
}

// stated is a source, tag or folder, folded, and the places of its articles.
type stated struct {
	text   string
	places []int
}

// dated is the span of days of one date, if known, and the places of its
// articles.
type dated struct {
	known            bool
	earliest, latest time.Time
	places           []int
}

// NewSelection returns a Selection of entries.
func NewSelection(entries []Entry) *Selection {
	s := &Selection{n: len(entries)}
	sources, tags, folders, dates := map[string]int{}, map[string]int{}, map[string]int{}, map[Date]int{}
	for place, e := range entries {
		s.sources = addStated(s.sources, sources, e.Source, place, fold.String)
		s.folders = addStated(s.folders, folders, e.Folder(), place, FoldFolder)
		for _, tag := range e.Tags {
			s.tags = addStated(s.tags, tags, tag, place, fold.String)
		}
		i, known := dates[e.Published]
		if !known {
			i = len(s.dates)
			dates[e.Published] = i
			s.dates = append(s.dates, dated{known: e.Published.Known(), earliest: e.Published.Earliest(), latest: e.Published.Latest()})
		}
		s.dates[i].places = append(s.dates[i].places, place)
	}
	return s
}

func addStated(all []stated, known map[string]int, text string, place int, folded func(string) string) []stated {
	i, ok := known[text]
	if !ok {
		i = len(all)
		known[text] = i
		all = append(all, stated{text: folded(text)})
	}
	all[i].places = append(all[i].places, place)
	return all
}

// Of returns the places of the articles that q matches, in ascending order.
// Words, mentions and notes match nothing here.
func (s *Selection) Of(q Query) []int {
	if q.Empty() {
		return nil
	}
	set := s.of(q.root)
	var places []int
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			places = append(places, 64*i+bits.TrailingZeros64(word))
		}
	}
	return places
}

// placeSet is a set of places, a bit for each.
type placeSet []uint64

func (s *Selection) empty() placeSet { return make(placeSet, (s.n+63)/64) }

func (p placeSet) add(places []int) {
	for _, i := range places {
		p[i/64] |= 1 << (i % 64)
	}
}

func (s *Selection) of(n QueryNode) placeSet {
	switch n := n.(type) {
	case And:
		return s.combine(n, func(a, b uint64) uint64 { return a & b })
	case Or:
		return s.combine(n, func(a, b uint64) uint64 { return a | b })
	case Not:
		return s.but(s.of(n.Node))
	case Filter:
		return s.filter(n)
	}
	return s.empty()
}

func (s *Selection) combine(nodes []QueryNode, with func(a, b uint64) uint64) placeSet {
	set := s.of(nodes[0])
	for _, n := range nodes[1:] {
		for i, word := range s.of(n) {
			set[i] = with(set[i], word)
		}
	}
	return set
}

// but returns the places that are not in set. It reuses set.
func (s *Selection) but(set placeSet) placeSet {
	for i := range set {
		set[i] = ^set[i]
	}
	if rest := s.n % 64; rest > 0 {
		set[len(set)-1] &= 1<<rest - 1
	}
	return set
}

func (s *Selection) filter(f Filter) placeSet {
	set := s.empty()
	value := fold.String(f.Value)
	switch f.Key {
	case FilterSource:
		set.addStated(s.sources, func(source string) bool {
			return source == value || !f.Exact && strings.Contains(" "+source+" ", " "+value+" ")
		})
	case FilterTag:
		set.addStated(s.tags, func(tag string) bool {
			return tag == value || f.Prefix && strings.HasPrefix(tag, value)
		})
	case FilterFolder:
		value = FoldFolder(f.Value)
		set.addStated(s.folders, func(folder string) bool { return isWithin(folder, value) })
	case FilterPublished, FilterAfter, FilterBefore:
		for _, d := range s.dates {
			if d.answers(f) {
				set.add(d.places)
			}
		}
	}
	return set
}

func (p placeSet) addStated(all []stated, matches func(text string) bool) {
	for _, s := range all {
		if matches(s.text) {
			p.add(s.places)
		}
	}
}

func (d dated) answers(f Filter) bool {
	switch {
	case f.Value == unknownDate:
		return !d.known
	case !d.known:
		return false
	case f.Key == FilterAfter:
		return !d.latest.Before(f.Date.Earliest())
	case f.Key == FilterBefore:
		return d.earliest.Before(f.Date.Earliest())
	}
	return !d.earliest.Before(f.Date.Earliest()) && !d.latest.After(f.Date.Latest())
}
