package briefing

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

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

// scheme is that of a link to a passage: "briefing://ferry:0-38".
const scheme = "briefing"

// String returns r as ParseRef reads it: "ferry:0-38", or "ferry" if the span is empty.
func (r Ref) String() string {
	if r.Span.Empty() {
		return string(r.Article)
	}
	return fmt.Sprintf("%s:%d-%d", r.Article, r.Span.Start, r.Span.End)
}

// ParseRef reads a passage as String writes it, or as a link to it. Ok is false if s names
// no passage, but perhaps an article or subject. See [CutLink].
func ParseRef(s string) (r Ref, ok bool) {
	s = CutLink(s)
	colon := strings.LastIndexByte(s, ':')
	if colon <= 0 {
		return Ref{}, false
	}
	from, to, ok := strings.Cut(s[colon+1:], "-")
	start, err := strconv.ParseUint(from, 10, 31)
	end, bad := strconv.ParseUint(to, 10, 31)
	if !ok || err != nil || bad != nil || end <= start {
		return Ref{}, false
	}
	return Ref{ArticleID(s[:colon]), Span{int(start), int(end)}}, true
}

// CutLink returns what a link to a passage, article or subject of a library names:
// "ferry:0-38" of "briefing://ferry:0-38". Anything else it returns as it is.
func CutLink(s string) string {
	rest, ok := strings.CutPrefix(s, scheme+"://")
	if !ok {
		return s
	}
	rest = strings.TrimSuffix(rest, "/") // which some desktops put behind a host
	if plain, err := url.PathUnescape(rest); err == nil {
		return plain
	}
	return rest
}

// WholeRunes returns a span of text made larger so that it cuts no character.
func WholeRunes(text string, s Span) Span {
	for s.Start > 0 && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}
