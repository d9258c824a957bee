package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// FTS5 ranks by the number of articles and their average length. In an index without
// texts it keeps counting removed articles, so that ranks, and with them the order of
// results, would depend on the history of the index. Every transaction therefore records
// the removed lengths. They are subtracted from the sums at the end, in a transaction of
// its own: within the same one, FTS5 would overwrite the sums with its cached ones.

// lengths are numbers that FTS5 sums up: how many articles, and how many words there
// are in each column. In the database they are what FTS5 has there, numbers in the
// form of SQLite's own, one after the other; none stand for zeros.
type lengths []int64

// averagesRow is the row of fts_data that has the sums.
const averagesRow = 1

func readLengths(b []byte) (lengths, error) {
	var l lengths
	for len(b) > 0 {
		n, size := sqliteVarint(b)
		if size == 0 {
			return nil, fmt.Errorf("%w: lengths of articles", errDamaged)
		}
		l, b = append(l, n), b[size:]
	}
	return l, nil
}

func (l lengths) bytes() []byte {
	b := []byte{}
	for _, n := range l {
		b = appendSQLiteVarint(b, n)
	}
	return b
}

// plus returns the sums of l and other, times a factor.
func (l lengths) plus(other lengths, factor int64) lengths {
	sum := make(lengths, max(len(l), len(other)))
	copy(sum, l)
	for i, n := range other {
		sum[i] += factor * n
	}
	return sum
}

// unindex takes an article out of the search index.
func (w *Writer) unindex(ctx context.Context, row int64) error {
	var size []byte
	err := w.x.conn.QueryRowContext(ctx, "SELECT sz FROM fts_docsize WHERE id = ?", row).Scan(&size)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("length of an article: %w", errDamaged)
	}
	if err != nil {
		return err
	}
	words, err := readLengths(size)
	if err != nil {
		return err
	}
	w.gone = w.gone.plus(append(lengths{1}, words...), 1)
	return w.exec(ctx, "DELETE FROM fts WHERE rowid = ?", row)
}

// transact is Index.transact. It also records the lengths removed from the search index.
func (w *Writer) transact(ctx context.Context, do func(context.Context) error) error {
	return w.x.transact(ctx, func(ctx context.Context) error {
		w.gone = nil
		if err := do(ctx); err != nil || w.gone == nil {
			return err
		}
		before, err := w.readGone(ctx)
		if err != nil {
			return err
		}
		return w.x.setMeta(ctx, "gone", w.gone.plus(before, 1).bytes())
	})
}

func (w *Writer) readGone(ctx context.Context) (lengths, error) {
	var b []byte
	if err := w.x.conn.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'gone'").Scan(&b); err != nil {
		return nil, err
	}
	return readLengths(b)
}

// forgetGone subtracts the removed lengths from the sums.
func (w *Writer) forgetGone(ctx context.Context) error {
	gone, err := w.readGone(ctx)
	if err == nil && gone != nil {
		err = w.x.transact(ctx, func(ctx context.Context) error { return w.subtract(ctx, gone) })
	}
	if err != nil {
		return fmt.Errorf("lengths of articles: %w", err)
	}
	return nil
}

func (w *Writer) subtract(ctx context.Context, gone lengths) error {
	var b []byte
	if err := w.x.conn.QueryRowContext(ctx, "SELECT block FROM fts_data WHERE id = ?", averagesRow).Scan(&b); err != nil {
		return err
	}
	all, err := readLengths(b)
	if err != nil {
		return err
	}
	return errors.Join(
		w.exec(ctx, "UPDATE fts_data SET block = ? WHERE id = ?", all.plus(gone, -1).bytes(), averagesRow),
		w.x.setMeta(ctx, "gone", []byte{}),
	)
}

// sqliteVarint reads a number in SQLite's form: seven bits a byte, the highest first,
// and eight in the ninth byte. It returns how many bytes that were, 0 if b ends before.
func sqliteVarint(b []byte) (n int64, size int) {
	const most = 9
	for i, c := range b[:min(most, len(b))] {
		if i == most-1 {
			return n<<8 | int64(c), most
		}
		n = n<<7 | int64(c&0x7f)
		if c < 0x80 {
			return n, i + 1
		}
	}
	return 0, 0
}

// appendSQLiteVarint appends a number that is not below zero, and below 1<<56, as lengths
// of what fits on a disk are.
func appendSQLiteVarint(dst []byte, n int64) []byte {
	const groups = 8
	begun := false
	for i := groups - 1; i >= 0; i-- {
		c := byte(n>>(7*i)) & 0x7f
		begun = begun || c != 0 || i == 0
		if begun && i > 0 {
			c |= 0x80
		}
		if begun {
			dst = append(dst, c)
		}
	}
	return dst
}
