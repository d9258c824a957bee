package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/kept"
	"briefing/ui/nav"
)

// tideStory has two articles and a figure that both mention.
var tideStory = map[string]string{
	"a.md": "---\ntitle: Low water\npublished: 2024-01-02\n---\nAda Holm saw the ferry leave. Nobody else did. The tide was low.\n\n" +
		strings.Repeat("The quay was empty all day. ", 40) + "\n\nThen Holm went home.\n",
	"b.md":        "---\ntitle: High water\npublished: 2024-01-03\n---\nThe ferry came back. Ada Holm was there again.\n",
	"digest.yaml": "version: 1\nfigures:\n  - {id: ada-holm, kind: person, name: Ada Holm}\n",
}

// notingOptions returns options for tideStory, and the book of its notes.
func notingOptions(t *testing.T) (Options, notes.Book) {
	opts, dir := folder(t, tideStory)
	write(t, filepath.Join(dir, notes.FileName), "version: 1\nnotes:\n")
	var err error
	if opts.Notes, err = notes.Open(dir); err != nil {
		t.Fatal(err)
	}
	return opts, opts.Notes
}

// keptIn returns what a book keeps, passage and note by passage and note.
func keptIn(t *testing.T, b notes.Book) string {
	t.Helper()
	all, err := b.Notes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range all {
		out = append(out, n.Quote+"|"+n.Text)
	}
	return strings.Join(out, "\n")
}

// TestKeepOfARow keeps the article under the cursor of the panel, and nothing of what stands
// on the page.
func TestKeepOfARow(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 40, func(a *app) {
		a.keys("2", "enter", "n", "2", "m")
		a.says("only passages and articles are kept · Enter follow · n next stop")
		a.keys("4", "m")
		a.says("kept: the article as a whole · U take back")
		if got := keptIn(t, book); got != "|" {
			t.Errorf("kept: %q", got)
		}
		a.keys("m")
		if got := keptIn(t, book); got != "" {
			t.Errorf("still kept: %q", got)
		}
	})
}

// TestNotes types keys, and says what is kept after each row of them.
func TestNotes(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 40, func(a *app) {
		steps := []struct {
			name string
			do   func()
			want string
		}{
			{"a stop is kept with its sentence", func() { a.keys("2", "enter", "n", "n", "m") }, "Then Holm went home.|"},
			{"m again lets it go", func() { a.keys("m") }, ""},
			{"U takes that back", func() { a.keys("U") }, "Then Holm went home.|"},
			{"and then what came before", func() { a.keys("U") }, ""},
			{"a note is written on a stop", func() { a.keys("N", "a"); a.text("who? #check"); a.keys("enter") }, "Ada Holm saw the ferry leave.|who? #check"},
			{"over several lines", func() { a.keys("a", "alt+enter"); a.text("ask her"); a.keys("enter") }, "Ada Holm saw the ferry leave.|who? #check\nask her"},
			{"Esc loses nothing at once", func() { a.keys("a"); a.text("x"); a.keys("esc", "enter") }, "Ada Holm saw the ferry leave.|who? #check\nask herx"},
			{"Esc twice does", func() { a.keys("a"); a.text("y"); a.keys("esc", "esc") }, "Ada Holm saw the ferry leave.|who? #check\nask herx"},
			{"m does not lose a note at once", func() { a.keys("m") }, "Ada Holm saw the ferry leave.|who? #check\nask herx"},
			{"but the second time", func() { a.keys("m") }, ""},
			{"and U brings it back", func() { a.keys("U") }, "Ada Holm saw the ferry leave.|who? #check\nask herx"},
			{"sentences are selected", func() { a.keys("esc", "g", "v", "j", "m") }, "Ada Holm saw the ferry leave.|who? #check\nask herx\nAda Holm saw the ferry leave. Nobody else did.|"},
			{"and one after another", func() { a.keys("v", "tab", "tab", "m") }, "Ada Holm saw the ferry leave.|who? #check\nask herx\nAda Holm saw the ferry leave. Nobody else did.|\nThe tide was low.|"},
			{"an article as a whole", func() { a.keys("4", "j", "a"); a.text("the other side"); a.keys("enter") }, "Ada Holm saw the ferry leave.|who? #check\nask herx\nAda Holm saw the ferry leave. Nobody else did.|\nThe tide was low.|\n|the other side"},
		}
		for _, s := range steps {
			s.do()
			if got := keptIn(t, book); got != s.want {
				t.Fatalf("%s: kept\n%s\nwant\n%s\n%s", s.name, got, s.want, a.screen())
			}
		}
		a.keys("A")
		for _, want := range []string{"Notes", "3 passages kept in 1 article", "2 notes", "ask herx", "the other side"} {
			if !strings.Contains(a.screen(), want) {
				t.Errorf("the page of notes does not say %q:\n%s", want, a.screen())
			}
		}
		a.keys("n")
		if got := a.screen(); !strings.Contains(got, "▎notes 1/4") {
			t.Errorf("n does not walk the notes:\n%s", got)
		}
	})
}

// TestNotesAreNotLost ends the program while a note is written, and opens it on a file of
// notes that cannot be read.
func TestNotesAreNotLost(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 24, func(a *app) {
		a.keys("2", "enter", "n", "a")
		a.text("half a thou")
		if err := a.end(); err != nil {
			t.Fatal(err)
		}
		if got := keptIn(t, book); got != "Ada Holm saw the ferry leave.|half a thou" {
			t.Errorf("kept %q", got)
		}
	})
	if err := os.WriteFile(book.Path, []byte("version: 1\nnotes: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	play(t, opts, 100, 24, func(a *app) {
		if !strings.Contains(a.screen(), "read the notes") {
			t.Errorf("the broken file is not told of:\n%s", a.screen())
		}
		a.keys("2", "enter", "n", "m")
		if !strings.Contains(a.screen(), "read the notes") {
			t.Errorf("m does not say why it keeps nothing:\n%s", a.screen())
		}
		if data, _ := os.ReadFile(book.Path); string(data) != "version: 1\nnotes: [\n" {
			t.Errorf("the broken file was written over: %q", data)
		}
	})
}

// TestNotesComeLate has the notes arrive while the page of notes is on its way, as they do
// when the reader left off there: the page shows them nevertheless.
func TestNotesComeLate(t *testing.T) {
	opts, _ := notingOptions(t)
	play(t, opts, 100, 24, func(a *app) {
		a.keys("2", "enter", "n", "m")
		a.m.kept = kept.New(a.m.opts.Notes) // not read yet
		slow := a.m.open(nav.Open{Target: page.Target{Page: page.ID{Kind: page.Notes}}})
		a.send(a.m.kept.Read(a.m.lib)())
		a.run(slow)
		a.settle()
		if strings.Contains(a.screen(), "Nothing is kept yet") || a.m.reader.Page().ID.Kind != page.Notes {
			t.Errorf("the page of notes lacks them:\n%s", a.screen())
		}
	})
}

// TestNotesTrailComesBack leaves the app on the trail of notes, and goes on the next day.
func TestNotesTrailComesBack(t *testing.T) {
	opts, _ := notingOptions(t)
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 100, 24, func(a *app) {
		a.keys("2", "enter", "n", "m", "n", "m", "A", "n")
	})
	play(t, opts, 100, 24, func(a *app) {
		a.keys("n")
		if !strings.Contains(a.screen(), "▎notes 2/2") {
			t.Errorf("the trail is not there:\n%s", a.screen())
		}
	})
}

// TestNotesAfterAnEdit changes the article: the passage is found again, or listed as lost.
func TestNotesAfterAnEdit(t *testing.T) {
	opts, _ := notingOptions(t)
	play(t, opts, 100, 24, func(a *app) {
		a.keys("2", "enter", "n", "m", "n", "m")
		name := filepath.Join(opts.Library.Path, "a.md")
		write(t, name, strings.NewReplacer("Then Holm went home.", "Then Holm went away.", "Ada Holm saw", "At noon it rained. Ada Holm saw").Replace(tideStory["a.md"]))
		a.keys("R", "A")
		got := a.screen()
		for _, want := range []string{"1 passage kept in 1 article", "1 lost", "No longer in the articles", "Then Holm went home."} {
			if !strings.Contains(got, want) {
				t.Errorf("the page of notes does not say %q:\n%s", want, got)
			}
		}
	})
}

// TestSearchNotes searches for what was kept: its passages are the stops.
func TestSearchNotes(t *testing.T) {
	opts, _ := notingOptions(t)
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	search := func(a *app, query string) string {
		a.keys("/")
		a.text(query)
		return a.screen()
	}
	play(t, opts, 100, 24, func(a *app) {
		if got := search(a, "has:note"); !strings.Contains(got, "nothing") {
			t.Errorf("nothing is kept, and this is found:\n%s", got)
		}
		a.keys("esc", "2", "enter", "n", "a")
		a.text("who? #check")
		a.keys("enter", "n", "m")
		for query, want := range map[string][2]string{
			"has:note":               {"2 hits in 1 article", "Ada Holm saw the ferry leave."},
			"note:#che":              {"1 hit in 1 article", "Ada Holm saw the ferry leave."},
			"note:went ":             {"1 hit in 1 article", "Then Holm went home."},
			"note:wen ":              {"nothing", ""},
			"holm -has:note":         {"1 hit in 1 article", "Ada Holm was there again."},
			"has:note figure:holm q": {"40 hits in 1 article", "quay"},
		} {
			got := search(a, query)
			for _, want := range want {
				if !strings.Contains(got, want) {
					t.Errorf("%s does not find %q:\n%s", query, want, got)
				}
			}
			a.keys("esc")
		}
		search(a, "has:note")
		a.keys("enter", "n")
		if got := a.screen(); !strings.Contains(got, "has:note 2/2") || !strings.Contains(got, "Then Holm went home.") {
			t.Errorf("the hits are not walked:\n%s", got)
		}
		a.keys("m", "/")
		if got := a.screen(); !strings.Contains(got, "1 hit in 1 article") {
			t.Errorf("what is no longer kept is still found:\n%s", got)
		}
	})
	play(t, opts, 100, 24, func(a *app) {
		a.keys("n")
		if got := a.screen(); !strings.Contains(got, "has:note 1/1") {
			t.Errorf("the trail is not there the next day:\n%s", got)
		}
	})
}

// TestKeptIsMarked says where the screen marks what is kept, as soon as it is.
func TestKeptIsMarked(t *testing.T) {
	opts, _ := notingOptions(t)
	play(t, opts, 100, 30, func(a *app) {
		a.keys("2", "enter", "n", "m", "4")
		if got := a.screen(); !strings.Contains(got, "2 Jan 2024 · ▎1") {
			t.Errorf("the list of articles does not mark it:\n%s", got)
		}
		a.keys("2", "enter")
		if got := a.screen(); !strings.Contains(got, "▎ Ada Holm saw") || !strings.Contains(got, "▎1 kept") {
			t.Errorf("the dossier does not mark it:\n%s", got)
		}
		a.keys("C")
		if got := a.screen(); !strings.Contains(got, "▎2") {
			t.Errorf("the coverage does not mark it:\n%s", got)
		}
		a.keys("U")
		if got := a.screen(); strings.Contains(got, "▎") {
			t.Errorf("it is marked after it was let go:\n%s", got)
		}
	})
}

// TestNoteWaitsForItsArticle types a note before the article that it is about was read,
// which Update must not do: what is typed gets into the box.
func TestNoteWaitsForItsArticle(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 24, func(a *app) {
		a.keys("2", "enter", "n")
		cmd := a.m.update(key("a"))
		a.m.update(key("q"))
		if a.m.overlay == noting || len(a.m.typed) != 1 {
			t.Fatalf("overlay %v, %d keys wait, want one", a.m.overlay, len(a.m.typed))
		}
		a.run(cmd)
		a.keys("enter")
		if got := keptIn(t, book); got != "Ada Holm saw the ferry leave.|q" {
			t.Errorf("kept %q", got)
		}
	})
}

// TestNoteStays says that a page which comes by itself, such as what a program printed, does not
// take a note that is being written off the screen.
func TestNoteStays(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 40, func(a *app) {
		a.keys("2", "enter", "n", "n", "a")
		a.text("was it so")
		a.run(a.m.act(nav.Open{Target: page.Target{Page: page.ID{Kind: page.Coverage}}}))
		a.settle()
		a.keys("enter")
		if got := keptIn(t, book); !strings.Contains(got, "|was it so") {
			t.Errorf("kept is %q, want the note that was being written", got)
		}
	})
}

// A note that is written after selected sentences were kept is on these sentences.
func TestNoteOnWhatWasMarked(t *testing.T) {
	opts, book := notingOptions(t)
	play(t, opts, 100, 40, func(a *app) {
		a.script("4 enter v tab m a")
		a.text("why?")
		a.keys("enter")
		if got, want := keptIn(t, book), "Nobody else did.|why?"; got != want {
			t.Errorf("kept: %q, want %q", got, want)
		}
		a.script("U U")
	})
}
