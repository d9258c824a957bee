package scrub

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "a\tb\nc é 日本 \u00a0", "a\tb\nc é 日本 \u00a0"},
		{"line ends", "a\r\nb\rc\n\r\n", "a\nb\nc\n\n"},
		{"byte order mark", "\ufeffa\ufeffb", "ab"},
		{"escape sequences", "\x1b[31mred\x1b]52;c;QQ\a", "\ufffd[31mred\ufffd]52;c;QQ\ufffd"},
		{"C1 controls", "a\u009b31mb", "a\ufffd31mb"},
		{"delete and null", "a\x7fb\x00c", "a\ufffdb\ufffdc"},
		{"separators", "a\vb\fc\u2028d\u2029e\u0085f", "a b c d e f"},
		{"bidi overrides", "a\u202eb\u2066c\u2069d\u202ce", "abcde"},
		{"direction marks stay", "a\u200eb\u200f", "a\u200eb\u200f"},
		{"bad UTF-8", "a\xff\xc3b\xed\xa0\x80", "a\ufffd\ufffdb\ufffd\ufffd\ufffd"},
		{"not normalized", "e\u0301", "e\u0301"},
	} {
		if got := Text(tt.in); got != tt.want {
			t.Errorf("%s: Text(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	if got, want := Line(" a\n\tb\x1b  c\r\n"), "a b\ufffd c"; got != want {
		t.Errorf("Line = %q, want %q", got, want)
	}
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		err            error
	}{
		{"UTF-8", "\xef\xbb\xbfé", "é", nil},
		{"UTF-16 little endian", "\xff\xfeA\x00\x3d\xd8\x00\xde\r\x00\n\x00", "A😀\n", nil},
		{"UTF-16 big endian", "\xfe\xff\x00A\xd8\x3d\xde\x00", "A😀", nil},
		{"half a pair", "\xff\xfe\x3d\xd8A\x00", "\ufffdA", nil},
		{"odd byte", "\xff\xfeA\x00B", "A\ufffd", nil},
		{"UTF-16 without mark", "A\x00B\x00", "", ErrBinary},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", ErrBinary},
		{"controls", strings.Repeat("ab\x01\x02", 20), "", ErrBinary},
		{"some bad bytes", "Die Br\xfccke ist offen.", "Die Br\u00fccke ist offen.", nil},
		{"another encoding", "\xcf\xf0\xe8\xe2\xe5\xf2 \xcf\xf0\xe8\xe2\xe5\xf2", "", errEncoding},
		{"coloured log", "\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m", nil},
		{"rune cut by the sniffed end", strings.Repeat("a", sniffed-1) + "é", strings.Repeat("a", sniffed-1) + "é", nil},
		{"empty", "", "", nil},
	} {
		got, err := Decode([]byte(tt.in))
		if got != tt.want || err != tt.err {
			t.Errorf("%s: Decode(%.40q) = %.40q, %v, want %.40q, %v", tt.name, tt.in, got, err, tt.want, tt.err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"a\r\nb", "\xff\xfeA\x00", "\x1b]0;x\a", "\u202eabc", "\xc3("} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Errorf("%q is not UTF-8", text)
		}
		for _, r := range text {
			if r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) || 0x202a <= r && r <= 0x202e {
				t.Errorf("%q holds %U", text, r)
			}
		}
		if again := Text(text); again != text {
			t.Errorf("%q scrubbed again is %q", text, again)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	data := []byte(strings.Repeat("Iran’s president came to “Moscow” on Friday for talks.\n", 20_000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
