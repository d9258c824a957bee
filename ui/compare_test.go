package ui

import (
	"testing"

	"briefing/briefing/concord"
	"briefing/briefing/page"
)

// TestCompareOnTheWay says what = does on the trail of a search, and on a link that leads
// to a subject's page without its trail.
func TestCompareOnTheWay(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 120, 24, func(a *app) {
		a.keys("/")
		a.text("sanctions")
		a.keys("enter", "=")
		if _, words, order, ok := a.m.pageID().Concords(); !ok || words != "sanctions" || order != concord.ByDate {
			t.Errorf("= on the trail of a search shows %v", a.m.pageID())
		}
		a.show(page.OfArticle("dw-2025-01-17"))
		a.keys("tab") // a topic in the head of the article
		to, _, ok := a.m.reader.Focused()
		if !ok || to.Page.Kind != page.Dossier {
			t.Fatalf("the first link leads to %v", to)
		}
		a.keys("=")
		if got := a.m.reader.Page().ID; got.Kind != page.Compare || got.Key != to.Page.Key {
			t.Errorf("= on a link to %v shows %v, %q", to.Page, got, a.m.notice)
		}
	})
}
