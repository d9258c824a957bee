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

// Stated counts what articles state about themselves, and the folders they are
// in. The zero Stated has counted nothing.
type Stated struct {
	articles      int
	tags, sources map[string]*word // by their folded words
	folders       map[string]*word // by their folded paths; each counts the folders below it too
	within        map[string]bool  // folders that hold articles directly
	dates         map[briefing.Date]int
	notes         []briefing.Entry // of figures
	found         *briefing.Digest // see Find
}

// word is a tag, source or folder in all its spellings.
type word struct {
	folded    string
	articles  int
	spellings map[string]int
}

// Count counts n articles with the same tags, source and date. Empty fields
// count as not stated.
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

// Of counts entries, one article each.
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

// mostUsed returns the words with at least that many articles, those of most
// articles first, and at most that many words.
func mostUsed(words map[string]*word, least, most int) []*word {
	used := slices.DeleteFunc(slices.Collect(maps.Values(words)), func(w *word) bool { return w.articles < least })
	slices.SortFunc(used, func(a, b *word) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(a.folded, b.folded))
	})
	return used[:min(most, len(used))]
}

// name returns the spelling that most articles use, without quotation marks. A
// spelling with a capital letter goes before one without.
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

// id returns prefix, which gives the kind, with the words: "tag-drones". A hash
// replaces words with letters that an ID cannot have.
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
