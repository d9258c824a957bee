package match

import (
	"bytes"
	"errors"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/vellum"
	"github.com/blevesearch/vellum/levenshtein"

	"briefing/briefing/internal/fold"
)

// Vocabulary holds the folded words of a library, each with the number of articles that
// hold it. It is safe for concurrent use.
type Vocabulary struct{ words *vellum.FST }

// NewVocabulary returns the words that fill adds, in ascending order and each once. It
// leaves out the pairs of characters that stand for texts without spaces.
func NewVocabulary(fill func(add func(word []byte, articles uint64) error) error) (*Vocabulary, error) {
	var data bytes.Buffer
	builder, err := vellum.New(&data, nil)
	if err != nil {
		return nil, err
	}
	err = fill(func(word []byte, articles uint64) error {
		if r, _ := utf8.DecodeRune(word); fold.Unspaced(r) {
			return nil // nobody misspells it
		}
		return builder.Insert(word, articles)
	})
	if err := errors.Join(err, builder.Close()); err != nil {
		return nil, err
	}
	words, err := vellum.Load(data.Bytes())
	return &Vocabulary{words}, err
}

// Articles returns the number of articles that hold a folded word.
func (v *Vocabulary) Articles(word string) (int, error) {
	n, _, err := v.words.Get([]byte(word))
	return int(n), err
}

// CanSuggest reports whether Suggest can have an answer for a word.
func CanSuggest(word string) bool { return editsWithin(fold.String(word)) > 0 }

// Suggest returns the word that word is most likely a misspelling of, folded; "" if it is
// one of the words itself, if none is near, or if word is not one word of at least four
// letters. Near is one edit away, from eight letters on two; an edit adds, drops or
// changes a letter or swaps two neighbours. Of the nearest words it is the one that most
// articles hold.
func (v *Vocabulary) Suggest(word string) (string, error) {
	word = fold.String(word)
	edits := editsWithin(word)
	if edits == 0 {
		return "", nil
	}
	return nearestWord(v.words, word, edits)
}

// editsWithin returns how many edits away a word may be from one that is meant,
// 0 if nothing can be told.
func editsWithin(folded string) uint8 {
	const longest = 64 // a longer one is no word, and its automaton too large
	letters := utf8.RuneCountInString(folded)
	switch {
	case letters < 4 || letters > longest || bytes.ContainsRune([]byte(folded), ' '):
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

func nearestWord(words *vellum.FST, word string, edits uint8) (string, error) {
	if known, err := words.Contains([]byte(word)); known || err != nil {
		return "", err
	}
	builder, err := automata[edits]()
	if err != nil {
		return "", err
	}
	automaton, err := builder.BuildDfa(word, edits)
	if err != nil {
		return "", err
	}
	var near string
	var articles uint64
	it, err := words.Search(automaton, nil, nil)
	for ; err == nil; err = it.Next() {
		key, n := it.Current()
		_, distance := automaton.MatchAndDistance(string(key))
		if near == "" || distance < edits || distance == edits && n > articles {
			near, articles, edits = string(key), n, distance
		}
	}
	if !errors.Is(err, vellum.ErrIteratorDone) {
		return "", err
	}
	return near, nil
}

// automata build automata that accept words within a number of edits.
var automata = map[uint8]func() (*levenshtein.LevenshteinAutomatonBuilder, error){
	1: newAutomata(1),
	2: newAutomata(2),
}

func newAutomata(edits uint8) func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
	return sync.OnceValues(func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
		return levenshtein.NewLevenshteinAutomatonBuilder(edits, true)
	})
}
