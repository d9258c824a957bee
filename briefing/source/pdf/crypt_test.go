package pdf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/sourcetest"
)

// Documents in testdata/encrypted were made by qpdf from one of our own. Those
// whose name begins with "password" need one, all others none.
func encrypted(tb testing.TB) map[string][]byte {
	tb.Helper()
	names, err := filepath.Glob("testdata/encrypted/*.pdf")
	if err != nil || len(names) < 10 {
		tb.Fatalf("%d documents, %v", len(names), err)
	}
	out := map[string][]byte{}
	for _, n := range names {
		if out[filepath.Base(n)], err = os.ReadFile(n); err != nil {
			tb.Fatal(err)
		}
	}
	return out
}

func TestEncrypted(t *testing.T) {
	const want = "The harbour opened at noon."
	for name, data := range encrypted(t) {
		a, err := Article(data, most, briefing.Entry{})
		switch {
		case strings.HasPrefix(name, "password"):
			if !errors.Is(err, errEncrypted) {
				t.Errorf("%s: %v, want %v", name, err, errEncrypted)
			}
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case a.Text != want || a.Author != "Ada Finch":
			t.Errorf("%s: %q by %q", name, a.Text, a.Author)
		}
	}
}

// What an encrypted document says of its key may be missing or wrong.
func TestEncryptedWrongly(t *testing.T) {
	const good = "aes-128.pdf"
	data := string(encrypted(t)[good])
	for _, tt := range []struct {
		old, new string
		want     error
	}{
		{"/Filter /Standard", "/Filter /Elsewhere", errCipher},
		{"/CFM /AESV2", "/CFM /AESV9", errCipher},
		{"/V 4", "/V 3", errCipher},
		{"/V 4", "/V 9", errCipher},
		{"/R 4", "/R 9", errEncrypted},
		{"/R 4", "/R 6", errEncrypted},
		{"/O <", "/X <", errEncrypted},
		{"/U <", "/X <", errEncrypted},
		{"/P -4", "/P -8", errEncrypted},
	} {
		if strings.Count(data, tt.old) != 1 {
			t.Fatalf("%s: %d times in %s", tt.old, strings.Count(data, tt.old), good)
		}
		if _, err := Article([]byte(strings.Replace(data, tt.old, tt.new, 1)), most, briefing.Entry{}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.new, err, tt.want)
		}
	}
}

// packedLZW returns data packed by LZW, each code growing early codes before it
// has to.
func packedLZW(data string, early int) string {
	var out []byte
	bits, have := 0, 0
	width := 9
	put := func(code int) {
		bits, have = bits<<width|code, have+width
		for ; have >= 8; have -= 8 {
			out = append(out, byte(bits>>(have-8)))
		}
		bits &= 1<<have - 1
	}
	var table map[string]int
	reset := func() {
		put(256)
		table, width = map[string]int{}, 9
		for i := range 256 {
			table[string([]byte{byte(i)})] = i
		}
	}
	reset()
	next, from := 258, 0
	for i := 1; i <= len(data); i++ {
		if _, ok := table[data[from:min(i+1, len(data))]]; ok && i < len(data) {
			continue
		}
		put(table[data[from:i]])
		if i < len(data) {
			table[data[from:i+1]] = next
			next++
		}
		from = i
		// Who unpacks knows one code less.
		if next-1+early >= 1<<width && width < 12 {
			width++
		}
		if next == 4095 {
			reset()
			next = 258
		}
	}
	put(257)
	if have > 0 {
		out = append(out, byte(bits<<(8-have)))
	}
	return string(out)
}

func TestLZW(t *testing.T) {
	long := strings.Repeat("The harbour opened at noon, and the ferry left. ", 400)
	for n := range 3000 {
		long += string([]byte{byte(n * n), byte(n >> 3)})
	}
	for _, data := range []string{"", "a", "aaaaaaaaaaaaaaaa", "abababababababa", long} {
		for early := range 2 {
			f := &file{left: most}
			if got, err := f.lzw([]byte(packedLZW(data, early)), early); err != nil || string(got) != data {
				t.Errorf("%d bytes, early %d: got %d bytes, %v", len(data), early, len(got), err)
			}
		}
	}
	// The example of ISO 32000-1, 7.4.4.2.
	f := &file{left: most}
	got, err := f.lzw([]byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), 1)
	if want := "\x2d\x2d\x2d\x2d\x2d\x41\x2d\x2d\x2d\x42"; err != nil || string(got) != want {
		t.Errorf("got %x, %v, want %x", got, err, want)
	}
	f = &file{left: 1000}
	if _, err := f.lzw([]byte(packedLZW(long, 1)), 1); !errors.Is(err, errTooMuch) {
		t.Errorf("more than may be unpacked: %v", err)
	}
}

// lzwPage returns a document with a page packed by LZW, predicted as param says.
func lzwPage(page, param string) []byte {
	packed := packedLZW(page, 1)
	return sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		"<</Filter/LZWDecode/DecodeParms<<"+param+">>>>stream\n"+packed+"\nendstream", "<</Type/Font>>")
}

func TestPredicted(t *testing.T) {
	page := sourcetest.Page(sourcetest.At(50, 700, 10, "words"))
	for len(page)%8 != 0 {
		page += " "
	}
	rows, left := "", ""
	for i := 0; i < len(page); i += 8 {
		rows += "\x00" + page[i:i+8]
		for j := range 8 {
			before := byte(0)
			if j > 0 {
				before = page[i+j-1]
			}
			left += string([]byte{page[i+j] - before})
		}
	}
	for param, data := range map[string]string{"": page, "/Predictor 12/Columns 8": rows, "/Predictor 2/Columns 8": left} {
		if a, err := Article(lzwPage(data, param), most, briefing.Entry{}); err != nil || a.Text != "words" {
			t.Errorf("%s: %+v, %v", param, a, err)
		}
	}
}
