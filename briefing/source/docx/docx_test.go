package docx_test

import (
	"errors"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/docx"
	"briefing/briefing/source/sourcetest"
)

var errTooBig = errors.New("too big")

func run(text string) string { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>" }

func paragraph(properties, runs string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"
}

// TestText reads what a paragraph may hold.
func TestText(t *testing.T) {
	cell := func(text string) string { return "<w:tc>" + paragraph("", run(text)) + "</w:tc>" }
	for name, test := range map[string]struct{ body, want string }{
		"runs":          {paragraph("", run("The pier ")+run("gave")+run(" way.")), "The pier gave way."},
		"paragraphs":    {paragraph("", run("One.")) + paragraph("", "") + paragraph("", run("Two.")), "One.\n\nTwo."},
		"heading":       {paragraph(`<w:pStyle w:val="h1"/>`, run("The pier")), "# The pier"},
		"derived style": {paragraph(`<w:pStyle w:val="mine"/>`, run("The pier")), "# The pier"},
		"outline":       {paragraph(`<w:outlineLvl w:val="1"/>`, run("The pier")), "## The pier"},
		"body outline":  {paragraph(`<w:outlineLvl w:val="9"/>`, run("The pier.")), "The pier."},
		"list":          {paragraph(`<w:numPr><w:numId w:val="3"/></w:numPr>`, run("Ropes")), "- Ropes"},
		"items":         {paragraph(`<w:numPr/>`, run("Ropes")) + paragraph(`<w:numPr/>`, run("Nets")) + paragraph("", run("All.")), "- Ropes\n- Nets\n\nAll."},
		"no list":       {paragraph(`<w:numPr><w:numId w:val="0"/></w:numPr>`, run("Ropes")), "Ropes"},
		"tab":           {paragraph("", run("a")+"<w:r><w:tab/></w:r>"+run("b")), "a b"},
		"line break":    {paragraph("", run("a")+"<w:r><w:br/></w:r>"+run("b")), "a  \nb"},
		"link":          {paragraph("", `<w:hyperlink>`+run("the report")+`</w:hyperlink>`), "the report"},
		"deleted":       {paragraph("", run("It was ")+"<w:del>"+run("not ")+"</w:del><w:ins>"+run("safe.")+"</w:ins>"), "It was safe."},
		"field":         {paragraph("", "<w:r><w:instrText>PAGE</w:instrText></w:r>"+run("on page 3")), "on page 3"},
		"marks":         {paragraph("", run("1. *no* list")), `1\. \*no\* list`},
		"twice":         {`<mc:AlternateContent><mc:Choice>` + paragraph("", run("Once.")) + `</mc:Choice><mc:Fallback>` + paragraph("", run("Once.")) + `</mc:Fallback></mc:AlternateContent>`, "Once."},
		"box":           {paragraph("", run("Around it.")+"<w:r><w:txbxContent>"+paragraph("", run("In a box."))+"</w:txbxContent></w:r>"), "In a box.\n\nAround it."},
		"table":         {"<w:tbl><w:tr>" + cell("Pier") + cell("Built") + "</w:tr><w:tr>" + cell("East") + cell("1911 | rebuilt") + "</w:tr></w:tbl>", "| Pier | Built |\n| --- | --- |\n| East | 1911 \\| rebuilt |"},
		"layout table":  {"<w:tbl><w:tr>" + cell("All in one cell.") + "</w:tr></w:tbl>", "All in one cell."},
		"table within":  {"<w:tbl><w:tr>" + cell("A") + "<w:tc><w:tbl><w:tr>" + cell("b") + cell("c") + "</w:tr></w:tbl></w:tc></w:tr><w:tr>" + cell("D") + cell("E") + "</w:tr></w:tbl>", "| A | b c |\n| --- | --- |\n| D | E |"},
	} {
		a, err := docx.Article(sourcetest.DOCX("", "", test.body), 1<<20, errTooBig, briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if a.Text != test.want {
			t.Errorf("%s: %q, want %q", name, a.Text, test.want)
		}
	}
}

// TestStated takes title and author from what the document states, and leaves those that
// are known.
func TestStated(t *testing.T) {
	title := paragraph(`<w:pStyle w:val="ttl"/>`, run("Report on the pier"))
	text := paragraph("", run("It gave way."))
	for _, test := range []struct {
		stated, author string
		known          briefing.Entry
		title          string
	}{
		{"", "", briefing.Entry{}, "Report on the pier"},
		{"Pier", "Ada Finch", briefing.Entry{}, "Pier"},
		{"Pier", "Ada Finch", briefing.Entry{Title: "Known"}, "Known"},
	} {
		a, err := docx.Article(sourcetest.DOCX(test.stated, test.author, title+text), 1<<20, errTooBig, test.known)
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != test.title || a.Author != test.author || a.Published.Known() || a.Text != "It gave way." {
			t.Errorf("%+v: title %q, author %q, published %v, text %q", test, a.Title, a.Author, a.Published, a.Text)
		}
	}
}

// TestDamage reads documents that are cut, empty, too big or no documents of Word.
func TestDamage(t *testing.T) {
	whole := paragraph("", run("Before."))
	for name, test := range map[string]struct {
		data []byte
		most int64
		text string
		err  string
	}{
		"cut":     {sourcetest.DOCX("", "", whole+"<w:p><w:r><w:t>After"), 1 << 20, "Before.", "the rest is left out"},
		"empty":   {sourcetest.DOCX("", "", ""), 1 << 20, "", docx.ErrNoText.Error()},
		"too big": {sourcetest.DOCX("", "", whole+strings.Repeat(whole, 5000)), 4000, "Before.", "too big"},
		"deep":    {sourcetest.DOCX("", "", whole+strings.Repeat("<w:sdt>", 5000)), 1 << 20, "Before.", "too deep"},
		"a sheet": {sourcetest.Zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"), 1 << 20, "", "is missing"},
	} {
		a, err := docx.Article(test.data, test.most, errTooBig, briefing.Entry{})
		text := ""
		if a != nil {
			text, _, _ = strings.Cut(a.Text, "\n")
		}
		if err == nil || !strings.Contains(err.Error(), test.err) || text != test.text {
			t.Errorf("%s: %q, error %v; want %q, error %q", name, text, err, test.text, test.err)
		}
		if docx.IsDocument(test.data) != (name != "a sheet") {
			t.Errorf("%s: is a document: %t", name, docx.IsDocument(test.data))
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(paragraph(`<w:pStyle w:val="h1"/>`, run("A")) + "<w:tbl><w:tr><w:tc>" + paragraph("", run("b")))
	f.Add("</w:p></w:tbl><w:tc><w:p><w:br/><w:t>x")
	f.Fuzz(func(t *testing.T, body string) {
		a, err := docx.Article(sourcetest.DOCX("", "", body), 1<<20, errTooBig, briefing.Entry{})
		if a == nil && err == nil {
			t.Fatal("neither an article nor an error")
		}
		if a != nil && strings.ContainsFunc(a.Text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }) {
			t.Fatalf("control characters in %q", a.Text)
		}
	})
}
