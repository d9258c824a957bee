package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestVerify checks a draft by its name, goes to a passage and back, and checks it again.
func TestVerify(t *testing.T) {
	opts, _ := folder(t, tideStory)
	file := filepath.Join(t.TempDir(), "a draft.md")
	write(t, file, "Ada Holm “saw the ferry leave”, and “Ada Holm saw the ferry arrive.” Edda Marsh agrees.\n")
	verify := func(a *app, file string) string {
		a.keys(":")
		a.text("verify " + file)
		a.keys("enter")
		return a.screen()
	}
	play(t, opts, 120, 36, func(a *app) {
		got := verify(a, file)
		for _, want := range []string{"2 found, 1 differ, 1 not in the library", "quotation: “Ada Holm saw the ferry arrive.”", "name: Edda Marsh"} {
			if !strings.Contains(got, want) {
				t.Fatalf("the page does not say %q:\n%s", want, got)
			}
		}
		a.keys("tab", "enter")
		if got := a.screen(); !strings.Contains(got, "2 Jan 2024 · Low water") {
			t.Errorf("a passage does not lead to its place:\n%s", got)
		}
		write(t, file, "“Nobody else did.”\n")
		a.keys("H")
		if got := a.screen(); !strings.Contains(got, "1 found, 0 differ") {
			t.Errorf("the draft is not looked up as it is now:\n%s", got)
		}
		write(t, file, "“Nobody else did.” Ada Holm.\n")
		if got := verify(a, file); !strings.Contains(got, "2 found, 0 differ") || !strings.Contains(got, "looked up again") {
			t.Errorf("the draft is not looked up again:\n%s", got)
		}
	})
	for _, tt := range []struct {
		name string
		make func(file string) error
		want string
	}{
		{"none", func(string) error { return nil }, "no such file"},
		{"folder", func(file string) error { return os.Mkdir(file, 0o700) }, "it is no file with a text"},
		{"binary", func(file string) error { return os.WriteFile(file, []byte("\x7fELF\x00\x00\x01\x02\x00"), 0o600) }, "not text"},
		{"large", func(file string) error { return os.WriteFile(file, []byte(strings.Repeat("a word ", 1<<20)), 0o600) }, "larger than 4 MB"},
	} {
		t.Chdir(t.TempDir())
		if err := tt.make(tt.name); err != nil {
			t.Fatal(err)
		}
		play(t, opts, 120, 24, func(a *app) {
			if got := verify(a, tt.name); !strings.Contains(got, "verify "+tt.name+": ") || !strings.Contains(got, tt.want) {
				t.Errorf("%s: it is not said %q:\n%s", tt.name, tt.want, got)
			}
		})
	}
	play(t, opts, 120, 24, func(a *app) {
		a.keys(":")
		a.text("verify")
		a.keys("enter")
		if got := a.screen(); !strings.Contains(got, "verify draft.md") {
			t.Errorf("verify without a file does not say what to type:\n%s", got)
		}
	})
}

// TestMemo opens the memo by its name, and goes from a quote to its place.
func TestMemo(t *testing.T) {
	opts, _ := notingOptions(t)
	play(t, opts, 120, 36, func(a *app) {
		a.keys("2", "enter", "n", "a")
		a.text("who?")
		a.keys("enter", ":")
		a.text("memo figure")
		a.keys("enter")
		got := a.screen()
		for _, want := range []string{"Memo", "1 passage", "by article", "by topic", "Ada Holm saw the ferry leave.", "who?", "Sources"} {
			if !strings.Contains(got, want) {
				t.Fatalf("the memo does not say %q:\n%s", want, got)
			}
		}
		a.keys("tab", "tab", "tab", "enter")
		if got := a.screen(); !strings.Contains(got, "2 Jan 2024 · Low water") {
			t.Errorf("a quote does not lead to its place:\n%s", got)
		}
		a.keys("m", "m", ":")
		a.text("memo")
		a.keys("enter")
		if got := a.screen(); !strings.Contains(got, "Nothing is kept yet") {
			t.Errorf("the memo of nothing:\n%s", got)
		}
	})
}

// TestProposedName takes a spelling from the page of problems as a name, with one key.
func TestProposedName(t *testing.T) {
	opts, dir := folder(t, map[string]string{
		"a.md":        "Вчера Мария Сандберг была там, где её не ждали.",
		"digest.yaml": "version: 1\nfigures:\n  - {id: maria, kind: person, name: Maria Sandberg}\n",
	})
	play(t, opts, 120, 36, func(a *app) {
		a.keys(":")
		a.text("problems of the digest")
		a.keys("enter")
		a.shows("an alias of maria?")
		a.keys("l", "tab", "+")
		a.shows("Мария Сандберг is a name of maria")
	})
	data, err := os.ReadFile(filepath.Join(dir, "digest.yaml"))
	if err != nil || !strings.Contains(string(data), "aliases: [Мария Сандберг]") {
		t.Errorf("digest.yaml: %s, %v", data, err)
	}
}

// TestProposals decides on names that the digest lacks, each with one key: one is taken, one
// refused, one is a further name of a figure. U takes the last decision back.
func TestProposals(t *testing.T) {
	const before = "version: 1\n# the mayor\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n"
	opts, dir := folder(t, map[string]string{
		"a.md": "Omar Diallo met Ada Holm in Halvik on Monday. Omar Diallo said that Nils Berg would come to Halvik.\n\n" +
			"Captain Nils Berg was late. Omar Diallo left Halvik.",
		"digest.yaml": before,
	})
	digest := func() string {
		data, err := os.ReadFile(filepath.Join(dir, "digest.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	play(t, opts, 120, 36, func(a *app) {
		a.keys(":")
		a.text("proposed")
		a.keys("enter")
		for _, want := range []string{"not in the digest: 3 names", "• Omar Diallo", "• Halvik", "• Nils Berg"} {
			a.shows(want)
		}
		a.keys("l", "+")
		a.shows("go to a proposal first")
		a.keys("tab")
		a.shows("Halvik, place?")
		a.keys("+")
		a.shows("followed: Halvik")
		a.keys("-")
		a.shows("not proposed again: Omar Diallo")
		a.keys("*", "enter")
		a.shows("Nothing: the digest has all")
		a.keys("U")
		a.shows("not in the digest: 1 name")
		a.keys("*", "enter")
	})
	want := strings.Replace(before, "name: Ada Holm", "name: Ada Holm, aliases: [Nils Berg]", 1) +
		"  - {id: halvik, kind: place, name: Halvik}\n  - {id: omar-diallo, kind: person, name: Omar Diallo, hidden: true}\n"
	if got := digest(); got != want {
		t.Errorf("digest.yaml:\n%s\nwant\n%s", got, want)
	}
}

// TestProposalsInARow takes names one after the other with one key: the next one has the focus
// then, also where fewer digits count them, and U goes back to the one that it brings back.
func TestProposalsInARow(t *testing.T) {
	var text strings.Builder
	names := strings.Fields("Alvdal Brevik Drammen Elverum Fredrikstad Gjerdrum Halden Ibestad Jevnaker Kongsvinger Lillestrom Mandal")
	for i, name := range names {
		for range 2 * (len(names) - i) {
			text.WriteString("The ferry left for " + name + " on Monday. ")
		}
	}
	opts, dir := folder(t, map[string]string{"a.md": text.String(), "digest.yaml": "version: 1\n"})
	play(t, opts, 120, 36, func(a *app) {
		a.keys(":")
		a.text("proposed")
		a.keys("enter", "l", "tab")
		var listed, order []string
		for _, l := range a.m.reader.Page().Links {
			if l.To.Proposed != nil {
				listed = append(listed, l.To.Proposed.Label())
			}
		}
		for range 4 {
			to, _, ok := a.m.reader.Focused()
			if !ok || to.Proposed == nil {
				t.Fatalf("no name has the focus after %q", order)
			}
			order = append(order, to.Proposed.Label())
			a.keys("+")
		}
		if len(listed) < 10 || !slices.Equal(order, listed[:4]) {
			t.Errorf("taken were %q of %q", order, listed)
		}
		a.keys("U")
		if to, _, _ := a.m.reader.Focused(); to.Proposed == nil || to.Proposed.Label() != order[3] {
			t.Errorf("the focus is not on the name that came back")
		}
	})
	if data, err := os.ReadFile(filepath.Join(dir, "digest.yaml")); err != nil || strings.Count(string(data), "- {") != 3 {
		t.Errorf("digest.yaml: %s, %v", data, err)
	}
}
