package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// SexOf returns the sex of those who bear a folded given name, Female or Male; 0 if
// that is not known, or both may bear it.
func SexOf(given string) Class {
	if isCyrillic(given) {
		return cyrillicSex(given)
	}
	if c := known([]byte(given)); c&Given != 0 && c&Sex != Sex {
		return c & Sex
	}
	return 0
}

// cyrillicSex returns the sex that the ending of a given name tells: of women most
// end in "а" or "я", of men hardly any. The others stand in given.txt.
func cyrillicSex(given string) Class {
	if c, ok := exceptions()[given]; ok {
		return c
	}
	if r, _ := utf8.DecodeLastRuneInString(given); r == 'а' || r == 'я' {
		return Female
	}
	return Male
}

// exceptions are the given names of given.txt.
var exceptions = sync.OnceValue(func() map[string]Class {
	of := map[string]Class{}
	for line := range strings.Lines(readTable("given")) {
		kind, names, _ := strings.Cut(line, " ")
		for name := range strings.FieldsSeq(names) {
			of[name] = kinds[kind]
		}
	}
	return of
})

func isCyrillic(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Cyrillic, r)
}
