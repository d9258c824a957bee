package bidi

import (
	"bufio"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

var unicodeData = flag.String("unicode", "", "folder with BidiTest.txt and BidiCharacterTest.txt of Unicode, to check the order on")

// explicit are the classes of what texts here never hold.
var explicit = map[bidi.Class]bool{
	bidi.LRE: true, bidi.RLE: true, bidi.LRO: true, bidi.RLO: true, bidi.PDF: true,
	bidi.LRI: true, bidi.RLI: true, bidi.FSI: true, bidi.PDI: true,
}

// eachLine calls f with the lines of a Unicode file that are not comments.
func eachLine(t *testing.T, name string, f func(line string)) {
	t.Helper()
	if *unicodeData == "" {
		t.Skip("no Unicode data: -unicode DIR")
	}
	file, err := os.Open(filepath.Join(*unicodeData, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if line, _, _ := strings.Cut(lines.Text(), "#"); strings.TrimSpace(line) != "" {
			f(line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// wanted returns levels and order as Unicode's files have them; a removed character has
// the level "x".
func wanted(t *testing.T, levels, order string) (_ []string, _ []int) {
	var indexes []int
	for f := range strings.FieldsSeq(order) {
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatal(err)
		}
		indexes = append(indexes, n)
	}
	return strings.Fields(levels), indexes
}

// check compares what is resolved for a paragraph, all on one line, with what is wanted.
func check(classes []bidi.Class, runes []rune, base uint8, levels []string, order []int) bool {
	got := resolve(runes, classes, base)
	for i := len(classes) - 1; i >= 0 && isBlank(classes[i]); i-- {
		got[i] = base
	}
	var seen []int
	for i, want := range levels {
		if want == "x" {
			continue
		}
		seen = append(seen, i)
		if strconv.Itoa(int(got[i])) != want {
			return false
		}
	}
	kept := make([]uint8, len(seen))
	at := make([]int, len(seen))
	for k, i := range seen {
		kept[k], at[k] = got[i], k
	}
	reorder(at, kept)
	for k := range at {
		at[k] = seen[at[k]]
	}
	return slices.Equal(at, order)
}

func TestBidiCharacterTest(t *testing.T) {
	cases, wrong := 0, 0
	eachLine(t, "BidiCharacterTest.txt", func(line string) {
		f := strings.Split(line, ";")
		var runes []rune
		var classes []bidi.Class
		for code := range strings.FieldsSeq(f[0]) {
			n, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			p, _ := bidi.LookupRune(rune(n))
			if explicit[p.Class()] {
				return
			}
			runes, classes = append(runes, rune(n)), append(classes, p.Class())
		}
		cases++
		base := f[2][0] - '0'
		levels, order := wanted(t, f[3], f[4])
		isBase := f[1] != "2" || baseOf(string(runes)) == base
		if !isBase || !check(classes, runes, base, levels, order) {
			if wrong++; wrong < 10 {
				t.Error(line)
			}
		}
	})
	t.Logf("%d cases without explicit codes, %d wrong", cases, wrong)
}

func TestBidiTest(t *testing.T) {
	names := map[string]bidi.Class{
		"L": bidi.L, "R": bidi.R, "EN": bidi.EN, "ES": bidi.ES, "ET": bidi.ET, "AN": bidi.AN, "CS": bidi.CS, "B": bidi.B, "S": bidi.S,
		"WS": bidi.WS, "ON": bidi.ON, "BN": bidi.BN, "NSM": bidi.NSM, "AL": bidi.AL, "LRE": bidi.LRE, "RLE": bidi.RLE, "LRO": bidi.LRO,
		"RLO": bidi.RLO, "PDF": bidi.PDF, "LRI": bidi.LRI, "RLI": bidi.RLI, "FSI": bidi.FSI, "PDI": bidi.PDI,
	}
	var levels []string
	var order []int
	cases, wrong := 0, 0
	eachLine(t, "BidiTest.txt", func(line string) {
		if rest, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = strings.Fields(rest)
			return
		}
		if rest, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			_, order = wanted(t, "", rest)
			return
		}
		input, bits, _ := strings.Cut(line, ";")
		var classes []bidi.Class
		first := uint8(0)
		found := false
		for name := range strings.FieldsSeq(input) {
			c, ok := names[name]
			if !ok {
				t.Fatalf("class %q", name)
			}
			if explicit[c] {
				return
			}
			if !found && (c == bidi.L || c == bidi.R || c == bidi.AL) {
				found = true
				if c != bidi.L {
					first = 1
				}
			}
			classes = append(classes, c)
		}
		set, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for bit, base := range []uint8{first, 0, 1} {
			if set>>bit&1 == 0 {
				continue
			}
			if cases++; !check(classes, nil, base, levels, order) {
				if wrong++; wrong < 10 {
					t.Errorf("%s base %d: want %v %v", line, base, levels, order)
				}
			}
		}
	})
	t.Logf("%d cases without explicit codes, %d wrong", cases, wrong)
}
