package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefing/briefing/store/fts5"
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
		n, size := fts5.Varint(b)
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
		b = fts5.AppendVarint(b, n)
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

// keptLengths returns the lengths of the articles with these ids, ascending, from the catalog of
// an index, or by readArticleLengths if that is not of this generation.
func keptLengths(ctx context.Context, from querier, ids []int64) (kept []uint32, err error) {
	const find = "SELECT value, entries FROM meta, catalog WHERE key = 'generation' AND chunk = ?"
	err = eachRow(ctx, from, find, []any{lengthsChunk}, func(row *sql.Rows) error {
		var generation int64
		var data sql.RawBytes
		err := row.Scan(&generation, &data)
		if err == nil {
			kept, err = decodeLengths(data, generation, len(ids))
		}
		return err
	})
	if err != nil || kept != nil {
		return kept, err
	}
	return readArticleLengths(ctx, from, ids)
}

// readArticleLengths returns how many words the articles with these ids have.
func readArticleLengths(ctx context.Context, from querier, ids []int64) ([]uint32, error) {
	out := make([]uint32, 0, len(ids))
	err := eachRow(ctx, from, "SELECT id, sz FROM fts_docsize ORDER BY id", nil, func(row *sql.Rows) error {
		var id int64
		var size sql.RawBytes
		if err := row.Scan(&id, &size); err != nil {
			return err
		}
		columns, err := readLengths(size)
		if err != nil || len(out) == len(ids) || ids[len(out)] != id {
			return cmp.Or(err, errLengths)
		}
		out = append(out, uint32(sum(columns)))
		return nil
	})
	if err == nil && len(out) < len(ids) {
		err = errLengths
	}
	return out, err
}
