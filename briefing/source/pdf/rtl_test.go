package pdf

import (
	"strings"
	"testing"
)

func TestInReadingOrder(t *testing.T) {
	for _, tt := range []struct {
		name, shown, want string
		right             bool
	}{
		{"from the left", "the harbour (2031)", "the harbour (2031)", false},
		{"Hebrew", "חתפנ למנה", "הנמל נפתח", true},
		{"Arabic", "ءانيملا حتف", "فتح الميناء", true},
		{"a year and brackets", ".(2031) חתפנ למנה", "הנמל נפתח (2031).", true},
		{"two numbers", "2,500.5 30 למנה", "הנמל 30 2,500.5", true},
		{"a name from the left", "הרעסה ירחא חתפנ Port of Lowmark 7 למנה", "הנמל Port of Lowmark 7 נפתח אחרי הסערה", true},
		{"Arabic digits", "١٢٣ ءانيملا", "الميناء ١٢٣", true},
		{"a word within", "the word למנה means the harbour", "the word הנמל means the harbour", false},
		{"words within", "it says 12 חתפנ למנה again and again", "it says 12 הנמל נפתח again and again", false},
		{"forms of letters", "\ufee1\ufefc\ufeb3", "سلام", true},
	} {
		if got, right := inReadingOrder(tt.shown); got != tt.want || right != tt.right {
			t.Errorf("%s: %q, %v, want %q, %v", tt.name, got, right, tt.want, tt.right)
		}
	}
}

func TestAsShown(t *testing.T) {
	for glyph, want := range map[string]string{"fi": "fi", "ffi": "ffi", "ל": "ל", "لا": "ال"} {
		if got := asShown(glyph); got != want {
			t.Errorf("%q: %q, want %q", glyph, got, want)
		}
	}
}

func BenchmarkInReadingOrder(b *testing.B) {
	shown := strings.Repeat("1 ", 1<<16) + "ל"
	b.SetBytes(int64(len(shown)))
	for b.Loop() {
		inReadingOrder(shown)
	}
}
