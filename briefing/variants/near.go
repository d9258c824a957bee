package variants

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/nearest"
)

// closeness says how one word may stand for another. Lower is surer.
type closeness uint8

const (
	equal    closeness = iota
	twin               // "Juergen" for "Jürgen"
	plural             // with or without an s
	sounding           // "Zelenskyy" for "Zelensky"
	misspelt           // one or two letters added, dropped or changed
	strange            // not at all
)

// nearWord is a key word of listed names that a word in the texts may stand
// for.
type nearWord struct {
	key  string
	how  closeness
	cost int // of differences in sound, in tenths of a letter
}

// word is a word of a text or a name, prepared for comparison.
type word struct {
	text   string
	folded string
	sounds []rune
	vowels string // folded, with vowels made plain

	hasUmlaut  bool
	hasDigit   bool
	isCapitals bool
}

func newWord(text, folded string) *word {
	return &word{
		text: text, folded: folded, sounds: soundsOf(folded), vowels: plainVowels(folded),
		hasUmlaut: hasUmlaut(text), hasDigit: strings.ContainsAny(folded, "0123456789"), isCapitals: isCapitals(text),
	}
}

// compareWords returns how a word of a text may stand for a word of a name. If
// by its sound, cost is the difference in tenths of a letter.
func compareWords(w, name *word) (how closeness, cost int) {
	switch {
	case w.folded == name.folded:
		return equal, 0
	case w.hasDigit || name.hasDigit || name.isCapitals:
		return strange, 0
	case w.hasUmlaut != name.hasUmlaut && w.vowels == name.vowels:
		return twin, 0
	case len(name.folded) >= 4 && (w.folded == name.folded+"s" || w.folded+"s" == name.folded):
		return plural, 0
	case endsOtherwise(w.folded, name.folded):
		return strange, 0
	}
	if limit := soundLimit(min(len(w.sounds), len(name.sounds))); limit > 0 {
		if cost = apart(w.sounds, name.sounds, limit); cost <= limit {
			return sounding, cost
		}
	}
	shorter := min(utf8.RuneCountInString(w.folded), utf8.RuneCountInString(name.folded))
	if edits := editLimit(shorter); edits > 0 && nearest.Within(w.folded, name.folded, edits) {
		return misspelt, 0
	}
	return strange, 0
}

// mayBe returns how a word of a text may stand for a word of a name.
func (w *word) mayBe(name *word) closeness {
	how, _ := compareWords(w, name)
	return how
}

// endsOtherwise reports whether two words end in vowels that distinguish names:
// Andrea and Andreo, Zelenska and Zelensky. Lukashenko and Lukashenka are one
// name.
func endsOtherwise(a, b string) bool {
	x, y := a[len(a)-1], b[len(b)-1]
	if x == y || strings.HasSuffix(a, "enk"+string(x)) && strings.HasSuffix(b, "enk"+string(y)) {
		return false
	}
	const open = "aoe"
	isOpen := func(c byte) bool { return strings.IndexByte(open, c) >= 0 }
	return isOpen(x) && (isOpen(y) || y == 'i' || y == 'y') || isOpen(y) && (x == 'i' || x == 'y')
}

// soundLimit returns the maximum distance of words with n sounds, in tenths of
// a letter.
func soundLimit(n int) int {
	switch {
	case n <= 3:
		return 2
	case n == 4:
		return 3
	case n == 5:
		return 4
	case n == 6:
		return 6
	}
	return maxCost
}

// maxCost is the largest result of soundLimit.
const maxCost = 8

func editLimit(letters int) int {
	switch {
	case letters < 5:
		return 0
	case letters < 9:
		return 1
	}
	return 2
}

// hasUmlaut reports whether a word has a vowel that can also be written with an
// e or a second a.
func hasUmlaut(word string) bool { return strings.ContainsAny(word, "äöüÄÖÜøØåÅæÆ") }

var vowelPairs = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

func plainVowels(folded string) string { return vowelPairs.Replace(folded) }

// nearness is an index for finding key words near to a word.
type nearness struct {
	words   map[string]*word   // by their folded form
	sounds  map[string][]*word // by skeleton
	vowels  map[string][]*word // by plain vowels
	deleted map[string][]*word // by the letters that remain when some are deleted
}

func newNearness(n *names) nearness {
	near := nearness{
		words:   map[string]*word{},
		sounds:  map[string][]*word{},
		vowels:  map[string][]*word{},
		deleted: map[string][]*word{},
	}
	for i := range n.listed {
		w := n.listed[i].words[n.listed[i].key]
		if near.words[w.folded] != nil {
			continue
		}
		near.words[w.folded] = w
		put(near.vowels, w.vowels, w)
		if w.hasDigit {
			continue
		}
		for _, s := range skeletons(w.sounds) {
			put(near.sounds, s, w)
		}
		eachDeletion(w.folded, func(left string) { put(near.deleted, left, w) })
	}
	return near
}

func put(m map[string][]*word, key string, w *word) {
	if list := m[key]; len(list) == 0 || list[len(list)-1] != w { // words are added one after the other
		m[key] = append(list, w)
	}
}

// skeletons returns the skeletons under which a word is stored and looked up.
func skeletons(sounds []rune) []string {
	s := skeleton(sounds, false)
	if len(s) < 2 {
		return nil
	}
	if bare := skeleton(sounds, true); bare != s && len(bare) > 1 {
		return []string{s, bare}
	}
	return []string{s}
}

// eachDeletion calls yield with a word, and with each result of deleting as
// many letters as a misspelling may affect.
func eachDeletion(word string, yield func(string)) {
	const longest = 24
	letters := []rune(word)
	n := editLimit(len(letters))
	if n == 0 || len(letters) > longest {
		return
	}
	yield(word)
	buf := make([]rune, 0, len(letters))
	for i := range letters {
		buf = append(append(buf[:0], letters[:i]...), letters[i+1:]...)
		yield(string(buf))
		for j := i; n > 1 && j < len(buf); j++ {
			yield(string(buf[:j]) + string(buf[j+1:]))
		}
	}
}

// of returns the key words that a word may stand for, nearest first.
func (n *nearness) of(w *word) []nearWord {
	var out []nearWord
	seen := map[*word]bool{}
	offer := func(keys ...*word) {
		for _, key := range keys {
			if seen[key] {
				continue
			}
			seen[key] = true
			if how, cost := compareWords(w, key); how < strange {
				out = append(out, nearWord{key.folded, how, cost})
			}
		}
	}
	if key := n.words[w.folded]; key != nil {
		offer(key)
	}
	const short = 3
	if utf8.RuneCountInString(w.folded) > short && !w.hasDigit {
		offer(n.vowels[w.vowels]...)
		for _, s := range skeletons(w.sounds) {
			offer(n.sounds[s]...)
		}
		eachDeletion(w.folded, func(left string) { offer(n.deleted[left]...) })
	}
	slices.SortStableFunc(out, func(a, b nearWord) int { return cmp.Or(int(a.how)-int(b.how), a.cost-b.cost) })
	return out
}

// isInitial reports whether word is a single letter with which the other
// begins.
func isInitial(word, of string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(r) && strings.HasPrefix(of, word)
}

// foldedWord returns a word of a text, folded.
func foldedWord(word string) string { return string(fold.Append(nil, word)) }
