package language

import (
	"strings"
	"sync"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// han holds what han.txt has of Chinese characters, which stand without spaces.
type han struct {
	surname, given   map[rune]bool
	words, compounds map[string]bool // of two characters
	longer           []string
	ending           []string // longer names that begin with the name of the same place
	katakana         []string // words that follow a name in katakana
}

var chinese = sync.OnceValue(func() han {
	h := han{surname: map[rune]bool{}, given: map[rune]bool{}, words: map[string]bool{}, compounds: map[string]bool{}}
	for line := range strings.Lines(readTable("han")) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch runes := []rune(rest); kind {
		case "surname":
			addRunes(h.surname, runes)
		case "given":
			addRunes(h.given, runes)
		case "word":
			addWords(h.words, rest)
		case "compound":
			addWords(h.compounds, rest)
		case "longer":
			h.longer = strings.Fields(rest)
		case "ending":
			h.ending = strings.Fields(rest)
		case "katakana":
			h.katakana = strings.Fields(rest)
		}
	}
	return h
})

func addRunes(to map[rune]bool, runes []rune) {
	for _, r := range runes {
		to[r] = true
	}
}

func addWords(to map[string]bool, words string) {
	for w := range strings.FieldsSeq(words) {
		to[w] = true
	}
}

// CutsChinese reports whether a person's name in Chinese characters between before and
// after is rather a part of another name: 王伟 in 王伟民, 马光 in 司马光. One that has two
// characters goes on where a third follows that is frequent in given names, unless a
// word begins with it.
func CutsChinese(before, name, after string) bool {
	first, size := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(before)
	h := chinese()
	if h.compounds[string([]rune{last, first})] {
		return true
	}
	if !h.surname[first] || utf8.RuneCountInString(name[size:]) != 1 {
		return false
	}
	next, n := utf8.DecodeRuneInString(after)
	second, _ := utf8.DecodeRuneInString(after[n:])
	return h.given[next] && !h.words[string([]rune{next, second})]
}

// Longer is a name that holds another, from byte At on.
type Longer struct {
	Name string
	At   int
}

// LongerNames returns the names in Chinese characters that hold the name of something
// else: 白俄罗斯 holds 俄罗斯.
func LongerNames(name string) []Longer {
	var out []Longer
	for _, l := range chinese().longer {
		if i := strings.Index(l, name); i >= 0 && l != name {
			out = append(out, Longer{l, i})
		}
	}
	for _, l := range chinese().ending {
		if i := strings.Index(l, name); i > 0 {
			out = append(out, Longer{l, i})
		}
	}
	return out
}

// FollowsKatakana reports whether text begins with a word in katakana that often follows a
// name without a mark between: オリンピック of シドニーオリンピック.
func FollowsKatakana(text string) bool {
	for _, w := range chinese().katakana {
		if rest, ok := strings.CutPrefix(text, w); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return !fold.Katakana(r)
		}
	}
	return false
}
