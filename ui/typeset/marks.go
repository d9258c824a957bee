package typeset

import (
	"cmp"
	"slices"
	"sort"

	"briefing/briefing"
)

// Mark is a span with an ID that only the caller interprets.
type Mark struct {
	Span briefing.Span
	ID   int
}

// Marks are marks that can be asked for by place. They may nest and overlap. The
// zero Marks hold none; Marks do not change.
type Marks struct {
	byStart []Mark
	maxEnd  []int // maxEnd[i] is the highest end of byStart[:i+1]
}

// NewMarks returns marks in the order of where they start, longer ones first.
func NewMarks(marks []Mark) Marks {
	m := Marks{byStart: slices.Clone(marks), maxEnd: make([]int, len(marks))}
	slices.SortStableFunc(m.byStart, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	end := 0
	for i, k := range m.byStart {
		end = max(end, k.Span.End)
		m.maxEnd[i] = end
	}
	return m
}

// all returns the marks in order. They must not be changed.
func (m Marks) all() []Mark { return m.byStart }

// In returns the marks that have a byte in common with span, in order.
func (m Marks) In(span briefing.Span) []Mark {
	var out []Mark
	first := sort.Search(len(m.maxEnd), func(i int) bool { return m.maxEnd[i] > span.Start })
	for _, k := range m.byStart[first:] {
		if k.Span.Start >= span.End {
			break
		}
		if k.Span.Overlaps(span) {
			out = append(out, k)
		}
	}
	return out
}

// At returns the marks that hold the byte at offset, innermost, which is
// shortest, first.
func (m Marks) At(offset int) []Mark {
	out := m.In(briefing.Span{Start: offset, End: offset + 1})
	slices.SortStableFunc(out, func(a, b Mark) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) })
	return out
}
