package bytemask_test

import (
	"strings"
	"testing"

	"briefing/briefing/internal/bytemask"
)

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// TestMasks puts each byte in each of eight places, among bytes on both sides of what
// the masks tell apart.
func TestMasks(t *testing.T) {
	masks := map[string]struct {
		of   func(uint64) uint64
		want func(c byte) bool
	}{
		"Markup": {bytemask.Markup, func(c byte) bool {
			return c < 0x80 && strings.IndexByte("%&*./:;<=@[\\]^_`{|}~\x7f\x05\x06\n\x0e\x0f\x1a\x1b\x1c\x1d", c) >= 0
		}},
		"Stops": {bytemask.Stops, func(c byte) bool { return c >= 0x80 || strings.IndexByte(".!:;<=>?\x1c\x1d\x1e\x1f", c) >= 0 }},
	}
	for name, mask := range masks {
		everywhere(8, func(text string) {
			v := mask.of(bytemask.Load(text, 0))
			for i := range 8 {
				if got := v>>(8*i)&0xff == 0x80; got != mask.want(text[i]) {
					t.Fatalf("%s of %q says %v of byte %d", name, text, got, i)
				}
			}
		})
	}
}

// everywhere calls check with texts of n bytes that have each byte in each place.
func everywhere(n int, check func(text string)) {
	for _, around := range "az@[`{/:09 \x00\x7f" {
		for c := range 256 {
			for at := range n {
				text := []byte(strings.Repeat(string(around), n))
				text[at] = byte(c)
				check(string(text))
			}
		}
	}
}

func TestWords(t *testing.T) {
	const hidden = 0x1a
	everywhere(bytemask.Block, func(text string) {
		words, odd := bytemask.Words("-"+text, 1, hidden)
		for i := range bytemask.Block {
			c := text[i]
			isOdd := c >= 0x80 || c == hidden
			isWord := isOdd || isLetter(c) || '0' <= c && c <= '9'
			if words>>i&1 == 1 != isWord || odd>>i&1 == 1 != isOdd {
				t.Fatalf("Words of %q says %b and %b of byte %d", text, words, odd, i)
			}
		}
	})
}

func TestFirst(t *testing.T) {
	for want, text := range map[int]string{0: "*bcd*fg*", 3: "abc*efgh", 7: "abcdefg*", 8: "abcdefgh"} {
		if got := bytemask.First(bytemask.Markup(bytemask.Load(text, 0))); got != want {
			t.Errorf("the first markup in %q is %d, want %d", text, got, want)
		}
	}
}
