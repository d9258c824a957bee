package variants

import (
	"strings"
	"unicode/utf8"
)

// Names from other scripts are spelt by ear, and each paper does so in its own
// way: Qaddafi, Gadhafi, Kaddafi. So words are compared as sounds. A sound is a
// rune: a letter, or a capital for two or three letters (S for "sh", X for
// "kh"). Differences between spellings of one sound cost little, between sounds
// much. All costs are in tenths of a letter.

const wholeLetter = 10

// digraphs are matched before single letters, longest first; each is followed
// by its sound. A final i sound counts as two sounds before a vowel.
var digraphs = func() (list []digraph) {
	const table = `tsch C dsch J sch S tch C dzh J iyy i sh S ch C kh X gh G ph f th T dh D zh Z dj J
		ck k ou u oo u ee i ie i yy i iy i ij i yj i ii i ae E ai E ay E ei E ey E aj E ej E eu O
		ts c tz c cz c`
	words := strings.Fields(table)
	for i := 0; i < len(words); i += 2 {
		sound, _ := utf8.DecodeRuneInString(words[i+1])
		list = append(list, digraph{words[i], sound})
	}
	return list
}()

type digraph struct {
	text  string
	sound rune
}

// soundsOf returns a folded word as sounds. Doubled sounds count once.
func soundsOf(word string) []rune {
	if len(word) > len("zine") && strings.HasSuffix(word, "ine") {
		word = strings.TrimSuffix(word, "e") // the French spelling "Poutine"
	}
	out := make([]rune, 0, len(word))
	for i := 0; i < len(word); {
		s, size := soundAt(word, i)
		i += size
		if s == 'x' {
			out, s = append(out, 'k'), 's'
		}
		if n := len(out); n == 0 || out[n-1] != s {
			out = append(out, s)
		}
	}
	return out
}

func soundAt(word string, i int) (sound rune, size int) {
	rest := word[i:]
	for _, d := range digraphs {
		if !strings.HasPrefix(rest, d.text) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest[len(d.text):])
		if (d.sound == 'i' || d.sound == 'E' && d.text[1] > 'i') && isVowel(next) {
			continue // "iya", "eja"
		}
		return d.sound, len(d.text)
	}
	r, size := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[size:])
	switch r {
	case 'w':
		return 'v', size
	case 'y':
		if i == 0 && isVowel(next) {
			return 'y', size
		}
		return 'i', size
	case 'c':
		if next == 'e' || next == 'i' || next == 'y' {
			return 'ç', size
		}
		return 'k', size
	}
	return r, size
}

func isVowel(s rune) bool {
	switch s {
	case 'a', 'e', 'i', 'o', 'u', 'E', 'O':
		return true
	}
	return false
}

// skeleton returns the sounds that nearly all spellings of a name share:
// without vowels and h, and with confusable sounds made one.
func skeleton(sounds []rune, withoutJ bool) string {
	var b strings.Builder
	last := rune(0)
	for _, s := range sounds {
		if isVowel(s) {
			last = 0
			continue
		}
		s = class(s)
		if s == 0 || s == last || withoutJ && s == 'j' {
			continue
		}
		last = s
		b.WriteRune(s)
	}
	return b.String()
}

func class(s rune) rune {
	switch s {
	case 'h':
		return 0
	case 'q', 'X', 'G', 'g':
		return 'k'
	case 'C':
		return 'S'
	case 's', 'ç', 'c':
		return 'z'
	case 'D':
		return 'd'
	case 'J', 'Z', 'y':
		return 'j'
	case 'T':
		return 't'
	case 'f':
		return 'v'
	}
	return s
}

// pairs holds the costs of confusing one sound with another.
var pairs = func() map[[2]rune]int {
	const table = `kq 1 kX 2 hX 2 gq 2 gG 1 gk 3 qX 2 qG 2 gX 3 kG 3 SC 3 çs 2 cz 2 cs 3 Cç 3 kç 5 SJ 4 SZ 3
		jJ 1 JZ 1 jZ 2 zZ 3 sz 4 zD 3 jy 3 iy 1 ij 2 tT 1 dD 1 dT 4 sT 4 fv 2
		ei 2 ou 2 ae 3 ao 4 au 5 eo 7 iu 6 ai 6 eu 6 io 8 eE 2 iE 2 aE 3 Oe 6 Ou 4 OE 6`
	m := map[[2]rune]int{}
	words := strings.Fields(table)
	for i := 0; i < len(words); i += 2 {
		s := []rune(words[i])
		cost := int(words[i+1][0] - '0')
		m[[2]rune{s[0], s[1]}], m[[2]rune{s[1], s[0]}] = cost, cost
	}
	return m
}()

func swapCost(a, b rune) int {
	if a == b {
		return 0
	}
	if cost, ok := pairs[[2]rune{a, b}]; ok {
		return cost
	}
	return 2 * wholeLetter
}

// dropCost returns the cost of a sound that only one spelling has. A final
// vowel is expensive, since it often makes another name: Ivanova, Iraqi.
func dropCost(s rune, isFirst, isLast bool) int {
	switch {
	case s == 'h' && !isFirst:
		return 2
	case isVowel(s) && (isFirst || isLast):
		return wholeLetter
	case s == 'e', s == 'i':
		return 3
	case isVowel(s):
		return 4
	}
	return 2 * wholeLetter
}

// apart returns the distance of two words in sound, in tenths of a letter. Once
// it exceeds limit, any larger number is returned.
func apart(a, b []rune, limit int) int {
	if len(a) == 0 || len(b) == 0 || len(a) > maxSounds || len(b) > maxSounds {
		return limit + 1
	}
	var rows [2][maxSounds + 1]int
	above, row := &rows[0], &rows[1]
	for j := range b {
		row[j+1] = row[j] + dropCost(b[j], j == 0, j == len(b)-1)
	}
	first := 0
	if a[0] != b[0] {
		first = 1 // the first letter is the most characteristic
	}
	for i := range a {
		above, row = row, above
		drop := dropCost(a[i], i == 0, i == len(a)-1)
		row[0] = above[0] + drop
		least := row[0]
		for j := range b {
			row[j+1] = min(above[j+1]+drop, row[j]+dropCost(b[j], j == 0, j == len(b)-1), above[j]+swapCost(a[i], b[j]))
			least = min(least, row[j+1])
		}
		if least+first > limit {
			return limit + 1
		}
	}
	return row[len(b)] + first
}

const maxSounds = 32
