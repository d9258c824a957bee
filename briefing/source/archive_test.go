package source

import (
	"errors"
	"strings"
	"testing"

	"briefing/briefing/source/sourcetest"
)

// TestArchives says that a book is one whatever its name, and whichever of its
// files comes first; another archive is none.
func TestArchives(t *testing.T) {
	chapter := "<html><body><h1>Ferries</h1><p>" + strings.Repeat("The ferry left the harbour again. ", 20) + "</p></body></html>"
	book := sourcetest.Zip(
		"a.xhtml", chapter,
		"book.opf", `<package><metadata><title>Ferries</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
		"mimetype", "application/epub+zip",
	)
	for _, name := range []string{"book.epub", "book", "book.txt", "book.json"} {
		articles, errs := read(t, folder(name, string(book)), Options{})
		if len(articles) != 1 || len(errs) > 0 || !strings.Contains(articles[0].Text, "ferry left") {
			t.Errorf("%s: %d articles, errors %v", name, len(articles), errs)
		}
		if h := ReadHeld(name, "", book); len(h.Articles) != 1 {
			t.Errorf("%s held: %d articles, errors %v", name, len(h.Articles), h.Errs)
		}
	}
	other := string(sourcetest.Zip("a.xhtml", chapter))
	for name, want := range map[string]string{"other": "", "other.json": "", "other.txt": "other.txt: binary, not text"} {
		articles, errs := read(t, folder(name, other), Options{})
		got := ""
		for _, err := range errs {
			got += err.Error()
		}
		if len(articles) != 0 || got != want {
			t.Errorf("%s: %d articles, errors %q, want %q", name, len(articles), got, want)
		}
	}
	noBook := string(sourcetest.Zip("META-INF/container.xml", "<container/>", "a.xhtml", chapter))
	for name, want := range map[string]string{"other": "", "other.json": "", "other.txt": "other.txt: binary, not text", "other.epub": "other.epub: book: META-INF/container.xml: names no package"} {
		articles, errs := read(t, folder(name, noBook), Options{})
		if got := errors.Join(errs...); len(articles) != 0 || (got == nil) != (want == "") || got != nil && got.Error() != want {
			t.Errorf("%s without a package: %d articles, error %v, want %q", name, len(articles), got, want)
		}
	}
	if articles, errs := read(t, folder("huge", other+strings.Repeat("x", 40<<10)), Options{MaxBytes: 20 << 10}); len(articles) != 0 || len(errs) != 0 {
		t.Errorf("one that is too big: %d articles, errors %v", len(articles), errs)
	}
}
