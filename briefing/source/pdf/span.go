package pdf

import (
	"cmp"
	"slices"
)

// span is a range of consecutive codes or glyph numbers, both ends included.
type span struct{ from, to uint32 }

func (s span) bounds() span { return s }

// spanned is data about a span.
type spanned interface{ bounds() span }

// sortSpans sorts spans for find.
func sortSpans[S spanned](spans []S) {
	slices.SortStableFunc(spans, func(a, b S) int { return cmp.Compare(a.bounds().from, b.bounds().from) })
}

// find returns the span with a code. It examines only a few of those that
// overlap.
func find[S spanned](spans []S, code uint32) (S, bool) {
	const most = 8
	i, _ := slices.BinarySearchFunc(spans, code, func(s S, code uint32) int {
		if s.bounds().from <= code {
			return -1
		}
		return 1
	})
	for _, s := range slices.Backward(spans[max(0, i-most):i]) {
		if code <= s.bounds().to {
			return s, true
		}
	}
	var none S
	return none, false
}

// once returns the result of read for a stream, cached because several fonts
// may refer to it; the zero value if v is no stream that can be unpacked.
func once[T any](f *file, known map[ref]T, v any, read func(data []byte) T) T {
	id, isRef := v.(ref)
	if t, ok := known[id]; ok && isRef {
		return t
	}
	var out T
	if s, ok := f.value(v).(*stream); ok {
		if data, err := f.unpack(s); err == nil {
			out = read(data)
		}
	}
	if isRef {
		known[id] = out
	}
	return out
}
