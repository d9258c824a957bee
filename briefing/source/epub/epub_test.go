package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/sourcetest"
)

const (
	containerXML = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`
	opf          = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ferry</dc:title><dc:creator>Ada Finch</dc:creator><dc:creator>Ben Ash</dc:creator><dc:date>2031-05</dc:date><dc:subject>ships</dc:subject></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="c" href="cover.xhtml"/><item id="1" href="text/one%20a.xhtml"/><item id="2" href="text/two.xhtml"/><item id="n" href="notes.xhtml"/><item id="ncx" href="toc.ncx"/></manifest>
<spine toc="ncx"><itemref idref="c"/><itemref idref="nav"/><itemref idref="2"/><itemref idref="1"/><itemref idref="1"/><itemref idref="n" linear="no"/><itemref idref="none"/></spine></package>`
	ncx = `<ncx><navMap><navPoint><navLabel><text>Part</text></navLabel><content src="text/two.xhtml#a"/><navPoint><navLabel><text>Deep</text></navLabel><content src="text/one%20a.xhtml"/></navPoint></navPoint></navMap></ncx>`
)

func chapter(heading string) string {
	return `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>` + heading + "</h1>" +
		strings.Repeat("<p>The ferry left with ten people, and <em>one</em> dog.</p>", 5) + "</body></html>"
}

// zipOf returns a zip of names and contents by turns.
func zipOf(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var errTooBig = errors.New("too big")

func summary(data []byte, most int64) string {
	var b strings.Builder
	for a, err := range Articles(bytes.NewReader(data), int64(len(data)), most, errTooBig) {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%d|%d: %.30q\n", a.Title, a.Source, a.Author, a.Published.String(), strings.Join(a.Tags, ","), len(strings.Fields(a.Text)), len(a.Removed), a.Text)
	}
	return b.String()
}

func TestArticles(t *testing.T) {
	files := []string{
		"mimetype", "application/epub+zip", "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf,
		"OEBPS/cover.xhtml", "<html><body><h1>The Ferry</h1><p>a book</p></body></html>",
		"OEBPS/text/one a.xhtml", chapter("First"), "OEBPS/text/two.xhtml", chapter("Second"), "OEBPS/notes.xhtml", chapter("Notes"), "OEBPS/toc.ncx", ncx,
	}
	const all = "|The Ferry|Ada Finch, Ben Ash|2031-05|ships|45|"
	const text = `: "The ferry left with ten people"` + "\n"
	for _, tt := range []struct {
		name  string
		files []string
		want  string
	}{
		{
			"EPUB 3", append(slices.Clone(files), "OEBPS/nav.xhtml", `<html><body><nav><ol><li><a href="text/one%20a.xhtml">One</a></li></ol></nav></body></html>`),
			"Second" + all + "2" + text + "One" + all + "0" + text + "Notes" + all + "0" + text,
		},
		{"EPUB 2", files, "Part" + all + "2" + text + "Deep" + all + "0" + text + "Notes" + all + "0" + text},
		{"a chapter is missing", slices.Delete(slices.Clone(files), 8, 10), "Part" + all + "2" + text + "error: chapter: OEBPS/text/one a.xhtml: not in the book\nNotes" + all + "0" + text},
	} {
		if got := summary(zipOf(t, tt.files...), 1<<20); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestChapters(t *testing.T) {
	const contents = `<div class="toc"><dl><dt><a href="c1.xhtml">The first ferry of the line and what became of it</a></dt></dl></div>`
	page := func(parts ...string) string { return "<html><body>" + strings.Join(parts, "") + "</body></html>" }
	text := "<p>" + strings.Repeat("The ferry left with ten people. ", 10) + "</p>"
	for _, tt := range []struct{ name, page, want string }{
		{"contents only", page("<h1>The Ferry</h1>", strings.Repeat(contents, 9)), ""},
		{"contents at its head", page("<h1>One</h1>", contents, text), "One: The ferry left with ten peo (1 removed)"},
		{"links to other chapters", page(`<div role="navigation"><h3>Navigation</h3><a href="a">next</a></div>`, "<h1>One</h1>", text), "One: The ferry left with ten peo (2 removed)"},
		{"a chapter called contents", page(`<div class="contents">`, "<h1>One</h1>", text, "</div>"), "One: The ferry left with ten peo (0 removed)"},
		{"no space between words", page("<h1>船</h1><p>", strings.Repeat("船は十人を乗せて港を出た。", 20), "</p>"), "船: 船は十人を乗せて港を出た。船は十人を乗せて港を出た。船 (0 removed)"},
		{"few letters", page("<h1>船</h1><p>船は十人を乗せて港を出た。</p>"), "船: 船は十人を乗せて港を出た。 (0 removed)"},
		{"a cover only", page("<p>Ferries, by nobody</p>"), "Ferries: Ferries, by nobody (0 removed)"},
		{"how characters are read", page("<h1>船</h1><p><ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>は十人を乗せた。</p>"), "船: 船は十人を乗せた。 (1 removed)"},
		{"elements that end at once", `<?xml version="1.0"?><html><head><title/><script src="a.js"/><style/></head><body><noscript/><iframe src="x"/><h1>One</h1><textarea/><p>It left.</p><p/><p>It sank.</p></body></html>`, "One: It left.\n\nIt sank. (0 removed)"},
		{"names with a prefix", `<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:h1>One</h:h1><h:p>It left.</h:p><h:p>It sank.</h:p></h:body></h:html>`, "One: It left.\n\nIt sank. (0 removed)"},
		{"a formula", page("<h1>One</h1><p>It is <math xmlns='x'><mi>a</mi><mo>=</mo><msup><mn>10</mn><mn>6</mn></msup></math>.</p>"), "One: It is a = 10⁶. (0 removed)"},
	} {
		data := sourcetest.EPUB("Ferries", "", tt.page)
		got := ""
		for a, err := range Articles(bytes.NewReader(data), int64(len(data)), 1<<20, errTooBig) {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			got += fmt.Sprintf("%s: %.27s (%d removed)", a.Title, a.Text, len(a.Removed))
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestPackages says what a book states by what its package holds.
func TestPackages(t *testing.T) {
	for _, tt := range []struct{ name, metadata, want string }{
		{"the main title", `<dc:title id="a">Below</dc:title><dc:title id="b">Above</dc:title><meta refines="#b" property="title-type">main</meta>`, "Above||"},
		{"who wrote it", `<dc:title>A</dc:title><dc:creator opf:role="trl">Ben Ash</dc:creator><dc:creator opf:role="aut">Ada Finch</dc:creator>`, "A|Ada Finch|"},
		{"who wrote it, as EPUB 3 says it", `<dc:title>A</dc:title><dc:creator id="b">Ben Ash</dc:creator><meta refines="#b" property="role">trl</meta><dc:creator>Ada Finch</dc:creator>`, "A|Ada Finch|"},
		{"a translator only", `<dc:title>A</dc:title><dc:creator opf:role="trl">Ben Ash</dc:creator>`, "A|Ben Ash|"},
		{"when it was published", `<dc:title>A</dc:title><dc:date opf:event="conversion">2031-05-04</dc:date><dc:date opf:event="publication">1999</dc:date>`, "A||1999"},
		{"no day", `<dc:title>A</dc:title><dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:date>2031</dc:date>`, "A||2031"},
	} {
		pack := `<?xml version="1.0"?><package xmlns:dc="d" xmlns:opf="o"><metadata>` + tt.metadata + `</metadata><manifest><item id="1" href="ONE.xhtml"/></manifest><spine><itemref idref="1"/></spine></package>`
		data := zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", pack, "OEBPS/one.xhtml", chapter("x"))
		for a, err := range Articles(bytes.NewReader(data), int64(len(data)), 1<<20, errTooBig) {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
			} else if got := a.Source + "|" + a.Author + "|" + a.Published.String(); got != tt.want {
				t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
			}
		}
	}
}

// TestFiles says which chapters a book has by its files.
func TestFiles(t *testing.T) {
	book := func(contents string, names ...string) []string {
		pack := `<package><metadata><title>Ferries</title></metadata><manifest><item id="n" href="toc.ncx"/>`
		spine := ""
		for i, name := range names {
			pack += fmt.Sprintf(`<item id="c%d" href="%s"/>`, i, name)
			spine += fmt.Sprintf(`<itemref idref="c%d"/>`, i)
		}
		pack += `</manifest><spine toc="n">` + spine + `</spine></package>`
		return []string{"META-INF/container.xml", containerXML, "OEBPS/book.opf", pack, "OEBPS/toc.ncx", "<ncx><navMap>" + contents + "</navMap></ncx>"}
	}
	point := func(title, href string) string {
		return "<navPoint><navLabel><text>" + title + `</text></navLabel><content src="` + href + `"/></navPoint>`
	}
	const rest = `<html><head><title>x</title></head><body><p>It went on to the north.</p></body></html>`
	for _, tt := range []struct {
		name  string
		files []string
		want  string
	}{
		{"a chapter in two files", append(book(point("One", "a_split_000.xhtml"), "a_split_000.xhtml", "a_split_001.xhtml"), "OEBPS/a_split_000.xhtml", chapter("One"), "OEBPS/a_split_001.xhtml", rest), "One|Ferries||||51|0"},
		{"all chapters in a file", append(book(point("One", "a.xhtml#1")+point("Two", "a.xhtml#2"), "a.xhtml"), "OEBPS/a.xhtml", chapter("One")), "Ferries|Ferries||||45|0"},
		{"a chapter with parts", append(book(point("One", "a.xhtml")+point("Part", "a.xhtml#2")+point("Two", "b.xhtml"), "a.xhtml", "b.xhtml"), "OEBPS/a.xhtml", chapter("x"), "OEBPS/b.xhtml", chapter("y")), "One|Ferries||||45|0\nTwo|Ferries||||45|0"},
		{"a cover behind the text", append(book("", "a.xhtml", "b.xhtml"), "OEBPS/a.xhtml", chapter("One"), "OEBPS/b.xhtml", "<p>Printed in Oslo</p>"), "One|Ferries||||45|1"},
	} {
		var got []string
		for line := range strings.Lines(summary(zipOf(t, tt.files...), 1<<20)) {
			line, _, _ = strings.Cut(line, ": ")
			got = append(got, line)
		}
		if got := strings.Join(got, "\n"); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestBrokenBooks(t *testing.T) {
	good := zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf, "OEBPS/text/two.xhtml", chapter("x"))
	for _, tt := range []struct{ name, data, want string }{
		{"no zip", "PK\x03\x04 and no more", "error: book: zip: not a valid zip file\n"},
		{"cut", string(good[:len(good)/2]), "error: book: zip: not a valid zip file\n"},
		{"no container", string(zipOf(t, "a", "b")), "error: book: META-INF/container.xml: not in the book\n"},
		{"no package", string(zipOf(t, "META-INF/container.xml", "<container/>")), "error: book: META-INF/container.xml: names no package\n"},
		{"package gone", string(zipOf(t, "META-INF/container.xml", containerXML)), "error: book: OEBPS/book.opf: not in the book\n"},
		{"no chapters", string(zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", "<package/>")), "error: book: names no chapters\n"},
		{"bomb", string(zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf, "OEBPS/text/two.xhtml", strings.Repeat("<p>a</p>", 1<<20))), "error: book: too big\n"},
		{"bomb before", string(zipOf(t, "META-INF/container.xml", strings.Repeat(" ", 2<<20))), "error: book: too big\n"},
		{"deep", string(zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", strings.Repeat("<a>", 501))), "error: book: OEBPS/book.opf: elements are nested too deep\n"},
		{"entities", string(zipOf(t, "META-INF/container.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><container><rootfiles><rootfile full-path="&b;"/></rootfiles></container>`)), "error: book: &b;: not in the book\n"},
	} {
		got := summary([]byte(tt.data), 1<<20)
		if !strings.HasSuffix(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestIsBook(t *testing.T) {
	entries := func(n int) (files []string) {
		for i := range n {
			files = append(files, fmt.Sprint(i), "")
		}
		return append(files, "META-INF/container.xml", containerXML)
	}
	for _, tt := range []struct {
		name  string
		files []string
		want  bool
	}{
		{"a book", []string{"a", "b", "META-INF/container.xml", containerXML}, true},
		{"no container", []string{"a", "b"}, false},
		{"a container that names no package", []string{"META-INF/container.xml", "<container/>"}, false},
		{"a container that names it nothing", []string{"META-INF/container.xml", "<container><rootfiles><rootfile/></rootfiles></container>"}, false},
		{"a container that is no XML", []string{"META-INF/container.xml", "container"}, false},
		{"a large container", []string{"META-INF/container.xml", strings.Repeat(" ", mostContainer) + containerXML}, false},
		{"many files", entries(mostLikely - 1), true},
		{"too many files", entries(mostLikely), false},
	} {
		if got := IsBook(zipOf(t, tt.files...)); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
	if IsBook([]byte("PK\x03\x04 and no more")) {
		t.Error("no zip: is a book")
	}
}

// What is looked at without being a book must not cost much, however many files
// are in it.
func BenchmarkIsBook(b *testing.B) {
	var files []string
	for i := range 100_000 {
		files = append(files, fmt.Sprint(i), "")
	}
	data := zipOf(b, files...)
	b.ReportAllocs()
	for b.Loop() {
		if IsBook(data) {
			b.Fatal("is a book")
		}
	}
}

func FuzzArticles(f *testing.F) {
	f.Add(containerXML, opf, chapter("a"), ncx)
	f.Add(containerXML, strings.ReplaceAll(opf, "text/", "../"), "<p>&#27;"+strings.Repeat("a ", 50), "<ncx><navMap><navPoint/>")
	f.Fuzz(func(t *testing.T, container, opf, chapter, ncx string) {
		data := zipOf(t, "META-INF/container.xml", container, "OEBPS/book.opf", opf, "OEBPS/text/two.xhtml", chapter, "OEBPS/toc.ncx", ncx, "OEBPS/nav.xhtml", chapter)
		for a, err := range Articles(bytes.NewReader(data), int64(len(data)), 1<<20, errTooBig) {
			if (a == nil) == (err == nil) {
				t.Fatalf("article %v, error %v", a, err)
			}
			if err != nil {
				continue
			}
			if !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
				t.Errorf("text %q", a.Text)
			}
			for _, s := range append([]string{a.Title, a.Source, a.Author}, a.Tags...) {
				if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
					t.Errorf("%q is not one clean line", s)
				}
			}
		}
	})
}

// A reader of any bytes that begin as an archive does must end.
func FuzzArchive(f *testing.F) {
	f.Add(zipOf(f, "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf, "OEBPS/text/two.xhtml", chapter("x")))
	f.Fuzz(func(t *testing.T, data []byte) {
		IsBook(data)
		summary(data, 1<<20)
	})
}
