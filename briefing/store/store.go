package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"sync"
	"sync/atomic"

	"briefing/briefing"

	_ "modernc.org/sqlite" // the driver
)

// Store is a library in a database. It is safe for concurrent use, and must be
// closed.
type Store struct {
	db      *sql.DB
	keep    int // the most bytes of text that are kept beside the database
	catalog atomic.Pointer[catalog]
	index   *Index       // of a library on disk
	conns   chan *reader // its readers that are free
	reading int          // how many readers there are

	generation int64 // of the index that it is of

	detaching sync.Mutex
	detached  bool   // the readers read a copy of the index
	copied    string // the copy's path, if it has to be removed

	tallies atomic.Pointer[map[briefing.SubjectID]briefing.Tally]
	gathers atomic.Pointer[map[briefing.SubjectID][]briefing.ArticleTally]
	recent  recent
	scales  scales
	damaged atomic.Bool

	stop       context.CancelFunc // ends the background work
	background context.Context
	filling    sync.Once
	written    *task // the database has the rows of the library
	indexed    *task // and its search index

	importing  sync.Mutex
	closing    sync.Once
	closed     error
	vocabulary *vocabulary
}

// Linked is an article with its mentions, in any order.
type Linked struct {
	Article  *briefing.Article
	Mentions []briefing.Mention
}

// keepBytes is how much text a library may have for its texts and mentions to be
// kept beside the database: some thousand articles.
const keepBytes = 8 << 20

// Memory returns an empty store that lives in memory. It must be closed.
func Memory(ctx context.Context) (*Store, error) { return memory(ctx, keepBytes) }

func memory(ctx context.Context, keep int) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("open library in memory: %w", err)
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open library in memory: %w", err)
	}
	db.SetMaxOpenConns(1) // each connection would be a database of its own
	s := &Store{
		db: db, keep: keep, written: newTask(), indexed: newTask(), vocabulary: newVocabulary(),
	}
	s.background, s.stop = context.WithCancel(context.Background())
	s.catalog.Store(emptyCatalog())
	return s, nil
}

// Import fills s with a digest and the articles it speaks of. A store is filled
// once. Readers see nothing of the library before Import returns, and all of it
// afterwards. Import fails, and leaves s empty, with the first error of linked;
// when two articles have the same ID; and when a mention lies outside its text
// or is of a subject that d does not have. It keeps what it is given, and does
// not wait for the database.
func (s *Store) Import(ctx context.Context, d *briefing.Digest, linked iter.Seq2[Linked, error]) error {
	s.importing.Lock()
	defer s.importing.Unlock()
	if s.catalog.Load().filled {
		return errors.New("import into a library: it is filled already")
	}
	c, articles, err := newCatalog(ctx, d, linked)
	if err != nil {
		return fmt.Errorf("import into a library: %w", err)
	}
	if c.bytes <= s.keep {
		c.articles = articles
	}
	s.catalog.Store(c)
	if c.articles == nil {
		s.fill(c, articles)
	}
	return nil
}

// Warm begins, in the background, what the first search would have to wait for:
// writing a small library to the database. Until then it costs nothing to have
// one. Of a library on disk it puts the ids of the articles in order, and returns
// when that is done.
func (s *Store) Warm() {
	s.begin()
	if c := s.catalog.Load(); s.index != nil {
		c.byID()
	}
}

// begin begins to fill the database, if there is something to fill it with.
func (s *Store) begin() {
	if c := s.catalog.Load(); c.filled {
		s.fill(c, c.articles)
	}
}

// wait returns once a step of filling the database is done, with its error, or
// once ctx is.
func (s *Store) wait(ctx context.Context, step *task) error {
	s.begin()
	return step.wait(ctx)
}

// fill writes the library to the database, in the background and once.
func (s *Store) fill(c *catalog, articles []Linked) {
	s.filling.Do(func() { go s.populate(c, articles) })
}

// populate makes the tables, the rows and the search index.
func (s *Store) populate(c *catalog, articles []Linked) {
	s.written.finish(func() error {
		if _, err := s.db.ExecContext(s.background, schema); err != nil {
			return fmt.Errorf("make the tables of a library: %w", err)
		}
		return s.write(s.background, c, articles)
	})
	s.indexed.finish(func() error {
		if err := s.written.wait(s.background); err != nil {
			return err
		}
		return s.writeIndex(s.background, c, articles)
	})
}

// Close ends the background work and gives the database's memory back. It waits
// for an Import and for reads that are under way. An index that turned out to be
// damaged it deletes, unless another program has it open. To close it again does
// nothing, and returns the same error.
func (s *Store) Close() error {
	s.closing.Do(func() { s.closed = s.close() })
	return s.closed
}

func (s *Store) close() error {
	s.stop()
	s.importing.Lock()
	defer s.importing.Unlock()
	s.filled()
	<-s.indexed.done
	err := s.disconnect()
	switch {
	case s.index == nil:
		return err
	case s.damaged.Load():
		return errors.Join(err, s.index.Discard())
	}
	return errors.Join(err, s.index.Close())
}

// IsDamaged reports whether the index has turned out to be damaged.
func (s *Store) IsDamaged() bool { return s.damaged.Load() }

// Digest returns the digest, an empty one before Import.
func (s *Store) Digest() *briefing.Digest { return s.catalog.Load().digest }

// task is something that is done once, in the background.
type task struct {
	done chan struct{}
	err  error // set before done is closed
}

func newTask() *task { return &task{done: make(chan struct{})} }

func (t *task) finish(do func() error) {
	defer close(t.done)
	t.err = do()
}

// wait returns once t is done, with its error, or once ctx is.
func (t *task) wait(ctx context.Context) error {
	select {
	case <-t.done:
		return t.err
	default:
	}
	select {
	case <-t.done:
		return t.err
	case <-ctx.Done():
		return ctx.Err()
	}
}
