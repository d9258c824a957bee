package list_test

import (
	"testing"
	"unicode"

	"briefing/ui/list"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "Iran": "iran", "ERDOĞAN’s “Answer”": "erdogan’s “answer”", "Zürich – ÉTÉ": "zurich – ete", "e\u0301te\u0301": "ete",
		"Путин й": "путин и", "한글": "\u1112\u1161\u11ab\u1100\u1173\u11af", "ガザ": "カサ", "\xff": "\ufffd", "ἄ": "α", "İ": "i",
	} {
		if got := list.Fold(s); got != want {
			t.Errorf("%q folds to %q, want %q", s, got, want)
		}
	}
}

// TestFoldEach holds that every character folds as its canonical decomposition says.
func TestFoldEach(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		want := ""
		for _, base := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, base) {
				want += string(unicode.ToLower(base))
			}
		}
		if got := list.Fold(string(r)); got != want {
			t.Fatalf("%U folds to %q, want %q", r, got, want)
		}
	}
}
