package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/walk"
)

// openSlowly opens a page whose trail is there once the gate is opened.
func (a *app) openSlowly(i nav.Open, gate <-chan struct{}) {
	a.t.Helper()
	i.Target.Follow = briefing.SubjectID(i.Target.Page.Key)
	a.m.act(i)
	r := request{number: a.m.request, to: destination{target: i.Target, from: i.From, visit: true, follow: true}}
	r.beside = a.m.trail.BesideSubject(i.Target.Follow, a.m.asker())
	get := r.beside.Get
	r.beside.Get = func() (briefing.Trail, error) {
		<-gate
		return get()
	}
	a.run(show(a.m.lib, r, a.m.window.Typesetting(), nil))
	a.settle()
}

// putin opens a dossier.
var putin = nav.Open{Target: page.Target{Page: page.OfSubject("vladimir-putin")}}

// A page is shown before its trail is there, with the count that the trail will
// have. The keys after n wait with it, and lead where they would have led.
func TestTrailComesAfterItsPage(t *testing.T) {
	script := []string{"n", "j", "n", "n", "k"}
	var want nav.Place
	play(t, embedded(), 100, 24, func(a *app) {
		a.openSlowly(putin, closed())
		a.keys(script...)
		want = a.m.place()
	})
	play(t, embedded(), 100, 24, func(a *app) {
		gate := make(chan struct{})
		a.openSlowly(putin, gate)
		count := " " + briefing.Count(a.m.Tallies["vladimir-putin"].Mentions, "stop") + " "
		if got := a.m.reader.Page().ID; got != putin.Target.Page || a.m.trail.Active() {
			t.Fatalf("at %v, on a trail of %d stops", got, a.m.trail.Len())
		}
		a.shows("Vladimir Putin" + count)
		a.keys(script...)
		if got := a.m.reader.Page().ID; got != putin.Target.Page {
			t.Errorf("n leads to %v before the stops are there", got)
		}
		close(gate)
		a.settle()
		if got := a.m.place(); got != want {
			t.Errorf("at %+v, want %+v", got, want)
		}
		if a.m.trail.Len() != a.m.Tallies["vladimir-putin"].Mentions || a.m.trail.At != 2 {
			t.Errorf("at stop %d of %d", a.m.trail.At, a.m.trail.Len())
		}
	})
}

// Nothing is seen of the trail's arrival if no key waits for it.
func TestTrailArrivesUnseen(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		gate := make(chan struct{})
		a.openSlowly(putin, gate)
		before := a.screen()
		close(gate)
		a.settle()
		if !a.m.trail.Active() || a.screen() != before {
			t.Errorf("before:\n%s\nafter:\n%s", before, a.screen())
		}
	})
}

// A page that is opened from a stop waits a frame for its trail, for that tells
// where on it the reader is; not longer.
func TestPageWaitsAFrameForItsTrail(t *testing.T) {
	from := putin
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n n")
		from.From = a.m.trail.Stop(a.m.trail.At)
	})
	for _, late := range []bool{false, true} {
		play(t, embedded(), 100, 24, func(a *app) {
			gate := make(chan struct{})
			a.openSlowly(from, gate)
			if a.m.reader.Page().ID == from.Target.Page {
				t.Fatal("it does not wait")
			}
			if late {
				a.wait(walk.Patience)
				a.shows("Vladimir Putin 28 stops")
			}
			close(gate)
			a.settle()
			a.shows("Vladimir Putin 3/28")
		})
	}
}

// A trail that is dropped before it is there stays dropped until it is wanted.
func TestTrailIsDroppedBeforeItComes(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		gate := make(chan struct{})
		a.openSlowly(putin, gate)
		a.keys("esc")
		if strings.Contains(a.status(), "stops") {
			t.Errorf("status %q", a.status())
		}
		close(gate)
		a.settle()
		if a.m.trail.IsWalked() {
			t.Error("the trail is walked")
		}
		a.keys("T", "n")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.At != 0 {
			t.Errorf("on trail %q at stop %d", got.Subject, got.At+1)
		}
	})
}

// Escape ends at once that n waits for the stops of a trail, and with it the keys
// that wait for n.
func TestStepIsCalledOff(t *testing.T) {
	for name, wait := range map[string]func(a *app, gate <-chan struct{}){
		"of a page": func(a *app, gate <-chan struct{}) { a.openSlowly(putin, gate) },
		"of a trail that was dropped": func(a *app, gate <-chan struct{}) {
			a.openSlowly(putin, gate)
			a.keys("esc")
			a.show(page.ID{Kind: page.Timeline})
			number, _, _ := a.m.trail.Dropped()
			a.m.trail.TakeUp(number)
		},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, embedded(), 100, 24, func(a *app) {
				gate := make(chan struct{})
				wait(a, gate)
				at := a.m.place().Page
				a.keys("n", "n", "J", "esc")
				if a.m.trail.IsWalked() || a.m.isAsking() || len(a.m.typed) > 0 {
					t.Errorf("it waits: walking %t, %d keys typed", a.m.trail.IsWalked(), len(a.m.typed))
				}
				a.says("trail left · n takes it up again")
				a.keys("j")
				close(gate)
				a.settle()
				if got := a.m.place().Page; got != at || a.m.trail.IsWalked() {
					t.Errorf("at %v, want %v; walking %t", got, at, a.m.trail.IsWalked())
				}
			})
		})
	}
}

// A trail that was left before it was there is got again where it is taken up.
func TestTrailIsLeftBeforeItComes(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		gate := make(chan struct{})
		a.openSlowly(putin, gate)
		a.show(page.OfSubject("iran"))
		close(gate)
		a.settle()
		if got := a.m.trail.Subject; got != "iran" {
			t.Fatalf("on the trail of %q", got)
		}
		a.keys("H")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.Len() != 28 {
			t.Errorf("on the trail of %q with %d stops", got.Subject, got.Len())
		}
	})
}

// Of a library that was read again only the trail is got that is walked, others
// when they are taken up.
func TestTrailsAreRenewedWhenTakenUp(t *testing.T) {
	digest := "version: 1\ntitle: H\nfigures:\n  - {id: lund, kind: person, name: Ida Lund}\n  - {id: holm, kind: person, name: Ada Holm}\n"
	opts, dir := folder(t, map[string]string{"digest.yaml": digest, "a.md": "# A\n\nIda Lund met Ada Holm.\n", "b.md": "# B\n\nIda Lund left. Ada Holm.\n"})
	play(t, opts, 100, 16, func(a *app) {
		a.show(page.OfSubject("lund"))
		a.keys("n", "n")
		a.show(page.OfSubject("holm"))
		first := a.m.trail.Number() - 1
		was := keptStops(a, first)
		write(t, filepath.Join(dir, "a.md"), "# A\n\nIda Lund was there. Ida Lund met Ada Holm.\n")
		a.send(a.anew())
		if got := keptStops(a, first); got != was {
			t.Errorf("the trail that is not walked was got again: %d stops", got)
		}
		a.keys("H")
		if got := a.m.trail; got.Subject != "lund" || got.Len() != 3 || got.Stop(got.At).Article != "b" {
			t.Errorf("back on trail %q at stop %d of %d", got.Subject, got.At+1, got.Len())
		}
		a.checkStop()
		a.shows("Ida Lund 3/3")
	})
}

func closed() <-chan struct{} {
	gate := make(chan struct{})
	close(gate)
	return gate
}

// The passages of the panel beside the page are fetched once there is room for it.
func TestUnfoldsOnceThereIsRoom(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n")
		for _, msg := range a.sent {
			if _, ok := msg.(unfolded); ok {
				t.Error("passages are fetched that nobody sees")
			}
		}
		a.size(200, 24)
		wide := a.screen()
		a.size(100, 24)
		a.size(200, 24)
		if a.screen() != wide {
			t.Errorf("got\n%s\nwant\n%s", a.screen(), wide)
		}
		if _, ok := a.sent[len(a.sent)-1].(unfolded); !ok {
			t.Errorf("the passages are not fetched, but %T", a.sent[len(a.sent)-1])
		}
	})
}

// keptStops returns how many stops a trail has that was walked before.
func keptStops(a *app, number int) int {
	for n, t := range a.m.trail.Kept() {
		if n == number {
			return t.Len()
		}
	}
	return -1
}
