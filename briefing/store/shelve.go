package store

import (
	"context"
	"fmt"
	"slices"
)

// writeCatalog makes the catalog, unless there is one of this generation.
func (w *Writer) writeCatalog(ctx context.Context) error {
	if h, err := readHead(ctx, w.x.conn); h != nil || err != nil {
		return err
	}
	h, entries, err := readRows(ctx, w.x.conn)
	if err != nil {
		return fmt.Errorf("write the catalog: %w", err)
	}
	ids := slices.Sorted(slices.Values(h.ids))
	words, err := readArticleLengths(ctx, w.x.conn, ids)
	if err == nil {
		err = w.transact(ctx, func(ctx context.Context) error {
			if h.generation, err = w.x.Generation(ctx); err != nil {
				return err
			}
			h.generation++ // the generation of this transaction
			in := insert(ctx, w.x.conn, "INSERT OR REPLACE INTO catalog VALUES (?, ?)")
			in.row(headChunk, h.encode())
			in.row(lengthsChunk, encodeLengths(h.generation, words))
			chunk := 0
			for part := range slices.Chunk(entries, chunkEntries) {
				in.row(chunk, appendChunk(nil, part))
				chunk++
			}
			if err := in.close(); err != nil {
				return err
			}
			_, err := w.x.conn.ExecContext(ctx, "DELETE FROM catalog WHERE chunk >= ?", chunk)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("write the catalog: %w", err)
	}
	return nil
}

// IsMade reports whether all derived data were made after the last change of
// the rows. They were not if that change was interrupted.
func (x *Index) IsMade(ctx context.Context) (bool, error) {
	h, err := readHead(ctx, x.conn)
	return h != nil, err
}
