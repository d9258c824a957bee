package language

import "strings"

// Entries returns the lines of words.txt.
func Entries() []string { return strings.Split(strings.TrimSuffix(words, "\n"), "\n") }
