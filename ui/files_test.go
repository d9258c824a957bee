package ui

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/page"
	"briefing/ui/files"
)

// copied returns what was handed to the clipboard last.
func (a *app) copied() string {
	text := ""
	for _, msg := range a.sent {
		if v := reflect.ValueOf(msg); v.Kind() == reflect.String {
			text = v.String()
		}
	}
	return text
}

// TestCopy copies the passage that is selected, else the one that was walked to, with
// where it is from, and says what was copied.
func TestCopy(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.show(page.OfSubject("viktor-bout"))
		a.script("n y")
		stop := a.copied()
		for _, want := range []string{"“", "Bout", "” — Iran and Russia’s New", "October 2024"} {
			if !strings.Contains(stop, want) {
				t.Errorf("%q is not in what was copied: %q", want, stop)
			}
		}
		sentence, _, _ := strings.Cut(stop, " — ")
		if begin, _, _ := strings.Cut(a.m.notice, "…"); !strings.HasPrefix("copied with its source: "+sentence, begin) || len(begin) < 50 {
			t.Errorf("the status line says %q of %q", a.m.notice, sentence)
		}
		a.script("tab tab tab tab tab tab y")
		if got := a.copied(); got == stop {
			t.Errorf("the stop is copied and not what is selected: %q", got)
		}
		a.script("esc y")
		if got := a.copied(); got != stop {
			t.Errorf("nothing is selected, and %q is copied", got)
		}
		a.keys("0", "l", "tab", "y")
		if got := a.copied(); !strings.HasPrefix(got, "Iran seeks to expand Russia ties following Putin election victory - analysis, c. March 2024 (") {
			t.Errorf("a link that leads to no passage copies %q", got)
		}
	})
}

// TestCopyOfARow copies what the cursor of the panel is on, whatever stands on the page.
func TestCopyOfARow(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.show(page.OfSubject("viktor-bout"))
		a.script("n h")
		for row, want := range map[string]string{
			"2": "Vladimir Putin (vladimir-putin)",
			"3": "",
			"4": "Iran seeks to expand Russia ties",
			"5": "",
		} {
			a.script(row + " g y")
			id := a.m.spot().Row
			got := a.copied()
			if !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "("+id.Key+")") || !strings.Contains(a.m.notice, "copied “") {
				t.Errorf("with %v under the cursor %q is copied and %q said", id, got, a.m.notice)
			}
		}
	})
}

// TestCopySaysNothingThatIsNotStated leaves out of a citation what an article does not
// say of itself.
func TestCopySaysNothingThatIsNotStated(t *testing.T) {
	const text = "The ferry sank. More [is known](https://example.org/more) of it."
	for front, want := range map[string]string{
		"title: ''":                    "“The ferry sank.” (clip:0-15)",
		"title: The ferry":             "“The ferry sank.” — The ferry (clip:0-15)",
		"title: T\nsource: Gazette":    "“The ferry sank.” — T, Gazette (clip:0-15)",
		"title: T\ndate: 2024-03-01":   "“The ferry sank.” — T, 1 March 2024 (clip:0-15)",
		"title: T\nauthor: Ada Holm":   "“The ferry sank.” — T, Ada Holm (clip:0-15)",
		"title: T\nurl: https://a.org": "“The ferry sank.” — T, a.org, https://a.org (clip:0-15)",
	} {
		opts, _ := folder(t, map[string]string{"clip.md": "---\n" + front + "\n---\n" + text + "\n"})
		play(t, opts, 100, 24, func(a *app) {
			a.show(page.OfArticle("clip"))
			a.keys("y")
			if got := a.copied(); got != want && (front != "title: ''" || strings.Contains(got, "clip.md") || strings.Contains(got, "unknown")) {
				t.Errorf("%s: copied %q, want %q", front, got, want)
			}
			a.script("shift+tab y")
			if got := a.copied(); !strings.HasPrefix(got, "“More is known of it.”") {
				t.Errorf("%s: with the link selected %q is copied", front, got)
			}
			a.keys("Y")
			if got := a.copied(); got != "https://example.org/more" {
				t.Errorf("%s: the link that is copied is %q", front, got)
			}
		})
	}
}

// TestLinksReachTheTerminal hands web and mail addresses to the terminal, and no other
// destination.
func TestLinksReachTheTerminal(t *testing.T) {
	opts, _ := folder(t, map[string]string{"a.md": `# Links

[web](https://example.org/a?b=ż) [mail](mailto:ada@example.org) <https://example.org/bare> [script](javascript:alert(1))
[file](file:///etc/passwd) [other](b.md) [here](#part) [parts](https://example.org/a;id=1) [data](data:text/html,x)
[ftp](ftp://example.org/) [bell](https://example.org/&#7;) [escape](https://example.org/&#27;]52x)
`})
	play(t, opts, 100, 24, func(a *app) {
		a.show(page.OfArticle("a"))
		for _, size := range [][2]int{{100, 24}, {30, 24}, {13, 24}} {
			a.size(size[0], size[1])
			got := map[string]bool{}
			open := false
			for rest := a.m.draw(); rest != ""; {
				seq, _, n, _ := ansi.DecodeSequence(rest, ansi.NormalState, nil)
				rest = rest[n:]
				if seq == "\n" && open {
					t.Errorf("%v: a link goes over the end of a line", size)
				}
				if address, ok := strings.CutPrefix(seq, "\x1b]8;;"); ok {
					address = strings.TrimSuffix(address, "\x1b\\")
					open = address != ""
					got[address] = true
				}
			}
			want := []string{
				"", "https://example.org/?", "https://example.org/?]52x", "https://example.org/a?b=%C5%BC", "https://example.org/bare", "mailto:ada@example.org",
			}
			if got := slices.Sorted(maps.Keys(got)); !slices.Equal(got, want) {
				t.Errorf("%v: the terminal is handed %q, want %q", size, got, want)
			}
		}
	})
}

// TestEdit opens in an editor what is written of what is selected, else of the page: an
// article's file, or the digest at the entry of a subject.
func TestEdit(t *testing.T) {
	const digest = `version: 1
title: Ferries
topics:
  - {id: safety, name: Safety, words: [boat]}
figures:
  - id: ada
    kind: person
    name: Ada Holm
events:
  - {id: storm, name: The storm, date: 2024, names: [the storm]}
`
	opts, dir := folder(t, map[string]string{
		"digest.yaml": digest, "a.md": "# A\n\nFirst.\n\nAda Holm has a boat in the storm.\n", "b.md": "# B\n\nAda Holm again.\n",
	})
	book := filepath.Join(dir, "digest.yaml")
	for _, test := range []struct {
		script string
		want   files.Edit
	}{
		{"1", files.Edit{Path: book, Line: 4}},                       // the row of the topic
		{"2", files.Edit{Path: book, Line: 6}},                       // the row of the figure
		{"3 enter", files.Edit{Path: book, Line: 10}},                // the event's page
		{"2 enter =", files.Edit{Path: book, Line: 6}},               // what is compared
		{"4", files.Edit{Path: filepath.Join(dir, "a.md"), Line: 1}}, // the row of the article
		{"4 j enter", files.Edit{Path: filepath.Join(dir, "b.md"), Line: 3}},
		{"2 enter n", files.Edit{Path: filepath.Join(dir, "a.md"), Line: 5}},
		{"2 enter n tab", files.Edit{Path: book, Line: 10}}, // the event that stands there
		{"4 enter .", files.Edit{Path: book, Line: 6}},      // what the page mentions
		{"", files.Edit{Path: book, Line: 4}},               // the panel has the keyboard
		{"0 l", files.Edit{Path: book, Line: 1}},
		{"T", files.Edit{Path: book, Line: 1}},
	} {
		play(t, opts, 100, 24, func(a *app) {
			a.script(test.script)
			a.sent = nil
			a.keys("e")
			i := slices.IndexFunc(a.sent, func(msg tea.Msg) bool { _, ok := msg.(files.Edit); return ok })
			if i < 0 || a.sent[i] != tea.Msg(test.want) {
				t.Errorf("%s: e opens %v, want %v; it says %q", test.script, a.sent, test.want, a.m.notice)
			}
		})
	}
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter e")
		a.says("the built-in digest is not a file to edit")
	})
	none, _ := folder(t, map[string]string{"a.md": "---\ntags: [x y]\n---\nA.\n", "b.md": "---\ntags: [x y]\n---\nB.\n"})
	play(t, none, 100, 24, func(a *app) {
		a.script("1 enter e")
		a.says("there is no digest to edit: these lists come from the articles themselves")
	})
}
