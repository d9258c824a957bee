package language

import "strings"

// Entries returns the lines of words.txt.
func Entries() []string { return strings.Split(strings.TrimSuffix(words, "\n"), "\n") }

// InflectionOf returns the inflection of the language of a code.
func InflectionOf(code string) *Inflection { return byCode(code).Inflection() }
