package store

import (
	"context"
	"database/sql"
	"encoding/binary"
)

// appendLinked appends the mentions of an article, sorted by subject, to dst.
// Each subject has two varints, its number and the length of its spans, and the
// spans.
func appendLinked(dst []byte, rows []mentionRow) []byte {
	var spans []byte
	for _, r := range rows {
		spans = appendSpans(spans[:0], r.mentions)
		dst = binary.AppendUvarint(dst, uint64(r.subject))
		dst = binary.AppendUvarint(dst, uint64(len(spans)))
		dst = append(dst, spans...)
	}
	return dst
}

// readLinked decodes the output of appendLinked and calls each, until that
// returns an error. spans is valid only during the call.
func readLinked(b []byte, each func(subject int64, spans []byte) error) error {
	r := spanReader{b: b}
	for len(r.b) > 0 {
		subject, size := r.unsigned(), r.unsigned()
		if r.damaged || size < 0 || size > len(r.b) {
			return errSpans
		}
		if err := each(int64(subject), r.b[:size:size]); err != nil {
			return err
		}
		r.b = r.b[size:]
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
