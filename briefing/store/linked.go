package store

import (
	"context"
	"database/sql"
	"encoding/binary"

	"briefing/briefing/internal/spancode"
)

// appendLinked appends the mentions of an article, sorted by subject, to dst.
// Each subject has two varints, its number and the length of its spans, and the
// spans.
func appendLinked(dst []byte, rows []mentionRow) []byte {
	var of []byte
	for _, r := range rows {
		of = spancode.Append(of[:0], r.mentions)
		dst = binary.AppendUvarint(dst, uint64(r.subject))
		dst = binary.AppendUvarint(dst, uint64(len(of)))
		dst = append(dst, of...)
	}
	return dst
}

// readLinked decodes the output of appendLinked and calls each, until that
// returns an error. spans is valid only during the call.
func readLinked(b []byte, each func(subject int64, spans []byte) error) error {
	r := spancode.Reader{B: b}
	for len(r.B) > 0 {
		subject, size := r.Number(), r.Unsigned()
		if r.Damaged || size < 0 || size > len(r.B) {
			return spancode.ErrDamaged
		}
		if err := each(subject, r.B[:size:size]); err != nil {
			return err
		}
		r.B = r.B[size:]
	}
	return nil
}

// eachLinked calls each with the subjects mentioned in an article, and their
// spans.
func eachLinked(ctx context.Context, from querier, article int64, each func(subject int64, spans []byte) error) error {
	return eachRow(ctx, from, "SELECT mentions FROM linked WHERE article = ?", []any{article}, func(row *sql.Rows) error {
		var mentions sql.RawBytes
		if err := row.Scan(&mentions); err != nil {
			return err
		}
		return readLinked(mentions, each)
	})
}
