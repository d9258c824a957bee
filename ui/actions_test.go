package ui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/pick"
	"briefing/ui/correct"
	"briefing/ui/kept"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/note"
	"briefing/ui/pipe"
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
				return slices.ContainsFunc(a.sent, func(m tea.Msg) bool {
					return fmt.Sprintf("%T", m) == "search.found"
				})
			},
		},
		{
			"", func(*app) nav.Intent { return note.Keep{Text: "a thought"} },
			func(a *app) bool {
				return slices.ContainsFunc(a.sent, func(m tea.Msg) bool { _, ok := m.(kept.Edited); return ok })
			},
		},
		{
			"J", func(*app) nav.Intent { return nav.Reach{Span: briefing.Span{Start: 1200, End: 1210}} },
			func(a *app) bool { top := a.m.reader.Place().Top; return top > 1000 && top <= 1200 },
		},
		{
			"? ", func(*app) nav.Intent { return nav.Run{Action: keys.Zoom} },
			func(a *app) bool { return a.m.window.Zoomed && a.m.overlay == none },
		},
		{
			"J", func(*app) nav.Intent { return nav.Tell("nothing is here", keys.Help) },
			func(a *app) bool { return a.m.notice == "nothing is here · ? help" },
		},
		{
			"2", func(*app) nav.Intent { return correct.Rename{Subject: "iran", Name: "thing"} },
			func(a *app) bool { return a.m.notice == "change the digest: it comes with the program, and is no file" },
		},
		{
			"2", func(*app) nav.Intent { return correct.Include{Name: "Volga-Don Canal"} },
			func(a *app) bool { return a.m.notice == "change the digest: it comes with the program, and is no file" },
		},
		{
			"2", func(*app) nav.Intent {
				return correct.Follow{Name: "Boats", Value: pick.Value{Unit: "boats", Words: "3 boats left"}}
			},
			func(a *app) bool { return a.m.notice == "change the digest: it comes with the program, and is no file" },
		},
		{"2", func(*app) nav.Intent { return correct.Hidden{} }, func(a *app) bool { return a.m.notice == "nothing is hidden" }},
		{
			"J", func(*app) nav.Intent { return pipe.Run{Line: "no-such-program-here"} },
			func(a *app) bool { return strings.Contains(a.screen(), "no-such-program-here") },
		},
		{
			"J G", func(*app) nav.Intent { return nav.Onward{} },
			func(a *app) bool {
				return strings.HasPrefix(a.m.notice, "the end · Space opens the next: Russia-Iran ties")
			},
		},
		{"?", func(*app) nav.Intent { return nav.Close{} }, func(a *app) bool { return a.m.overlay == none }},
		{"? ", func(*app) nav.Intent { return nav.Chosen{} }, func(a *app) bool { return a.m.overlay == none }},
		{"J", func(*app) nav.Intent { return nav.Hint{Text: "by the way"} }, func(a *app) bool { return a.m.notice == "by the way" }},
		{
			"J", func(*app) nav.Intent { return nav.All{nav.Tell("first"), nil, nav.Hint{Text: "second"}} },
			func(a *app) bool { return a.m.notice == "first" },
		},
		{"J", func(a *app) nav.Intent { return nav.All{nav.Tell("first"), nav.Unsay{Text: "other"}} }, func(a *app) bool { return a.m.notice == "first" }},
		{"J", func(a *app) nav.Intent { a.m.notice = "first"; return nav.Unsay{Text: "first"} }, func(a *app) bool { return a.m.notice == "" }},
		{"J", func(*app) nav.Intent { return nav.Do{Cmd: copied} }, func(a *app) bool { return a.m.notice == "copied a word" }},
		{"J", func(*app) nav.Intent { return nav.Remake{Then: copied()} }, func(a *app) bool { return a.m.notice == "copied a word" }},
		{"2 ?", func(*app) nav.Intent { return nav.Focus{Pane: nav.Reader} }, func(a *app) bool { return a.m.focus == nav.Reader && a.m.overlay == none }},
		{
			"2 enter", func(a *app) nav.Intent { return nav.Stop{Ref: a.m.trail.Stop(2), Visit: true} },
			func(a *app) bool { return a.m.pageID() == page.OfArticle(a.m.trail.Stop(2).Article) },
		},
		{"2 enter n n", func(a *app) nav.Intent { return nav.Mark{At: a.m.trail.Stop(0)} }, func(a *app) bool { return a.m.trail.At == 0 }},
		{"J", func(*app) nav.Intent { return nav.Land{Span: briefing.Span{Start: 1200, End: 1210}} }, func(a *app) bool { return a.m.reader.Landings() == 1 }},
		{"J", func(*app) nav.Intent { return nav.Halt{} }, func(a *app) bool { return a.m.asked == nil }},
		{"J", func(*app) nav.Intent { return nav.Reread{} }, func(a *app) bool { return a.m.life.Number == 1 }},
		{"J v", func(*app) nav.Intent { return nav.LetGo{} }, func(a *app) bool { return !a.m.reader.Selecting() }},
		{
			"2", func(*app) nav.Intent { return nav.NextRow{} },
			func(a *app) bool { id, _ := a.m.index.Selected(); return id == a.m.Lists(nil).Figures[1].Page },
		},
		{"J", func(*app) nav.Intent { return nav.Changed{Undo: nav.Tell("undone")} }, func(a *app) bool { return len(a.m.changes) == 1 }},
		{
			"J", func(a *app) nav.Intent {
				a.m.changes = []nav.Intent{nav.Tell("one"), nav.Hint{Text: "other"}}
				return nav.Forget{Of: func(i nav.Intent) bool { _, ok := i.(nav.Hint); return ok }}
			},
			func(a *app) bool { return len(a.m.changes) == 1 },
		},
		{"2 enter", func(*app) nav.Intent { return nav.Close{} }, func(a *app) bool { return !a.m.trail.Active() }},
	}
	tested := map[string]bool{}
	for _, test := range tests {
		play(t, embedded(), 160, 30, func(a *app) {
			a.script(test.before)
			intent := test.intent(a)
			tested[reflect.TypeOf(intent).Name()] = true
			a.run(a.m.act(intent))
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

func copied() tea.Msg { return system.Copied{What: "a word"} }

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
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "IsIntent" {
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

// TestNextUnread goes to the articles that are not read, one after the other, and counts
// them.
func TestNextUnread(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.keys("4")
		a.shows("6 unread")
		a.script("c r")
		if got := a.m.pageID(); got != page.OfArticle(a.m.Entries[0].ID) {
			t.Errorf("c leads to %v", got)
		}
		a.shows("5 unread")
		a.script("J r J r")
		a.shows("3 unread")
		a.script("0 c")
		if got := a.m.pageID(); got != page.OfArticle(a.m.Entries[3].ID) {
			t.Errorf("c leads to %v, want the first unread one", got)
		}
		a.script("c r c r")
		a.shows("1 unread")
		a.script("c")
		if got := a.m.pageID(); got != page.OfArticle(a.m.Entries[3].ID) {
			t.Errorf("c leads to %v, want the one that is left", got)
		}
		a.keys("c")
		a.says("no other article is unread")
		a.script("r c")
		a.says("no other article is unread")
		if view := a.m.index.View(a.m.window.Theme); strings.Contains(view, "unread") {
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
			e, _ := a.m.Entry(briefing.ArticleID(to.Page.Key))
			if want := "→ " + row + " in " + e.Title[:20]; !strings.Contains(a.status(), want) {
				t.Errorf("%q is not in %q", want, a.status())
			}
		}
	})
}
