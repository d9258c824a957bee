package library_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/seeds"
)

// vanishing is a folder that still lists a file that is gone.
type vanishing struct{ fstest.MapFS }

const vanished = "gone.md"

func (v vanishing) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := v.MapFS.ReadDir(name)
	ghost := fstest.MapFS{vanished: {Data: []byte("x")}}
	gone, _ := ghost.ReadDir(".")
	return append(list, gone...), err
}

func TestVanishedFileCostsNothingElse(t *testing.T) {
	files := vanishing{fstest.MapFS{"good.md": {Data: []byte("The ferry left.")}}}
	lib, err := library.Open(t.Context(), library.Options{Default: files})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if got := entries(t, lib); len(got) != 1 || got[0].ID != "good" {
		t.Errorf("articles %v, want good alone", got)
	}
	if len(lib.Documents) != 1 || !strings.HasPrefix(lib.Documents[0].Error(), vanished+": ") || !errors.Is(lib.Documents[0], fs.ErrNotExist) {
		t.Errorf("told of %v, want %s alone", lib.Documents, vanished)
	}
}

func TestOpenFails(t *testing.T) {
	empty := t.TempDir()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, tt := range []struct {
		name string
		ctx  context.Context
		opts library.Options
		want string
	}{
		{"no such path", t.Context(), library.Options{Path: "nowhere"}, `open library "nowhere": no such file or directory`},
		{"nothing in it", t.Context(), library.Options{Path: empty}, "no article in it (looked for"},
		{"no such digest", t.Context(), library.Options{Digest: "nowhere.yaml", Default: seeds.FS}, `open library "default": read digest "nowhere.yaml": no such file`},
		{"cancelled", cancelled, library.Options{Default: seeds.FS}, "context canceled"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lib, err := library.Open(tt.ctx, tt.opts)
			if err == nil {
				lib.Close()
				t.Fatal("opened")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want one with %q", err, tt.want)
			}
		})
	}
}

// A folder without articles opens only if that is wanted.
func TestOpenEmpty(t *testing.T) {
	dir := t.TempDir()
	lib := open(t, library.Options{Path: dir, Empty: true})
	if got := entries(t, lib); len(got) != 0 || lib.Extent().Articles != 0 {
		t.Errorf("articles %v, want none", got)
	}
	if _, err := library.Open(t.Context(), library.Options{Path: dir, Empty: true, Since: lib}); !errors.Is(err, library.ErrUnchanged) {
		t.Errorf("opened again: %v, want ErrUnchanged", err)
	}
	write(t, dir, "a.pdf", "%PDF-1.4 no more")
	if lib = open(t, library.Options{Path: dir, Empty: true}); len(lib.Documents) != 1 {
		t.Errorf("documents %v, want a.pdf", lib.Documents)
	}
	if _, err := library.Open(t.Context(), library.Options{Path: filepath.Join(dir, "a.pdf"), Empty: true}); err == nil {
		t.Error("a document without an article opens")
	}
}

func TestDigestOf(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "The ferry left.")
	own, other := filepath.Join(dir, library.DigestFile), filepath.Join(t.TempDir(), library.DigestFile)

	lib := open(t, library.Options{Path: dir})
	if lib.HasDigest || lib.Title() != filepath.Base(dir) || len(lib.Problems()) != 0 {
		t.Errorf("without a digest: HasDigest %t, title %q, problems %v", lib.HasDigest, lib.Title(), lib.Problems())
	}
	write(t, dir, library.DigestFile, "version: 1\ntitle: Own\n")
	write(t, filepath.Dir(other), library.DigestFile, "version: 1\ntitle: Other\n")
	for _, tt := range []struct{ path, digest, want string }{
		{dir, "", "Own"},
		{filepath.Join(dir, "a.md"), "", "Own"},
		{dir, own, "Own"},
		{dir, other, "Other"},
		{dir, filepath.Dir(other), "Other"},
		{dir, library.Seeds, "Russia and Iran, 2024 to January 2025"},
		{"", other, "Other"},
	} {
		lib := open(t, library.Options{Path: tt.path, Digest: tt.digest})
		if !lib.HasDigest || lib.Title() != tt.want {
			t.Errorf("Open(%q, %q): digest %q (%t), want %q", tt.path, tt.digest, lib.Title(), lib.HasDigest, tt.want)
		}
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "The ferry left.")
	want := filepath.Join(dir, "a.md")
	for _, path := range []string{dir, want} {
		lib := open(t, library.Options{Path: path})
		if got := lib.File(entries(t, lib)[0]); got != want {
			t.Errorf("Open(%q): article in %q, want %q", path, got, want)
		}
	}
}

// One document is read whatever its name ends in, and nothing beside it.
func TestOneDocument(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.log", "The ferry left.")
	write(t, dir, "b.md", "The ferry came.")
	lib := open(t, library.Options{Path: filepath.Join(dir, "a.log")})
	if got := entries(t, lib); len(got) != 1 || got[0].File != "a.log" {
		t.Errorf("articles %v, want a.log alone", got)
	}
}

func TestCheckIsSilentOnSeeds(t *testing.T) {
	lib := open(t, library.Options{})
	found, err := lib.Check(t.Context())
	if err != nil || len(found.Problems)+len(found.Loose) != 0 || len(lib.Documents) != 0 {
		t.Errorf("problems %v, documents %v, error %v", found, lib.Documents, err)
	}
}

// Which of two documents a report is of is not left to the order of their names
// without a word.
func TestCheckOfSharedID(t *testing.T) {
	const claims = "claims:\n  - id: w\n    text: Warned.\n    reports:\n      - {article: a-b, stance: asserts}\n"
	const documents = "documents:\n  - {file: a-b.md, articles: [{id: a-b, title: That}]}\n"
	for digest, want := range map[string]string{
		claims:             `digest.yaml:6:19: article "a-b" may be "A B.md" or "a-b.md": give the one that is meant an ID of its own under documents:`,
		documents + claims: "",
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{"A B.md": "Nobody warned.", "a-b.md": "Holm warned."} {
			write(t, dir, name, text)
		}
		write(t, dir, library.DigestFile, "version: 1\n"+digest)
		found, err := open(t, library.Options{Path: dir}).Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range found.Problems {
			got = append(got, p.Error())
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
		}
	}
}

// A filter by a figure answers with the articles that mention it.
func TestSearchFindsEveryFigure(t *testing.T) {
	lib := open(t, library.Options{})
	for _, f := range lib.Digest().Figures {
		q, err := briefing.ParseQuery("figure:" + string(f.ID))
		if err != nil {
			t.Fatal(err)
		}
		results, err := lib.Search(t.Context(), q, briefing.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var got, want []briefing.ArticleID
		for _, r := range results {
			got = append(got, r.Entry.ID)
		}
		for _, m := range mentions(t, lib, f.ID) {
			want = append(want, m.Ref.Article)
		}
		slices.Sort(got)
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(got, want) {
			t.Errorf("figure:%s answers %v, mentioned in %v", f.ID, got, want)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The app's first frame waits for this.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lib, err := library.Open(b.Context(), library.Options{Default: seeds.FS})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := lib.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// TestReviewListsNames lists spellings that may be names, once they are asked for.
func TestReviewListsNames(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "President Zelenskyy came with Ada Holm.")
	write(t, dir, library.DigestFile, "version: 1\nfigures:\n  - {id: zelensky, kind: person, name: Volodymyr Zelensky}\n  - {id: ada, kind: person, name: Ada Holm}\n")
	lib := open(t, library.Options{Path: dir})
	for range 2 {
		review, err := lib.Review(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := []briefing.ProposedName{{
			Flaw: briefing.Flaw{File: "digest.yaml", Line: 3, Column: 5, Text: `"Zelenskyy" in 1 article: an alias of zelensky? ` +
				`add: aliases: [Zelenskyy] (1 time, a:10-19: “President Zelenskyy came with Ada Holm.”)`},
			Alias: briefing.Alias{Figure: "zelensky", Name: "Zelenskyy"},
			At:    briefing.Ref{Article: "a", Span: briefing.Span{Start: 10, End: 19}},
		}}
		if diff := cmp.Diff(want, review.Names); diff != "" || review.Unread {
			t.Errorf("names of the review, unread: %v (-want +got)\n%s", review.Unread, diff)
		}
	}
}
