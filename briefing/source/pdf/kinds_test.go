package pdf

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/sourcetest"
)

// document returns a document of one page with these operators, a font and further
// objects, from the seventh on.
func document(operators, font, page string, more ...string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</P 6 0 R>>>>" + page + ">>",
		sourcetest.Stream("", operators), font, "<</ActualText(mill)>>",
	}
	return sourcetest.PDFOf("<</Root 1 0 R>>", append(objects, more...)...)
}

func TestKinds(t *testing.T) {
	const plain = "<</Subtype/Type1/BaseFont/Helvetica>>"
	const begin = "BT /F1 10 Tf 50 700 Td "
	const table = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <5a> <0061> endbfrange 1 beginbfchar <20> <0020> endbfchar"
	at := func(x, y int, text string) string {
		return fmt.Sprintf("BT /F1 10 Tf %d %d Td (%s) Tj ET ", x, y, text)
	}
	var rows strings.Builder
	left := []string{"The weir was opened on Mon", "day evening and the keeper", "of the mill had gone home", "before the flood came in."}
	right := []string{"The council met at eight and", "heard the keeper and two of", "the farmers from the river", "who asked for a second key."}
	for i := range left {
		rows.WriteString(at(50, 700-12*i, left[i]) + at(250, 700-12*i, right[i]))
	}
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"codes of one byte", document(begin+"(A KEY) Tj ET", "<</Subtype/Type0/Encoding 7 0 R/ToUnicode 8 0 R/DescendantFonts[<</W[0[500]]>>]>>", "", sourcetest.Stream("/Type/CMap", "1 begincodespacerange <00> <ff> endcodespacerange"), sourcetest.Stream("", table)), "a key"},
		{"codes of text", document(begin+"(\xb0\xa1 A) Tj ET", "<</Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<<>>]>>", ""), "啊 A"},
		{"units of a drawn font", document(begin+"(the weir) Tj ET", "<</Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FirstChar 32/Widths["+strings.Repeat(".5 ", 95)+"]>>", ""), "the weir"},
		{"a space of no width", document(begin+"(the weir) Tj ET", "<</Subtype/Type1/FirstChar 32/Widths[0 "+strings.Repeat("500 ", 94)+"]>>", ""), "the weir"},
		{"widths that are known", document(begin+"(The mill) Tj 38 0 Td (wheel) Tj ET", plain, ""), "The mill wheel"},
		{"narrow letters", document(begin+"(fi) Tj 5 0 Td (l) Tj 2.2 0 Td (l) Tj ET", plain, ""), "fill"},
		{"bold by printing twice", document(at(50, 700, "mill")+"BT /F1 10 Tf 50.3 700 Td (mill) Tj ET", plain, ""), "mill"},
		{"text that is given", document(begin+"(The m) Tj /Span <</ActualText<FEFF0069006C006C>>> BDC (1) Tj (2) Tj EMC ET", plain, ""), "The mill"},
		{"text that is given elsewhere", document(begin+"(The ) Tj /Span /P BDC (x) Tj EMC ET", plain, ""), "The mill"},
		{"two columns row by row", document(rows.String(), plain, ""), strings.Join(left, " ") + " " + strings.Join(right, " ")},
		{"fields of a form", document(at(50, 700, "Name"), plain, "/Annots[<</Subtype/Widget/Rect[90 695 150 705]/AP<</N 7 0 R>>>> <</Subtype/Widget/F 2/AP<</N 7 0 R>>>>]", sourcetest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 60 10]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 10 Tf 0 5 Td (Nils) Tj ET")), "Name Nils"},
	} {
		a, err := Article(tt.data, most, briefing.Entry{})
		if err != nil || strings.Join(strings.Fields(a.Text), " ") != tt.want {
			t.Errorf("%s: %+v, %v, want %q", tt.name, a, err, tt.want)
		}
	}
}

// Where all would be taken for what stands on every page, it is the text, once.
func TestPagesThatAreAlike(t *testing.T) {
	var pages []string
	for n := range 4 {
		pages = append(pages, sourcetest.Page(sourcetest.At(50, 700, 10, "The weir above the mill was opened."), sourcetest.At(300, 30, 8, fmt.Sprintf("Page %d", n+1))))
	}
	a, err := Article(sourcetest.PDF(pages), most, briefing.Entry{})
	if err != nil || strings.Count(a.Text, "The weir above the mill was opened.") != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}
