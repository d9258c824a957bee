package letters_test

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/letters"
)

// Characters of ASCII are taken as they are, except before an accent.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"the harbour":              "the harbour",
		"cafe\u0301s":              "cafés",
		"e\u0301":                  "é",
		"a\u0301 e\u0301 n\u0303o": "á é ño",
		"na\u00efve “tea”":         "naïve 'tea'",
		"1\u00a0km –\n2 km…":       "1 km-2 km...",
		"ice -- thin--ice":         "ice-thin-ice",
		"soft\u00adly":             "softly",
		"":                         "",
	} {
		if got := letters.Plain(text).String; got != want {
			t.Errorf("%q is %q as letters, want %q", text, got, want)
		}
	}
}

// A part of the letters knows the bytes that it comes from, accents included.
func TestSpan(t *testing.T) {
	const text = "a cafe\u0301 by the sea"
	l := letters.Plain(text)
	start, end, ok := l.Find("café", 0)
	if want := (briefing.Span{Start: 2, End: 8}); !ok || l.Span(start, end) != want {
		t.Errorf("found at %v, %t, want %v", l.Span(start, end), ok, want)
	}
}
