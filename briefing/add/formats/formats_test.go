package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"time"
	"unicode"
)

var update = flag.Bool("update", false, "write the golden files")

// open opens a fixture with the folder that it lies in.
func open(t testing.TB, name string) *Export {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return Open(name, bytes.NewReader(data), int64(len(data)), os.DirFS("testdata"))
}

// print returns what an export holds, in lines.
func print(e *Export) string {
	var b strings.Builder
	name, items := e.Items(context.Background())
	fmt.Fprintf(&b, "%s\n", name)
	if items == nil {
		return b.String()
	}
	for i, err := range items {
		if err != nil {
			fmt.Fprintf(&b, "! %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "- %q %s\n  author %q source %q published %q saved %q tags %q read %v\n",
			i.Entry.Title, i.Entry.URL, i.Entry.Author, i.Entry.Source, i.Entry.Published, i.Saved, i.Entry.Tags, i.Read)
		for _, text := range []string{"description " + i.Description, "html " + i.HTML, "text " + i.Text, "original " + i.Entry.Original} {
			if kind, words, _ := strings.Cut(text, " "); words != "" {
				fmt.Fprintf(&b, "  %s %q\n", kind, words)
			}
		}
		if i.File != nil {
			fmt.Fprintf(&b, "  file %q of %d bytes\n", i.File.Name, len(i.File.Data))
		}
		for _, p := range i.Passages {
			kept := ""
			if !p.Kept.IsZero() {
				kept = p.Kept.Format(time.RFC3339)
			}
			fmt.Fprintf(&b, "  passage %q (%q, %q) note %q tags %q %s\n", p.Quote, p.Before, p.After, p.Note, p.Tags, kept)
		}
	}
	return b.String()
}

// TestItems reads the fixture of every format.
func TestItems(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	read := map[*Format]bool{}
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() || path.Ext(name) == ".golden" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			e := open(t, name)
			read[e.tell()] = true
			got := print(e)
			golden := "testdata/" + name + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%s: %v\n%s", golden, err, got)
			}
		})
	}
	for _, f := range all {
		if !read[f] {
			t.Errorf("no fixture is told as %s", f.Name)
		}
	}
}

// TestToldByContent holds that no name is needed, and that the beginning is enough.
func TestToldByContent(t *testing.T) {
	for _, name := range []string{"wallabag.json", "starred.json", "bookmarks.html", "pocket.csv", "zotero.rdf", "ftm.jsonl", "citations.json", "karakeep.json"} {
		e := open(t, name)
		want := e.tell()
		e.Name = "download"
		if e.tell() != want {
			t.Errorf("%s without its name is no %s", name, want.Name)
		}
		if got := IsExport("download", e.head[:min(len(e.head), 400)]); got != want {
			t.Errorf("the beginning of %s is told as %v, want %q", name, got, want.Name)
		}
	}
}

// TestNoExport holds that documents are none.
func TestNoExport(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":     "The ferry, its captain, and the sea\n\nNobody was told, they say.\n",
		"b.html":    "<!DOCTYPE html><html><body><p>Bookmarks, and how to keep them.</p></body></html>",
		"c.json":    `{"title": "Goats", "text": "Nobody counted them.", "url": "https://hill.example/goats"}`,
		"d.json":    `[{"title": "Goats", "content": "Nobody counted them.", "tags": ["hill"]}]`,
		"feed.json": `{"version": "https://jsonfeed.org/version/1.1", "title": "Hill", "items": [{"id": "1", "title": "Goats", "content_text": "Nobody."}]}`,
		"e.rdf":     `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>Hill</title></channel></rdf:RDF>`,
		"f.txt":     "Title: Goats, URL: https://hill.example\nText.",
		"h.html":    "<!DOCTYPE html><html><body><dl><dt>Goats</dt><dd><a href=\"/goats\">Nobody counted.</a></dd></dl></body></html>",
		"i.jsonl":   `{"title": "Goats", "text": "Nobody counted them.", "created": "2031-05-03"}`,
		"g":         "",
		"j.txt":     "Goats on the hill\n- nobody counted | yet\n\nThey ate.\n",
		"k.txt":     "https://hill.example/goats\n\nNobody counted them.\n",
		"l.txt":     "@holm wrote: nobody counted the goats, they = many.\n",
	} {
		if got := IsExport(name, text); got != nil {
			t.Errorf("%s is told as an export of %s", name, got.Name)
		}
	}
}

// TestLongRow holds that a row without an end is not held as a whole, and that rows
// before it are read.
func TestLongRow(t *testing.T) {
	text := io.MultiReader(strings.NewReader("url,title\nhttps://hill.example/goats,Goats\n\""), io.LimitReader(endless{}, mostMember+1<<20))
	data, err := io.ReadAll(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := print(OfBytes("x.csv", data)); !strings.Contains(got, "goats") || !strings.Contains(got, "! a row bigger than 32 MB") {
		t.Errorf("%.500s", got)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// member is a file in an archive that a test makes.
type member struct {
	name, text string
	mode       fs.FileMode
}

func zipOf(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		h.SetMode(m.mode | 0o600)
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(m.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const goats = "title,url,time_added,tags,status\nGoats,https://hill.example/goats,1899460800,hill,unread\n"

// TestArchive holds that names in archives are data.
func TestArchive(t *testing.T) {
	tests := []struct {
		name    string
		members []member
		want    []string // lines, in this order
	}{
		{"parts by number", []member{{"part_10.csv", strings.ReplaceAll(goats, "goats", "ten"), 0}, {"part_9.csv", strings.ReplaceAll(goats, "goats", "nine"), 0}}, []string{"Pocket", "/nine", "/ten"}},
		{"out of the archive", []member{{"../part.csv", goats, 0}, {"/part.csv", goats, 0}, {`..\part.csv`, goats, 0}, {"part.csv", goats, 0}}, []string{"leads out", "leads out", "leads out", "/goats"}},
		{"a link", []member{{"part.csv", goats, fs.ModeSymlink}, {"part_1.csv", goats, 0}}, []string{"a link", "/goats"}},
		{"of a Mac", []member{{"__MACOSX/part.csv", goats, 0}, {".DS_Store", "x", 0}, {"part.csv", goats, 0}}, []string{"Pocket\n- "}},
		{"the same twice", []member{{"part.csv", goats, 0}, {"part.csv", goats, 0}}, []string{"Pocket\n- "}},
		{"another of its name", []member{{"part.csv", goats, 0}, {"part.csv", goats + "\n", 0}}, []string{"with other content", "/goats"}},
		{"a bomb", []member{{"part.csv", goats, 0}, {"part_1.csv", goats + strings.Repeat(" ", mostMember), 0}}, []string{"/goats", "bigger than 32 MB"}},
		{"a list of another kind before it", []member{{"collections/hill.csv", "title,url,note\n", 0}, {"part.csv", goats, 0}}, []string{"Pocket\n- "}},
		{"a table of something else", []member{{"index.csv", "name,size\na,1\n", 0}, {"part.csv", goats, 0}}, []string{"Pocket\n", "without a column of addresses", "/goats"}},
		{"a table of something else alone", []member{{"index.csv", "name,size\na,1\n", 0}, {"a.txt", "Goats.", 0}}, []string{"\n"}},
		{"passages beside a table", []member{{"part.csv", goats, 0}, {"annotations/part.json", `[{"url":"https://hill.example/goats","highlights":[{"quote":"Nobody counted."}]}]`, 0}}, []string{"Pocket\n", `passage "Nobody counted."`}},
		{"a broken list before a whole one", []member{{"a.json", `[{"href":"https://hill.example/a","description":"A","tags":"","toread":"no"},{`, 0}, {"part.csv", goats, 0}}, []string{"/a", "ends in the middle", "/goats"}},
		{"no export", []member{{"a.txt", "Goats.", 0}}, []string{"\n"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := print(OfBytes("export.zip", zipOf(t, test.members...)))
			rest := got
			for _, w := range test.want {
				_, after, ok := strings.Cut(rest, w)
				if !ok {
					t.Fatalf("%q is missing, or not in its place:\n%s", w, got)
				}
				rest = after
			}
		})
	}
}

// TestOmnivoreArchive reads texts and highlights out of an archive.
func TestOmnivoreArchive(t *testing.T) {
	var members []member
	for _, name := range []string{"metadata_0_to_2.json", "content/goats-1.html", "content/goats-1.html", "content/letter-2.html", "highlights/goats-1.md"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		members = append(members, member{name, string(data), 0})
	}
	want := print(open(t, "metadata_0_to_2.json"))
	if got := print(OfBytes("omnivore.zip", zipOf(t, members...))); got != want {
		t.Errorf("the archive is read otherwise than its files:\n%s", got)
	}
}

// TestManyRows holds that a table of any length ends.
func TestManyRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("url,title\n")
	for i := range mostItems + 10 {
		fmt.Fprintf(&b, "https://hill.example/%d,Goat\n", i)
	}
	_, items := OfBytes("long.csv", []byte(b.String())).Items(context.Background())
	n := 0
	var last error
	for i, err := range items {
		if i != nil {
			n++
		}
		last = err
	}
	if n != mostItems || last == nil || !strings.Contains(last.Error(), "more than 250000") {
		t.Errorf("%d items, then %v", n, last)
	}
}

// TestEnds holds that a reader stops when nobody wants more.
func TestEnds(t *testing.T) {
	_, items := open(t, "pocket.csv").Items(context.Background())
	for range items {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, items = open(t, "pocket.csv").Items(ctx)
	for i, err := range items {
		if i != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("item %v, error %v", i, err)
		}
	}
}

func TestDay(t *testing.T) {
	for s, want := range map[string]string{
		"1899460800": "2030-03-11", "1899460800000": "2030-03-11", "1899460800123456": "2030-03-11", "1899460800.5": "2030-03-11", "0": "", "": "", "1970-01-01": "",
		"2030-03-12T23:30:00+02:00": "2030-03-12", "2030-03-12T23:30:00+0200": "2030-03-12", "2030-03-12 10:00:00+00:00": "2030-03-12",
		"20300312T101500Z": "2030-03-12", "2030": "2030", "Winter 2030/31": "", "-5": "", "NaN": "", "1e400": "",
	} {
		if got := day(s).String(); got != want {
			t.Errorf("day(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for cell, want := range map[string]string{
		"a|b c": "a b_c", "a, b": "a b", "a;b": "a b", `["a", "b|c"]`: "a b|c", `['a', "it's", 'b\'c']`: "a it's b'c", "[]": "", "": "",
	} {
		got := distinct(tagsOf(cell))
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], " ", "_")
		}
		if strings.Join(got, " ") != want {
			t.Errorf("tagsOf(%q) = %q, want %q", cell, got, want)
		}
	}
}

// fuzz reads anything as one format.
func fuzz(f *testing.F, format *Format) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) != ".golden" && open(f, e.Name()).tell() == format {
			data, err := os.ReadFile("testdata/" + e.Name())
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e := Open("x", bytes.NewReader(data), int64(len(data)), os.DirFS("testdata"))
		e.tell()
		r := &reading{Export: e, ctx: context.Background(), yield: func(i *Item, err error) bool {
			if i == nil {
				return true
			}
			for _, s := range append([]string{i.Entry.Title, i.Entry.URL}, i.Entry.Tags...) {
				if strings.ContainsFunc(s, unicode.IsControl) {
					t.Errorf("a control character in %q", s)
				}
			}
			return true
		}}
		if err := format.read(r); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

func FuzzOmnivore(f *testing.F)       { fuzz(f, omnivore) }
func FuzzWallabag(f *testing.F)       { fuzz(f, wallabag) }
func FuzzStarred(f *testing.F)        { fuzz(f, starred) }
func FuzzHypothesis(f *testing.F)     { fuzz(f, hypothesis) }
func FuzzKarakeep(f *testing.F)       { fuzz(f, karakeep) }
func FuzzLinkwarden(f *testing.F)     { fuzz(f, linkwarden) }
func FuzzFollowTheMoney(f *testing.F) { fuzz(f, followTheMoney) }
func FuzzCitations(f *testing.F)      { fuzz(f, citations) }
func FuzzZotero(f *testing.F)         { fuzz(f, zotero) }
func FuzzBookmarks(f *testing.F)      { fuzz(f, bookmarks) }
func FuzzFeedbin(f *testing.F)        { fuzz(f, feedbin) }
func FuzzTinyTiny(f *testing.F)       { fuzz(f, tinyTiny) }
func FuzzTinyTinyXML(f *testing.F)    { fuzz(f, tinyTinyXML) }
func FuzzBackup(f *testing.F)         { fuzz(f, backup) }
func FuzzPinboard(f *testing.F)       { fuzz(f, pinboard) }
func FuzzPocketPassages(f *testing.F) { fuzz(f, pocketPassages) }
func FuzzReadwise(f *testing.F)       { fuzz(f, readwise) }
func FuzzTable(f *testing.F)          { fuzz(f, table) }
func FuzzAddresses(f *testing.F)      { fuzz(f, addresses) }

func FuzzHighlights(f *testing.F) {
	f.Add("> Nobody counted.\n\n#count\n\nWho should?\n")
	f.Fuzz(func(_ *testing.T, text string) { omnivorePassages(text) })
}

func FuzzArchive(f *testing.F) {
	f.Add(zipOf(f, member{"part.csv", goats, 0}))
	f.Fuzz(func(_ *testing.T, data []byte) { print(OfBytes("x.zip", data)) })
}
