//go:build unix

package cli_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/briefing/source/sourcetest"
)

var hostile = flag.String("hostile", "", "print what the hostile documents cost whose names match this `REGEXP`: processor time and memory of opening and showing them")

// mostHostile are the limits for one command on a hostile document.
const (
	mostHostileTime   = 5 * time.Second // of one processor
	mostHostileMemory = 300             // MB
)

// hostileDocument is a document, or a library with a digest, made to cost more
// than its size.
type hostileDocument struct {
	name   string
	text   func() string
	digest func() string // beside the document, if set
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

func hostileDocuments() []hostileDocument {
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
	return []hostileDocument{
		{name: "equal-lines-200000.jsonl", text: repeated("{\"text\":\"ferry a\"}\n", 200_000)},
		{name: "equal-titled-200000.jsonl", text: repeated("{\"title\":\"Ferry\",\"text\":\"The ferry sank.\"}\n", 200_000)},
		{name: "lines-200000.jsonl", text: numbered("", "{\"text\":\"ferry %d sank\"}\n", 200_000, "")},
		{name: "equal-items-450000.rss", text: around("<rss><channel><title>a</title>", "<item><title>a</title><description>ferry</description></item>\n", 450_000, "</channel></rss>")},
		{name: "items-450000.rss", text: numbered("<rss><channel><title>a</title>", "<item><title>a %d</title><description>ferry</description></item>\n", 450_000, "</channel></rss>")},
		{name: "equal-items-700000.json", text: around(`{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[`, `{"id":"1","content_text":"ferry"},`, 700_000, `{"id":"2","content_text":"sank"}]}`)},
		{name: "entries-200000.atom", text: numbered(`<feed xmlns="http://www.w3.org/2005/Atom">`, "<entry><title>a %d</title><content>ferry</content></entry>\n", 200_000, "</feed>")},
		{name: "messages-100000.mbox", text: numbered("", "From a@b Thu Jan  1 00:00:00 2024\nSubject: ferry %d\n\nIt sank.\n\n", 100_000, "")},

		{name: "table-1000-5000.md", text: table(1000, 5000)},
		{name: "table-60-30000.md", text: table(60, 30_000)},
		{name: "table-3500-30000.md", text: table(3500, 30_000)},
		{name: "table-full-20-50000.md", text: func() string {
			return strings.Repeat("|a", 20) + "|\n" + strings.Repeat("|-", 20) + "|\n" + strings.Repeat(strings.Repeat("|b", 20)+"|\n", 50_000)
		}},
		{name: "headings-1000000.md", text: numbered("", "# %d\n", 1_000_000, "")},
		{name: "list-4mb.md", text: repeated("- item of a list\n", 250_000)},
		{name: "nested-lists.md", text: func() string {
			var b strings.Builder
			for i := range 2000 {
				b.WriteString(strings.Repeat("  ", i%500) + "- a\n")
			}
			return b.String()
		}},
		{name: "prose-5mb.md", text: repeated(prose, 5<<20/len(prose))},
		{name: "prose-30mb.md", text: repeated(prose, 30<<20/len(prose))},
		{name: "line-10mb.md", text: repeated("ferry ", 10<<20/6)},
		{name: "line-30mb.md", text: repeated("ferry ", 30<<20/6)},
		{name: "word-10mb.md", text: repeated("a", 10<<20)},
		{name: "brackets-1000000.md", text: repeated("[", 1_000_000)},
		{name: "links-200000.md", text: repeated("[a](b ", 200_000)},
		{name: "good-links-200000.md", text: repeated("[a](b) ", 200_000)},
		{name: "images-200000.md", text: repeated("![a](b) ", 200_000)},
		{name: "stars-1000000.md", text: repeated("*a **b ", 1_000_000/7)},
		{name: "backquotes.md", text: func() string {
			var b strings.Builder
			for i := range 3000 {
				b.WriteString(strings.Repeat("`", i) + "a ")
			}
			return b.String()
		}},
		{name: "quotes-1000.md", text: repeated(strings.Repeat("> ", 1000)+"a\n", 200)},
		{name: "footnotes-50000.md", text: numbered("", "a[^%[1]d]\n\n[^%[1]d]: b\n\n", 50_000, "")},
		{name: "definitions-100000.md", text: numbered("", "[a%[1]d]: http://b.example/%[1]d\n", 100_000, "\n[a1]\n")},
		{name: "entities.md", text: repeated("&a", 1_000_000)},
		{name: "angles.md", text: repeated("<a ", 500_000)},
		{name: "comments.md", text: repeated("<!-- a ", 300_000)},
		{name: "code-4mb.md", text: around("```go\n", "func f() { return \"a\" }\n", 170_000, "```\n")},
		{name: "rules-1000000.md", text: repeated("---\n", 1_000_000)},
		{name: "combining-1mb.md", text: func() string { return "a" + strings.Repeat("\u0301", 1<<20) }},
		{name: "wide-5mb.md", text: repeated("渡輪沉沒", 5<<20/12)},
		{name: "right-to-left-2mb.md", text: repeated("שלום ", 2<<20/9)},
		{name: "capitals-5mb.txt", text: repeated("Ada Holm ", 5<<20/9)},
		{name: "numbers-5mb.txt", text: repeated("1,234 ", 5<<20/6)},
		{name: "stops-3mb.txt", text: repeated("a. ", 1<<20)},
		{name: "blanks-20mb.txt", text: around("a", " ", 20<<20, "b")},
		{name: "figure-15mb.txt", text: repeated("Ada Holm sank. ", 1<<20), digest: func() string {
			return "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n"
		}},

		{name: "foster-190000.html", text: around("<p>The ferry sank.</p><table>", "<b>x", 190_000, "")},
		{name: "foster-600000.html", text: around("<p>The ferry sank.</p><table>", "x<b>", 600_000, "")},
		{name: "foster-text.html", text: around("<p>The ferry sank.</p><table>", "x<tr>", 190_000, "")},
		{name: "foster-nested.html", text: repeated("<table><tr>x<td>", 60_000)},
		{name: "adoption.html", text: around("<p>The ferry sank.", "<a><b><i>x</a>", 60_000, "")},
		{name: "adoption-blocks.html", text: around("<p>The ferry sank.", "<b><p>x</b>", 60_000, "")},
		{name: "formatting.html", text: around("", "<p><b><i><u>x", 60_000, "")},
		{name: "paragraphs.html", text: repeated("</p>", 200_000)},
		{name: "anchors.html", text: repeated("<a>x", 190_000)},
		{name: "select.html", text: around("<select>", "<option>x", 190_000, "")},
		{name: "deep.html", text: repeated("<div>x", 190_000)},
		{name: "spans.html", text: repeated("<span>x", 190_000)},
		{name: "lists.html", text: repeated("<ul><li>x", 190_000)},
		{name: "attributes.html", text: numbered("<p ", "a%d=b ", 400_000, ">The ferry sank.")},
		{name: "frames.html", text: repeated("<frameset><frame>", 100_000)},
		{name: "svg.html", text: repeated("<svg><p>x", 60_000)},
		{name: "math.html", text: repeated("<math><mi>x</mi><annotation-xml><p>", 60_000)},
		{name: "templates.html", text: repeated("<template>x", 100_000)},
		{name: "table-1000.html", text: func() string {
			return "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>a", 1000), 190) + "</table>"
		}},
		{name: "text-20mb.html", text: repeated("ferry sank ", 20<<20/11)},
		{name: "breaks.html", text: repeated("x<br>", 190_000)},
		{name: "headings.html", text: repeated("<h1>x</h1>", 99_000)},
		{name: "open.html", text: repeated("<", 10<<20)},
		{name: "comments.html", text: repeated("<!--x", 2<<20)},

		{name: "range.pdf", text: mapped("<0000> <FFFF> <"+strings.Repeat("0041", 120)+">", 1, "<00410042>", 1)},
		{name: "maps-300.pdf", text: mapped("<0000> <FFFF> <0041>", 300, "<00410042>", 1)},
		{name: "maps-2000.pdf", text: mapped("<0000> <FFFF> <0041>", 2000, "<00410042>", 1)},
		{name: "glyph-2000.pdf", text: mapped("<0041> <0041> <"+strings.Repeat("0041", 30_000)+">", 1, "<0041>", 2000)},
		{name: "glyph-100000.pdf", text: mapped("<0041> <0041> <"+strings.Repeat("0041", 30_000)+">", 1, "<0041>", 100_000)},
		{name: "lists-1000.md", text: repeated(strings.Repeat("- ", 1000)+"a\n", 200)},
		{name: "terms-300000.md", text: repeated("a\n: b\n\n", 300_000)},
		{name: "forms.html", text: repeated("<form><input><label>x<button>y", 45_000)},
		{name: "definitions.html", text: repeated("<dl><dt>x<dd>y", 60_000)},
		{name: "parts-100000.eml", text: numbered("Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: text/plain\n\nferry %d\n", 100_000, "--b--\n")},
		{name: "nested-parts.eml", text: numbered("Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n", "--b%[1]d\nContent-Type: multipart/mixed; boundary=b%[1]d\n\n", 50_000, "")},
		{name: "toml.md", text: numbered("+++\ntitle = \"a\"\n", "k%d = [[[1]]]\n", 400_000, "+++\nThe ferry sank.\n")},
		{name: "toml-deep.md", text: around("+++\na = ", "[", 500_000, "\n+++\nThe ferry sank.\n")},
		{name: "yaml.md", text: numbered("---\ntitle: a\n", "k%d: [[[1]]]\n", 400_000, "---\nThe ferry sank.\n")},
		{name: "overlapping.epub", text: func() string {
			return string(sourcetest.EPUB("a", "b", strings.Repeat("<p>The ferry sank.</p>", 1<<20)))
		}},
		{name: "anchors.epub", text: func() string {
			return string(sourcetest.Zip("mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`, "book.opf", strings.Repeat("<a>", 3_000_000)))
		}},

		{name: "terms-10000.jsonl", text: ferries, digest: terms(10_000)},
		{name: "terms-20000.jsonl", text: ferries, digest: terms(20_000)},
		{name: "terms-100000.jsonl", text: ferries, digest: terms(100_000)},
		{name: "events-250.jsonl", text: ferries, digest: events(250)},
		{name: "events-1000.jsonl", text: ferries, digest: events(1000)},
		{name: "topics-50000.jsonl", text: ferries, digest: numbered("version: 1\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, words: [ferry]}\n", 50_000, "")},
		{name: "about-50000.jsonl", text: ferries, digest: numbered("version: 1\nfigures: [{id: a, kind: person, name: Ada Holm}]\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, about: [a]}\n", 50_000, "")},
		{name: "where-50000.jsonl", text: ferries, digest: numbered("version: 1\ntopics:\n", "  - {id: t%[1]d, name: T%[1]d, where: \"source:a OR source:b%[1]d\"}\n", 50_000, "")},
		{name: "events-50000.jsonl", text: ferries, digest: events(50_000)},
		{name: "named-events-50000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n", "  - {id: e%[1]d, name: ferry, date: 2024, names: [harbour]}\n", 50_000, "")},
		{name: "same-50000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada%[1]d Holm, same: f%[1]d1}\n", 20_000, "")},
		{name: "numbers-50000.jsonl", text: ferries, digest: numbered("version: 1\nnumbers:\n", "  - {id: n%[1]d, name: N%[1]d, unit: harbour, match: [[[ferry], [\"#\"]]]}\n", 50_000, "")},
		{name: "claims-50000.jsonl", text: ferries, digest: numbered("version: 1\nclaims:\n", "  - {id: c%[1]d, text: C%[1]d, reports: [{article: claims-50000-night-1, stance: asserts, match: [[[ferry]]]}]}\n", 50_000, "")},
		{name: "figures-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada Holm, aliases: [A%[1]d]}\n", 20_000, "")},
		{name: "names-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n", "  - {id: f%[1]d, kind: person, name: Ada%[1]d Holm}\n", 20_000, "")},
		{name: "aliases-20000.jsonl", text: ferries, digest: numbered("version: 1\nfigures:\n  - {id: f, kind: person, name: Ada Holm, aliases: [", "A%d Holm, ", 20_000, "B Holm]}\n")},
		{name: "numbers-2000.jsonl", text: ferries, digest: numbered("version: 1\nnumbers:\n", "  - {id: n%[1]d, name: N%[1]d, unit: harbour, match: [[[ferry], [\"#\"]]]}\n", 2000, "")},
		{name: "claims-2000.jsonl", text: ferries, digest: numbered("version: 1\nclaims:\n", "  - {id: c%[1]d, text: C%[1]d, reports: [{article: terms-night-1, stance: asserts, match: [[[ferry]]]}]}\n", 2000, "")},
		{name: "groups-5000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n  - {id: e, name: E, date: 2024, match: [[", "[ferry, a%d], ", 5000, "[captain]]]}\n")},
		{name: "rules-5000.jsonl", text: ferries, digest: numbered("version: 1\nevents:\n  - {id: e, name: E, date: 2024, match: [", "[[ferry], [captain, a%d]], ", 5000, "[[ferry]]]}\n")},
		{name: "name-4mb.jsonl", text: ferries, digest: around("version: 1\nfigures:\n  - {id: f, kind: person, name: ", "a", 4<<20, "}\n")},
		{name: "deep.jsonl", text: ferries, digest: around("version: 1\nevents: ", "[", 100_000, "")},
		{name: "aliases-bomb.jsonl", text: ferries, digest: func() string {
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

// cost is what one command took.
type cost struct {
	processor time.Duration
	memory    int // MB, the most at a time
	status    int
	said      string
}

func (c cost) String() string {
	s := fmt.Sprintf("%6.1f s %5d MB", c.processor.Seconds(), c.memory)
	if c.status > 1 {
		s += fmt.Sprintf(" status %d", c.status)
	}
	return s
}

func (c cost) tooMuch() bool {
	return c.processor > mostHostileTime || c.memory > mostHostileMemory || c.status > 2 || c.status < 0
}

// costOf runs the program by itself.
func costOf(t *testing.T, program string, args ...string) cost {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	most := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" {
		most >>= 10 // bytes there
	}
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), int(most >> 10), cmd.ProcessState.ExitCode(), errs.String()}
}

// TestHostileTable prints what each hostile document costs, and fails for those
// that cost more than they may:
//
//	go test ./ui/cli -run TestHostileTable -hostile . -v
func TestHostileTable(t *testing.T) {
	if *hostile == "" {
		t.Skip("takes minutes: -hostile . runs it")
	}
	wanted := regexp.MustCompile(*hostile)
	program := filepath.Join(t.TempDir(), "briefing")
	if err := os.Symlink(os.Args[0], program); err != nil {
		t.Fatal(err)
	}
	for _, d := range hostileDocuments() {
		if !wanted.MatchString(d.name) {
			continue
		}
		dir := t.TempDir()
		t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
		path := filepath.Join(dir, "library")
		must(t, os.Mkdir(path, 0o755))
		text := d.text()
		must(t, os.WriteFile(filepath.Join(path, d.name), []byte(text), 0o644))
		must(t, os.WriteFile(filepath.Join(path, "sound.md"), []byte("# Sound\n\nThe ferry sank.\n"), 0o644))
		if d.digest != nil {
			must(t, os.WriteFile(filepath.Join(path, "digest.yaml"), []byte(d.digest()), 0o644))
		}
		age(t, path)
		open := costOf(t, program, "articles", "-L", path)
		again := costOf(t, program, "articles", "-L", path)
		id := strings.ReplaceAll(strings.TrimSuffix(d.name, filepath.Ext(d.name)), "_", "-")
		show := costOf(t, program, "show", id, "-q", "--width", "80", "-L", path)
		search := costOf(t, program, "search", "ferry", "-q", "-L", path)
		said, _, _ := strings.Cut(open.said, "\n")
		t.Logf("%-28s %9d B  open %v  again %v  show %v  search %v  %.120s", d.name, len(text), open, again, show, search, said)
		for _, c := range []cost{open, again, show, search} {
			if c.tooMuch() {
				t.Errorf("%s: %v", d.name, c)
			}
		}
		must(t, os.RemoveAll(dir))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
