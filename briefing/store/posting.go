package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"slices"

	"briefing/briefing/internal/spancode"
)

// The mentions of a subject are stored in parts. In memory there is one. On
// disk each batch of a change adds one for its articles. A later part overrides
// earlier ones for the same article; 0 mentions delete. Tallying a subject
// merges its parts.
//
// A part is a list of articles in the order of their ids. Each is three varints,
// the id, counted from the one before, how many mentions, and how many bytes the
// spans take; and the spans.

// posting is a part in progress.
type posting struct {
	bytes []byte
	last  int64
}

// add adds an article, with ascending ids.
func (p *posting) add(article int64, mentions int, spans []byte) {
	p.bytes = binary.AppendUvarint(p.bytes, uint64(article-p.last))
	p.bytes = binary.AppendUvarint(p.bytes, uint64(mentions))
	p.bytes = binary.AppendUvarint(p.bytes, uint64(len(spans)))
	p.bytes = append(p.bytes, spans...)
	p.last = article
}

// readPosting calls each with the articles of a part, until that returns an
// error.
func readPosting(b []byte, each func(article int64, mentions int, spans []byte) error) error {
	r := spancode.Reader{B: b}
	var article int64
	for len(r.B) > 0 {
		article += r.Number()
		n, size := r.Unsigned(), r.Unsigned()
		if r.Damaged || size < 0 || size > len(r.B) {
			return spancode.ErrDamaged
		}
		if err := each(article, n, r.B[:size:size]); err != nil {
			return err
		}
		r.B = r.B[size:]
	}
	return nil
}

// eachPosting calls each with the articles that mention a subject, by ascending
// id, with the number of mentions and their spans.
func eachPosting(ctx context.Context, from querier, subject int64, each func(article int64, mentions int, spans []byte) error) error {
	var parts [][]byte
	const list = "SELECT articles FROM posting WHERE subject = ? ORDER BY id"
	err := eachRow(ctx, from, list, []any{subject}, func(row *sql.Rows) error {
		var part []byte
		err := row.Scan(&part)
		parts = append(parts, part)
		return err
	})
	if err != nil {
		return err
	}
	if len(parts) > 1 {
		return mergePostings(parts, each)
	}
	for _, part := range parts {
		err = readPosting(part, func(article int64, mentions int, spans []byte) error {
			if mentions == 0 {
				return nil
			}
			return each(article, mentions, spans)
		})
	}
	return err
}

// mergePostings calls each with the merged content of a posting's parts.
func mergePostings(parts [][]byte, each func(article int64, mentions int, spans []byte) error) error {
	type said struct {
		article  int64
		mentions int
		spans    []byte
	}
	var all []said
	for _, part := range parts {
		err := readPosting(part, func(article int64, mentions int, spans []byte) error {
			all = append(all, said{article, mentions, spans})
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(all, func(a, b said) int { return cmp.Compare(a.article, b.article) })
	for i, s := range all {
		if s.mentions == 0 || i+1 < len(all) && all[i+1].article == s.article {
			continue
		}
		if err := each(s.article, s.mentions, s.spans); err != nil {
			return err
		}
	}
	return nil
}

// putPostings writes the mentions of articles, a part for each subject. A row
// without mentions deletes.
func putPostings(rows []mentionRow, put func(subject int64, part []byte) error) error {
	slices.SortFunc(rows, func(a, b mentionRow) int {
		return cmp.Or(cmp.Compare(a.subject, b.subject), cmp.Compare(a.article, b.article))
	})
	var spans []byte
	for len(rows) > 0 {
		var part posting
		subject := rows[0].subject
		for len(rows) > 0 && rows[0].subject == subject {
			spans = spancode.Append(spans[:0], rows[0].mentions)
			part.add(rows[0].article, len(rows[0].mentions), spans)
			rows = rows[1:]
		}
		if err := put(subject, part.bytes); err != nil {
			return err
		}
	}
	return nil
}
