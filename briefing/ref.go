package briefing

// Span is a half-open range of bytes, [Start, End), in a text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies within s; an empty t at s.End does too.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t have a byte in common.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Union returns the smallest span that holds both s and t.
func (s Span) Union(t Span) Span {
	return Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{Start: s.Start + n, End: s.End + n} }

// In returns the bytes of text that s covers.
// It panics if s does not lie within text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Ref points at one passage: a span of bytes in an article's text.
type Ref struct {
	Article ArticleID
	Span    Span
}
