package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/sourcetest"
)

// TestBounds reads documents of a few kilobytes that ask for work or memory without end,
// each in another way: what was read by then is kept, an error says that it is not all,
// and the memory that was taken in all is bounded.
func TestBounds(t *testing.T) {
	const (
		text  = "BT /F1 10 Tf 50 700 Td "
		wide  = "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</W 7 0 R>>]>>"
		drawn = "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</FontDescriptor<</FontFile2 6 0 R>>>>]>>"
		plain = "<</Subtype/Type1>>"
	)
	document := func(content, font string, more ...string) []byte {
		return sourcetest.PDFOf("<</Root 1 0 R>>", append([]string{
			"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>",
			"<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</P 6 0 R>>>>>>", sourcetest.Stream("", content), font,
		}, more...)...)
	}
	long := strings.Repeat("0041", 20_000)
	shared := func(fonts int) []byte {
		var names, shows strings.Builder
		var more []string
		for i := range fonts {
			fmt.Fprintf(&names, "/G%d %d 0 R", i, 8+i)
			fmt.Fprintf(&shows, "/G%d 10 Tf <0041> Tj ", i)
			more = append(more, wide)
		}
		return sourcetest.PDFOf("<</Root 1 0 R>>", append([]string{
			"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<<" + names.String() + ">>>>>>",
			sourcetest.Stream("", text+shows.String()), "null", sourcetest.Stream("", "1 beginbfrange <0000> <ffff> <0041> endbfrange"),
			"[0 [" + strings.Repeat("500 ", 40_000) + "]]",
		}, more...)...)
	}
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"a range of codes that mean a long text", document(text+"<0001> Tj", wide, sourcetest.Stream("", "1 beginbfrange <0000> <ffff> <"+long+"> endbfrange"), "[]"), errLongCodes},
		{"a code that means a long text", document(text+strings.Repeat("<0001> Tj ", 100), wide, sourcetest.Stream("", "1 beginbfchar <0001> <"+long+"> endbfchar"), "[]"), errLongCodes},
		{"codes that mean a text each", document(text+strings.Repeat("<0001> Tj ", 100_000), wide, sourcetest.Stream("", "1 beginbfchar <0001> <"+long[:400]+"> endbfchar"), "[]"), errTooMuch},
		{"many ranges of codes", document(text+"<0001> Tj", wide, sourcetest.Stream("", strings.Repeat("1 beginbfrange <0000> <ffff> <0041> endbfrange ", 50_000)), "[]"), errTooMuch},
		{"fonts that share a table", shared(30), errTooMuch},
		{"a font program with ranges over each other", document(text+"<0041> Tj", drawn, sourcetest.Stream("", overlapping(5_000))), errTooMuch},
		{"text that a page gives again and again", document(text+strings.Repeat("/Span/P BDC (a) Tj EMC ", 10_000), plain, "<</ActualText("+strings.Repeat("ferry ", 10_000)+")>>"), errTooMuch},
		{"one string", document(text+"(The ferry sank) Tj ("+strings.Repeat("a", 2<<20)+") Tj", plain), errTooMuch},
		{"a font within the page", sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>",
			"<</Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type1/Encoding<</Differences["+strings.Repeat("/a ", 40_000)+"]>>>>>>>>>>",
			sourcetest.Stream("", text+strings.Repeat("/F1 10 Tf (a) Tj ", 10_000))), errTooMuch},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Article(tt.data, most, briefing.Entry{})
		runtime.ReadMemStats(&after)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if took := int64(after.TotalAlloc - before.TotalAlloc); took > 12*most { // the race detector takes more
			t.Errorf("%s: took %d MB", tt.name, took>>20)
		}
	}
}

// TestCut holds that what a document shows before it asks for too much is kept.
func TestCut(t *testing.T) {
	a, err := Article(sourcetest.PDF([]string{sourcetest.Page(sourcetest.At(50, 700, 10, "The ferry sank at noon.")), strings.Repeat("(a)' ", mostOperators)}), most, briefing.Entry{})
	if a == nil || a.Text != "The ferry sank at noon." || !errors.Is(err, errTooMuch) {
		t.Errorf("%+v, %v", a, err)
	}
}

// overlapping returns a TrueType font with a table of so many ranges of all letters.
func overlapping(ranges int) string {
	const head = 28
	b := append([]byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, "cmap\x00\x00\x00\x00"...)
	b = binary.BigEndian.AppendUint32(b, head)
	b = binary.BigEndian.AppendUint32(b, 1<<20)
	b = append(b, 0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(ranges))
	for range ranges {
		b = append(b, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 1)
	}
	return string(b)
}
