package walk_test

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/seeds"
	"briefing/ui/ask"
	"briefing/ui/contents"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/state"
	"briefing/ui/trail"
	"briefing/ui/walk"
)

// start returns a walk, and a reader of the default library who is on no page.
func start(t *testing.T) (*walk.Walk, *spot.Spot) {
	t.Helper()
	lib, err := library.Open(t.Context(), library.Options{Default: seeds.FS})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	c, err := contents.New(t.Context(), lib)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.List(t.Context()); err != nil {
		t.Fatal(err)
	}
	w, s, k := walk.New(t.Context()), state.New(), keys.Map{}
	return &w, &spot.Spot{Library: lib, Contents: c, State: &s, Focus: nav.Reader, Trail: &w.Trails, Keys: k}
}

// Without a trail and without a subject a step says how to get one.
func TestNothingToWalk(t *testing.T) {
	w, at := start(t)
	if say, ok := w.Update(keys.NextStop, at).(nav.Say); !ok || say.Try[0] != keys.ListFigures {
		t.Errorf("a step says %+v", say)
	}
}

// A trail is walked from stop to stop, around its end; a stop in another article is a new
// place.
func TestSteps(t *testing.T) {
	w, at := start(t)
	one, two := at.Entries[0].ID, at.Entries[1].ID
	stops := []briefing.Ref{{Article: one, Span: briefing.Span{Start: 1, End: 2}}, {Article: two, Span: briefing.Span{Start: 1, End: 2}}}
	all, _ := w.Update(nav.Walk{Trail: briefing.NewTrail("two", "", stops), At: 0}, at).(nav.All)
	if len(all) != 2 || all[0] != (nav.Focus{Pane: nav.Reader}) || all[1] != (nav.Stop{Ref: stops[0], Visit: true}) {
		t.Fatalf("the walk begins with %+v", all)
	}
	if got := w.Update(keys.NextStop, at); got != (nav.Stop{Ref: stops[1], Visit: true}) {
		t.Errorf("the next stop is %+v", got)
	}
	again, _ := w.Update(keys.NextStop, at).(nav.All)
	if len(again) != 2 || again[1] != nav.Tell("trail begins again") {
		t.Errorf("behind the last stop comes %+v", again)
	}
	if w.Leave(at); w.IsWalked() || len(w.Hits(page.OfArticle(one))) > 0 {
		t.Error("a trail that was left is walked")
	}
}

// A step waits for the stops of its trail. If there are none, it says so.
func TestEmptyTrail(t *testing.T) {
	w, at := start(t)
	at.Ask = ask.Asker{Library: at.Library, Contents: at.Contents, Kept: func() ([]notes.Placed, error) { return nil, nil }}
	w.Begin(briefing.Trail{Label: page.NotesTrail}, trail.Step{By: 1})
	fetch := w.Fetch(at.Ask)
	if !w.IsStepping() {
		t.Error("the step does not wait")
	}
	all, _ := w.Update(fetch(), at).(nav.All)
	if len(all) != 2 || all[1] != nav.Tell("no passage is kept so far") || w.IsStepping() {
		t.Errorf("no stops are answered by %+v", all)
	}
}
