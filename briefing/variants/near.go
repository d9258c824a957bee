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

// closeness says how one word may stand for another. The lesser, the surer.
type closeness uint8

const (
	equal    closeness = iota
	twin               // "Juergen" for "Jürgen"
	plural             // an s more or less
	sounding           // "Zelenskyy" for "Zelensky"
	misspelt           // a letter or two more, less or other
	strange            // it does not
)

// nearWord is a key word of listed names that a word of the texts may stand for.
type nearWord struct {
	key  string
	how  closeness
	cost int // of the sound, in tenths of a letter
}

// compareWords returns how a word of a text may stand for a word of a name.
func compareWords(text, folded string, name nameWord) closeness {
	switch {
	case folded == name.folded:
		return equal
	case hasDigit(folded) || hasDigit(name.folded) || isCapitals(name.text):
		return strange
	case hasUmlaut(text) != hasUmlaut(name.text) && plainVowels(folded) == plainVowels(name.folded):
		return twin
	case len(name.folded) >= 4 && (folded == name.folded+"s" || folded+"s" == name.folded):
		return plural
	}
	if endsOtherwise(folded, name.folded) {
		return strange
	}
	a, b := soundsOf(folded), soundsOf(name.folded)
	if limit := soundLimit(min(len(a), len(b))); limit > 0 && apart(a, b, limit) <= limit {
		return sounding
	}
	shorter := min(utf8.RuneCountInString(folded), utf8.RuneCountInString(name.folded))
	if edits := editLimit(shorter); edits > 0 && nearest.Within(folded, name.folded, edits) {
		return misspelt
	}
	return strange
}

// endsOtherwise reports whether two words end in vowels that make other names of them:
// Andrea and Andreo, Zelenska and Zelensky; Lukashenko and Lukashenka are one.
func endsOtherwise(a, b string) bool {
	x, y := a[len(a)-1], b[len(b)-1]
	if x == y || strings.HasSuffix(a, "enk"+string(x)) && strings.HasSuffix(b, "enk"+string(y)) {
		return false
	}
	const open = "aoe"
	isOpen := func(c byte) bool { return strings.IndexByte(open, c) >= 0 }
	return isOpen(x) && (isOpen(y) || y == 'i' || y == 'y') || isOpen(y) && (x == 'i' || x == 'y')
}

// soundLimit returns how far apart words of at least n sounds may be, in tenths of a
// letter.
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

// maxCost is the most that soundLimit allows.
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

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// hasUmlaut reports whether a word has a vowel that is also written with an e or a
// second a.
func hasUmlaut(word string) bool { return strings.ContainsAny(word, "äöüÄÖÜøØåÅæÆ") }

var vowelPairs = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

func plainVowels(folded string) string { return vowelPairs.Replace(folded) }

// nearness finds key words that are near to a word.
type nearness struct {
	words   map[string]nameWord // by their folded form
	sounds  map[string][]string // by skeleton
	vowels  map[string][]string // by plainVowels
	deleted map[string][]string // by what is left when letters are taken out
}

func newNearness(n *names) nearness {
	near := nearness{
		words:   map[string]nameWord{},
		sounds:  map[string][]string{},
		vowels:  map[string][]string{},
		deleted: map[string][]string{},
	}
	for i := range n.listed {
		w := n.listed[i].words[n.listed[i].key]
		if _, known := near.words[w.folded]; known {
			continue
		}
		near.words[w.folded] = w
		put(near.vowels, plainVowels(w.folded), w.folded)
		if hasDigit(w.folded) {
			continue
		}
		for _, s := range skeletons(w.folded) {
			put(near.sounds, s, w.folded)
		}
		eachDeletion(w.folded, func(left string) { put(near.deleted, left, w.folded) })
	}
	return near
}

func put(m map[string][]string, key, word string) {
	if !slices.Contains(m[key], word) {
		m[key] = append(m[key], word)
	}
}

// skeletons returns under which skeletons a word is kept and looked for.
func skeletons(folded string) []string {
	sounds := soundsOf(folded)
	s := skeleton(sounds, false)
	if len(s) < 2 {
		return nil
	}
	if bare := skeleton(sounds, true); bare != s && len(bare) > 1 {
		return []string{s, bare}
	}
	return []string{s}
}

// eachDeletion calls yield with a word, and with what is left of it when as many
// letters are taken out as it may be misspelt by.
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

// of returns the key words that a word may stand for, the nearest first.
func (n *nearness) of(word, folded string) []nearWord {
	var out []nearWord
	offer := func(key string) {
		if slices.ContainsFunc(out, func(w nearWord) bool { return w.key == key }) {
			return
		}
		if how := compareWords(word, folded, n.words[key]); how < strange {
			w := nearWord{key: key, how: how}
			if how == sounding {
				w.cost = apart(soundsOf(folded), soundsOf(key), maxCost)
			}
			out = append(out, w)
		}
	}
	if _, ok := n.words[folded]; ok {
		offer(folded)
	}
	const short = 3
	if utf8.RuneCountInString(folded) > short && !hasDigit(folded) {
		for _, key := range n.vowels[plainVowels(folded)] {
			offer(key)
		}
		for _, s := range skeletons(folded) {
			for _, key := range n.sounds[s] {
				offer(key)
			}
		}
		eachDeletion(folded, func(left string) {
			for _, key := range n.deleted[left] {
				offer(key)
			}
		})
	}
	slices.SortStableFunc(out, func(a, b nearWord) int { return cmp.Or(int(a.how)-int(b.how), a.cost-b.cost) })
	return out
}

// isInitial reports whether a word is one letter, with which another begins.
func isInitial(word, of string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(r) && strings.HasPrefix(of, word)
}

// isNickname reports whether two folded first names stand for one another.
func isNickname(a, b string) bool {
	for _, g := range sameGiven[a] {
		if slices.Contains(sameGiven[b], g) {
			return true
		}
	}
	return false
}

// foldedWord returns a word of a text, folded.
func foldedWord(word string) string { return string(fold.Append(nil, word)) }
