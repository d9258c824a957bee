package source

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/source/sourcetest"
)

// library returns a folder with documents of every format: those in testdata,
// and those that programs make.
func library(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/library")); err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	write("packed/diary.md.gz", gzipped(t, []byte("# Packed notes\n\nWhat was packed comes out as it went in, says the clerk of the harbour.\n")))
	write("packed/post.rss.gz", gzipped(t, bytes.ReplaceAll(read("feeds/post.rss"), []byte("beach"), []byte("dune"))))
	write("packed/page.gz", gzipped(t, bytes.ReplaceAll(read("web/opening.html"), []byte("noon"), []byte("two"))))

	chapter := func(title, sentence string) string {
		return "<html><body><h1>" + title + "</h1>" + strings.Repeat("<p>"+sentence+"</p>", 6) + "</body></html>"
	}
	write("books/ferries.epub", sourcetest.EPUB("Ferries", "Ada Finch", "<html><body><h1>Ferries</h1></body></html>",
		chapter("The first", "The first ferry of the line was built of oak."), chapter("The second", "The second ferry of the line was built of steel.")))
	write("books/knots.epub", sourcetest.EPUB("Knots", "", chapter("Bowline", "A bowline holds as long as somebody pulls at it.")))
	write("books/no-ending", sourcetest.EPUB("Tides", "Ben Ash", chapter("Ebb", "The ebb begins an hour later than the day before.")))

	pdf := func(title string, lines ...string) []byte {
		return sourcetest.PDF([]string{sourcetest.Page(append([]sourcetest.Line{sourcetest.At(50, 750, 22, title)}, sourcetest.Column(50, 700, lines...)...)...)})
	}
	write("papers/report.pdf", pdf("Report on the pier", "The pier gave way at ten to four, when the second of the", "barges came loose and struck the third of its bol-", "lards."))
	write("papers/tables.pdf", pdf("Tables of the tide", "High water was at three, and stood forty centimetres above", "what the tables had given for that day."))
	write("papers/annex.pdf", pdf("Annex", "Four witnesses were heard on the first day of the inquiry,", "and three on the second."))
	write("papers/letter.docx", sourcetest.DOCX("", "Ben Ash",
		`<w:p><w:pPr><w:pStyle w:val="ttl"/></w:pPr><w:r><w:t>Letter to the pilots</w:t></w:r></w:p>`+
			`<w:p><w:r><w:t>The buoys of the north channel are lit again, all </w:t></w:r><w:r><w:t>nine of them.</w:t></w:r></w:p>`))
	return dir
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLibraryOfAllFormats(t *testing.T) {
	articles, errs := read(t, os.DirFS(library(t)), Options{})
	var b strings.Builder
	for _, a := range articles {
		checkScrubbed(t, a)
		fmt.Fprintf(&b, "%s = %s | %s | %s | %s | %s\n    %.100s\n", a.File, a.ID, a.Title, a.Source, a.Author, a.Published.String(), strings.ReplaceAll(a.Text, "\n", " / "))
	}
	for _, err := range errs {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	const golden = "testdata/library.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
