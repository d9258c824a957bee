package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"briefing/briefing"
	"briefing/briefing/match"
)

// Suggest returns the word of the library that word is most likely a misspelling of; see
// match.Vocabulary.Suggest. The first call takes longer: it gathers the words.
func (s *Store) Suggest(ctx context.Context, word string) (string, error) {
	if !match.CanSuggest(word) || s.catalog.Load().extent.Articles == 0 {
		return "", ctx.Err()
	}
	words, err := s.vocabulary.load(ctx, s)
	near := ""
	if err == nil {
		near, err = words.Suggest(word)
	}
	if err != nil {
		return "", fmt.Errorf("suggest for %q: %w", word, err)
	}
	return near, nil
}

// withoutPatterns returns q with its patterns replaced by the matching words of the
// library.
func (s *Store) withoutPatterns(ctx context.Context, q briefing.Query) (briefing.Query, error) {
	n, err := match.WithoutPatterns(ctx, q.Root(), func(ctx context.Context) (*match.Vocabulary, error) {
		return s.vocabulary.load(ctx, s)
	})
	return briefing.QueryFor(n), err
}

// vocabulary holds the words of a library, each with the number of articles that
// hold it. It is made when it is first asked for.
type vocabulary struct {
	asked sync.Once
	read  *task
	words *match.Vocabulary // once read is done
}

func newVocabulary() *vocabulary { return &vocabulary{read: newTask()} }

func (v *vocabulary) load(ctx context.Context, s *Store) (*match.Vocabulary, error) {
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

func (s *Store) readVocabulary(ctx context.Context) (*match.Vocabulary, error) {
	if err := s.wait(ctx, s.indexed); err != nil {
		return nil, err
	}
	if s.conns == nil {
		if _, err := s.db.ExecContext(ctx, vocabularyTable); err != nil {
			return nil, err
		}
	}
	return match.NewVocabulary(func(add func([]byte, uint64) error) error {
		const list = "SELECT term, max(doc) FROM temp.vocabulary WHERE col <> 'facet' GROUP BY term ORDER BY term"
		return s.query(ctx, list, nil, func(row *sql.Rows) error {
			var term sql.RawBytes
			var articles uint64
			if err := row.Scan(&term, &articles); err != nil {
				return err
			}
			return add(term, articles)
		})
	})
}
