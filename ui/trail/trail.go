// Package trail keeps the trail that a reader walks, and those that were walked before.
//
// A trail can have a hundred thousand stops, for which no page waits: the page is shown,
// and the stops come after it. Until then [Trails] knows what is followed, where on it
// the reader is, and which step is to be taken once the stops are there.
package trail

import (
	"iter"
	"maps"
	"slices"

	"briefing/briefing"
)

// Step is a step along a trail: by stops or, if Articles is set, to the first stop in
// the next or previous article.
type Step struct {
	By       int // -1 is back
	Articles bool
}

// Trails is the trail that is walked and, by number, every trail that was walked before,
// so that going back to a place takes up the trail that was walked there. Make one with
// New.
type Trails struct {
	Trail // the one that is walked; its stops may be missing: see IsPending

	kept    map[int]Kept
	last    int // the highest number assigned
	number  int // of the trail that is walked, 0 if none is
	dropped int // number of the trail dropped last

	library int      // counts the libraries that were shown
	of      int      // the library that the stops of Trail are of
	pending *pending // what is to be done once the stops are there; nil if they are
}

// Kept is a trail that was walked, and the stop where it was left.
type Kept struct {
	Trail
	Stop briefing.Ref
	of   int // the library that its stops are of; 0 if they are not known
}

// pending says what is to be done once the stops of a trail are there.
type pending struct {
	at    briefing.Ref // where the reader is, if that is one of the stops
	step  Step         // the step to take; the zero Step if the reader stays
	begun bool         // the trail is walked for the sake of that step
}

// New returns Trails of which none is walked.
func New() Trails { return Trails{kept: map[int]Kept{}} }

// NewLibrary says that another library is shown: the stops of all trails are missing.
func (t *Trails) NewLibrary() { t.library++ }

// IsWalked reports whether a trail is walked, whether or not its stops are there.
func (t *Trails) IsWalked() bool { return t.Active() || t.pending != nil }

// IsPending reports whether the stops of the trail that is walked are missing.
func (t *Trails) IsPending() bool { return t.pending != nil }

// IsStepping reports whether a step waits for missing stops.
func (t *Trails) IsStepping() bool { return t.pending != nil && t.pending.step != Step{} }

// Number returns the number of the trail that is walked, 0 if none is.
func (t *Trails) Number() int { return t.number }

// Dropped returns the number of the trail that was dropped last, and that trail. It
// reports false if there is none.
func (t *Trails) Dropped() (number int, what briefing.Trail, ok bool) {
	k, ok := t.kept[t.dropped]
	return t.dropped, k.Trail.Trail, ok
}

// Walk makes to the trail that is walked.
func (t *Trails) Walk(to Trail) {
	t.Keep()
	t.Trail, t.number, t.pending, t.of = to, 0, nil, t.library
	if to.Active() {
		t.count()
	}
}

// Follow makes to the trail that is walked, whose stops are missing. The reader is at a
// passage that may be one of them.
func (t *Trails) Follow(to briefing.Trail, at briefing.Ref) {
	t.Walk(Trail{Trail: to, At: -1})
	t.count()
	t.pending = &pending{at: at}
}

// Begin makes to the trail that is walked for the sake of a step, which waits for its
// stops.
func (t *Trails) Begin(to briefing.Trail, step Step) {
	t.Follow(to, briefing.Ref{})
	t.pending = &pending{step: step, begun: true}
}

func (t *Trails) count() {
	t.last++
	t.number = t.last
}

// TakeUp makes a trail that was walked before the one that is walked, at the stop where
// it was left. It does nothing if no trail of that number is kept.
func (t *Trails) TakeUp(number int) {
	k, ok := t.kept[number]
	if !ok || number == t.number {
		return
	}
	t.Keep()
	t.Trail, t.number, t.of, t.pending = k.Trail, number, k.of, nil
	if k.of != t.library {
		t.pending = &pending{at: k.Stop}
	}
}

// Drop ends the trail that is walked.
func (t *Trails) Drop() {
	number := t.number
	t.Walk(Trail{})
	t.dropped = number
}

// Lose forgets the trail that is walked: nothing is left to follow.
func (t *Trails) Lose() {
	delete(t.kept, t.number)
	t.Trail, t.number, t.pending = Trail{}, 0, nil
}

// Keep keeps the trail that is walked, and where on it the reader is.
func (t *Trails) Keep() {
	if t.number == 0 {
		return
	}
	k := Kept{Trail: t.Trail, of: t.of}
	switch {
	case t.pending != nil:
		k.of, k.Stop = 0, t.pending.at
	case t.At >= 0 && t.Active():
		k.Stop = t.Stop(t.At)
	}
	t.kept[t.number] = k
}

// Restore keeps a trail that was walked at an earlier start.
func (t *Trails) Restore(number int, what briefing.Trail, stop briefing.Ref) {
	t.kept[number] = Kept{Trail: Trail{Trail: what, At: -1}, Stop: stop}
	t.last = max(t.last, number)
}

// RestoreDropped says which trail was walked last at an earlier start.
func (t *Trails) RestoreDropped(number int) { t.dropped = number }

// Kept returns the trails that were walked, by number.
func (t *Trails) Kept() iter.Seq2[int, Kept] {
	return func(yield func(int, Kept) bool) {
		for _, number := range slices.Sorted(maps.Keys(t.kept)) {
			if !yield(number, t.kept[number]) {
				return
			}
		}
	}
}

// Lacking returns the trail of a number and true if it is not the one that is walked and
// its stops are missing.
func (t *Trails) Lacking(number int) (briefing.Trail, bool) {
	k, ok := t.kept[number]
	return k.Trail.Trail, ok && number != t.number && k.of != t.library
}

// Move says where articles are now that have moved.
func (t *Trails) Move(now func(briefing.Ref) briefing.Ref) {
	for number, k := range t.kept {
		k.Stop = now(k.Stop)
		t.kept[number] = k
	}
}

// Request says which stops are asked for: of which trail, in which library.
type Request struct{ number, library int }

// Request returns a request for the stops of the trail that is walked.
func (t *Trails) Request() Request { return Request{t.number, t.library} }

// IsOf reports whether r asks for stops of the trail that is walked.
func (t *Trails) IsOf(r Request) bool { return r.number != 0 && r == t.Request() }

// Renew puts the stops of a library that was read again into the trail that is walked.
// same says that they are what they were. now says where articles are that have moved.
func (t *Trails) Renew(stops briefing.Trail, same bool, now func(briefing.Ref) briefing.Ref) Waited {
	if t.pending == nil {
		if same {
			t.of = t.library
			return Waited{}
		}
		if t.At >= 0 {
			if stop := t.Stop(t.At); now(stop) != stop {
				t.pending = &pending{at: now(stop)}
			}
		}
	}
	return t.Fill(stops)
}

// Waited is what waited for the stops of a trail.
type Waited struct {
	Step                // to take; the zero Step if the reader stays
	At   briefing.Ref   // where the reader is, if that is one of the stops
	Of   briefing.Trail // without its stops
}

// Fill puts stops into the trail that is walked, and forgets it if there are none.
func (t *Trails) Fill(stops briefing.Trail) Waited {
	w := Waited{Of: t.Trail.Trail}
	if t.pending != nil {
		w.Step, w.At = t.pending.step, t.pending.at
	}
	t.Trail, t.of, t.pending = t.onto(stops), t.library, nil
	if at := stops.Index(w.At); at >= 0 {
		t.At = at
	}
	if !t.Active() {
		t.Lose()
	}
	return w
}

// Complete puts all stops into the trail of a search, of which it had the first. The
// reader stays at the same stop; if that is none of them, nothing changes.
func (t *Trails) Complete(stops briefing.Trail) {
	at := t.At
	if at >= 0 {
		if at = stops.Index(t.Stop(at)); at < 0 {
			return
		}
	}
	t.Trail = Trail{Trail: stops, At: at}
}

// StandAt says where on the trail the reader is, if that is one of its stops. It reports
// whether that is known to be one.
func (t *Trails) StandAt(ref briefing.Ref) bool {
	if t.pending != nil {
		if ref.Article != "" {
			p := *t.pending
			p.at = ref
			t.pending = &p
		}
		return false
	}
	at := t.Index(ref)
	if at >= 0 {
		t.At = at
	}
	return at >= 0
}

// Await has a step wait for the stops of the trail that is walked.
func (t *Trails) Await(step Step) {
	p := *t.pending
	p.step = step
	t.pending = &p
}

// Stay calls a step off that waits: the reader goes elsewhere.
func (t *Trails) Stay() {
	switch {
	case !t.IsStepping():
	case t.pending.begun:
		t.Lose()
	default:
		t.pending = &pending{at: t.pending.at}
	}
}
