package notes_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// newBook returns the book of a library of its own, with a notes.yaml that holds text.
func newBook(t testing.TB, text string) notes.Book {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, notes.FileName), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func text(t testing.TB, b notes.Book) string {
	t.Helper()
	data, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func all(t testing.TB, b notes.Book) []notes.Note {
	t.Helper()
	got, err := b.Notes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var article = &briefing.Article{
	Entry: briefing.Entry{ID: "tide-1", File: "news/tide-1.md", Title: "Low water"},
	Text:  "# Low water\n\nThe *pilot* said so. “Nobody sails tonight,” she added.\n\nThe ferry lay idle.\n",
}

func on(passage string) notes.Note {
	at := strings.Index(article.Text, passage)
	return notes.On(article, briefing.Span{Start: at, End: at + len(passage)})
}

// TestOn keeps what a page shows of a passage and around it.
func TestOn(t *testing.T) {
	n := on("“Nobody sails tonight,” she added.")
	if n.Quote != "“Nobody sails tonight,” she added." || n.Before != "Low water The pilot said so." || n.After != "The ferry lay idle." {
		t.Errorf("got %q, %q, %q", n.Before, n.Quote, n.After)
	}
	if n := notes.On(article, briefing.Span{}); n.Quote != "" || n.Title != "Low water" {
		t.Errorf("on the article: %+v", n)
	}
}

// TestBook adds, changes and removes notes, and finds them as they were.
func TestBook(t *testing.T) {
	b := newBook(t, "")
	texts := []string{"", "One line", "Two\nlines", "#check this\n\n  and that: \"x\" — 'y'", "- a: b", "null", "# only #tags", "tab\tand é", "ends with blank  ", strings.Repeat("long ", 100)}
	var want []notes.Note
	for _, s := range texts {
		n := on("The ferry lay idle.")
		n.Text = s
		added, err := b.Add(t.Context(), n)
		if err != nil {
			t.Fatalf("Add(%q): %v", s, err)
		}
		want = append(want, added)
	}
	compare(t, all(t, b), want)
	for i := range want {
		want[i].Text, want[i].Tags = texts[len(texts)-1-i], []string{"later", "a b"}
		if err := b.Change(t.Context(), want[i]); err != nil {
			t.Fatalf("Change(%q): %v", want[i].Text, err)
		}
		want[i].Text = strings.TrimRight(want[i].Text, " ")
	}
	compare(t, all(t, b), want)
	for len(want) > 0 {
		at := len(want) / 2
		if err := b.Remove(t.Context(), want[at].ID); err != nil {
			t.Fatal(err)
		}
		want = slices.Delete(want, at, at+1)
		compare(t, all(t, b), want)
	}
}

func compare(t testing.TB, got, want []notes.Note) {
	t.Helper()
	if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); a != b {
		t.Fatalf("got:\n%s\nwant:\n%s", a, b)
	}
}

const byHand = `# mine
version: 1

notes:
# the first
- id: aa   # short
  article: tide-1
  colour: red   # mine too
  note: |
    #check
    and more
- id: bb
  article: tide-2
  note: old

# the end
other: {a: 1}
`

// TestByHand changes a file that a person wrote in, with comments and keys that the program
// does not know: only what is changed changes.
func TestByHand(t *testing.T) {
	b := newBook(t, byHand)
	n := all(t, b)
	if len(n) != 2 || n[0].Text != "#check\nand more\n" || !slices.Equal(n[0].AllTags(), []string{"check"}) {
		t.Fatalf("got %+v", n)
	}
	n[1].Text = "new"
	if err := b.Change(t.Context(), n[1]); err != nil {
		t.Fatal(err)
	}
	if got, want := text(t, b), strings.Replace(byHand, "old", "new", 1); got != want {
		t.Errorf("after a change:\n%s", got)
	}
	n[0].Text = ""
	if err := b.Change(t.Context(), n[0]); err != nil {
		t.Fatal(err)
	}
	if err := b.Remove(t.Context(), "bb"); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("  note: |\n    #check\n    and more\n", "", "- id: bb\n  article: tide-2\n  note: old\n", "").Replace(byHand)
	if got := text(t, b); got != want {
		t.Errorf("after a change and a removal:\n%s\nwant:\n%s", got, want)
	}
	added, err := b.Add(t.Context(), notes.Note{Article: "tide-3"})
	if err != nil {
		t.Fatal(err)
	}
	if got := text(t, b); !strings.Contains(got, "# mine too\n- id: "+string(added.ID)+"\n  article: tide-3\n") || !strings.HasSuffix(got, "# the end\nother: {a: 1}\n") {
		t.Errorf("after an addition:\n%s", got)
	}
}

// TestBroken leaves files as they are that cannot be read or changed, and says why.
func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no YAML", "version: 1\nnotes:\n- id: [a\n", "line"},
		{"a list", "- a\n", "want a mapping with version and notes"},
		{"newer", "version: 2\nnotes: []\n", "line 1: version 2 was written by a newer briefing"},
		{"no ID", "version: 1\nnotes:\n- article: a\n", "note on line 3: want an id"},
		{"an ID twice", "version: 1\nnotes:\n- {id: a, article: a}\n", "line 3"},
		{"ends before it starts", "version: 1\nnotes:\n- id: a\n  article: a\n  start: 3\n  end: 2\n", "want start and end in order"},
		{"no notes but words", "version: 1\nnotes: many\n", "line 2: want a list of notes"},
		{"other bytes", "version: 1\nnotes:\n- id: a\n  article: a\n  note: caf\xe9\n", "line 5: want text in UTF-8"},
		{"capitals", "version: 1\nNotes:\n- id: a\n  article: a\n", `line 2: want "notes", have "Notes"`},
		{"a key twice", "version: 1\nnotes:\n- id: a\n  article: a\n  note: b\n  note: c\n", `line 6: the key "note" is there twice, first on line 5`},
		{"many keys", "version: 1\nnotes:\n- id: a\n  article: a\n" + numbered("  key%d: b\n", 5000), "line 3: want at most 100 keys in one mapping, have 5002"},
		{"many keys of the file", "version: 1\nnotes: []\n" + numbered("key%d: b\n", 5000), "line 1: want at most 100 keys"},
		{"many keys of a key", "version: 1\nnotes:\n- id: a\n  article: a\n  more: {" + numbered("key%d: b, ", 5000) + "}\n", "line 5: want at most 100 keys"},
		{"deep", "version: 1\nnotes: " + strings.Repeat("[", 10000) + "\n", "line 2: exceeded max depth"},
		{"two documents", "version: 1\nnotes:\n- id: a\n  article: a\n---\nnotes:\n- id: b\n  article: a\n", "line 5: want one YAML document"},
		{"too big", "version: 1\nnotes:\n- id: a\n  article: a\n  note: " + strings.Repeat("Low water. ", 2<<20) + "\n", "bigger than 16 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t, c.text)
			if _, err := b.Notes(t.Context()); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Notes: %v, want %q", err, c.want)
			}
			if _, err := b.Add(t.Context(), on("The ferry lay idle.")); err == nil {
				t.Error("Add wrote it over")
			}
			if got := text(t, b); got != c.text {
				t.Errorf("the file is %.100q now", got)
			}
		})
	}
}

// TestNoneYet adds the first note to files that have none, in all ways to write that.
func TestNoneYet(t *testing.T) {
	for _, none := range []string{
		"", "\n\n", "# mine\n", "---\n# mine\n", "colour: red\n", "version: 1\nnotes: ~\n", "notes: null # none\nversion: 1\n", "version: 1\nnotes: [ ] # none\nother: 1\n",
		"version: 1\nnotes: []", "version: 1\r\nnotes:\r\n", "\ufeffversion: 1\nnotes:\n",
	} {
		b := newBook(t, none)
		if n := all(t, b); len(n) > 0 {
			t.Errorf("%q: %d notes", none, len(n))
		}
		if _, err := b.Add(t.Context(), on("The ferry lay idle.")); err != nil {
			t.Errorf("%q: %v", none, err)
			continue
		}
		got := text(t, b)
		for line := range strings.Lines(none) {
			if _, comment, ok := strings.Cut(line, "#"); ok && !strings.Contains(got, comment) {
				t.Errorf("%q: the comment is not there any more: %q", none, got)
			}
		}
	}
}

// numbered returns a line n times, with its number in it.
func numbered(line string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// TestInterrupted stops reading a large file when nobody waits for it any more, and leaves
// one alone that would become too large.
func TestInterrupted(t *testing.T) {
	large := "version: 1\nnotes:\n" + numbered("- id: a%d\n  article: a\n", 1000) + "- id: b\n  article: a\n  note: " + strings.Repeat("Low water. ", 14<<20/11) + "\n"
	b := newBook(t, large)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Notes(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Notes: %v, want that it was cancelled", err)
	}
	n := on("The ferry lay idle.")
	n.Text = strings.Repeat("Low water. ", 4<<20/11)
	if _, err := b.Add(t.Context(), n); err == nil || !strings.Contains(err.Error(), "bigger than 16 MB") || strings.Contains(err.Error(), "\n") {
		t.Errorf("Add: %v", err)
	}
	if text(t, b) != large {
		t.Error("the file was changed")
	}
}

// TestWhere says which file holds the notes of a library, and that nobody else may read it.
func TestWhere(t *testing.T) {
	data, lib := t.TempDir(), t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	for _, path := range []string{"", lib} {
		b, err := notes.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if want := filepath.Join(data, "briefing", "notes.yaml"); b.Path != want {
			t.Errorf("Open(%q).Path = %q, want %q", path, b.Path, want)
		}
		if _, err := b.Add(t.Context(), on("The ferry lay idle.")); err != nil {
			t.Fatal(err)
		}
		if got := all(t, b); len(got) != 1 {
			t.Errorf("Open(%q) has %d notes, want the one on this library", path, len(got))
		}
		info, err := os.Stat(b.Path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
	}
}

// TestTogether has several books on one file, as several programs have, change it at
// once: nothing is lost, whoever comes first.
func TestTogether(t *testing.T) {
	b := newBook(t, "version: 1\nnotes:\n")
	const books, each = 8, 12
	var wg sync.WaitGroup
	kept := make([][]notes.ID, books)
	for i := range books {
		wg.Go(func() {
			mine := notes.Book{Path: b.Path}
			r := rand.New(rand.NewPCG(uint64(i), 1))
			for range each {
				n, err := mine.Add(t.Context(), on("The ferry lay idle."))
				if err != nil {
					t.Error(err)
					return
				}
				if r.IntN(3) == 0 {
					if err := mine.Remove(t.Context(), n.ID); err != nil {
						t.Error(err)
					}
					continue
				}
				n.Text = fmt.Sprint(i)
				if err := mine.Change(t.Context(), n); err != nil {
					t.Error(err)
				}
				kept[i] = append(kept[i], n.ID)
			}
		})
	}
	wg.Wait()
	got := map[notes.ID]string{}
	for _, n := range all(t, b) {
		got[n.ID] = n.Text
	}
	total := 0
	for i, ids := range kept {
		for _, id := range ids {
			total++
			if got[id] != fmt.Sprint(i) {
				t.Errorf("note %s of %d says %q", id, i, got[id])
			}
		}
	}
	if total != len(got) {
		t.Errorf("%d notes, want %d", len(got), total)
	}
}

// FuzzBook reads any notes.yaml, and adds to, changes and removes from what can be read.
func FuzzBook(f *testing.F) {
	f.Add(byHand, "a note")
	f.Add("version: 1\nnotes:\n  - id: a\n    article: b\n", "#x\n - y")
	f.Add("notes: [{id: a, article: b}]", "")
	f.Fuzz(func(t *testing.T, file, note string) {
		b := newBook(t, file)
		before, err := b.Notes(t.Context())
		n := on("The ferry lay idle.")
		n.Text = note
		added, addErr := b.Add(t.Context(), n)
		if err != nil && addErr == nil {
			t.Fatalf("a broken file was written to: %v", err)
		}
		if addErr != nil {
			if text(t, b) != file {
				t.Fatalf("an addition that failed changed the file: %v", addErr)
			}
			return
		}
		compare(t, all(t, b), append(before, added))
		if err := b.Remove(t.Context(), added.ID); err != nil {
			t.Fatal(err)
		}
		compare(t, all(t, b), before)
	})
}
