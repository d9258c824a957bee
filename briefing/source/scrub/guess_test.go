package scrub

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decoded reads as Decode does, however much is read at a time and wherever the first
// byte stands that is not ASCII.
func TestDecoded(t *testing.T) {
	const french = "L'équipage, réveillé très tôt, est resté à bord jusqu'à l'arrivée du remorqueur; les portes étaient ouvertes, a déclaré l'enquêteur. "
	western, err := charmap.Windows1252.NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	ascii := strings.Repeat("The weir was opened. ", 9_000)
	for name, data := range map[string]string{
		"nothing": "", "ASCII": ascii, "UTF-8": french, "UTF-8 late": ascii + french, "Windows": western, "UTF-16": wide, "bytes": "\x81\x8d",
	} {
		want, _, err := DecodeString(data, "")
		if err != nil {
			want = data
		}
		for _, in := range []io.Reader{strings.NewReader(data), iotest.OneByteReader(strings.NewReader(data)), iotest.DataErrReader(strings.NewReader(data))} {
			got, err := io.ReadAll(Decoded(in))
			if text := Text(string(got)); err != nil || text != Text(want) {
				t.Errorf("%s: %.80q, %v, want %.80q", name, text, err, want)
			}
		}
	}
	got, err := io.ReadAll(Decoded(strings.NewReader(ascii + western)))
	if err != nil || string(got) != ascii+french {
		t.Errorf("Windows late: %.80q, %v", got[len(ascii):], err)
	}
}
