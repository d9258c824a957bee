package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"unicode/utf8"

	"briefing/briefing/internal/fold"

	"github.com/blevesearch/vellum"
	"github.com/blevesearch/vellum/levenshtein"
)

// Suggest returns the word of the library that word is most likely a
// misspelling of, folded; "" if it is a word of the library itself, if none is
// near, or if word is not one word of at least four letters. Near is one edit
// away, from eight letters on two; an edit adds, drops or changes a letter or
// swaps two neighbours. Of the nearest words it is the one that most articles
// hold. The first call takes longer: it gathers the words.
func (s *Store) Suggest(ctx context.Context, word string) (string, error) {
	word = fold.String(word)
	edits := editsWithin(word)
	if edits == 0 || s.catalog.Load().extent.Articles == 0 {
		return "", ctx.Err()
	}
	words, err := s.vocabulary.load(ctx, s)
	if err != nil {
		return "", fmt.Errorf("suggest for %q: %w", word, err)
	}
	near, err := nearestWord(words, word, edits)
	if err != nil {
		return "", fmt.Errorf("suggest for %q: %w", word, err)
	}
	return near, nil
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

// vocabulary holds the words of a library, each with the number of articles that
// hold it. It is made when it is first asked for.
type vocabulary struct {
	asked sync.Once
	read  *task
	words *vellum.FST // once read is done
}

func newVocabulary() *vocabulary { return &vocabulary{read: newTask()} }

func (v *vocabulary) load(ctx context.Context, s *Store) (*vellum.FST, error) {
	v.asked.Do(func() {
		go v.read.finish(func() (err error) {
			v.words, err = s.readVocabulary(s.background)
			return err
		})
	})
	if err := v.read.wait(ctx); err != nil {
		return nil, err
	}
	return v.words, nil
}

// vocabularyTable makes the words of the search index a table. Every connection
// to an index on disk has it from its beginning.
const vocabularyTable = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, fts, 'col')"

func (s *Store) readVocabulary(ctx context.Context) (*vellum.FST, error) {
	if err := s.wait(ctx, s.indexed); err != nil {
		return nil, err
	}
	if s.conns == nil {
		if _, err := s.db.ExecContext(ctx, vocabularyTable); err != nil {
			return nil, err
		}
	}
	var data bytes.Buffer
	builder, err := vellum.New(&data, nil)
	if err != nil {
		return nil, err
	}
	const list = "SELECT term, max(doc) FROM temp.vocabulary WHERE col <> 'facet' GROUP BY term ORDER BY term"
	err = s.query(ctx, list, nil, func(row *sql.Rows) error {
		var term sql.RawBytes
		var articles uint64
		if err := row.Scan(&term, &articles); err != nil {
			return err
		}
		if r, _ := utf8.DecodeRune(term); fold.Unspaced(r) {
			return nil // a pair of characters, which nobody misspells
		}
		return builder.Insert(term, articles)
	})
	if err := errors.Join(err, builder.Close()); err != nil {
		return nil, err
	}
	return vellum.Load(data.Bytes())
}
