package store

import (
	"encoding/binary"
	"errors"

	"briefing/briefing"
)

// appendSpans appends mentions of one subject in one article, which are in text
// order, to dst. Each is five varints: the start, counted from the start of the
// mention before; the length; how far the sentence goes before its start; how
// far after its end; and the report. The third and fourth are signed.
func appendSpans(dst []byte, mentions []briefing.Mention) []byte {
	last := 0
	for _, m := range mentions {
		span := m.Ref.Span
		dst = binary.AppendUvarint(dst, uint64(span.Start-last))
		dst = binary.AppendUvarint(dst, uint64(span.Len()))
		dst = binary.AppendVarint(dst, int64(span.Start-m.Sentence.Start))
		dst = binary.AppendVarint(dst, int64(m.Sentence.End-span.End))
		dst = binary.AppendUvarint(dst, uint64(m.Report))
		last = span.Start
	}
	return dst
}

var errSpans = errors.New("the spans of mentions are damaged")

// readSpans appends the mentions that appendSpans wrote to dst.
func readSpans(dst []briefing.Mention, b []byte, subject briefing.SubjectID, article briefing.ArticleID) ([]briefing.Mention, error) {
	r := spanReader{b: b}
	last := 0
	for len(r.b) > 0 {
		start := last + r.unsigned()
		end := start + r.unsigned()
		m := briefing.Mention{
			Subject:  subject,
			Ref:      briefing.Ref{Article: article, Span: briefing.Span{Start: start, End: end}},
			Sentence: briefing.Span{Start: start - r.signed(), End: end + r.signed()},
			Report:   r.unsigned(),
		}
		if r.damaged {
			return nil, errSpans
		}
		dst = append(dst, m)
		last = start
	}
	return dst, nil
}

// spanReader reads varints from b until one is damaged.
type spanReader struct {
	b       []byte
	damaged bool
}

func (r *spanReader) unsigned() int {
	if len(r.b) > 0 && r.b[0] < 0x80 { // as most are
		v := r.b[0]
		r.b = r.b[1:]
		return int(v)
	}
	v, n := binary.Uvarint(r.b)
	r.skip(n)
	return int(v)
}

func (r *spanReader) signed() int {
	if len(r.b) > 0 && r.b[0] < 0x80 {
		v := int(r.b[0])
		r.b = r.b[1:]
		return v>>1 ^ -(v & 1)
	}
	v, n := binary.Varint(r.b)
	r.skip(n)
	return int(v)
}

func (r *spanReader) skip(n int) {
	if n <= 0 {
		r.b, r.damaged = nil, true
		return
	}
	r.b = r.b[n:]
}
