package ui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/window"
)

// TestHomeAnswers has the first screen say what the story is, what is new, where the
// articles differ, and which is the latest.
func TestHomeAnswers(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 50}} {
		play(t, embedded(), size[0], size[1], func(a *app) {
			a.shows("How Russia and Iran drew closer", "New to you\u00a0· begin with Iran seeks to expand",
				"Where the articles differ", "denied by Moscow and Tehran in", "all 29 claims\u00a0· 7 contested",
				"Latest articles", "Iranian president in Moscow for", "17 January 2025")
		})
	}
}

// TestHomeIsAsItWas keeps the selected link of the first page, though what stands above
// it has changed.
func TestHomeIsAsItWas(t *testing.T) {
	play(t, embedded(), 120, 30, func(a *app) {
		a.script("l")
		for range 8 {
			a.keys("tab")
			if to, _, _ := a.m.reader.Focused(); to.Page.Kind == page.Article && a.m.reader.Page().Rest < a.m.reader.Place().Focus.Start {
				break
			}
		}
		to, _, _ := a.m.reader.Focused()
		a.script("enter G")
		a.keys("H")
		a.shows("5 of 6 unread")
		if got, _, ok := a.m.reader.Focused(); !ok || got != to {
			t.Errorf("%v is selected, want %v", got, to)
		}
	})
}

// TestNewSinceLastVisit tells the next day which articles came.
func TestNewSinceLastVisit(t *testing.T) {
	opts, dir := folder(t, map[string]string{"harbour.md": harbour})
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 100, 24, func(a *app) {
		a.script("4 enter")
		a.shows("The harbour opens again")
	})
	write(t, filepath.Join(dir, "ferry.md"), "---\ntitle: The ferry is late\npublished: 2024-05-02\n---\nThe ferry was late again.\n")
	play(t, opts, 100, 24, func(a *app) {
		a.says("1 new article since you were here · key 0: home")
		a.keys("0")
		a.shows("New: The ferry is late", "• new\u00a0· The ferry is late")
		a.wait(48 * time.Hour)
	})
	play(t, opts, 100, 24, func(a *app) {
		a.wait(72 * time.Hour)
		a.script("4 enter 0")
		if s := a.screen(); strings.Contains(s, "New:") || !strings.Contains(s, "Nothing new since 3 January 2000") {
			t.Errorf("nothing is new:\n%s", s)
		}
	})
}

// TestClaimsAreListed has claims and numbers in a list of their own, by name, and in
// what is on the page.
func TestClaimsAreListed(t *testing.T) {
	play(t, embedded(), 160, 40, func(a *app) {
		a.keys("5")
		a.shows("Claims & numbers", "+3 −2 “”2")
		a.keys("G")
		a.shows("number · ")
		for name, title := range map[string]string{"claims": "Claims", "claim": "Claims", "numbers": "Numbers", "number": "Numbers"} {
			a.script(`: "` + name + `" enter`)
			if got := a.m.reader.Page().Title; got != title {
				t.Errorf(": %s leads to %q, want %q", name, got, title)
			}
		}
		a.show(page.OfArticle("voa-2025-01-17"))
		a.m.setFocus(nav.Here)
		a.keys("G")
		a.shows("Claims")
	})
}

// TestEventsByDate lists the events in the order of their dates.
func TestEventsByDate(t *testing.T) {
	play(t, embedded(), 120, 30, func(a *app) {
		dates := map[page.ID]string{}
		for _, e := range a.m.lib.Digest().Events {
			dates[page.OfSubject(e.ID)] = e.Date.String()
		}
		events := a.m.Lists(a.m.state.Read).Events
		for i := range events[1:] {
			before, after := a.m.lib.Digest().Events, events[i+1]
			for _, e := range before {
				if page.OfSubject(e.ID) != events[i].Page {
					continue
				}
				for _, f := range before {
					if page.OfSubject(f.ID) == after.Page && e.Date.Compare(f.Date) > 0 {
						t.Errorf("%q, %s, stands before %q, %s", e.Name, dates[events[i].Page], f.Name, dates[after.Page])
					}
				}
			}
		}
	})
}

// TestWiderPanel makes the panel wider and narrower as far as there is room, and keeps
// that.
func TestWiderPanel(t *testing.T) {
	opts := embedded()
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 120, 30, func(a *app) {
		a.keys(">")
		if got := a.m.window.Index.W; got != window.FullIndex+window.Widening {
			t.Errorf("the panel has %d cells, want %d", got, window.FullIndex+window.Widening)
		}
		for range 30 {
			a.keys(">")
		}
		a.says("the panel is as wide as it can be beside the page")
		if got := a.m.window.Reader.W; got != window.LeastPage {
			t.Errorf("the page has %d cells, want %d", got, window.LeastPage)
		}
		for range 40 {
			a.keys("<")
		}
		a.says("the panel is as narrow as it can be · z zoom")
		a.keys(">", ">")
		a.size(60, 20)
		a.keys(">")
		a.says("the panel is not beside the page here")
	})
	play(t, opts, 120, 30, func(a *app) {
		if got := a.m.window.Index.W; got != window.LeastIndex+2*window.Widening {
			t.Errorf("the next time the panel has %d cells, want %d", got, window.LeastIndex+2*window.Widening)
		}
	})
}

// TestFilterPanel filters the panel's list from anywhere, and opens what is left.
func TestFilterPanel(t *testing.T) {
	play(t, embedded(), 120, 30, func(a *app) {
		a.script(`2 l & "pezesh"`)
		a.shows("& pezesh", "1 of 83")
		if a.m.View().Cursor == nil {
			t.Error("no text cursor is seen")
		}
		a.keys("enter")
		if got := a.m.reader.Page().ID; got != page.OfSubject("masoud-pezeshkian") {
			t.Errorf("%v is opened", got)
		}
		a.script("h esc")
		if a.m.index.Filtered() {
			t.Error("Esc leaves the filter")
		}
		a.script(`& "q?/"`)
		a.shows("& q?/", "no name contains this")
		a.keys("enter")
		a.says("no name contains this")
		a.keys("esc")
		a.script("J s")
		a.says("figures most first")
		if a.m.focus != nav.Index {
			t.Error("the list that is sorted has not the keyboard")
		}
	})
}

// The word unread in the filter of the articles leaves those that are.
func TestFilterUnread(t *testing.T) {
	play(t, embedded(), 120, 40, func(a *app) {
		a.script("4 r j r")
		a.script(`& "unread"`)
		a.shows("& unread", "4 of 6")
		a.keys("enter")
		if got := a.m.reader.Page().ID; got == page.OfArticle(a.m.Entries[0].ID) || got == page.OfArticle(a.m.Entries[1].ID) {
			t.Errorf("a read article is opened: %v", got)
		}
		a.script("h esc g r")
		a.says("marked unread")
	})
}
