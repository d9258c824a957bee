package trail_test

import (
	"testing"

	"briefing/briefing"
	"briefing/ui/trail"
)

func TestTrailSteps(t *testing.T) {
	stops := make([]briefing.Ref, 3)
	for i := range stops {
		stops[i] = briefing.Ref{Article: "a", Span: briefing.Span{Start: i, End: i + 1}}
	}
	walked := trail.Trail{Trail: briefing.NewTrail("three", "", stops), At: -1}
	for i, step := range []struct {
		by, at  int
		wrapped bool
	}{
		{1, 0, false},
		{1, 1, false},
		{1, 2, false},
		{1, 0, true},
		{-1, 2, true},
		{-1, 1, false},
		{5, 0, true},
	} {
		stop, wrapped := walked.Step(step.by)
		if walked.At != step.at || stop != stops[step.at] || wrapped != step.wrapped {
			t.Errorf("step %d by %d: at %d, %v, wrapped %t", i, step.by, walked.At, stop, wrapped)
		}
	}
	walked.At = -1
	if _, wrapped := walked.Step(-1); walked.At != 2 || wrapped {
		t.Errorf("backwards from before the first: at %d, wrapped %t", walked.At, wrapped)
	}
	if (trail.Trail{}).Active() {
		t.Error("no trail is active")
	}
}

// refs returns a stop in each of the articles.
func refs(articles ...briefing.ArticleID) []briefing.Ref {
	out := make([]briefing.Ref, len(articles))
	for i, a := range articles {
		out[i] = briefing.Ref{Article: a, Span: briefing.Span{Start: 10 * i, End: 10*i + 5}}
	}
	return out
}

func of(subject briefing.SubjectID, articles ...briefing.ArticleID) briefing.Trail {
	return briefing.NewTrail(string(subject), subject, refs(articles...))
}

// TestBesideTrail goes on from articles that the reader went to without the trail, by
// stops and by articles.
func TestBesideTrail(t *testing.T) {
	order := func(id briefing.ArticleID) int { return int(id[0] - 'a') }
	walked := trail.Trail{Trail: of("lund", "b", "b", "d"), At: 0}
	for _, test := range []struct {
		from    briefing.ArticleID
		by      int
		stop    int
		wrapped bool
	}{{"a", 1, 0, false}, {"c", 1, 2, false}, {"c", -1, 1, false}, {"e", 1, 0, true}, {"a", -1, 2, true}} {
		to := walked
		if _, wrapped := to.StepFrom(test.from, order, test.by); to.At != test.stop || wrapped != test.wrapped {
			t.Errorf("from %s by %d: stop %d, wrapped %t; want %d, %t", test.from, test.by, to.At, wrapped, test.stop, test.wrapped)
		}
	}
	for _, test := range []struct {
		rank    int
		by      int
		stop    int
		wrapped bool
	}{{1, 1, 2, false}, {3, 1, 0, true}, {3, -1, 0, false}, {1, -1, 2, true}, {-1, -1, 2, false}} {
		to := walked
		if _, wrapped := to.Stride(test.rank, order, test.by); to.At != test.stop || wrapped != test.wrapped {
			t.Errorf("article by %d from rank %d: stop %d, wrapped %t; want %d, %t", test.by, test.rank, to.At, wrapped, test.stop, test.wrapped)
		}
	}
	if n, of := walked.ArticleAt("d", order); n != 2 || of != 2 {
		t.Errorf("d is article %d of %d, want 2 of 2", n, of)
	}
	if n, _ := walked.ArticleAt("c", order); n != 0 {
		t.Errorf("c is article %d of a trail that does not go there", n)
	}
}

// TestTakeUp goes back to a trail that was walked before, in the same library and in one
// that was read again.
func TestTakeUp(t *testing.T) {
	walks := trail.New()
	walks.NewLibrary()
	walks.Walk(trail.Trail{Trail: of("lund", "a", "b"), At: 1})
	lund := walks.Number()
	walks.Walk(trail.Trail{Trail: of("holm", "a"), At: 0})
	walks.TakeUp(lund)
	if walks.Subject != "lund" || walks.At != 1 || walks.IsPending() {
		t.Fatalf("back on %q at %d, pending %t; want lund at 1", walks.Subject, walks.At, walks.IsPending())
	}
	walks.Drop()
	if walks.IsWalked() {
		t.Error("a dropped trail is walked")
	}
	walks.NewLibrary()
	if _, lacks := walks.Lacking(lund); !lacks {
		t.Error("the stops of a former library do not count as missing")
	}
	number, _, ok := walks.Dropped()
	if number != lund || !ok {
		t.Fatalf("dropped trail is %d, want %d", number, lund)
	}
	walks.TakeUp(number)
	if !walks.IsPending() {
		t.Fatal("the stops of a former library are taken for those of this one")
	}
	w := walks.Fill(of("lund", "a", "b", "c"))
	if walks.At != 1 || w.At != refs("a", "b")[1] || w.Step != (trail.Step{}) {
		t.Errorf("at stop %d, waited %v; want to stay at stop 1", walks.At, w)
	}
}

// TestWaitingStep has a step wait for stops, be called off, and find none.
func TestWaitingStep(t *testing.T) {
	back := trail.Step{By: -1}
	walks := trail.New()
	walks.Begin(briefing.Trail{Label: "lund", Subject: "lund"}, trail.Step{By: 1})
	request := walks.Request()
	walks.Await(back)
	if !walks.IsStepping() || !walks.IsOf(request) {
		t.Fatal("no step waits")
	}
	if w := walks.Fill(briefing.Trail{}); w.Step != back || w.Of.Label != "lund" || walks.IsWalked() {
		t.Errorf("an empty trail: %+v, walked %t; want the step and what it was about", w, walks.IsWalked())
	}
	walks.Follow(briefing.Trail{Subject: "holm"}, briefing.Ref{})
	walks.Await(back)
	walks.Stay()
	if walks.IsStepping() || !walks.IsPending() {
		t.Error("a step that was called off still waits, or its trail is gone")
	}
	walks.Begin(briefing.Trail{Subject: "lund"}, back)
	walks.Stay()
	if walks.IsWalked() || walks.IsOf(request) {
		t.Error("a trail that was walked for one step is walked without it")
	}
}

// TestComplete puts the other stops of a search around the one that the reader is at.
func TestComplete(t *testing.T) {
	all := of("", "a", "b", "c")
	walks := trail.New()
	walks.Walk(trail.Trail{Trail: briefing.NewTrail("", "", []briefing.Ref{all.Stop(2)}), At: 0})
	walks.Complete(all)
	if walks.Len() != 3 || walks.At != 2 {
		t.Errorf("%d stops, at %d; want 3, at 2", walks.Len(), walks.At)
	}
	walks.Complete(of("", "x"))
	if walks.Len() != 3 {
		t.Error("stops without the one that the reader is at were taken")
	}
}
