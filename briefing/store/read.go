package store

import (
	"cmp"
	"context"
	"database/sql"
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
	c := s.catalog.Load()
	if s.index == nil {
		return c.tallies, ctx.Err()
	}
	if known := s.tallies.Load(); known != nil {
		return *known, ctx.Err()
	}
	tallies, err := s.loadTallies(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("tallies: %w", err)
	}
	s.tallies.Store(&tallies)
	return tallies, nil
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
	var a *briefing.Article
	err := s.query(ctx, "SELECT body, removed FROM text WHERE id = ?", []any{c.ids[place]}, func(row *sql.Rows) error {
		var body, removed sql.RawBytes
		if err := row.Scan(&body, &removed); err != nil {
			return err
		}
		a = &briefing.Article{Entry: c.entries[place], Text: string(body)}
		return fromJSON(removed, &a.Removed)
	})
	if err == nil && a == nil {
		err = s.failure(ctx, fmt.Errorf("no text: %w", errDamaged))
	}
	return a, err
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
		var number int64
		var spans sql.RawBytes
		err := row.Scan(&number, &spans)
		if subject, ok := c.subject(number); ok && err == nil {
			mentions, err = readSpans(mentions, spans, subject, c.entries[place].ID)
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
	number, ok := c.number(id)
	if !ok {
		return nil, ctx.Err()
	}
	if c.articles != nil {
		tally := c.tallies[id]
		return c.appendMentions(make([]briefing.Mention, 0, tally.Mentions), id, tally), ctx.Err()
	}
	found := placedMentions{}
	err := s.query(ctx, "SELECT article, spans FROM mention WHERE subject = ? ORDER BY article", []any{number}, func(row *sql.Rows) error {
		var article int64
		var spans sql.RawBytes
		if err := row.Scan(&article, &spans); err != nil {
			return err
		}
		return found.add(c, id, article, spans)
	})
	return found.inOrder(), err
}

// placedMentions is mentions of one subject, in a run for each article.
type placedMentions struct {
	mentions []briefing.Mention
	runs     []run
}

type run struct{ place, start, end int }

func (p *placedMentions) add(c *catalog, subject briefing.SubjectID, article int64, spans []byte) (err error) {
	place, ok := c.placesOf[article]
	if !ok {
		return errDamaged
	}
	start := len(p.mentions)
	p.mentions, err = readSpans(p.mentions, spans, subject, c.entries[place].ID)
	p.runs = append(p.runs, run{place, start, len(p.mentions)})
	return err
}

// inOrder returns the mentions with their articles in the order of the entries:
// ids say little about articles of the same day, and unknown dates come last.
func (p *placedMentions) inOrder() []briefing.Mention {
	byPlace := func(a, b run) int { return cmp.Compare(a.place, b.place) }
	if slices.IsSortedFunc(p.runs, byPlace) {
		return p.mentions
	}
	slices.SortFunc(p.runs, byPlace)
	sorted := make([]briefing.Mention, 0, len(p.mentions))
	for _, r := range p.runs {
		sorted = append(sorted, p.mentions[r.start:r.end]...)
	}
	return sorted
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
