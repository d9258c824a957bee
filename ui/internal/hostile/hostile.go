// Package hostile makes documents and digests that cost much more than their size, for
// tests of limits.
package hostile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"briefing/briefing/source/sourcetest"
)

// Document is a document, or a library with a digest, made to cost more than its size.
type Document struct {
	Name   string
	text   func() string
	digest func() string // beside the document, if set
}

// ID returns the ID of the document's article, if it makes only one.
func (d Document) ID() string {
	return strings.ReplaceAll(strings.TrimSuffix(d.Name, filepath.Ext(d.Name)), "_", "-")
}

// Write makes a library of the document, a sound one beside it, and the digest, and returns
// the size of the document.
func (d Document) Write(dir string) (int, error) {
	text := d.text()
	files := map[string]string{d.Name: text, "sound.md": "# Sound\n\nThe ferry sank.\n"}
	if d.digest != nil {
		files["digest.yaml"] = d.digest()
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}

func repeated(text string, count int) func() string {
	return func() string { return strings.Repeat(text, count) }
}

// numbered returns lines made by a format that takes the number of the line.
func numbered(before, format string, count int, after string) func() string {
	return func() string {
		var b strings.Builder
		b.WriteString(before)
		for i := range count {
			fmt.Fprintf(&b, format, i)
		}
		b.WriteString(after)
		return b.String()
	}
}

func around(before, text string, count int, after string) func() string {
	return func() string { return before + strings.Repeat(text, count) + after }
}

// prose is text that a digest's events can be about.
const prose = "The ferry sank in the harbour, and the captain said few words.\n\n"

// ferries are 200 articles, one a line.
func ferries() string {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "{\"title\":\"Night %d\",\"text\":\"The ferry sank in harbour %d, and captain Ada Holm said few words.\"}\n", i, i)
	}
	return b.String()
}

// Documents returns all documents.
func Documents() []Document {
	table := func(columns, rows int) func() string {
		return func() string {
			return "# Table\n\n" + strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|\n", rows)
		}
	}
	terms := func(n int) func() string {
		return numbered("version: 1\nevents:\n  - {id: e, name: E, date: 2024, match: [[[", "ferry%d, ", n, "ferry]]]}\n")
	}
	events := func(n int) func() string {
		return numbered("version: 1\nevents:\n", "  - {id: e%[1]d, name: E%[1]d, date: 2024, match: [[[ferry, captain, words, Ada], [ferry, captain, words], [ferry, words]]]}\n", n, "")
	}
	return []Document{
		{Name: "equal-lines-200000.jsonl", text: repeated("{\"text\":\"ferry a\"}\n", 200_000)},
		{Name: "equal-titled-200000.jsonl", text: repeated("{\"title\":\"Ferry\",\"text\":\"The ferry sank.\"}\n", 200_000)},
		{Name: "lines-200000.jsonl", text: numbered("", "{\"text\":\"ferry %d sank\"}\n", 200_000, "")},
		{Name: "equal-items-450000.rss", text: around("<rss><channel><title>a</title>", "<item><title>a</title><description>ferry</description></item>\n", 450_000, "</channel></rss>")},
		{Name: "items-450000.rss", text: numbered("<rss><channel><title>a</title>", "<item><title>a %d</title><description>ferry</description></item>\n", 450_000, "</channel></rss>")},
		{Name: "equal-items-700000.json", text: around(`{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[`, `{"id":"1","content_text":"ferry"},`, 700_000, `{"id":"2","content_text":"sank"}]}`)},
		{Name: "entries-200000.atom", text: numbered(`<feed xmlns="http://www.w3.org/2005/Atom">`, "<entry><title>a %d</title><content>ferry</content></entry>\n", 200_000, "</feed>")},
		{Name: "messages-100000.mbox", text: numbered("", "From a@b Thu Jan  1 00:00:00 2024\nSubject: ferry %d\n\nIt sank.\n\n", 100_000, "")},

		{Name: "table-1000-5000.md", text: table(1000, 5000)},
		{Name: "table-60-30000.md", text: table(60, 30_000)},
		{Name: "table-3500-30000.md", text: table(3500, 30_000)},
		{Name: "table-full-20-50000.md", text: func() string {
			return strings.Repeat("|a", 20) + "|\n" + strings.Repeat("|-", 20) + "|\n" + strings.Repeat(strings.Repeat("|b", 20)+"|\n", 50_000)
		}},
		{Name: "headings-1000000.md", text: numbered("", "# %d\n", 1_000_000, "")},
		{Name: "list-4mb.md", text: repeated("- item of a list\n", 250_000)},
		{Name: "nested-lists.md", text: func() string {
			var b strings.Builder
			for i := range 2000 {
				b.WriteString(strings.Repeat("  ", i%500) + "- a\n")
			}
			return b.String()
		}},
		{Name: "prose-5mb.md", text: repeated(prose, 5<<20/len(prose))},
		{Name: "prose-30mb.md", text: repeated(prose, 30<<20/len(prose))},
		{Name: "line-10mb.md", text: repeated("ferry ", 10<<20/6)},
		{Name: "line-30mb.md", text: repeated("ferry ", 30<<20/6)},
		{Name: "word-10mb.md", text: repeated("a", 10<<20)},
		{Name: "brackets-1000000.md", text: repeated("[", 1_000_000)},
		{Name: "links-200000.md", text: repeated("[a](b ", 200_000)},
		{Name: "good-links-200000.md", text: repeated("[a](b) ", 200_000)},
		{Name: "images-200000.md", text: repeated("![a](b) ", 200_000)},
		{Name: "stars-1000000.md", text: repeated("*a **b ", 1_000_000/7)},
		{Name: "backquotes.md", text: func() string {
			var b strings.Builder
			for i := range 3000 {
				b.WriteString(strings.Repeat("`", i) + "a ")
			}
			return b.String()
		}},
		{Name: "quotes-1000.md", text: repeated(strings.Repeat("> ", 1000)+"a\n", 200)},
		{Name: "footnotes-50000.md", text: numbered("", "a[^%[1]d]\n\n[^%[1]d]: b\n\n", 50_000, "")},
		{Name: "definitions-100000.md", text: numbered("", "[a%[1]d]: http://b.example/%[1]d\n", 100_000, "\n[a1]\n")},
		{Name: "entities.md", text: repeated("&a", 1_000_000)},
		{Name: "angles.md", text: repeated("<a ", 500_000)},
		{Name: "comments.md", text: repeated("<!-- a ", 300_000)},
		{Name: "code-4mb.md", text: around("```go\n", "func f() { return \"a\" }\n", 170_000, "```\n")},
		{Name: "rules-1000000.md", text: repeated("---\n", 1_000_000)},
		{Name: "combining-1mb.md", text: func() string { return "a" + strings.Repeat("\u0301", 1<<20) }},
		{Name: "wide-5mb.md", text: repeated("渡輪沉沒", 5<<20/12)},
		{Name: "right-to-left-2mb.md", text: repeated("שלום ", 2<<20/9)},
		{Name: "capitals-5mb.txt", text: repeated("Ada Holm ", 5<<20/9)},
		{Name: "numbers-5mb.txt", text: repeated("1,234 ", 5<<20/6)},
		{Name: "stops-3mb.txt", text: repeated("a. ", 1<<20)},
		{Name: "blanks-20mb.txt", text: around("a", " ", 20<<20, "b")},
		{Name: "figure-15mb.txt", text: repeated("Ada Holm sank. ", 1<<20), digest: func() string {
			return "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n"
		}},

		{Name: "foster-190000.html", text: around("<p>The ferry sank.</p><table>", "<b>x", 190_000, "")},
		{Name: "foster-600000.html", text: around("<p>The ferry sank.</p><table>", "x<b>", 600_000, "")},
		{Name: "foster-text.html", text: around("<p>The ferry sank.</p><table>", "x<tr>", 190_000, "")},
		{Name: "foster-nested.html", text: repeated("<table><tr>x<td>", 60_000)},
		{Name: "adoption.html", text: around("<p>The ferry sank.", "<a><b><i>x</a>", 60_000, "")},
		{Name: "adoption-blocks.html", text: around("<p>The ferry sank.", "<b><p>x</b>", 60_000, "")},
		{Name: "formatting.html", text: around("", "<p><b><i><u>x", 60_000, "")},
		{Name: "paragraphs.html", text: repeated("</p>", 200_000)},
		{Name: "anchors.html", text: repeated("<a>x", 190_000)},
		{Name: "select.html", text: around("<select>", "<option>x", 190_000, "")},
		{Name: "deep.html", text: repeated("<div>x", 190_000)},
		{Name: "spans.html", text: repeated("<span>x", 190_000)},
		{Name: "lists.html", text: repeated("<ul><li>x", 190_000)},
		{Name: "attributes.html", text: numbered("<p ", "a%d=b ", 400_000, ">The ferry sank.")},
		{Name: "frames.html", text: repeated("<frameset><frame>", 100_000)},
		{Name: "svg.html", text: repeated("<svg><p>x", 60_000)},
		{Name: "math.html", text: repeated("<math><mi>x</mi><annotation-xml><p>", 60_000)},
		{Name: "templates.html", text: repeated("<template>x", 100_000)},
		{Name: "table-1000.html", text: func() string {
			return "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>a", 1000), 190) + "</table>"
		}},
		{Name: "text-20mb.html", text: repeated("ferry sank ", 20<<20/11)},
		{Name: "breaks.html", text: repeated("x<br>", 190_000)},
		{Name: "headings.html", text: repeated("<h1>x</h1>", 99_000)},
		{Name: "open.html", text: repeated("<", 10<<20)},
		{Name: "comments.html", text: repeated("<!--x", 2<<20)},

		{Name: "range.pdf", text: mapped("<0000> <FFFF> <"+strings.Repeat("0041", 120)+">", 1, "<00410042>", 1)},
		{Name: "maps-300.pdf", text: mapped("<0000> <FFFF> <0041>", 300, "<00410042>", 1)},
		{Name: "maps-2000.pdf", text: mapped("<0000> <FFFF> <0041>", 2000, "<00410042>", 1)},
		{Name: "glyph-2000.pdf", text: mapped("<0041> <0041> <"+strings.Repeat("0041", 30_000)+">", 1, "<0041>", 2000)},
		{Name: "glyph-100000.pdf", text: mapped("<0041> <0041> <"+strings.Repeat("0041", 30_000)+">", 1, "<0041>", 100_000)},
		{Name: "lists-1000.md", text: repeated(strings.Repeat("- ", 1000)+"a\n", 200)},
		{Name: "terms-300000.md", text: repeated("a\n: b\n\n", 300_000)},
		{Name: "forms.html", text: repeated("<form><input><label>x<button>y", 45_000)},
		{Name: "definitions.html", text: repeated("<dl><dt>x<dd>y", 60_000)},
		{Name: "parts-100000.eml", text: numbered("Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: text/plain\n\nferry %d\n", 100_000, "--b--\n")},
		{Name: "nested-parts.eml", text: numbered("Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n", "--b%[1]d\nContent-Type: multipart/mixed; boundary=b%[1]d\n\n", 50_000, "")},
		{Name: "toml.md", text: numbered("+++\ntitle = \"a\"\n", "k%d = [[[1]]]\n", 400_000, "+++\nThe ferry sank.\n")},
		{Name: "toml-deep.md", text: around("+++\na = ", "[", 500_000, "\n+++\nThe ferry sank.\n")},
		{Name: "yaml.md", text: numbered("---\ntitle: a\n", "k%d: [[[1]]]\n", 400_000, "---\nThe ferry sank.\n")},
		{Name: "overlapping.epub", text: func() string {
			return string(sourcetest.EPUB("a", "b", strings.Repeat("<p>The ferry sank.</p>", 1<<20)))
		}},
		{Name: "anchors.epub", text: func() string {
			return string(sourcetest.Zip("mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`, "book.opf", strings.Repeat("<a>", 3_000_000)))
		}},

		{Name: "terms-10000.jsonl", text: ferries, digest: terms(10_000)},
		{Name: "terms-20000.jsonl", text: ferries, digest: terms(20_000)},
		{Name: "terms-100000.jsonl", text: ferries, digest: terms(100_000)},
		{Name: "events-250.jsonl", text: ferries, digest: events(250)},
		{Name: "events-1000.jsonl", text: ferries, digest: events(1000)},
		{Name: "topics-50000.jsonl", text: ferries, digest: numbered("version: 1\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, words: [ferry]}\n", 50_000, "")},
		{Name: "about-50000.jsonl", text: ferries, digest: numbered("version: 1\nfigures: [{id: a, kind: person, name: Ada Holm}]\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, about: [a]}\n", 50_000, "")},
		{Name: "where-50000.jsonl", text: ferries, digest: numbered("version: 1\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, where: \"source:a OR source:b%[1]d\"}\n", 50_000, "")},
		{Name: "events-50000.jsonl", text: ferries, digest: events(50_000)},
		{Name: "named-events-50000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n", "  - {id: e%[1]d, name: ferry, date: 2024, names: [harbour]}\n", 50_000, "")},
		{Name: "same-50000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada%[1]d Holm, same: f%[1]d1}\n", 20_000, "")},
		{Name: "numbers-50000.jsonl", text: ferries, digest: numbered("version: 1\nnumbers:\n", "  - {id: n%[1]d, name: N%[1]d, unit: harbour, match: [[[ferry], [\"#\"]]]}\n", 50_000, "")},
		{Name: "claims-50000.jsonl", text: ferries, digest: numbered("version: 1\nclaims:\n", "  - {id: c%[1]d, text: C%[1]d, reports: [{article: claims-50000-night-1, stance: asserts, match: [[[ferry]]]}]}\n", 50_000, "")},
		{Name: "figures-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada Holm, aliases: [A%[1]d]}\n", 20_000, "")},
		{Name: "names-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada%[1]d Holm}\n", 20_000, "")},
		{Name: "aliases-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n  - {id: f, kind: person, name: Ada Holm, aliases: [", "A%d Holm, ", 20_000, "B Holm]}\n")},
		{Name: "numbers-2000.jsonl", text: ferries, digest: numbered("version: 1\nnumbers:\n", "  - {id: n%[1]d, name: N%[1]d, unit: harbour, match: [[[ferry], [\"#\"]]]}\n", 2000, "")},
		{Name: "claims-2000.jsonl", text: ferries, digest: numbered("version: 1\nclaims:\n", "  - {id: c%[1]d, text: C%[1]d, reports: [{article: terms-night-1, stance: asserts, match: [[[ferry]]]}]}\n", 2000, "")},
		{Name: "groups-5000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n  - {id: e, name: E, date: 2024, match: [[", "[ferry, a%d], ", 5000, "[captain]]]}\n")},
		{Name: "rules-5000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n  - {id: e, name: E, date: 2024, match: [", "[[ferry], [captain, a%d]], ", 5000, "[[ferry]]]}\n")},
		{Name: "name-4mb.jsonl", text: ferries, digest: around("version: 1\nfigures:\n  - {id: f, kind: person, name: ", "a", 4<<20, "}\n")},
		{Name: "deep.jsonl", text: ferries, digest: around("version: 1\nevents: ", "[", 100_000, "")},
		{Name: "aliases-bomb.jsonl", text: ferries, digest: func() string {
			return "version: 1\na: &a [x,x,x,x,x,x,x,x]\n" + numberedAnchors(12) + "figures: *a12\n"
		}},
	}
}

// numberedAnchors returns YAML in which each list is eight of the one before.
func numberedAnchors(n int) string {
	var b strings.Builder
	last := "a"
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*%s]\n", i, i, strings.Repeat("*"+last+" ,", 7), last)
		last = fmt.Sprintf("a%d", i)
	}
	return b.String()
}

// mapped returns a PDF whose fonts share a map of codes, and that shows a string
// so many times.
func mapped(entry string, fonts int, shown string, times int) func() string {
	return func() string {
		cmap := sourcetest.Stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange "+entry+" endbfrange")
		objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "", cmap, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>"}
		var names, page strings.Builder
		for i := range fonts {
			objects = append(objects, "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[5 0 R]>>")
			fmt.Fprintf(&names, "/F%d %d 0 R", i, len(objects))
			fmt.Fprintf(&page, "BT /F%d 9 Tf 50 700 Td %s ET\n", i, strings.Repeat(shown+" Tj ", times))
		}
		objects[1] = "<</Type/Pages/Count 1/Kids[3 0 R]/Resources<</Font<<" + names.String() + ">>>>>>"
		objects = append(objects, sourcetest.Stream("", page.String()))
		objects[2] = fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", len(objects))
		return string(sourcetest.PDFOf("<</Root 1 0 R>>", objects...))
	}
}
