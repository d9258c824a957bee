package ui

import (
	"strings"
	"testing"

	"briefing/briefing/page"
)

// TestBackTakesUpTheTrail follows a link in the middle of a trail, which begins
// another one, and comes back.
func TestBackTakesUpTheTrail(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script(`2 enter n n : "ties and treaty" enter`)
		if a.m.trail.Subject == "vladimir-putin" {
			t.Fatal("following the link began no other trail")
		}
		a.keys("H")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.At != 1 {
			t.Errorf("back on trail %q at stop %d, want vladimir-putin at 2", got.Subject, got.At+1)
		}
		a.keys("n")
		if got := a.m.trail.At; got != 2 {
			t.Errorf("the next stop is %d, want 3", got+1)
		}
	})
}

// TestDroppedTrailIsTakenUp drops a trail and goes on with it where there is no
// other to begin.
func TestDroppedTrailIsTakenUp(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n T esc")
		if a.m.trail.Active() {
			t.Fatal("the trail was not dropped")
		}
		a.keys("n")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.At != 2 {
			t.Errorf("on trail %q at stop %d, want vladimir-putin at 3", got.Subject, got.At+1)
		}
	})
}

// TestNextStopIsAfterWhatIsSeen goes to another article by itself: the trail
// goes on from there, forwards and back.
func TestNextStopIsAfterWhatIsSeen(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n J")
		shown := a.m.reader.Page().ID
		a.keys("n")
		stop := a.m.trail.Stop(a.m.trail.At)
		if page.OfArticle(stop.Article) != shown {
			t.Errorf("n leads to %s, want a stop in %s", stop.Article, shown.Key)
		}
		if at := a.m.trail.At; a.m.trail.Stop(at-1).Article == stop.Article {
			t.Errorf("n leads to stop %d, which is not the first in its article", at+1)
		}
	})
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n J")
		shown := a.m.reader.Page().ID
		a.keys("N")
		stop := a.m.trail.Stop(a.m.trail.At)
		if page.OfArticle(stop.Article) != shown {
			t.Errorf("N leads to %s, want the last stop in %s", stop.Article, shown.Key)
		}
		if at := a.m.trail.At; a.m.trail.Stop(at+1).Article == stop.Article {
			t.Errorf("N leads to stop %d, which is not the last in its article", at+1)
		}
	})
}

// TestReloadTellsOfProblems breaks the digest while the app is open.
func TestReloadTellsOfProblems(t *testing.T) {
	opts, dir := folder(t, map[string]string{
		"a.md":        "Ada Holm saw the ferry.\n",
		"digest.yaml": "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n",
	})
	play(t, opts, 100, 24, func(a *app) {
		write(t, dir+"/digest.yaml", "version: 1\nfigures:\n  - {id: ada, kind: persn, name: Ada Holm}\n")
		a.keys("R")
		if !strings.Contains(a.status(), "1 problem in the digest") {
			t.Errorf("status %q does not tell of the problem", a.status())
		}
	})
}
