package briefing

import "testing"

func TestParseRef(t *testing.T) {
	for s, want := range map[string]Ref{
		"ferry:0-38":               {"ferry", Span{0, 38}},
		"briefing://ferry:0-38":    {"ferry", Span{0, 38}},
		"briefing://ferry%3A0-38/": {"ferry", Span{0, 38}},
	} {
		if got, ok := ParseRef(s); !ok || got != want {
			t.Errorf("ParseRef(%q) = %v, %v", s, got, ok)
		}
		if got, ok := ParseRef(want.String()); !ok || got != want {
			t.Errorf("%v does not read back: %v", want, got)
		}
	}
	for _, s := range []string{"", "ferry", "ferry:", ":1-2", "ferry:5-5", "ferry:9-1", "ferry:-1-2", "ferry:1-99999999999", "https://hill.example", "a: 3-4"} {
		if got, ok := ParseRef(s); ok {
			t.Errorf("ParseRef(%q) = %v", s, got)
		}
	}
}
