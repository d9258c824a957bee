package store

import (
	"context"
	"database/sql"
	"encoding/binary"
)

// appendLinked appends the mentions of an article to dst, which come by subject.
// Of each subject it is two varints, its number and how many bytes its spans
// take, and the spans.
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

// readLinked calls each with what appendLinked wrote, as long as it returns no
// error. The spans are gone when it returns.
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

// eachLinked calls each with the subjects that an article mentions, and the
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
