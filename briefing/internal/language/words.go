package language

import (
	"bytes"
	_ "embed"
	"iter"
	"strings"
	"sync"
)

// words has a line for each word, sorted, with the letters of letterClass after a
// space.
//
//go:embed tables/words.txt
var words string

var letterClass = [256]Class{
	'a': Quality, 'c': Common, 'd': People, 'f': Family, 'g': Given, 'h': Hungarian, 'p': Place, 'm': Male, 's': Surname, 't': Title, 'w': Female,
}

// known returns what words.txt has of a folded word or, if it is an inflected
// form of a common word, of that.
func known(word []byte) Class {
	c := find(word)
	if c != 0 {
		return c
	}
	if single, ok := bytes.CutSuffix(word, []byte("s")); ok && find(single)&People != 0 {
		return People // Russians
	}
	for _, e := range wordEndings {
		if len(word) > len(e)+2 && string(word[len(word)-len(e):]) == e {
			return Common
		}
	}
	const deepest = 2 // leaders, leader, lead
	return inflected(word, deepest) & Common
}

// wordEndings are those of words that are no names.
var wordEndings = []string{
	"ous", "ful", "less", "able", "ible", "ness", "tion", "sion", "ism", "ists", "ish", "upon", "wards", "wise", "ally",
	"ment", "ments", "ings", "ious", "ically", "ively",
}

// IsWord reports whether a folded word, or the one that it is the plural of, is a
// common English word.
func IsWord(word string) bool {
	single, plural := strings.CutSuffix(word, "s")
	return (find([]byte(word))|find([]byte(single)))&Common != 0 && (plural || single == word)
}

// Each calls yield with the words that l has in one of the classes, folded: those
// of names and of its own table.
func (l *Language) Each(of Class) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(words) {
			word, letters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			if lettersClass(letters)&of != 0 && !yield(word) {
				return
			}
		}
		for word, c := range l.words().classes {
			if c&of != 0 && !yield(word) {
				return
			}
		}
	}
}

func lettersClass(letters string) (c Class) {
	for i := range len(letters) {
		c |= letterClass[letters[i]]
	}
	return c
}

// find returns what words.txt has of word.
func find(word []byte) Class {
	table := index()
	mask := uint32(len(table) - 1)
	for i := hash(word) & mask; table[i] != 0; i = (i + 1) & mask {
		line := words[table[i]-1:]
		if len(line) > len(word) && line[len(word)] == ' ' && line[:len(word)] == string(word) {
			c := Class(0)
			for k := len(word) + 1; line[k] != '\n'; k++ {
				c |= letterClass[line[k]]
			}
			return c
		}
	}
	return 0
}

// index returns where the lines of words.txt begin, plus 1, by the hash of their
// words; 0 is free.
var index = sync.OnceValue(func() []uint32 {
	const size = 1 << 15 // more than twice the lines
	table := make([]uint32, size)
	at := uint32(1)
	for line := range strings.Lines(words) {
		word, _, _ := strings.Cut(line, " ")
		i := hash([]byte(word)) % size
		for table[i] != 0 {
			i = (i + 1) % size
		}
		table[i] = at
		at += uint32(len(line))
	}
	return table
})

// hash is FNV-1a.
func hash(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// endings are those of English words, and what stood in their place.
var endings = []struct{ ending, stem string }{
	{"ies", "y"},
	{"ied", "y"},
	{"es", ""},
	{"s", ""},
	{"ed", ""},
	{"ed", "e"},
	{"er", ""},
	{"er", "e"},
	{"ing", ""},
	{"ing", "e"},
	{"ly", ""},
}

// inflected returns what words.txt has of the stems of word, taking off as many
// endings as deep says.
func inflected(word []byte, deep int) Class {
	if deep == 0 {
		return 0
	}
	const shortest = 3
	for _, e := range endings {
		n := len(word) - len(e.ending)
		if n < shortest || string(word[n:]) != e.ending {
			continue
		}
		stem := append(append(make([]byte, 0, 64), word[:n]...), e.stem...)
		if c := find(stem) | inflected(stem, deep-1); c&Common != 0 {
			return c
		}
		if e.stem == "" && n > shortest && stem[n-1] == stem[n-2] { // planned, plan
			if c := find(stem[:n-1]); c&Common != 0 {
				return c
			}
		}
	}
	return 0
}
