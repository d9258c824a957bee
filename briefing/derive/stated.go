package derive

import (
	"cmp"
	"encoding/hex"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Stated counts what articles state of themselves. The zero Stated has counted
// none.
type Stated struct {
	tags, sources map[string]*word // by their folded words
	dates         map[briefing.Date]int
}

// word is a tag or source, however it is spelled.
type word struct {
	folded    string
	articles  int
	spellings map[string]int
}

// Count counts what n articles state alike: their tags, source and date. What is
// empty is not stated.
func (s *Stated) Count(e briefing.Entry, n int) {
	if s.tags == nil {
		s.tags, s.sources, s.dates = map[string]*word{}, map[string]*word{}, map[briefing.Date]int{}
	}
	s.dates[e.Published] += n
	add(s.sources, e.Source, n)
	seen := map[string]bool{}
	for _, tag := range e.Tags {
		if folded := fold.String(tag); !seen[folded] {
			seen[folded] = true
			add(s.tags, tag, n)
		}
	}
}

// Of returns what entries state.
func Of(entries []briefing.Entry) *Stated {
	s := &Stated{}
	for _, e := range entries {
		s.Count(e, 1)
	}
	return s
}

func add(words map[string]*word, text string, n int) {
	folded := fold.String(text)
	if folded == "" {
		return
	}
	w := words[folded]
	if w == nil {
		w = &word{folded: folded, spellings: map[string]int{}}
		words[folded] = w
	}
	w.articles += n
	w.spellings[text] += n
}

// mostUsed returns words that so many articles have at least, those of most
// articles first, at most that many.
func mostUsed(words map[string]*word, least, most int) []*word {
	used := slices.DeleteFunc(slices.Collect(maps.Values(words)), func(w *word) bool { return w.articles < least })
	slices.SortFunc(used, func(a, b *word) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(a.folded, b.folded))
	})
	return used[:min(most, len(used))]
}

// name returns the spelling that most articles use, rather one with a capital
// letter, without quotation marks.
func (w *word) name() string {
	best := slices.MinFunc(slices.Collect(maps.Keys(w.spellings)), func(a, b string) int {
		return cmp.Or(
			compareBool(hasCapital(b), hasCapital(a)),
			cmp.Compare(w.spellings[b], w.spellings[a]),
			cmp.Compare(a, b),
		)
	})
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if fold.Plain(r) == '"' {
			return -1
		}
		return r
	}, best)), " ")
}

func hasCapital(s string) bool { return s != strings.ToLower(s) }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// id returns an ID of the words, after what says what they are: "tag-drones".
// Letters that an ID cannot have stand in it as a number.
func (w *word) id(prefix string) briefing.SubjectID {
	plain := strings.ReplaceAll(w.folded, " ", "-")
	isPlain := func(r rune) bool { return r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' }
	if !strings.ContainsFunc(plain, func(r rune) bool { return !isPlain(r) }) && len(plain) <= 60 {
		return briefing.SubjectID(prefix + plain)
	}
	h := fnv.New64a()
	h.Write([]byte(w.folded))
	return briefing.SubjectID(prefix + hex.EncodeToString(h.Sum(nil)))
}
