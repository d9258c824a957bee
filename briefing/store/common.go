package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// The first letters of a word begin so many words that searching for all of
// them takes a second in a hundred thousand articles. While a query is being
// typed, the most common of these words stand for all, if they find enough.

// completions is the number of words that stand for a prefix.
const completions = 16

// rare bounds common words: these occur in at least one of rare articles.
const rare = 1000

// sampled is the approximate number of articles whose words are counted, up to
// twice as many. Counting all words of a hundred thousand takes seconds.
const sampled = 4000

// commonAgain is the share of the index that must have changed before common
// words are counted again: one in commonAgain.
const commonAgain = 10

// writeCommon counts the common words, unless that was done for about as many
// articles.
func (w *Writer) writeCommon(ctx context.Context) error {
	articles, err := w.x.number(ctx, "SELECT count(*) FROM article")
	if err != nil {
		return err
	}
	counted, err := w.x.number(ctx, "SELECT value FROM meta WHERE key = 'counted'")
	if err != nil || max(articles-counted, counted-articles) <= counted/commonAgain {
		return err
	}
	step := max(1, articles/sampled)
	sample, err := w.countWords(ctx, step)
	if err == nil {
		err = w.transact(ctx, func(ctx context.Context) error { return w.putCommon(ctx, sample, step, articles) })
	}
	if err != nil {
		return fmt.Errorf("count common words: %w", err)
	}
	return nil
}

// sample counts the articles with each word, among some articles.
type sample struct {
	articles int
	words    map[string]*wordIn
}

// wordIn is the number of articles with a word, and the last of them.
type wordIn struct{ articles, last int }

func (s *sample) add(texts ...string) {
	s.articles++
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			if r, _ := utf8.DecodeRuneInString(word); fold.Unspaced(r) {
				continue // a pair of characters
			}
			in := s.words[word]
			if in == nil {
				in = &wordIn{}
				s.words[strings.Clone(word)] = in
			}
			if in.last != s.articles {
				in.articles, in.last = in.articles+1, s.articles
			}
		}
	}
}

// countWords counts the words of one in step articles. The choice does not
// depend on dates, although ids of one day begin with the same number.
func (w *Writer) countWords(ctx context.Context, step int64) (sample, error) {
	s := sample{words: map[string]*wordIn{}}
	const list = "SELECT title, body FROM article CROSS JOIN text USING (id) WHERE article.id % 1000003 % ? = 0"
	err := w.x.each(ctx, list, func(row *sql.Rows) error {
		var title, body string
		err := row.Scan(&title, &body)
		title, ofTitle := fold.Index(title)
		body, ofBody := fold.Index(briefing.Show(body).Words)
		s.add(title, ofTitle, body, ofBody)
		return err
	}, step)
	return s, err
}

// putCommon writes the common words of a sample of one in step of the articles.
func (w *Writer) putCommon(ctx context.Context, s sample, step, articles int64) error {
	if err := w.exec(ctx, "DELETE FROM common"); err != nil {
		return err
	}
	in := insert(ctx, w.x.conn, "INSERT INTO common VALUES (?, ?)")
	for _, word := range slices.Sorted(maps.Keys(s.words)) {
		if n := s.words[word].articles; n > s.articles/rare {
			in.row(word, int64(n)*step)
		}
	}
	return errors.Join(in.close(), w.x.setMeta(ctx, "counted", articles))
}

// quick returns n with its prefixes replaced by the most common words that
// begin with them. It returns false if there are none.
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
	return n, false, nil // exclusions must stay complete
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
