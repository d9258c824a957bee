package ui

import (
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/compared"
)

const (
	lumen   = briefing.ArticleID("lumen-post-2026-03-04")
	courier = briefing.ArticleID("bay-courier-2026-03-06")
)

// reading opens the ferry's library at an article.
func reading(t *testing.T, opts Options, w, h int, id briefing.ArticleID, script func(*app)) {
	t.Helper()
	play(t, opts, w, h, func(a *app) {
		a.visit(id)
		script(a)
	})
}

// visit opens an article by its ID.
func (a *app) visit(id briefing.ArticleID) {
	a.t.Helper()
	a.keys(":")
	a.text(string(id))
	a.keys("enter")
	if got := a.m.pageID(); got != page.OfArticle(id) {
		a.t.Fatalf("%v is shown, want %s", got, id)
	}
}

// What was in view for a moment, or marked read, is dimmed elsewhere; what was only paged
// past is not.
func TestKnown(t *testing.T) {
	for name, tt := range map[string]struct {
		read func(*app)
		want string
	}{
		"not looked at":        {func(a *app) { a.keys("G") }, "0 of 11 sentences read elsewhere"},
		"looked at for long":   {func(a *app) { a.wait(2 * compared.Moment); a.keys("G"); a.wait(2 * compared.Moment) }, "7 of 11 sentences read elsewhere"},
		"looked at for a bit":  {func(a *app) { a.wait(compared.Moment / 2); a.keys("space"); a.wait(compared.Moment / 2); a.keys("G") }, "0 of 11"},
		"marked":               {func(a *app) { a.keys("r") }, "7 of 11 sentences read elsewhere"},
		"marked by mistake":    {func(a *app) { a.keys("r", "r") }, "0 of 11 sentences"},
		"covered by something": {func(a *app) { a.keys("?"); a.wait(2 * compared.Moment); a.keys("esc", "G") }, "0 of 11 sentences"},
	} {
		t.Run(name, func(t *testing.T) {
			reading(t, aurelia(), 100, 30, lumen, func(a *app) {
				tt.read(a)
				a.visit(courier)
				a.keys("x")
				a.wait(compared.Every)
				if !strings.Contains(a.screen(), tt.want) {
					t.Errorf("%q is not on the screen:\n%s", tt.want, a.screen())
				}
			})
		})
	}
}

// Three states, the way through what is new, and where a sentence is known from.
func TestNewPassages(t *testing.T) {
	opts := aurelia()
	opts.NoColor = true
	reading(t, opts, 130, 40, courier, func(a *app) {
		a.keys("}")
		a.shows("the articles have not been compared yet · x")
		a.keys("x", "x")
		a.wait(compared.Every)
		a.shows("8 of 11 sentences stand earlier in others", "░", "▒", "earlier: Lumen Post · 4 March 2026 (edited)")
		for _, want := range []string{"At least 21", "“Nobody had", "Divers went"} {
			a.keys("}")
			if ref, ok := a.m.reader.Stop(); !ok || !strings.HasPrefix(ref.Span.In(a.m.reader.Page().Body.In(a.m.reader.Page().Markdown)), want) {
				t.Errorf("the next new passage is %v, want %q", ref, want)
			}
		}
		a.keys("{", "{")
		a.shows("14 people: Lumen Post")
		a.keys("}", "}", "}")
		a.shows("no new passage below")
		a.keys("{", "{", "{")
		a.shows("no new passage above")
		for _, size := range [][2]int{{30, 10}, {60, 20}, {80, 24}, {200, 50}, {1, 1}} {
			a.size(size[0], size[1])
		}
		a.size(130, 40)
		a.keys("x")
		a.shows("no sentence is dimmed")
		if strings.Contains(a.screen(), "░") {
			t.Error("a sign is left")
		}
	})
}

// What was read is known in the next session.
func TestKnownLater(t *testing.T) {
	opts := aurelia()
	opts.StateFile = t.TempDir() + "/state.json"
	reading(t, opts, 100, 60, lumen, func(a *app) {
		a.wait(2 * compared.Moment)
	})
	reading(t, opts, 100, 60, courier, func(a *app) {
		a.keys("x")
		a.wait(time.Second)
		a.shows("7 of 11 sentences read elsewhere")
	})
}
