package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/source/sourcetest"
)

const most = 8 << 20

func TestArticle(t *testing.T) {
	type line = sourcetest.Line
	at := sourcetest.At
	page := func(n int, lines ...line) string {
		furniture := []line{at(50, 780, 8, "The Lowmark Papers")}
		return sourcetest.Page(append(append(furniture, lines...), at(300, 30, 8, fmt.Sprintf("- %d -", n)))...)
	}
	body := func(y float64) []line {
		return sourcetest.Column(50, y,
			"The harbour of Lowmark opened its gates again on Satur-",
			"day, nine days after a storm had pushed four barges to-",
			"gether against the pier.",
			"Nobody was hurt, says the port (which repairs the pier)",
			"for four million.")
	}
	want := "The harbour of Lowmark opened its gates again on Saturday, nine days after a storm had pushed four barges together against the pier.\n\nNobody was hurt, says the port (which repairs the pier) for four million."
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"paragraphs", sourcetest.PDF([]string{sourcetest.Page(body(700)...)}), "|" + want},
		{"a title", sourcetest.PDF([]string{sourcetest.Page(append([]line{at(50, 750, 20, "The harbour"), at(50, 728, 20, "reopens")}, body(700)...)...)}), "The harbour reopens|" + want},
		{"columns and furniture", sourcetest.PDF([]string{
			page(1, append(body(700), sourcetest.Column(320, 700, "A column beside the first one, which goes", "on upon the next")...)...),
			page(2, sourcetest.Column(50, 700, "page, where it ends.")...), page(3, sourcetest.Column(50, 700, "The third page.")...),
		}), "|" + want + "\n\nA column beside the first one, which goes on upon the next page, where it ends.\n\nThe third page."},
		{"gaps are spaces", sourcetest.PDF([]string{"BT /F1 10 Tf 50 700 Td [(Har) 20 (bour) -300 (gates)] TJ 0 -12 Td (open) Tj T* (\\101\\142\\) \\(c) ' ET"}), "|Harbour gates open Ab) (c"},
		{"words in places", sourcetest.PDF([]string{sourcetest.Page(at(50, 700, 10, "One"), at(72, 700, 10, "two"), at(92, 700, 10, "three"))}), "|One two three"},
		{"a page on its side", sourcetest.PDF([]string{"q 0 1 -1 0 600 0 cm " + sourcetest.Page(body(500)...) + " Q"}), "|" + want},
		{"a stamp across", sourcetest.PDF([]string{sourcetest.Page(body(700)...) + " BT .7 .7 -.7 .7 52 700 Tm (COPY) Tj ET"}), "|" + want + "\n\nCOPY"},
		{"spaces taken back", sourcetest.PDF([]string{"BT /F1 10 Tf 50 700 Td -5 Tw (har bour) Tj 0 Tw ( gates) Tj ET"}), "|harbour gates"},
		{"gaps between letters", sourcetest.PDF([]string{"BT /F1 10 Tf 50 700 Td 90 Tc (a5) Tj 0 Tc 0 -12 Td 2 Tc (HEAD) Tj ET"}), "|a 5 HEAD"},
		{"numbers only", sourcetest.PDF([]string{sourcetest.Page(sourcetest.Column(50, 700, "0.2", "0.4", "0.6", "0.8", "1.0")...)}), "|0.2 0.4 0.6 0.8 1.0"},
		{"its number only", sourcetest.PDF([]string{sourcetest.Page(at(50, 700, 10, "12"))}), "error: " + errNoText.Error()},
		{"forms", sourcetest.PDF([]string{"/X Do"}), "error: " + errNoText.Error()},
	} {
		a, err := Article(tt.data, most, briefing.Entry{})
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = a.Title + "|" + a.Text
		}
		if got != tt.want {
			t.Errorf("%s: got\n%q\nwant\n%q", tt.name, got, tt.want)
		}
	}
}

func TestFonts(t *testing.T) {
	const cmap = "1 begincodespacerange <0000><ffff> endcodespacerange 2 beginbfchar <0001> <041F> <0002> <04400438> endbfchar 1 beginbfrange <0003> <0004> <0432> endbfrange 1 beginbfrange <0005> <0006> [<0435> <00660069>] endbfrange"
	for _, tt := range []struct{ name, font, show, want string }{
		{"Windows", "<</Subtype/Type1/Encoding/WinAnsiEncoding>>", `(M\374nde \223a\224 \226 b)`, "Münde “a” – b"},
		{"Macintosh", "<</Subtype/Type1/Encoding/MacRomanEncoding>>", `(M\237nde)`, "Münde"},
		{"no encoding", "<</Subtype/Type1>>", "(it's \xaefne \xd0)", "it’s fifne —"},
		{"names", "<</Subtype/Type1/Encoding<</Differences[65/adieresis/fi/uni0416/afii10065 97/germandbls/quoteleft/g17]>>>>", "(ABCDab c)", "äfiЖаß‘ c"},
		{"two bytes", "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</W[1[500 500] 3 6 500]>>]>>", "<000100020003000500040006>", "Привегfi"},
	} {
		data := sourcetest.PDF([]string{"BT /F1 10 Tf 50 700 Td " + tt.show + " Tj ET"}, "null", sourcetest.Stream("", cmap))
		data = []byte(strings.Replace(string(data), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", tt.font, 1))
		a, err := Article(data, most, briefing.Entry{})
		if err != nil || a.Text != tt.want {
			t.Errorf("%s: %+v, %v, want %q", tt.name, a, err, tt.want)
		}
	}
}

func TestFontProgram(t *testing.T) {
	program := sourcetest.Stream("", "%!PS-AdobeFont\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 12 /fi put dup 65 /Delta put dup 66 /germandbls put readonly def currentfile eexec dup 67 /a put")
	data := sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		sourcetest.Stream("", "BT /F1 10 Tf 50 700 Td (de\\014ne BC) Tj ET"), "<</Subtype/Type1/FontDescriptor<</FontFile 6 0 R>>>>", program)
	a, err := Article(data, most, briefing.Entry{})
	if want := "define ßC"; err != nil || a.Text != want {
		t.Errorf("%+v, %v, want %q", a, err, want)
	}
}

// A document may be arranged so that its first page can be shown early: what its
// end says stands at its beginning.
func TestEndAtTheBeginning(t *testing.T) {
	data := sourcetest.PDFOf("", sourcetest.Stream("/Type/XRef/Root 2 0 R/Info 3 0 R", ""), "<</Type/Catalog/Pages 4 0 R>>", "<</Author(Ada Finch)>>", "<</Kids[5 0 R]>>",
		"<</Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>", sourcetest.Stream("", sourcetest.Page(sourcetest.At(50, 700, 10, "words"))), "<</Type/Font>>")
	a, err := Article(data, most, briefing.Entry{})
	if err != nil || a.Author != "Ada Finch" || a.Text != "words" {
		t.Errorf("%+v, %v", a, err)
	}
}

// objectStream returns a stream of objects, numbered from first on.
func objectStream(first int, objects ...string) string {
	var head, body strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&head, "%d %d ", first+i, body.Len())
		body.WriteString(o + " ")
	}
	return sourcetest.Stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(objects), head.Len()), head.String()+body.String())
}

func TestHostileDocuments(t *testing.T) {
	const catalog = "<</Type/Catalog/Pages 2 0 R>>"
	words := sourcetest.Page(sourcetest.Line{X: 50, Y: 700, Size: 10, Text: "words"})
	page := func(resources string, contents string) []byte {
		return sourcetest.PDFOf("<</Root 1 0 R>>", catalog, "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources"+resources+">>", contents, "<</Type/Font>>")
	}
	for _, tt := range []struct {
		name string
		data []byte
		want error // nil if "words" are read
	}{
		{"good", sourcetest.PDF([]string{words}), nil},
		{"nothing", nil, errNoPages},
		{"head only", []byte("%PDF-1.7\n"), errNoPages},
		{"no end", sourcetest.PDF([]string{words})[:560], nil},
		{"encrypted", sourcetest.PDFOf("<</Root 1 0 R/Encrypt<<>>>>", catalog), errCipher},
		{"pages are their own kids", sourcetest.PDFOf("<</Root 1 0 R>>", catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]>>"), errNoPages},
		{"a catalog that is itself", sourcetest.PDFOf("<</Root 1 0 R>>", "1 0 R"), errNoPages},
		{"a circle of references", sourcetest.PDFOf("<</Root 1 0 R>>", catalog, "<</Kids 3 0 R>>", "4 0 R", "3 0 R"), errNoText},
		{"a stream as long as itself", page("<</Font<</F1 5 0 R>>>>", "<</Length 4 0 R>>stream\n"+words+"\nendstream"), nil},
		{"a form within itself", sourcetest.PDFOf("<</Root 1 0 R>>", catalog, "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
			sourcetest.Stream("", "/X Do"), sourcetest.Stream("/Subtype/Form", strings.Repeat("/X Do ", 20))), errTooMuch},
		{"objects in the stream they are in", sourcetest.PDFOf("<</Root 1 0 R>>", catalog, objectStream(2, "<</Kids[2 0 R]>>")), errNoPages},
		{"objects in a stream", sourcetest.PDFOf("<</Root 9 0 R>>", objectStream(9, catalog, "<</Kids[3 0 R]/Resources<</Font<</F1 5 0 R>>>>>>"),
			objectStream(2, "<</Kids[3 0 R]>>"), "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", sourcetest.Stream("", words), "<</Type/Font>>"), nil},
		{"deep arrays", page(strings.Repeat("[", 1<<20), "null"), errNoPages},
		{"deep operands", page("<</Font<</F1 5 0 R>>>>", sourcetest.Stream("", strings.Repeat("[", 1<<20)+strings.Repeat("]", 1<<20)+words)), nil},
		{"bomb", page("<<>>", sourcetest.Stream("", strings.Repeat(" ", most+1))), errTooMuch},
		{"bomb of bombs", page("<<>>", strings.Replace(sourcetest.Stream("", string(strings.Repeat(" ", most+1))), "/FlateDecode", "[/FlateDecode/FlateDecode]", 1)), errTooMuch},
		{"unknown packing", page("<<>>", "<</Filter/RAR/Length 3>>stream\nabc\nendstream"), errNoText},
		{"no letters known", sourcetest.PDF([]string{"BT /F1 9 Tf (abcd) Tj ET"}, "null"), nil},
		{"widths of all numbers", sourcetest.PDFOf("<</Root 1 0 R>>", catalog, "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
			sourcetest.Stream("", words), "<</Subtype/Type0/DescendantFonts[<</W[0 4294967295 1 0 4294967295 1]>>]>>"), errFonts},
		{"a picture without end", sourcetest.PDF([]string{"BI /W 1 ID abc"}), errNoText},
		{"numbers out of bounds", sourcetest.PDF([]string{"BT /F1 1e300 Tf 1e308 1e308 1e308 1e308 1e308 1e308 Tm (words) Tj -1e308 Tz (x) Tj ET q Q Q Q"}), nil},
	} {
		a, err := Article(tt.data, most, briefing.Entry{})
		switch {
		case tt.name == "no letters known":
		case !errors.Is(err, tt.want):
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		case err == nil && !strings.Contains(a.Text, "words"):
			t.Errorf("%s: text %q", tt.name, a.Text)
		}
	}
}

func FuzzArticle(f *testing.F) {
	f.Add(sourcetest.PDF([]string{sourcetest.Page(sourcetest.Column(50, 700, "One two", "three.")...), "BT /F1 9 Tf [(a) -300 <62>] TJ T* (c) ' ET"}))
	f.Add(sourcetest.PDFOf("<</Root 9 0 R/Info<</Author(a)>>>>", objectStream(2, "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>"), "[1 0 R]"))
	f.Add([]byte("1 0 obj<</Type/Catalog/Pages<</Kids[2 0 R]>>>>2 0 obj<</Contents 3 0 R/Resources<</Font<</F<</Subtype/Type0/ToUnicode 3 0 R>>>>>>>>3 0 obj<<>>stream\nBT/F 9 Tf 1 beginbfrange<00><ff><0041>endbfrange(ab)Tj"))
	f.Add(sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1<</Encoding<</Differences[65/uni05D0/uni0628]>>>>>>>>>>",
		sourcetest.Stream("", "BT /F1 9 Tf (12 \\(AB ab 3 B.) Tj ET")))
	f.Add(lzwPage(sourcetest.Page(sourcetest.At(50, 700, 10, "words")), "/EarlyChange 1"))
	for _, data := range encrypted(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Article(data, 1<<20, briefing.Entry{})
		if err != nil {
			return
		}
		if !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			t.Errorf("text %q", a.Text)
		}
		for _, s := range []string{a.Title, a.Author} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
				t.Errorf("%q is not one clean line", s)
			}
		}
		for _, r := range a.Removed {
			if r.Line < 1 || r.Reason == "" || strings.ContainsFunc(r.Text, unicode.IsControl) {
				t.Errorf("removed %+v", r)
			}
		}
	})
}

// FuzzPage reads operators of any kind.
func FuzzPage(f *testing.F) {
	f.Add("BT /F1 10 Tf 1 0 0 1 50 700 Tm (a\\101) Tj 0 -12 TD [(b) 3 <c>] TJ T* ET q 2 0 0 2 0 0 cm Q BI ID x EI")
	f.Fuzz(func(t *testing.T, operators string) {
		_, _ = Article(sourcetest.PDF([]string{operators}), 1<<20, briefing.Entry{})
	})
}
