package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

var _ briefing.Library = (*Store)(nil)

// Entries returns all articles without their texts, in the order of
// briefing.CompareEntries. The slice is shared: it must not be changed.
func (s *Store) Entries(ctx context.Context) ([]briefing.Entry, error) {
	return slices.Clip(s.catalog.Load().entries), ctx.Err()
}

// Tallies returns how often, and where, every subject of the digest is
// mentioned. The map is shared: it must not be changed.
func (s *Store) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	return s.catalog.Load().tallies, ctx.Err()
}

// Article returns one article with its text. The error wraps
// briefing.ErrNotFound if there is none of that ID.
func (s *Store) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	c := s.catalog.Load()
	place, ok := c.places[id]
	if !ok {
		return nil, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
	}
	a, err := s.article(ctx, c, place)
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	return a, nil
}

func (s *Store) article(ctx context.Context, c *catalog, place int) (*briefing.Article, error) {
	if c.articles != nil {
		return c.articles[place].Article, ctx.Err()
	}
	if err := s.wait(ctx, s.written); err != nil {
		return nil, err
	}
	var body, removed []byte
	row := s.db.QueryRowContext(ctx, "SELECT body, removed FROM text WHERE id = ?", c.ids[place])
	if err := row.Scan(&body, &removed); err != nil {
		return nil, err
	}
	a := &briefing.Article{Entry: c.entries[place], Text: string(body)}
	return a, json.Unmarshal(removed, &a.Removed)
}

// MentionsIn returns every mention in one article in text order; of those that
// start at the same byte the longer comes first.
func (s *Store) MentionsIn(ctx context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	c := s.catalog.Load()
	place, ok := c.places[id]
	if !ok {
		return nil, ctx.Err()
	}
	mentions, err := s.mentionsIn(ctx, c, place)
	if err != nil {
		return nil, fmt.Errorf("mentions in %q: %w", id, err)
	}
	return mentions, nil
}

func (s *Store) mentionsIn(ctx context.Context, c *catalog, place int) ([]briefing.Mention, error) {
	if c.articles != nil {
		return slices.Clip(c.articles[place].Mentions), ctx.Err()
	}
	var mentions []briefing.Mention
	err := s.query(ctx, "SELECT subject, spans FROM mention WHERE article = ?", []any{c.ids[place]}, func(row *sql.Rows) error {
		var subject int
		var spans sql.RawBytes
		err := row.Scan(&subject, &spans)
		if err == nil {
			mentions, err = readSpans(mentions, spans, c.subjects[subject], c.entries[place].ID)
		}
		return err
	})
	slices.SortStableFunc(mentions, c.compareMentions)
	return mentions, err
}

// Mentions returns every mention of one subject in the order of its trail:
// articles in the order of Entries, mentions of one article in text order. A
// subject that is not in the digest has none.
func (s *Store) Mentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	c := s.catalog.Load()
	mentions, err := s.mentions(ctx, c, id)
	if err != nil {
		return nil, fmt.Errorf("mentions of %q: %w", id, err)
	}
	return mentions, nil
}

func (s *Store) mentions(ctx context.Context, c *catalog, id briefing.SubjectID) ([]briefing.Mention, error) {
	tally, ok := c.tallies[id]
	if !ok {
		return nil, ctx.Err()
	}
	mentions := make([]briefing.Mention, 0, tally.Mentions)
	if c.articles != nil {
		return c.appendMentions(mentions, id, tally), ctx.Err()
	}
	// Unknown dates have the lowest ids, but come last.
	const list = "SELECT article, spans FROM mention WHERE subject = ? ORDER BY article < 1 << 20, article"
	err := s.query(ctx, list, []any{c.numbers[id]}, func(row *sql.Rows) error {
		var article int64
		var spans sql.RawBytes
		err := row.Scan(&article, &spans)
		if err == nil {
			mentions, err = readSpans(mentions, spans, id, c.entries[c.placesOf[article]].ID)
		}
		return err
	})
	return mentions, err
}

func (c *catalog) appendMentions(dst []briefing.Mention, id briefing.SubjectID, tally briefing.Tally) []briefing.Mention {
	for _, t := range tally.Articles {
		for _, m := range c.articles[c.places[t.Article]].Mentions {
			if m.Subject == id {
				dst = append(dst, m)
			}
		}
	}
	return dst
}

// query calls each for every row of a query, once the library is written. While
// it runs nobody else reads a library in memory, so each must be quick, and must
// not query.
func (s *Store) query(ctx context.Context, query string, args []any, each func(*sql.Rows) error) error {
	if err := s.wait(ctx, s.written); err != nil {
		return err
	}
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := each(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
