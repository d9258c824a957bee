package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// stops returns, for the words that are frequent in some language, a bit for each
// line of stops.txt that has the word; and the languages of the lines.
var stops = sync.OnceValue(func() (t struct {
	lines map[string]uint32
	of    []*Language
	codes []string
},
) {
	t.lines = map[string]uint32{}
	for line := range strings.Lines(readTable("stops")) {
		code, words, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(words) {
			t.lines[w] |= 1 << len(t.of)
		}
		t.of = append(t.of, byCode(code))
		t.codes = append(t.codes, code)
	}
	return t
})

func byCode(code string) *Language {
	switch code { // the words of the tables are nearly the same
	case "no", "nb", "nn":
		code = "da"
	case "hr", "bs", "sh":
		code = "sr"
	}
	for _, l := range languages {
		if l.Code == code {
			return l
		}
	}
	return other
}

const (
	farText  = 4096 // bytes of a text that are looked at, at most
	least    = 3    // score of another language than English
	enough   = 18   // score with which a clear lead decides
	longStop = 8    // bytes of the longest frequent word
	english  = 0    // line of stops.txt
)

// Of returns the language that the letters and most of the frequent words in the first
// kilobytes of text are of. A text without any is English if its letters are.
func Of(text string) *Language {
	l, _ := tell(text)
	return l
}

// tell is Of. It reports whether the text leaves no doubt.
func tell(text string) (of *Language, isSure bool) {
	text = text[:min(len(text), farText)]
	if l := ofLetters(text); l != nil {
		return l, true
	}
	t := stops()
	var score [32]int
	best, second := -1, -1
	foreign := 0
	for i := 0; i < len(text); {
		if !isLetter(text[i]) {
			i++
			continue
		}
		var word [longStop]byte
		n, hasTelling := 0, false
		for ; i < len(text) && isLetter(text[i]); i++ {
			if n < longStop {
				word[n] = text[i]
				if 'A' <= text[i] && text[i] <= 'Z' {
					word[n] |= 0x20
				}
			}
			if text[i] >= utf8.RuneSelf {
				foreign++
				hasTelling = true
			}
			n++
		}
		var lines uint32
		// An initial is a name's: "V" is a word of Czech only in lower case.
		isInitial := n == 1 && 'A' <= text[i-1] && text[i-1] <= 'Z'
		if n <= longStop && !isInitial {
			lines = t.lines[string(word[:n])]
		}
		if lines == 0 && hasTelling {
			lines = telling(text[i-n : i])
		}
		if lines == 0 {
			continue
		}
		weight := 1
		if lines&(lines-1) == 0 {
			weight = 3 // of one language alone
		}
		for k := 0; lines != 0; k, lines = k+1, lines>>1 {
			if lines&1 == 0 {
				continue
			}
			score[k] += weight
			best, second = rank(&score, best, second, k)
		}
		if best >= 0 && score[best] >= enough && (second < 0 || score[best] >= 2*score[second]) {
			break
		}
	}
	latin := foreign <= len(text)/10
	isSure = best >= 0 && score[best] >= enough && (second < 0 || score[best] >= 2*score[second])
	switch {
	case best >= 0 && (!latin || score[best] >= least && 2*score[best] > 3*score[english]):
		return t.of[best], isSure
	case latin:
		return English, isSure && best == english // short texts in English hold words that others have, too
	}
	return other, false
}

// letterLines holds, for each letter that few languages in Latin script have, a bit for
// each line of stops.txt in a language that has it.
var letterLines = sync.OnceValue(func() map[rune]uint32 {
	of := map[rune]uint32{}
	for line := range strings.Lines(readTable("letters")) {
		letters, codes, _ := strings.Cut(line, " ")
		for n, l := range stops().codes {
			if strings.Contains(codes, l) {
				for _, r := range letters {
					of[r] |= 1 << n
				}
			}
		}
	}
	return of
})

// telling returns the lines of the languages that have all the letters of a word that few
// have. A word with a capital tells nothing: names keep their letters.
func telling(word string) (lines uint32) {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
		return 0
	}
	first := true
	for _, r := range word {
		if of := letterLines()[r]; of != 0 && first {
			lines, first = of, false
		} else if of != 0 {
			lines &= of
		}
	}
	return lines
}

// rank returns the two lines with the highest scores after that of k went up.
func rank(score *[32]int, best, second, k int) (int, int) {
	switch {
	case k == best:
	case best < 0 || score[k] > score[best]:
		return k, best
	case second < 0 || k == second || score[k] > score[second]:
		return best, k
	}
	return best, second
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }
