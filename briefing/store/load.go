package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// readers is the number of concurrent readers of an index.
const readers = 2

// Load returns the library in x in its current state, or its state at the call
// of Prepare. Later writes do not show. d is the digest; its subjects that were
// not linked have no mentions. Closing the store closes x. If Load fails, x
// must still be closed.
func (x *Index) Load(ctx context.Context, d *briefing.Digest) (*Store, error) {
	if x.prepared == nil {
		if err := x.Prepare(ctx); err != nil {
			return nil, err
		}
	}
	s := x.prepared
	x.prepared = nil
	s.catalog.Store(s.catalog.Load().with(d))
	return s, nil
}

// Prepare reads the parts of the library in x that do not depend on its digest,
// which can be read in parallel. Load uses them.
func (x *Index) Prepare(ctx context.Context) error {
	s := &Store{index: x, written: newTask(), indexed: newTask(), vocabulary: newVocabulary()}
	s.background, s.stop = context.WithCancel(context.Background())
	s.catalog.Store(emptyCatalog())
	s.filled()
	var err error
	if s.db, err = sql.Open("sqlite", sealedDSN(x.path)); err != nil {
		return fmt.Errorf("load index %q: %w", x.path, err)
	}
	if err := s.load(ctx); err != nil {
		return errors.Join(fmt.Errorf("load index %q: %w", x.path, err), s.disconnect())
	}
	x.prepared = s
	return nil
}

// Generation returns the generation of the index that the library shows.
func (s *Store) Generation() int64 { return s.generation }

// filled records that nothing needs to be written to the database.
func (s *Store) filled() {
	s.filling.Do(func() {
		close(s.written.done)
		close(s.indexed.done)
	})
}

func (s *Store) load(ctx context.Context) error {
	s.conns = make(chan *reader, readers)
	for range readers {
		c, err := newReader(ctx, s.db)
		if err != nil {
			return err
		}
		s.conns <- c
		s.reading++
	}
	if err := s.pin(ctx); err != nil {
		return err
	}
	c, err := s.loadCatalog(ctx)
	if err != nil {
		return err
	}
	s.catalog.Store(c)
	return nil
}

// newReader returns a connection for reading. Its cache is small, since the
// system caches frequently read data.
func newReader(ctx context.Context, db *sql.DB) (*reader, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	err = execute(ctx, c, "PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -4096", vocabularyTable)
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return &reader{c, map[string]*sql.Stmt{}}, nil
}

// pin makes all readers see the same generation of the index from now on.
func (s *Store) pin(ctx context.Context) error {
	var conns []*reader
	for range readers {
		conns = append(conns, <-s.conns)
	}
	defer func() {
		for _, c := range conns {
			s.conns <- c
		}
	}()
	for i := 0; i < len(conns); {
		var generation int64
		err := execute(ctx, conns[i].Conn, "BEGIN")
		if err == nil {
			err = conns[i].QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'generation'").Scan(&generation)
		}
		switch {
		case err != nil:
			return err
		case i > 0 && generation != s.generation: // another program has written
			for _, c := range conns[:i+1] {
				if err := execute(ctx, c.Conn, "ROLLBACK"); err != nil {
					return err
				}
			}
			i = 0
			continue
		}
		s.generation = generation
		i++
	}
	return nil
}

// entryColumns are the columns for scanEntry.
const entryColumns = "article.id, key, title, source, author, published, url, file, original, language, tags, words, also, by_name, note, paths"

// scanEntry reads entryColumns, the first of them into id. Columns before them
// go into before.
func scanEntry(row *sql.Rows, id *int64, before ...any) (briefing.Entry, error) {
	var e briefing.Entry
	var published, tags, also, note, paths sql.RawBytes
	err := row.Scan(append(before, id, &e.ID, &e.Title, &e.Source, &e.Author, &published, &e.URL, &e.File, &e.Original, &e.Language, &tags, &e.Words, &also, &e.DatedByName, &note, &paths)...)
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
	if string(also) != "null" {
		err = errors.Join(err, fromJSON(also, &e.Also))
	}
	if string(note) != "null" {
		err = errors.Join(err, fromJSON(note, &e.Note))
	}
	if string(paths) != "null" {
		err = errors.Join(err, fromJSON(paths, &e.Paths))
	}
	return e, err
}

// loadCatalog returns the catalog of a library without its digest.
func (s *Store) loadCatalog(ctx context.Context) (*catalog, error) {
	c := &catalog{filled: true, digest: &briefing.Digest{}}
	err := s.withReader(ctx, func(from querier) error {
		if err := c.loadEntries(ctx, from); err != nil {
			return err
		}
		var err error
		c.rows, err = readSubjects(ctx, from)
		return err
	})
	return c, err
}

// with returns c with a digest.
func (c catalog) with(d *briefing.Digest) *catalog {
	c.digest = d
	c.addSubjects()
	c.rowsOf = make(map[int64]briefing.SubjectID, len(c.rows))
	for id, row := range c.rows {
		if _, ok := c.numbers[id]; ok {
			c.rowsOf[row] = id
		}
	}
	return &c
}

// loadEntries reads the head of the catalog in the index, or makes one from the
// rows if there is none of this generation.
func (c *catalog) loadEntries(ctx context.Context, from querier) error {
	h, err := readHead(ctx, from)
	if err != nil {
		return err
	}
	if h == nil {
		var entries []briefing.Entry
		if h, entries, err = readRows(ctx, from); err != nil {
			return err
		}
		c.shelf = fullShelf(entries)
	} else {
		c.shelf = newShelf(h.extent.Articles)
	}
	c.extent = h.extent
	c.setIDs(h.ids)
	return nil
}

// readHead returns the head of the catalog; nil if there is none of this
// generation.
func readHead(ctx context.Context, from querier) (*head, error) {
	const find = "SELECT value, entries FROM meta, catalog WHERE key = 'generation' AND chunk = ?"
	var found *head
	err := eachRow(ctx, from, find, []any{headChunk}, func(row *sql.Rows) error {
		var generation int64
		var data sql.RawBytes
		if err := row.Scan(&generation, &data); err != nil {
			return err
		}
		h, err := decodeHead(data)
		if err == nil && h.generation == generation {
			found = &h
		}
		return err
	})
	return found, err
}

// readRows makes the head of a catalog, and the entries, from the rows.
func readRows(ctx context.Context, from querier) (*head, []briefing.Entry, error) {
	var entries []briefing.Entry
	var ids []int64
	again := interner{}
	err := eachRow(ctx, from, "SELECT "+entryColumns+" FROM article ORDER BY id", nil, func(row *sql.Rows) error {
		var id int64
		e, err := scanEntry(row, &id)
		e.Source, e.Author = again.of(e.Source), again.of(e.Author)
		entries, ids = append(entries, e), append(ids, id)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	places, err := readPlaces(ctx, from)
	if err != nil {
		return nil, nil, err
	}
	h, sorted := newHead(entries, ids, places)
	return h, sorted, nil
}

// placesWithin gives the position of an article within a document that has
// several.
type placesWithin map[briefing.ArticleID]int

// readPlaces returns the positions of articles within their documents. Ids do
// not give them: a copy may become an article after later ones.
func readPlaces(ctx context.Context, from querier) (placesWithin, error) {
	const list = "SELECT path, 1 AS last, 0 AS n, articles FROM document WHERE articles LIKE '%,%' OR path IN (SELECT path FROM part)" +
		" UNION ALL SELECT path, 0, n, articles FROM part ORDER BY path, last, n"
	places := placesWithin{}
	err := eachRow(ctx, from, list, nil, func(row *sql.Rows) error {
		var path, articles sql.RawBytes
		if err := row.Scan(&path, new(int), new(int), &articles); err != nil {
			return err
		}
		var ids []briefing.ArticleID
		err := fromJSON(articles, &ids)
		for _, id := range ids {
			places[id] = len(places)
		}
		return err
	})
	return places, err
}

// compare orders articles as they are in briefing.Library.
func (p placesWithin) compare(a, b *briefing.Entry) int {
	if order := briefing.CompareDocuments(*a, *b); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(p[a.ID], p[b.ID]), briefing.CompareEntries(*a, *b))
}

// newHead sorts entries, which have ids, and returns the head of their catalog.
func newHead(entries []briefing.Entry, ids []int64, places placesWithin) (*head, []briefing.Entry) {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return places.compare(&entries[i], &entries[j]) })
	h := &head{ids: make([]int64, len(ids))}
	sorted := make([]briefing.Entry, len(entries))
	for place, i := range order {
		sorted[place], h.ids[place] = entries[i], ids[i]
	}
	h.extent = briefing.ExtentOf(sorted)
	return h, sorted
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
