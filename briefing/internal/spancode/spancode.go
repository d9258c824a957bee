// Package spancode writes the mentions of one subject in one article as bytes: the form in
// which every index keeps them.
package spancode

import (
	"encoding/binary"
	"errors"

	"briefing/briefing"
)

// Append appends mentions of one subject in one article, which are in text
// order, to dst. Each is five varints: the start, counted from the start of the
// mention before; the length; how far the sentence goes before its start; how
// far after its end; and the report. The third and fourth are signed.
func Append(dst []byte, mentions []briefing.Mention) []byte {
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

// ErrDamaged says that bytes are not what Append writes.
var ErrDamaged = errors.New("the spans of mentions are damaged")

// Read appends the mentions that Append wrote to dst.
func Read(dst []briefing.Mention, b []byte, subject briefing.SubjectID, article briefing.ArticleID) ([]briefing.Mention, error) {
	r := Reader{B: b}
	last := 0
	for len(r.B) > 0 {
		start := last + r.Unsigned()
		end := start + r.Unsigned()
		m := briefing.Mention{
			Subject:  subject,
			Ref:      briefing.Ref{Article: article, Span: briefing.Span{Start: start, End: end}},
			Sentence: briefing.Span{Start: start - r.signed(), End: end + r.signed()},
			Report:   r.Unsigned(),
		}
		if r.Damaged {
			return nil, ErrDamaged
		}
		dst = append(dst, m)
		last = start
	}
	return dst, nil
}

// Reader reads varints from B until one is damaged.
type Reader struct {
	B       []byte // the rest, still to be read
	Damaged bool
}

// Number returns the next number that is not below zero, 0 if there is none.
func (r *Reader) Number() int64 {
	if len(r.B) > 0 && r.B[0] < 0x80 { // as most are
		v := r.B[0]
		r.B = r.B[1:]
		return int64(v)
	}
	v, n := binary.Uvarint(r.B)
	r.skip(n)
	return int64(v)
}

// Unsigned returns the next number that is not below zero, 0 if there is none. One that
// an int does not hold is damaged.
func (r *Reader) Unsigned() int { return r.fit(r.Number()) }

// signed returns the next number, 0 if there is none. One that an int does not hold is
// damaged.
func (r *Reader) signed() int {
	if len(r.B) > 0 && r.B[0] < 0x80 {
		v := int(r.B[0])
		r.B = r.B[1:]
		return v>>1 ^ -(v & 1)
	}
	v, n := binary.Varint(r.B)
	r.skip(n)
	return r.fit(v)
}

// fit returns v as an int, whose size depends on the processor.
func (r *Reader) fit(v int64) int {
	if int64(int(v)) != v {
		r.B, r.Damaged = nil, true
		return 0
	}
	return int(v)
}

func (r *Reader) skip(n int) {
	if n <= 0 {
		r.B, r.Damaged = nil, true
		return
	}
	r.B = r.B[n:]
}
