package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/system"
)

// TestNoKeyIsDead presses every key where it makes sense: something happens, and
// the same for all keys of an action.
func TestNoKeyIsDead(t *testing.T) {
	t.Parallel()
	// What to do first; elsewhere the reader is in the middle of an article, at
	// a link, with a trail.
	first := map[keys.Action]string{
		keys.FocusPage: "h",
		keys.Forward:   "H",
		keys.PrevTopic: "1 j j enter",
	}
	opts := embedded()
	conf, _ := keys.New(nil)
	for i, b := range conf.Bindings() {
		if testing.Short() && i%4 != 0 {
			continue
		}
		var want tea.View
		for i, k := range b.Keys {
			play(t, opts, 152, 18, func(a *app) {
				a.script("J 2 enter n n d tab")
				a.script(first[b.Action])
				before, sent := a.m.View(), len(a.sent)
				a.keys(k)
				after := a.m.View()
				if reflect.DeepEqual(before, after) && !a.quit && len(a.sent) == sent {
					t.Errorf("key %q, %s: nothing happens", k, b.Action)
				}
				if i == 0 {
					want = after
				} else if !reflect.DeepEqual(after, want) {
					t.Errorf("key %q does not do what %q does", k, b.Keys[0])
				}
			})
		}
	}
}

// TestEveryActionHasAKey says that the app can do nothing that the keymap does
// not tell of.
func TestEveryActionHasAKey(t *testing.T) {
	known := map[keys.Action]bool{}
	for _, b := range keys.Default() {
		known[b.Action] = true
	}
	for a := range actions {
		if !known[a] {
			t.Errorf("action %q is not in the keymap", a)
		}
	}
}

// TestIntents has every intent carried out.
func TestIntents(t *testing.T) {
	trail := func(a *app) briefing.Trail {
		var stops []briefing.Ref
		for _, m := range a.must(a.m.lib.Mentions(t.Context(), "vladimir-putin")) {
			stops = append(stops, m.Ref)
		}
		return briefing.NewTrail("a trail", "", stops)
	}
	tests := []struct {
		before string
		intent func(*app) nav.Intent
		check  func(*app) bool
	}{
		{
			"", func(*app) nav.Intent { return nav.Open{Target: page.Target{Page: page.ID{Kind: page.Timeline}}} },
			func(a *app) bool { return a.m.reader.Page().ID.Kind == page.Timeline && !a.m.trail.Active() },
		},
		{
			"h", func(*app) nav.Intent {
				return nav.Open{Target: page.Target{Page: page.OfArticle("dw-2025-01-17"), Follow: "iran", At: briefing.Span{Start: 90, End: 94}}}
			},
			func(a *app) bool {
				return a.m.reader.Page().ID.Key == "dw-2025-01-17" && a.m.trail.Subject == "iran" && a.m.focus == nav.Reader
			},
		},
		{
			": ", func(a *app) nav.Intent { return nav.Walk{Trail: trail(a), At: 3} },
			func(a *app) bool { return a.m.trail.Label == "a trail" && a.m.trail.At == 3 && a.m.overlay == none },
		},
		{
			"", func(*app) nav.Intent { return nav.Browse{URL: "http://example.org"} },
			func(a *app) bool {
				return slices.ContainsFunc(a.sent, func(m tea.Msg) bool { b, ok := m.(system.Browsed); return ok && b.URL == "http://example.org" })
			},
		},
		{
			`/ "sanct"`, func(*app) nav.Intent { return nav.Find{Query: "sanctions"} },
			func(a *app) bool {
				return slices.ContainsFunc(a.sent, func(m tea.Msg) bool { f, ok := m.(found); return ok && f.query == "sanctions" && len(f.results) > 0 })
			},
		},
		{
			"J", func(*app) nav.Intent { return nav.Reach{Span: briefing.Span{Start: 1200, End: 1210}} },
			func(a *app) bool { top := a.m.reader.Place().Top; return top > 1000 && top <= 1200 },
		},
		{
			"? ", func(*app) nav.Intent { return nav.Run{Action: keys.Zoom} },
			func(a *app) bool { return a.m.zoomed && a.m.overlay == none },
		},
		{
			"J", func(*app) nav.Intent { return nav.Say{Text: "nothing is here", Try: keys.Help} },
			func(a *app) bool { return a.m.notice == "nothing is here · ? help" },
		},
		{
			"J G", func(*app) nav.Intent { return nav.Onward{} },
			func(a *app) bool {
				return strings.HasPrefix(a.m.notice, "the article ends here · Space opens the next: Russia-Iran ties")
			},
		},
		{"?", func(*app) nav.Intent { return nav.Close{} }, func(a *app) bool { return a.m.overlay == none }},
		{"2 enter", func(*app) nav.Intent { return nav.Close{} }, func(a *app) bool { return !a.m.trail.Active() }},
	}
	tested := map[string]bool{}
	for _, test := range tests {
		play(t, embedded(), 160, 30, func(a *app) {
			a.script(test.before)
			intent := test.intent(a)
			tested[reflect.TypeOf(intent).Name()] = true
			next, cmd := a.m.act(intent)
			a.m = next
			a.run(cmd)
			a.settle()
			if !test.check(a) {
				t.Errorf("%T%+v is not carried out:\n%s", intent, intent, a.screen())
			}
		})
	}
	for _, name := range intents(t) {
		if !tested[name] {
			t.Errorf("nav.%s is not tested", name)
		}
	}
}

// must returns mentions unless there is an error.
func (a *app) must(mentions []briefing.Mention, err error) []briefing.Mention {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
	return mentions
}

// intents returns the names of all intents.
func intents(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "nav/nav.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "isIntent" {
			names = append(names, f.Recv.List[0].Type.(*ast.Ident).Name)
		}
	}
	if len(names) == 0 {
		t.Fatal("no intent found")
	}
	return names
}

// TestQuitClosesLayers says that q and Esc take one layer at a time.
func TestQuitClosesLayers(t *testing.T) {
	for _, test := range []struct {
		keys string
		quit bool
	}{
		{"q", true},
		{"h q", true},
		{"z q", false},
		{"z q q", true},
		{"? esc q", true},
		{"ctrl+c", true},
		{"? ctrl+c", true},
		{"/ ctrl+c", true},
		{"F ctrl+c", true},
		{"/ q", false}, // a letter to seek
		{"esc esc esc", false},
	} {
		play(t, embedded(), 100, 24, func(a *app) {
			a.script(test.keys)
			if a.quit != test.quit {
				t.Errorf("%s: quit is %t", test.keys, a.quit)
			}
		})
	}
}

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
		a.says("copied with its source: " + sentence)
		a.script("tab tab tab tab tab tab y")
		if got := a.copied(); got == stop {
			t.Errorf("the stop is copied and not what is selected: %q", got)
		}
		a.script("esc y")
		if got := a.copied(); got != stop {
			t.Errorf("nothing is selected, and %q is copied", got)
		}
		a.keys("0", "l", "tab", "y")
		a.says("the selected link leads to no passage to copy")
	})
}

// TestCopySaysNothingThatIsNotStated leaves out of a citation what an article does not
// say of itself.
func TestCopySaysNothingThatIsNotStated(t *testing.T) {
	const text = "The ferry sank. More [is known](https://example.org/more) of it."
	for front, want := range map[string]string{
		"title: ''":                    "“The ferry sank.”",
		"title: The ferry":             "“The ferry sank.” — The ferry",
		"title: T\nsource: Gazette":    "“The ferry sank.” — T, Gazette",
		"title: T\ndate: 2024-03-01":   "“The ferry sank.” — T, 1 March 2024",
		"title: T\nauthor: Ada Holm":   "“The ferry sank.” — T, Ada Holm",
		"title: T\nurl: https://a.org": "“The ferry sank.” — T, a.org, https://a.org",
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
			for rest := a.m.screen(); rest != ""; {
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
		want   editing
	}{
		{"1", editing{book, 4}},                       // the row of the topic
		{"2", editing{book, 6}},                       // the row of the figure
		{"3 enter", editing{book, 10}},                // the event's page
		{"2 enter =", editing{book, 6}},               // what is compared
		{"4", editing{filepath.Join(dir, "a.md"), 1}}, // the row of the article
		{"4 j enter", editing{filepath.Join(dir, "b.md"), 3}},
		{"2 enter n", editing{filepath.Join(dir, "a.md"), 5}},
		{"2 enter n tab", editing{book, 10}}, // the event that stands there
		{"4 enter .", editing{book, 6}},      // what the page mentions
		{"", editing{book, 4}},               // the panel has the keyboard
		{"0 l", editing{book, 1}},
		{"T", editing{book, 1}},
	} {
		play(t, opts, 100, 24, func(a *app) {
			a.script(test.script)
			a.sent = nil
			a.keys("e")
			i := slices.IndexFunc(a.sent, func(msg tea.Msg) bool { _, ok := msg.(editing); return ok })
			if i < 0 || a.sent[i] != tea.Msg(test.want) {
				t.Errorf("%s: e opens %v, want %v; it says %q", test.script, a.sent, test.want, a.m.notice)
			}
		})
	}
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter e")
		a.says("the digest that comes with the program is no file to edit")
	})
	none, _ := folder(t, map[string]string{"a.md": "---\ntags: [x y]\n---\nA.\n", "b.md": "---\ntags: [x y]\n---\nB.\n"})
	play(t, none, 100, 24, func(a *app) {
		a.script("1 enter e")
		a.says("there is no digest to edit: this is listed by what the articles state")
	})
}

// TestNextUnread goes to the articles that are not read, one after the other, and counts
// them.
func TestNextUnread(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.keys("4")
		a.shows("6 unread")
		a.script("c r")
		if got := a.m.pageID(); got != page.OfArticle(a.m.entries[0].ID) {
			t.Errorf("c leads to %v", got)
		}
		a.shows("5 unread")
		a.script("J r J r")
		a.shows("3 unread")
		a.script("0 c")
		if got := a.m.pageID(); got != page.OfArticle(a.m.entries[3].ID) {
			t.Errorf("c leads to %v, want the first unread one", got)
		}
		a.script("c r c r")
		a.shows("1 unread")
		a.script("c")
		if got := a.m.pageID(); got != page.OfArticle(a.m.entries[3].ID) {
			t.Errorf("c leads to %v, want the one that is left", got)
		}
		a.keys("c")
		a.says("no other article is unread")
		a.script("r c")
		a.says("no other article is unread")
		if view := a.m.index.View(a.m.theme); strings.Contains(view, "unread") {
			t.Errorf("there are unread ones:\n%s", view)
		}
	})
}

// TestCoverageCell names the row of a cell that is selected.
func TestCoverageCell(t *testing.T) {
	play(t, embedded(), 160, 40, func(a *app) {
		a.keys("C")
		for range 60 {
			a.keys("tab")
			to, _, ok := a.m.reader.Focused()
			if !ok || to.Follow == "" || to.Page.Kind != page.Article {
				continue
			}
			row := a.m.lib.Digest().Subject(to.Follow).Label()
			e, _ := a.m.entry(briefing.ArticleID(to.Page.Key))
			if want := "→ " + row + " in " + e.Title[:20]; !strings.Contains(a.status(), want) {
				t.Errorf("%q is not in %q", want, a.status())
			}
		}
	})
}
