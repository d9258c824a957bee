package memo_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/memo"
	"briefing/briefing/notes"
	"briefing/briefing/verify"
	"briefing/seeds"

	gocmp "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// open opens a library; "" is the default one.
func open(t testing.TB, path string) briefing.Library {
	t.Helper()
	lib, err := library.Open(t.Context(), library.Options{Path: path, Default: seeds.FS, Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// on returns a note on words of an article, or on the article as a whole if there are none.
func on(t testing.TB, lib briefing.Library, article, words, text string) notes.Placed {
	t.Helper()
	a, err := lib.Article(t.Context(), briefing.ArticleID(article))
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(a.Text, words)
	if at < 0 {
		t.Fatalf("%q is not in %s", words, article)
	}
	n := notes.On(a, briefing.Span{Start: at, End: at + len(words)})
	n.Text = text
	return notes.Placed{Note: n, State: notes.Holds}
}

func story(t testing.TB) (briefing.Library, []notes.Placed) {
	lib := open(t, filepath.Join("testdata", "story"))
	return lib, []notes.Placed{
		on(t, lib, "mill", "“Nobody,” she said, “has\nseen the *second* ledger.”", "Ask her: which ledger? #check\n\n- the green one\n- or\n```\nan open fence"),
		on(t, lib, "mill", "Tova Lind sold the mill on 4 June 2032.", ""),
		on(t, lib, "mill", "", "The best of the lot <!-- an open comment"),
		on(t, lib, "flood", "The Weir Office paid 1,200 crowns.", memo.Begin+"\nwas here\n"+memo.End),
		on(t, lib, "flood", "1. A river rises by night", "\x1b[31mred"),
		{State: notes.Lost, Note: notes.Note{Article: "flood", File: "flood.md", Title: "High water", Quote: "The weir held.", Text: "Does it say so?", Tags: []string{"gone"}}},
	}
}

func write(t testing.TB, lib briefing.Library, placed []notes.Placed, by memo.By) string {
	t.Helper()
	text, quotes, err := memo.Write(t.Context(), lib, placed, by)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range quotes {
		a, err := lib.Article(t.Context(), q.Ref.Article)
		if err != nil {
			t.Fatal(err)
		}
		want, got := notes.On(a, q.Ref.Span).Quote, strings.ReplaceAll(q.Span.In(text), `\`, "")
		if got != want {
			t.Errorf("a quote of %q is %q", want, got)
		}
	}
	return text
}

func TestGolden(t *testing.T) {
	lib, placed := story(t)
	for _, by := range memo.Orders {
		file := filepath.Join("testdata", "by-"+string(by)+".md")
		got := memo.Document(write(t, lib, placed, by))
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", file, diff)
		}
	}
}

// TestVerified holds that a draft check finds everything in a fresh memo: of the story, and
// of a passage from every paragraph of the default library.
func TestVerified(t *testing.T) {
	lib, placed := story(t)
	check(t, lib, placed[:5])
	lib = open(t, "")
	entries, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	placed = nil
	for _, e := range entries {
		a, err := lib.Article(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(a.Text); {
			next := strings.Index(a.Text[at:], "\n\n")
			if next < 0 {
				next = len(a.Text) - at - 2
			}
			if span := briefing.SentenceAt(a.Text, briefing.Span{Start: at, End: at + 1}); span.Len() > 1 {
				placed = append(placed, notes.Placed{Note: notes.On(a, span), State: notes.Holds})
			}
			at += next + 2
		}
	}
	check(t, lib, placed)
}

func check(t *testing.T, lib briefing.Library, placed []notes.Placed) {
	t.Helper()
	for _, by := range memo.Orders {
		text := memo.Document(write(t, lib, placed, by))
		findings, err := verify.Draft(t.Context(), lib, text)
		if err != nil {
			t.Fatal(err)
		}
		quotes := 0
		for _, f := range findings {
			if f.Kind == verify.Quotation {
				quotes++
			}
			if f.Verdict != verify.Found {
				t.Errorf("by %s: %s: %s %q in %q", by, f.Verdict, f.Kind, f.Span.In(text), text[max(0, f.Span.Start-20):min(len(text), f.Span.End+20)])
			}
		}
		if quotes < len(placed)-1 {
			t.Errorf("by %s: %d quotations were looked up, of %d passages", by, quotes, len(placed))
		}
		t.Logf("by %s: %d passages, %d statements found", by, len(placed), len(findings))
	}
}

// TestRefresh holds that only what stands between the marker lines is replaced.
func TestRefresh(t *testing.T) {
	const fresh = memo.Begin + "\nnew\n" + memo.End + "\n"
	for _, c := range []struct{ name, file, want string }{
		{"around it", "Mine\n\n" + memo.Begin + "\nold\n" + memo.End + "\n\nMine, too", "Mine\n\n" + fresh + "\nMine, too"},
		{"nothing else", memo.Begin + "\n" + memo.End + "\n", fresh},
		{"no line break at the end", memo.Begin + "\nold\n" + memo.End, fresh},
		{"lines of Windows", "Mine\r\n" + memo.Begin + "\r\n" + memo.End + "\r\nMine", "Mine\r\n" + strings.ReplaceAll(fresh, "\n", "\r\n") + "Mine"},
		{"lines of Windows without a last one", memo.Begin + "\r\n" + memo.End, strings.ReplaceAll(fresh, "\n", "\r\n")},
		{"indented", "  " + memo.Begin + "\nold\n\t" + memo.End + "\n", fresh},
		{"marker in a line", "say " + memo.Begin + "\n" + memo.Begin + "\n" + memo.End + "\n", "say " + memo.Begin + "\n" + fresh},
		{"none", "Mine\n", ""},
		{"empty", "", ""},
		{"no end", memo.Begin + "\nMine\n", ""},
		{"no beginning", "Mine\n" + memo.End + "\n", ""},
		{"end first", memo.End + "\n" + memo.Begin + "\n", ""},
		{"twice", memo.Begin + "\n" + memo.End + "\nMine\n" + memo.Begin + "\n" + memo.End + "\n", ""},
	} {
		got, err := memo.Refresh(c.file, fresh)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, error %v, want %q", c.name, got, err, c.want)
		}
	}
}

// TestSave writes, edits and refreshes a memo, and leaves alone what is none.
func TestSave(t *testing.T) {
	lib, placed := story(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "memo.md")
	if err := memo.Save(file, write(t, lib, placed, memo.Article)); err != nil {
		t.Fatal(err)
	}
	text := read(t, file)
	mine := "Before.\n\n" + strings.Replace(text, "# Kept passages", "# The mill", 1) + "\nAfter.\n"
	if err := os.WriteFile(file, []byte(mine), 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.md")
	if err := os.Symlink("memo.md", link); err != nil {
		link = file // not every system lets everybody make one
	}
	if err := memo.Save(link, write(t, lib, placed[:2], memo.Article)); err != nil {
		t.Fatal(err)
	}
	got := read(t, file)
	if !strings.HasPrefix(got, "Before.\n\n# The mill\n\n"+memo.Begin) || !strings.HasSuffix(got, memo.End+"\n\nAfter.\n") || strings.Contains(got, "Weir Office") {
		t.Errorf("refreshed:\n%s", got)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != fs.FileMode(0o644) {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	other := filepath.Join(dir, "other.md")
	if err := os.WriteFile(other, []byte("Mine.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := memo.Save(other, write(t, lib, placed, memo.Article)); err == nil || read(t, other) != "Mine.\n" {
		t.Errorf("a file that is no memo: error %v, now %q", err, read(t, other))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("files are left over: %q", left)
	}
}

func read(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// FuzzRefresh holds that a file is refreshed or refused, and refreshed again to the same.
func FuzzRefresh(f *testing.F) {
	f.Add("a\n" + memo.Begin + "\nb\n" + memo.End + "\nc")
	f.Add(memo.End + "\r\n" + memo.Begin)
	f.Fuzz(func(t *testing.T, file string) {
		const fresh = memo.Begin + "\nnew\n" + memo.End + "\n"
		once, err := memo.Refresh(file, fresh)
		if err != nil {
			return
		}
		if twice, err := memo.Refresh(once, fresh); twice != once || err != nil {
			t.Errorf("%q becomes %q, then %q, error %v", file, once, twice, err)
		}
	})
}
