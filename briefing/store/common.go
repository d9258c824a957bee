package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// The first letters of a word begin so many words that to look for all of them
// takes a second in a hundred thousand articles. While a query is typed the most
// common of these words stand for all, as long as that finds enough.

// completions is how many words stand for the first letters of one.
const completions = 16

// rare is which part of all articles a word must be in to be common: one in rare.
const rare = 1000

// commonAgain is by which part of it the index must have changed for the common
// words to be counted again, which takes seconds: one in commonAgain.
const commonAgain = 10

// writeCommon counts the common words, unless that was done when about as many
// articles were there.
func (w *Writer) writeCommon(ctx context.Context) error {
	articles, err := w.x.number(ctx, "SELECT count(*) FROM article")
	if err != nil {
		return err
	}
	counted, err := w.x.number(ctx, "SELECT value FROM meta WHERE key = 'counted'")
	if err != nil || max(articles-counted, counted-articles) <= counted/commonAgain {
		return err
	}
	err = execute(ctx, w.x.conn, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, fts, 'row')")
	if err == nil {
		err = w.x.transact(ctx, func(ctx context.Context) error {
			const count = "INSERT INTO common SELECT term, doc FROM temp.word WHERE doc > ? AND term NOT LIKE '·%'"
			if err := w.exec(ctx, "DELETE FROM common"); err != nil {
				return err
			}
			if err := w.exec(ctx, count, articles/rare); err != nil {
				return err
			}
			return w.x.setMeta(ctx, "counted", articles)
		})
	}
	if err != nil {
		return fmt.Errorf("count common words: %w", err)
	}
	return nil
}

// quick returns n with the most common words that begin with its prefixes in
// place of these, and whether there are any.
func (s *Store) quick(ctx context.Context, n briefing.QueryNode) (briefing.QueryNode, bool, error) {
	switch n := n.(type) {
	case briefing.Word:
		words, err := s.commonest(ctx, n)
		if len(words) == 0 || err != nil {
			return n, false, err
		}
		return words, true, nil
	case briefing.And:
		nodes, some, err := s.quickAll(ctx, n)
		return briefing.And(nodes), some, err
	case briefing.Or:
		nodes, some, err := s.quickAll(ctx, n)
		return briefing.Or(nodes), some, err
	}
	return n, false, nil // what must not be there must not be there at all
}

func (s *Store) quickAll(ctx context.Context, nodes []briefing.QueryNode) (out []briefing.QueryNode, some bool, err error) {
	out = slices.Clone(nodes)
	for i, n := range nodes {
		var is bool
		if out[i], is, err = s.quick(ctx, n); err != nil {
			return nil, false, err
		}
		some = some || is
	}
	return out, some, nil
}

// commonest returns the most common words that begin with the prefix n.
func (s *Store) commonest(ctx context.Context, n briefing.Word) (briefing.Or, error) {
	words := slices.Collect(fold.Words(n.Text))
	if !n.Prefix || len(words) != 1 {
		return nil, nil
	}
	const list = "SELECT term FROM common WHERE term >= ?1 AND term < ?1 || char(0x10ffff) ORDER BY articles DESC LIMIT ?2"
	var out briefing.Or
	err := s.query(ctx, list, []any{words[0].Folded, completions}, func(row *sql.Rows) error {
		var term string
		err := row.Scan(&term)
		out = append(out, briefing.Word{Text: term})
		return err
	})
	return out, err
}
