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

// Stated counts what articles state of themselves, and in which folders they are.
// The zero Stated has counted none.
type Stated struct {
	articles      int
	tags, sources map[string]*word // by their folded words
	folders       map[string]*word // by their folded paths, with all that are in them and below
	within        map[string]bool  // the folders that articles themselves are in
	dates         map[briefing.Date]int
	notes         []briefing.Entry // of figures
	found         *briefing.Digest // see Find
}

// word is a tag, source or folder, however it is spelled.
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
	s.articles += n
	s.dates[e.Published] += n
	add(s.sources, fold.String(e.Source), e.Source, n)
	seen := map[string]bool{}
	for _, tag := range e.Tags {
		if folded := fold.String(tag); !seen[folded] {
			seen[folded] = true
			add(s.tags, folded, tag, n)
		}
	}
}

// Of returns what entries state.
func Of(entries []briefing.Entry) *Stated {
	s := &Stated{}
	for _, e := range entries {
		s.Count(e, 1)
		s.CountFolder(e.Folder(), 1)
		s.CountNote(e)
	}
	return s
}

// add counts a text n times among words.
func add(words map[string]*word, folded, text string, n int) {
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
	plain := strings.NewReplacer(" ", "-", "/", "--").Replace(w.folded)
	isPlain := func(r rune) bool { return r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' }
	if !strings.ContainsFunc(plain, func(r rune) bool { return !isPlain(r) }) && len(plain) <= 60 {
		return briefing.SubjectID(prefix + plain)
	}
	h := fnv.New64a()
	h.Write([]byte(w.folded))
	return briefing.SubjectID(prefix + hex.EncodeToString(h.Sum(nil)))
}
