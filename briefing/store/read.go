package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
)

var _ briefing.Library = (*Store)(nil)

// Extent returns how much the library holds.
func (s *Store) Extent() briefing.Extent { return s.catalog.Load().extent }

// Entries returns all articles without their texts, in the order of
// briefing.Library. The slice is shared: it must not be changed.
func (s *Store) Entries(ctx context.Context) ([]briefing.Entry, error) {
	entries, err := s.all(ctx, s.catalog.Load())
	if err != nil {
		return nil, fmt.Errorf("articles: %w", err)
	}
	return slices.Clip(entries), nil
}

// EntriesAt returns the articles at places, in the order of places.
func (s *Store) EntriesAt(ctx context.Context, places ...int) ([]briefing.Entry, error) {
	c := s.catalog.Load()
	entries := make([]briefing.Entry, len(places))
	for i, place := range places {
		var err error
		if entries[i], err = s.entry(ctx, c, place); err != nil {
			return nil, err
		}
	}
	if s.index != nil {
		s.recent.keepPlaces(entries, places)
	}
	return entries, ctx.Err()
}

// Place returns the place of an article among Entries. The error wraps
// briefing.ErrNotFound if there is none with that ID.
func (s *Store) Place(ctx context.Context, id briefing.ArticleID) (int, error) {
	place, ok, err := s.placeOf(ctx, s.catalog.Load(), id)
	switch {
	case err != nil:
		return 0, fmt.Errorf("article %q: %w", id, err)
	case !ok:
		return 0, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
	}
	return place, nil
}

func (s *Store) placeOf(ctx context.Context, c *catalog, id briefing.ArticleID) (place int, ok bool, err error) {
	if s.index == nil {
		place, ok = c.places[id]
		return place, ok, ctx.Err()
	}
	if place, ok = s.recent.place(id); ok {
		return place, true, ctx.Err()
	}
	err = s.query(ctx, "SELECT id FROM article WHERE key = ?", []any{string(id)}, func(row *sql.Rows) error {
		var number int64
		if err := row.Scan(&number); err != nil {
			return err
		}
		if place, ok = c.place(number); !ok {
			return errDamaged
		}
		return nil
	})
	return place, ok, err
}

// Tallies returns the number of mentions of every subject. The map is shared:
// it must not be changed.
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

// ArticlesOf returns the articles that mention a subject, in the order of
// Entries. A subject that is not in the digest has none. The slice may be shared:
// it must not be changed.
func (s *Store) ArticlesOf(ctx context.Context, id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	c := s.catalog.Load()
	if s.index == nil {
		return c.holders[id], ctx.Err()
	}
	gathered, err := s.gathered(ctx, c)
	articles, ok := gathered[id]
	if ok || err != nil {
		return articles, err
	}
	if articles, ok = s.recent.articlesOf(id); ok {
		return articles, ctx.Err()
	}
	if known := s.tallies.Load(); known != nil {
		articles = make([]briefing.ArticleTally, 0, (*known)[id].Articles)
	}
	err = s.posting(ctx, c, id, func(place, mentions int, _ []byte) error {
		articles = append(articles, briefing.ArticleTally{Place: place, Mentions: mentions})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("articles of %q: %w", id, err)
	}
	// Unknown dates have the lowest ids, but come last.
	slices.SortFunc(articles, func(a, b briefing.ArticleTally) int { return cmp.Compare(a.Place, b.Place) })
	s.recent.keepArticles(id, articles)
	return articles, nil
}

// Article returns one article with its text. The error wraps
// briefing.ErrNotFound if there is none of that ID.
func (s *Store) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	place, err := s.Place(ctx, id)
	if err != nil {
		return nil, err
	}
	a, err := s.article(ctx, s.catalog.Load(), place)
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	return a, nil
}

func (s *Store) article(ctx context.Context, c *catalog, place int) (*briefing.Article, error) {
	if c.articles != nil {
		return c.articles[place].Article, ctx.Err()
	}
	e, err := s.entry(ctx, c, place)
	if err != nil {
		return nil, err
	}
	var a *briefing.Article
	err = s.query(ctx, "SELECT body, removed FROM text WHERE id = ?", []any{c.ids[place]}, func(row *sql.Rows) error {
		var body, removed sql.RawBytes
		if err := row.Scan(&body, &removed); err != nil {
			return err
		}
		a = &briefing.Article{Entry: e, Text: string(body)}
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
	place, ok, err := s.placeOf(ctx, c, id)
	if err == nil && !ok {
		return nil, ctx.Err()
	}
	var mentions []briefing.Mention
	if err == nil {
		mentions, err = s.mentionsIn(ctx, c, place, id)
	}
	if err != nil {
		return nil, fmt.Errorf("mentions in %q: %w", id, err)
	}
	return mentions, nil
}

func (s *Store) mentionsIn(ctx context.Context, c *catalog, place int, id briefing.ArticleID) ([]briefing.Mention, error) {
	if c.articles != nil {
		return slices.Clip(c.articles[place].Mentions), ctx.Err()
	}
	var mentions []briefing.Mention
	err := s.withReader(ctx, func(from querier) error {
		return eachLinked(ctx, from, c.ids[place], func(number int64, spans []byte) (err error) {
			if subject, ok := c.subject(number); ok {
				mentions, err = spancode.Read(mentions, spans, subject, id)
			}
			return err
		})
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
	if c.articles != nil {
		return c.mentions(id), ctx.Err()
	}
	runs, n, err := s.runs(ctx, c, id)
	if err != nil {
		return nil, err
	}
	mentions := make([]briefing.Mention, 0, n)
	err = s.eachRun(ctx, c, runs, func(article briefing.ArticleID, spans []byte) (err error) {
		mentions, err = spancode.Read(mentions, spans, id, article)
		return err
	})
	return mentions, err
}

// Refs returns the position of every mention of one subject, in the order of
// its trail. It needs less memory than Mentions, since it leaves out the
// sentences.
func (s *Store) Refs(ctx context.Context, id briefing.SubjectID) ([]briefing.Ref, error) {
	c := s.catalog.Load()
	if c.articles != nil {
		return refsOf(c.mentions(id)), ctx.Err()
	}
	runs, n, err := s.runs(ctx, c, id)
	refs := make([]briefing.Ref, 0, n)
	if err == nil {
		var buf []briefing.Mention
		err = s.eachRun(ctx, c, runs, func(article briefing.ArticleID, spans []byte) (err error) {
			buf, err = spancode.Read(buf[:0], spans, id, article)
			for _, m := range buf {
				refs = append(refs, m.Ref)
			}
			return err
		})
	}
	if err != nil {
		return nil, fmt.Errorf("mentions of %q: %w", id, err)
	}
	return refs, nil
}

func refsOf(mentions []briefing.Mention) []briefing.Ref {
	refs := make([]briefing.Ref, len(mentions))
	for i, m := range mentions {
		refs[i] = m.Ref
	}
	return refs
}

// run holds the spans of the mentions in one article.
type run struct {
	place int
	spans []byte
}

// runs returns the articles that mention a subject, in order, and the number of
// mentions.
func (s *Store) runs(ctx context.Context, c *catalog, id briefing.SubjectID) (runs []run, mentions int, err error) {
	if known := s.tallies.Load(); known != nil {
		runs = make([]run, 0, (*known)[id].Articles)
	}
	err = s.posting(ctx, c, id, func(place, n int, spans []byte) error {
		runs = append(runs, run{place, spans})
		mentions += n
		return nil
	})
	// Unknown dates have the lowest ids, but come last.
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.place, b.place) })
	return runs, mentions, err
}

// eachRun calls each with the articles and spans of runs.
func (s *Store) eachRun(ctx context.Context, c *catalog, runs []run, each func(article briefing.ArticleID, spans []byte) error) error {
	if len(runs) > chunkEntries {
		if _, err := s.all(ctx, c); err != nil {
			return err
		}
	}
	for _, r := range runs {
		e, err := s.entry(ctx, c, r.place)
		if err != nil {
			return err
		}
		if err := each(e.ID, r.spans); err != nil {
			return s.failure(ctx, err)
		}
	}
	return nil
}

// mentions returns the mentions of a subject in the articles in memory.
func (c *catalog) mentions(id briefing.SubjectID) []briefing.Mention {
	mentions := make([]briefing.Mention, 0, c.tallies[id].Mentions)
	for _, t := range c.holders[id] {
		for _, m := range c.articles[t.Place].Mentions {
			if m.Subject == id {
				mentions = append(mentions, m)
			}
		}
	}
	return mentions
}
