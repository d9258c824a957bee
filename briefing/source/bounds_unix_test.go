//go:build unix

package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/briefing/source/sourcetest"
)

// writeHostile writes documents into dir that ask for more than they should get,
// and returns what has to be told of each that cannot be read.
func writeHostile(t *testing.T, dir string) map[string]string {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{}
	bad := func(name, reason string, data []byte) {
		t.Helper()
		must(os.WriteFile(filepath.Join(dir, name), data, 0o644))
		want[name] = reason
	}
	repeat := func(s string, size int) []byte { return []byte(strings.Repeat(s, size/len(s))) }

	bad("bomb.epub", "book: unpacks to more than 32 MB", sourcetest.EPUB("a", "b", string(repeat("<p>a</p>", 40<<20))))
	bad("bomb.txt.gz", "unpacks to more than 32 MB", gzipped(t, repeat("words and words\n", 100<<20)))
	bad("entity.rss", "feed: feed that declares entities of its own; they are not read",
		[]byte(`<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>a</title><description>&a;</description></item></channel></rss>`))
	laughs := `<!ENTITY l0 "ha">`
	for i := range 9 {
		laughs += fmt.Sprintf(`<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	bad("laughs.xml", "feed: feed that declares entities of its own; they are not read", []byte("<!DOCTYPE rss ["+laughs+"]><rss><channel><item><description>&l9;</description></item></channel></rss>"))
	bad("tag.html", "bigger than 32 MB", repeat("<b>", 100<<20))
	bad("tags.html", "web page of more than 150000 tags: the rest is left out", repeat("<b></b>", 31<<20))
	bad("unclosed.html", "web page with a tag or a script of more than 8 MB: the rest is left out", append([]byte("<a "), repeat("b", 31<<20)...))
	bad("words.html", "web page whose tags are nested too deep: its lines are kept without headings, lists and tables", repeat("<div>word", 1<<20))
	bad("cut.txt.gz", "unpack: unexpected EOF", gzipped(t, repeat("words ", 1<<20))[:1000])
	bad("cut.gz", "unpack: unexpected EOF", gzipped(t, repeat("words ", 1<<20))[:1000])
	bad("twice.gz", "", gzipped(t, gzipped(t, []byte("words"))))
	bad("loop.pdf", "PDF without pages", sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[2 0 R]>>"))
	bad("objects.pdf", "PDF without pages", sourcetest.PDFOf("<</Root 2 0 R>>", sourcetest.Stream("/Type/ObjStm/N 2/First 8/Extends 1 0 R", "1 0 2 0 1 0 R")))
	bad("bomb.pdf", "PDF: page 1 of 1 asks for more than it may: the rest is left out", sourcetest.PDF([]string{string(repeat(" ", 70<<20))}))
	bad("forms.pdf", "PDF: page 1 of 1 asks for more than it may: the rest is left out", sourcetest.PDFOf("<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>",
		"<</Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", sourcetest.Stream("", "/X Do"), sourcetest.Stream("/Subtype/Form", strings.Repeat("/X Do ", 20))))
	bad("brackets.json", "", repeat("[", 31<<20))
	bad("brackets.jsonl", "JSON: invalid character '[' exceeded max depth", append([]byte(`{"a":`), repeat("[", 31<<20)...))
	bad("attribute.rss", "feed: feed with a tag or a text of more than 8 MB", append([]byte("<rss a='"), repeat("b", 31<<20)...))
	bad("deep.rss", "feed: feed whose elements are nested too deep", repeat("<a>", 31<<20))
	bad("parts.eml", "message: too many parts", append([]byte("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n"), repeat("--b\n\n", 31<<20)...))
	bad("header.eml", "message: message: header exceeds maximum size", append([]byte("Subject: "), repeat("b", 31<<20)...))

	// What takes a second if each part is looked at once takes hours if each is
	// looked at again for every part around it.
	paragraph := "<p>The harbour, which had been closed, opened at noon, to the sound of eleven horns.</p>"
	must(os.WriteFile(filepath.Join(dir, "asides.html"), append(repeat("<aside>", 7*400), repeat(paragraph, 4<<20)...), 0o644))
	must(os.WriteFile(filepath.Join(dir, "times.html"), append([]byte("<p>"), repeat("<time>x</time> y ", 1<<20)...), 0o644))
	must(os.WriteFile(filepath.Join(dir, "lines.pdf"), sourcetest.PDF([]string{string(repeat("BT /F1 9 Tf (a b) Tj 0 -12 Td (c) Tj ET ", 1<<20))}), 0o644))
	bad("pieces.pdf", "PDF: page 1 of 1 asks for more than it may: the rest is left out", sourcetest.PDF([]string{string(repeat("BT /F1 9 Tf (a b) Tj 0 -12 Td (c) Tj ET ", 12<<20))}))
	bad("trailers.pdf", "PDF without pages", append([]byte("%PDF-1.4\n"), repeat("trailer[ 1 ", 12<<20)...))
	bad("streams.pdf", "PDF: asks for more than it may", append([]byte("%PDF-1.4\n"), repeat("1 0 obj<</Type/ObjStm/N 9>>stream\n", 12<<20)...))

	// Tables that lead back to themselves are not followed.
	must(os.WriteFile(filepath.Join(dir, "tables.pdf"), append(sourcetest.PDF([]string{"BT /F1 9 Tf 50 700 Td (The last table is the first.) Tj ET"}),
		"\nxref\n0 1\n0000000000 65535 f \ntrailer<</Prev 9/XRefStm 9>>\nstartxref\n9\n%%EOF"...), 0o644))
	must(os.WriteFile(filepath.Join(dir, "nested.jsonl"), []byte(`{"text": "three hundred lists", "a": `+strings.Repeat("[", 300)+strings.Repeat("]", 300)+"}\n"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "nested.md"), []byte("# Quotes\n\n"+strings.Repeat("> ", 300)+"three hundred\n"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "nested.html"), []byte(strings.Repeat("<div>", 300)+"three hundred"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "a\x1b[31m\nb\u202e.md"), []byte("name"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "words.txt"), repeat("words and words, and more words\n", 8<<20), 0o644))
	must(os.Symlink("/etc/passwd", filepath.Join(dir, "out.txt")))
	must(os.Symlink("circle.txt", filepath.Join(dir, "circle.txt")))
	must(os.Symlink(".", filepath.Join(dir, "again")))
	want["out.txt"], want["circle.txt"] = "a link that leads to nothing in the folder", "a link that leads to nothing in the folder"
	must(syscall.Mkfifo(filepath.Join(dir, "pipe.html"), 0o600))
	return want
}

// TestHostileFolder reads a folder of good and hostile documents in a process of
// its own, and holds what it may take.
func TestHostileFolder(t *testing.T) {
	if dir := os.Getenv("BRIEFING_TEST_HOSTILE"); dir != "" {
		readHostile(dir)
		return
	}
	if testing.Short() {
		t.Skip("reads some 300 MB")
	}
	const mostMemory = 200 // MB
	dir := library(t)
	good, _ := read(t, os.DirFS(dir), Options{})
	want := writeHostile(t, dir)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestHostileFolder$")
	child.Env = append(os.Environ(), "BRIEFING_TEST_HOSTILE="+dir, "GOMAXPROCS=8")
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	told := map[string][]string{}
	var articles, memory int
	for line := range strings.Lines(string(out)) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch kind {
		case "articles":
			articles, err = strconv.Atoi(rest)
		case "memory":
			memory, err = strconv.Atoi(rest)
		case "error":
			name, reason, _ := strings.Cut(rest, ": ")
			name = regexp.MustCompile(`:\d+:\d+$`).ReplaceAllString(name, "")
			told[name] = append(told[name], reason)
		}
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	for name, reason := range want {
		if got := strings.Join(told[name], "; "); got != reason {
			t.Errorf("%s: told %q, want %q", name, got, reason)
		}
		delete(told, name)
	}
	if len(told) > 0 {
		t.Errorf("also told of %q", told)
	}
	if want := len(good) + 11; articles != want {
		t.Errorf("%d articles, want %d", articles, want)
	}
	t.Logf("%d articles, %d MB", articles, memory)
	if memory > mostMemory {
		t.Errorf("took %d MB, want at most %d", memory, mostMemory)
	}
}

// readHostile reads dir and says what came of it, and how much memory that took
// at most, in MB.
func readHostile(dir string) {
	articles := 0
	for _, err := range Read(context.Background(), os.DirFS(dir), Options{}) {
		switch {
		case err == nil:
			articles++
		case errors.As(err, new(*Error)):
			fmt.Println("error", err)
		default:
			fmt.Println("error of another kind", err)
		}
	}
	fmt.Println("articles", articles)
	fmt.Println("memory", mostMemory())
}

// mostMemory returns how many MB this process took at most, where the system
// tells.
func mostMemory() int {
	in, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer in.Close()
	for s := bufio.NewScanner(in); s.Scan(); {
		if words := strings.Fields(s.Text()); len(words) > 1 && slices.Contains(words, "VmHWM:") {
			kb, err := strconv.Atoi(words[1])
			if err != nil {
				return 0
			}
			return kb >> 10
		}
	}
	return 0
}
