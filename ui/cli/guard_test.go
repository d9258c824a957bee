package cli

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain é 日本\n", "plain é 日本\n"},
		{"\x1b[1mbold\x1b[m", "\x1b[1mbold\x1b[m"},
		{"\x1b[38;5;1;4:3mx", "\x1b[38;5;1;4:3mx"},
		{"a\tb", "a b"},
		{"a\r\nb\x00\x7f\bc", "a\nbc"},
		{"\x1b[2J\x1b[>4;1m\x1b[?1049hx", "x"},
		{"\x1b]0;title\ax\x1b]8;;http://x\x1b\\y", "xy"},
		{"\x1bPq\x1b\\x\x1b_y\x1b\\z", "xz"},
		{"\u009b31mx", "31mx"},
		{"\xff\x9b31m", "\uFFFD31m"},
		{"\x1b[31", ""},
	} {
		if got := printable(tt.in); got != tt.want {
			t.Errorf("printable(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	if got, want := oneLine(" a\n\x1b[1mb\x1b[m\t\x1b]0;x\ac\r\n"), "a b c"; got != want {
		t.Errorf("oneLine = %q, want %q", got, want)
	}
}

// What a guard lets through is text, line feeds and SGR sequences, whole.
func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"a\x1b[1mb", "\x1b]52;c;x\a", "\u009b31m", "\x1b[31\x1b[m", "\x1b\x1b[1m", "e\u0301\u009b", "\x1b[1\n2m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := printable(s)
		if !utf8.ValidString(out) {
			t.Errorf("printable(%q) = %q is not UTF-8", s, out)
		}
		parts := strings.Split(out, "\x1b")
		for i, part := range parts {
			if end := strings.IndexByte(part, 'm'); i > 0 && (end < 1 || !isSGR("\x1b"+part[:end+1])) {
				t.Errorf("printable(%q) = %q holds an escape sequence", s, out)
			}
			if strings.ContainsFunc(part, isControl) {
				t.Errorf("printable(%q) = %q holds a control character", s, out)
			}
		}
		if again := printable(out); again != out {
			t.Errorf("printable(%q) = %q, and of that %q", s, out, again)
		}
	})
}
