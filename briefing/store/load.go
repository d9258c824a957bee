package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// readers is how many may read an index at a time.
const readers = 2

// Load returns the library in x as it is now: what others write to the index
// does not show. d is the digest; subjects of it that were not linked have no
// mentions. Closing the store closes x; if Load fails, x is still to be closed.
func (x *Index) Load(ctx context.Context, d *briefing.Digest) (*Store, error) {
	s := &Store{index: x, written: newTask(), indexed: newTask(), vocabulary: newVocabulary()}
	s.background, s.stop = context.WithCancel(context.Background())
	s.catalog.Store(emptyCatalog())
	s.filled()
	var err error
	if s.db, err = sql.Open("sqlite", dsn(x.path)); err != nil {
		return nil, fmt.Errorf("load index %q: %w", x.path, err)
	}
	if err := s.load(ctx, d); err != nil {
		return nil, errors.Join(fmt.Errorf("load index %q: %w", x.path, err), s.disconnect())
	}
	return s, nil
}

// filled says that nothing is to be written to the database.
func (s *Store) filled() {
	s.filling.Do(func() {
		close(s.written.done)
		close(s.indexed.done)
	})
}

func (s *Store) load(ctx context.Context, d *briefing.Digest) error {
	s.conns = make(chan *sql.Conn, readers)
	for range readers {
		c, err := s.newReader(ctx)
		if err != nil {
			return err
		}
		s.conns <- c
		s.reading++
	}
	if err := s.pin(ctx); err != nil {
		return err
	}
	c, err := s.loadCatalog(ctx, d)
	if err != nil {
		return err
	}
	s.catalog.Store(c)
	return nil
}

// newReader returns a connection to read by. Its cache is small: the system
// keeps what is read often.
func (s *Store) newReader(ctx context.Context) (*sql.Conn, error) {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	err = execute(ctx, c, "PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -8192", vocabularyTable)
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// pin lets all readers see the same generation of the index, for good.
func (s *Store) pin(ctx context.Context) error {
	var conns []*sql.Conn
	for range readers {
		conns = append(conns, <-s.conns)
	}
	defer func() {
		for _, c := range conns {
			s.conns <- c
		}
	}()
	for first, i := int64(-1), 0; i < len(conns); {
		var generation int64
		err := execute(ctx, conns[i], "BEGIN")
		if err == nil {
			err = conns[i].QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'generation'").Scan(&generation)
		}
		switch {
		case err != nil:
			return err
		case i > 0 && generation != first: // somebody wrote meanwhile
			for _, c := range conns[:i+1] {
				if err := execute(ctx, c, "ROLLBACK"); err != nil {
					return err
				}
			}
			i = 0
			continue
		}
		first = generation
		i++
	}
	return nil
}

// entryColumns are the columns of the table of articles, as scanEntry reads them.
const entryColumns = "article.id, key, title, source, author, published, url, file, original, tags, words"

// scanEntry reads entryColumns, the first of them into id, after whatever comes
// before them.
func scanEntry(row *sql.Rows, id *int64, before ...any) (briefing.Entry, error) {
	var e briefing.Entry
	var published, tags sql.RawBytes
	err := row.Scan(append(before, id, &e.ID, &e.Title, &e.Source, &e.Author, &published, &e.URL, &e.File, &e.Original, &tags, &e.Words)...)
	if err != nil {
		return e, err
	}
	if len(published) > 0 {
		if e.Published, err = briefing.ParseDate(string(published)); err != nil {
			return e, fmt.Errorf("article %q: %w: %w", e.ID, errDamaged, err)
		}
	}
	if string(tags) != "null" {
		err = fromJSON(tags, &e.Tags)
	}
	return e, err
}

func (s *Store) loadCatalog(ctx context.Context, d *briefing.Digest) (*catalog, error) {
	c := &catalog{filled: true, digest: d}
	c.addSubjects()
	err := s.query(ctx, "SELECT count(*) FROM article", nil, func(row *sql.Rows) error {
		var n int
		err := row.Scan(&n)
		c.entries, c.ids = make([]briefing.Entry, 0, n), make([]int64, 0, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	again := interner{}
	err = s.query(ctx, "SELECT "+entryColumns+" FROM article ORDER BY id", nil, func(row *sql.Rows) error {
		var id int64
		e, err := scanEntry(row, &id)
		e.Source, e.Author = again.of(e.Source), again.of(e.Author)
		c.entries, c.ids = append(c.entries, e), append(c.ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	c.sortEntries()
	err = s.withReader(ctx, func(from querier) (err error) {
		c.rows, err = readSubjects(ctx, from)
		return err
	})
	if err != nil {
		return nil, err
	}
	c.rowsOf = make(map[int64]briefing.SubjectID, len(c.rows))
	for id, row := range c.rows {
		if _, ok := c.numbers[id]; ok {
			c.rowsOf[row] = id
		}
	}
	return c, nil
}

// sortEntries puts the entries in their order, and notes where they are.
func (c *catalog) sortEntries() {
	order := make([]int, len(c.entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return briefing.CompareEntries(c.entries[i], c.entries[j]) })
	entries, ids := make([]briefing.Entry, len(order)), make([]int64, len(order))
	c.places = make(map[briefing.ArticleID]int, len(order))
	c.placesOf = make(map[int64]int, len(order))
	for place, i := range order {
		entries[place], ids[place] = c.entries[i], c.ids[i]
		c.places[entries[place].ID], c.placesOf[ids[place]] = place, place
	}
	c.entries, c.ids = entries, ids
}

// interner keeps one copy of each text.
type interner map[string]string

func (in interner) of(s string) string {
	if known, ok := in[s]; ok {
		return known
	}
	in[s] = s
	return s
}

// loadTallies returns the tallies of the digest's subjects.
func (s *Store) loadTallies(ctx context.Context, c *catalog) (map[briefing.SubjectID]briefing.Tally, error) {
	tallies := make(map[briefing.SubjectID]briefing.Tally, len(c.subjects))
	for _, id := range c.subjects {
		tallies[id] = briefing.Tally{}
	}
	add := func(t tallyRow) error {
		id, ok := c.rowsOf[t.subject]
		if !ok {
			return nil
		}
		tally, err := c.readTally(t)
		tallies[id] = tally
		return err
	}
	err := s.withReader(ctx, func(from querier) error {
		err := eachRow(ctx, from, "SELECT subject, mentions, articles FROM tally", nil, func(row *sql.Rows) error {
			var t tallyRow
			var articles sql.RawBytes
			if err := row.Scan(&t.subject, &t.mentions, &articles); err != nil {
				return err
			}
			t.articles = articles
			return add(t)
		})
		if err != nil {
			return err
		}
		var addErr error
		err = countTallies(ctx, from, func(t tallyRow) { addErr = errors.Join(addErr, add(t)) })
		return errors.Join(err, addErr)
	})
	c.gather(tallies)
	return tallies, err
}

// readTally returns the tally of a row, its articles in the order of the
// entries.
func (c *catalog) readTally(t tallyRow) (briefing.Tally, error) {
	type placed struct{ place, mentions int }
	var articles []placed
	sorted, unknown := true, false
	err := readTally(t.articles, func(article int64, mentions int) {
		place, ok := c.placesOf[article]
		unknown = unknown || !ok
		sorted = sorted && (len(articles) == 0 || articles[len(articles)-1].place < place)
		articles = append(articles, placed{place, mentions})
	})
	if err != nil || unknown {
		return briefing.Tally{}, errors.Join(err, errDamaged)
	}
	if !sorted {
		slices.SortFunc(articles, func(a, b placed) int { return a.place - b.place })
	}
	tally := briefing.Tally{Mentions: t.mentions, Articles: make([]briefing.ArticleTally, len(articles))}
	for i, a := range articles {
		tally.Articles[i] = briefing.ArticleTally{Article: c.entries[a.place].ID, Mentions: a.mentions}
	}
	return tally, nil
}
