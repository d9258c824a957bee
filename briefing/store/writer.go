package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"briefing/briefing"
)

// Writer changes an index. It must be closed, and until then nothing else be done
// with the index.
type Writer struct {
	x        *Index
	check    *catalog // of the digest alone
	named    map[briefing.ArticleID]bool
	link     func(*briefing.Article) []briefing.Mention
	subjects map[briefing.SubjectID]int64
	tallied  map[int64]bool  // subjects that have a tally
	parted   map[string]bool // documents with a part already written
	last     map[int64]int64 // the highest id, by day
	gone     lengths         // of what the transaction took out of the search index

	batch   batch
	batches chan batch
	done    chan struct{}
	err     error // of a batch; to be read after done or failed
	failed  chan struct{}
}

// batchArticles and batchText limit a transaction, unless a single document
// exceeds them.
const (
	batchArticles = 1000
	batchText     = 8 << 20
)

// batchTime is how long articles wait for others of their transaction: the first
// document that is put after it ends the transaction, so that those that are slow to
// read, such as web pages and PDF, can be searched meanwhile.
var batchTime = 2 * time.Second

// batch holds the data of one transaction.
type batch struct {
	documents []Document
	articles  []articleRow
	text      int       // bytes
	since     time.Time // when its first document came
}

// isFull reports whether a batch is to be written now.
func (b *batch) isFull() bool {
	return len(b.documents) >= batchArticles || len(b.articles) >= batchArticles || b.text >= batchText || time.Since(b.since) >= batchTime
}

type articleRow struct {
	Linked
	id     int64
	index  indexRow
	key    textKey
	hasKey bool
}

// Lock makes sure that no other program changes the index, until it is unlocked.
// The error wraps ErrBusy if another one is at it.
func (x *Index) Lock(ctx context.Context) error {
	err := x.lock.write(ctx)
	if errors.Is(err, errLocked) {
		err = ErrBusy
	}
	if err != nil {
		return fmt.Errorf("write index %q: %w", x.path, err)
	}
	return nil
}

// Unlock lets other programs change the index.
func (x *Index) Unlock() error { return x.lock.release() }

// Generation returns a number that every change of the index raises.
func (x *Index) Generation(ctx context.Context) (int64, error) {
	n, err := x.number(ctx, "SELECT value FROM meta WHERE key = 'generation'")
	if err != nil {
		return 0, fmt.Errorf("generation of index %q: %w", x.path, err)
	}
	return n, nil
}

// Len returns how many articles are in the index.
func (x *Index) Len(ctx context.Context) (int, error) {
	n, err := x.number(ctx, "SELECT count(*) FROM article")
	if err != nil {
		return 0, fmt.Errorf("articles of index %q: %w", x.path, err)
	}
	return int(n), nil
}

// IsEmpty reports whether there is no article in the index.
func (x *Index) IsEmpty(ctx context.Context) (bool, error) {
	n, err := x.number(ctx, "SELECT EXISTS (SELECT 1 FROM article)")
	if err != nil {
		return false, fmt.Errorf("articles of index %q: %w", x.path, err)
	}
	return n == 0, nil
}

// Write begins to change the index, which must be locked. Its articles are to be
// linked by d; link finds the mentions in those that were copies and are no more.
func (x *Index) Write(ctx context.Context, d *briefing.Digest, link func(*briefing.Article) []briefing.Mention) (*Writer, error) {
	w := &Writer{
		x: x, check: &catalog{digest: d}, named: namedArticles(d), link: link,
		tallied: map[int64]bool{}, parted: map[string]bool{}, last: map[int64]int64{},
		batches: make(chan batch, 1), done: make(chan struct{}), failed: make(chan struct{}),
	}
	w.check.addSubjects()
	if err := w.begin(ctx); err != nil {
		return nil, fmt.Errorf("write index %q: %w", x.path, err)
	}
	go w.run(context.WithoutCancel(ctx))
	return w, nil
}

// ErrBusy says that another program is changing an index.
var ErrBusy = errors.New("another program is changing it")

// begin reads what the writer must know, and adds the subjects of the digest.
func (w *Writer) begin(ctx context.Context) error {
	if err := execute(ctx, w.x.conn, "PRAGMA cache_size = -32768"); err != nil {
		return err
	}
	var err error
	if w.subjects, err = readSubjects(ctx, w.x.conn); err != nil {
		return err
	}
	if err := w.addSubjects(ctx); err != nil {
		return err
	}
	err = w.x.each(ctx, "SELECT subject FROM tally", func(row *sql.Rows) error {
		var subject int64
		err := row.Scan(&subject)
		w.tallied[subject] = true
		return err
	})
	if err != nil {
		return err
	}
	return w.x.each(ctx, "SELECT DISTINCT path FROM part", func(row *sql.Rows) error {
		var path string
		err := row.Scan(&path)
		w.parted[path] = true
		return err
	})
}

func (w *Writer) addSubjects(ctx context.Context) error {
	var added []briefing.SubjectID
	for _, id := range w.check.subjects {
		if _, ok := w.subjects[id]; !ok {
			added = append(added, id)
		}
	}
	if len(added) == 0 {
		return nil
	}
	return w.transact(ctx, func(ctx context.Context) error {
		in := insert(ctx, w.x.conn, "INSERT INTO subject(key) VALUES (?) RETURNING id")
		for _, id := range added {
			w.subjects[id] = in.returning(string(id))
		}
		return in.close()
	})
}

// readSubjects returns the numbers of the subjects.
func readSubjects(ctx context.Context, from querier) (map[briefing.SubjectID]int64, error) {
	numbers := map[briefing.SubjectID]int64{}
	err := eachRow(ctx, from, "SELECT id, key FROM subject", nil, func(row *sql.Rows) error {
		var id int64
		var key briefing.SubjectID
		err := row.Scan(&id, &key)
		numbers[key] = id
		return err
	})
	return numbers, err
}

// Put adds a document with its articles, or the next part of one if it is
// unfinished or a part of it was put before. It may return before they are
// written, and the error be one of those before them. Those of the same path, and
// of the articles' IDs, must have been removed.
func (w *Writer) Put(ctx context.Context, d Document, articles []Linked) error {
	d.Articles = nil
	for _, l := range articles {
		sorted, err := w.check.sortMentions(l)
		if err != nil {
			return fmt.Errorf("write index %q: article %q: %w", w.x.path, l.Article.ID, err)
		}
		l.Mentions = sorted
		d.Articles = append(d.Articles, l.Article.ID)
		r := articleRow{Linked: l, index: newIndexRow(0, l)}
		r.key, r.hasKey = keyOf(l.Article.Title, l.Article.Text)
		w.batch.articles = append(w.batch.articles, r)
		w.batch.text += len(l.Article.Text)
	}
	if len(w.batch.documents) == 0 {
		w.batch.since = time.Now()
	}
	w.batch.documents = append(w.batch.documents, d)
	if !w.batch.isFull() {
		return nil
	}
	return w.Flush(ctx)
}

// Flush hands over everything added so far for writing.
func (w *Writer) Flush(ctx context.Context) error {
	select {
	case <-w.failed:
		return w.failure()
	default:
	}
	select {
	case w.batches <- w.batch:
		w.batch = batch{}
		return nil
	case <-w.failed:
		return w.failure()
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *Writer) failure() error { return fmt.Errorf("write index %q: %w", w.x.path, w.err) }

// run writes batches, until one fails.
func (w *Writer) run(ctx context.Context) {
	defer close(w.done)
	for b := range w.batches {
		if len(b.documents) == 0 {
			continue
		}
		if err := w.transact(ctx, func(ctx context.Context) error { return w.write(ctx, b) }); err != nil {
			w.err = err
			close(w.failed)
			return
		}
	}
}

// wait returns once all that was put is written, if nothing failed. Nothing can
// be put any more.
func (w *Writer) wait(ctx context.Context) error {
	err := w.Flush(context.WithoutCancel(ctx))
	close(w.batches)
	<-w.done
	if err == nil && w.err != nil { // the last batch failed after it was handed over
		err = w.failure()
	}
	return err
}

// write writes the rows of a batch, in the order of their ids.
func (w *Writer) write(ctx context.Context, b batch) error {
	articles, copies, err := w.separate(ctx, b.articles)
	if err != nil {
		return err
	}
	slices.SortStableFunc(articles, func(a, b articleRow) int {
		return briefing.CompareDocuments(a.Article.Entry, b.Article.Entry)
	})
	for i := range articles {
		id, err := w.newID(ctx, articles[i].Article.Published)
		if err != nil {
			return err
		}
		articles[i].id, articles[i].index.id = id, id
	}
	slices.SortFunc(articles, func(a, b articleRow) int { return cmp.Compare(a.id, b.id) })
	return errors.Join(
		w.writeDocuments(ctx, b.documents),
		w.writeAll(ctx, articles),
		w.writeCopies(ctx, copies),
	)
}

// writeAll writes all that belongs to articles.
func (w *Writer) writeAll(ctx context.Context, articles []articleRow) error {
	return errors.Join(w.writeArticles(ctx, articles), w.writeKeys(ctx, articles), w.writeMentions(ctx, articles))
}

// newID returns an id for an article of a day: one above those that there are.
func (w *Writer) newID(ctx context.Context, published briefing.Date) (int64, error) {
	day := dayNumber(published)
	last, known := w.last[day]
	if !known {
		var err error
		last, err = w.x.number(ctx, "SELECT coalesce(max(id), ?1 - 1) FROM article WHERE id >= ?1 AND id < ?2", day<<idBits, (day+1)<<idBits)
		if err != nil {
			return 0, err
		}
	}
	id := last + 1
	if id>>idBits != day {
		return 0, tooManyOfADay(published)
	}
	w.last[day] = id
	return id, nil
}

func (w *Writer) writeDocuments(ctx context.Context, documents []Document) error {
	in := insert(ctx, w.x.conn, "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
	for _, d := range documents {
		if d.Unfinished || w.parted[d.Path] {
			if err := w.writePart(ctx, &d); err != nil {
				return errors.Join(err, in.close())
			}
		}
		in.row(d.Path, d.Size, d.Modified, d.Said, noNil(d.Hash), toJSON(d.Articles), toJSON(d.Problems), d.Unfinished)
	}
	return in.close()
}

// writePart writes a part of a document, and removes the row of the document
// that the part replaces.
func (w *Writer) writePart(ctx context.Context, d *Document) error {
	if err := w.exec(ctx, "DELETE FROM document WHERE path = ?", d.Path); err != nil {
		return err
	}
	if !d.Unfinished {
		return nil // its last part is with the document
	}
	w.parted[d.Path] = true
	articles := toJSON(d.Articles)
	d.Articles = nil
	return w.exec(ctx, "INSERT INTO part SELECT ?1, count(*), ?2 FROM part WHERE path = ?1", d.Path, articles)
}

func (w *Writer) exec(ctx context.Context, statement string, args ...any) error {
	_, err := w.x.conn.ExecContext(ctx, statement, args...)
	return err
}

func noNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Close writes the pending data and rebuilds the derived tables. If ctx is done
// it writes but does not rebuild.
func (w *Writer) Close(ctx context.Context) error {
	err := w.wait(ctx)
	for _, derive := range []func(context.Context) error{w.forgetGone, w.tally, w.writeCommon, w.writeCatalog} {
		if err == nil && ctx.Err() == nil {
			err = derive(ctx)
		}
	}
	// While others read the index the WAL cannot be emptied: then they are not
	// waited for, and it stays.
	shrink := execute(context.WithoutCancel(ctx), w.x.conn, "PRAGMA busy_timeout = 0", "PRAGMA wal_checkpoint(TRUNCATE)",
		"PRAGMA busy_timeout = 5000", "PRAGMA cache_size = -2048", "PRAGMA shrink_memory")
	if IsDamage(shrink) {
		return errors.Join(err, shrink)
	}
	return err // with a log that is not emptied, all is there
}
