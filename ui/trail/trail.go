// Package trail holds the current trail, and those walked before.
//
// A trail can have a hundred thousand stops, and no page waits for them: the
// page is shown first, the stops follow. Until then [Trails] holds the label,
// the reader's position, and the step to take once the stops are there.
package trail

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"briefing/briefing"
)

// Step is a step along a trail: by stops or, with Articles, to the first stop
// in the next or previous article.
type Step struct {
	By       int // -1 is back
	Articles bool
}

// Trails holds the current trail and, by number, every trail walked before, so
// that going back to a place resumes the trail walked there. Make one with New.
type Trails struct {
	Trail // the current one; its stops may be missing: see IsPending

	kept    map[int]Kept
	last    int // the highest number assigned
	number  int // number of the current trail, 0 for none
	dropped int // number of the trail dropped last

	library int      // number of libraries shown so far
	of      int      // the library to which the stops of Trail belong
	pending *pending // set while the stops are missing
}

// Kept is a trail walked before, with its last stop.
type Kept struct {
	Trail
	Stop briefing.Ref
	of   int // the library of its stops; 0 without stops
}

// pending holds the steps to take once the stops of a trail are there.
type pending struct {
	at    briefing.Ref // the reader's position, if that is a stop
	step  Step         // the step to take; the zero Step to stay
	begun bool         // the trail was started only for that step
}

// New returns Trails without a current trail.
func New() Trails { return Trails{kept: map[int]Kept{}} }

// MostArticles limits the articles on the trail of a search.
const MostArticles = 5000

// Title returns the label of the current trail, with a note if the search has more hits
// than the trail has stops. The label itself is the query: it is searched for again when
// the library has been reread.
func (t *Trails) Title() string {
	if ArticlesOf(t.Trail.Trail) >= MostArticles {
		return fmt.Sprintf("%s (newest %d articles)", t.Label, MostArticles)
	}
	return t.Label
}

// ArticlesOf returns the number of articles on the trail of a search, 0 for another trail.
func ArticlesOf(t briefing.Trail) int {
	if t.Subject != "" || t.Len() == 0 {
		return 0
	}
	_, articles := t.Article(t.Len() - 1)
	return articles
}

// Of returns the trail of a subject of d without its stops.
func Of(d *briefing.Digest, id briefing.SubjectID) briefing.Trail {
	t := briefing.Trail{Subject: id}
	if s := d.Subject(id); s != nil {
		t.Label = s.Label()
	}
	return t
}

// NewLibrary records that another library is shown: the stops of all trails are
// missing.
func (t *Trails) NewLibrary() { t.library++ }

// IsWalked reports whether there is a current trail, with or without its stops.
func (t *Trails) IsWalked() bool { return t.Active() || t.pending != nil }

// IsPending reports whether the stops of the current trail are missing.
func (t *Trails) IsPending() bool { return t.pending != nil }

// IsStepping reports whether a step waits for missing stops.
func (t *Trails) IsStepping() bool { return t.pending != nil && t.pending.step != Step{} }

// Number returns the number of the current trail, 0 if there is none.
func (t *Trails) Number() int { return t.number }

// Dropped returns the trail dropped last, with its number. It returns false if
// there is none.
func (t *Trails) Dropped() (number int, what briefing.Trail, ok bool) {
	k, ok := t.kept[t.dropped]
	return t.dropped, k.Trail.Trail, ok
}

// Walk makes to the current trail.
func (t *Trails) Walk(to Trail) {
	t.Keep()
	t.Trail, t.number, t.pending, t.of = to, 0, nil, t.library
	if to.Active() {
		t.count()
	}
}

// Follow makes to the current trail; its stops are missing. at is the reader's
// position, perhaps one of them.
func (t *Trails) Follow(to briefing.Trail, at briefing.Ref) {
	t.Walk(Trail{Trail: to, At: -1})
	t.count()
	t.pending = &pending{at: at}
}

// Begin makes to the current trail for the sake of a step, which waits for the
// stops.
func (t *Trails) Begin(to briefing.Trail, step Step) {
	t.Follow(to, briefing.Ref{})
	t.pending = &pending{step: step, begun: true}
}

func (t *Trails) count() {
	t.last++
	t.number = t.last
}

// TakeUp resumes a trail walked before, at its last stop. It does nothing if
// the number is unknown.
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

// Drop ends the current trail.
func (t *Trails) Drop() {
	number := t.number
	t.Walk(Trail{})
	t.dropped = number
}

// Lose forgets the current trail. It is called when none of its stops is left.
func (t *Trails) Lose() {
	delete(t.kept, t.number)
	t.Trail, t.number, t.pending = Trail{}, 0, nil
}

// Keep saves the current trail with the reader's position.
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

// Restore adds a trail of an earlier session.
func (t *Trails) Restore(number int, what briefing.Trail, stop briefing.Ref) {
	t.kept[number] = Kept{Trail: Trail{Trail: what, At: -1}, Stop: stop}
	t.last = max(t.last, number)
}

// RestoreDropped sets the trail dropped last in an earlier session.
func (t *Trails) RestoreDropped(number int) { t.dropped = number }

// Kept returns the trails walked before, by number.
func (t *Trails) Kept() iter.Seq2[int, Kept] {
	return func(yield func(int, Kept) bool) {
		for _, number := range slices.Sorted(maps.Keys(t.kept)) {
			if !yield(number, t.kept[number]) {
				return
			}
		}
	}
}

// Lacking returns the trail with a number. It returns true if the trail is not
// the current one and its stops are missing.
func (t *Trails) Lacking(number int) (briefing.Trail, bool) {
	k, ok := t.kept[number]
	return k.Trail.Trail, ok && number != t.number && k.of != t.library
}

// Move updates the trails after articles have moved.
func (t *Trails) Move(now func(briefing.Ref) briefing.Ref) {
	for number, k := range t.kept {
		k.Stop = now(k.Stop)
		t.kept[number] = k
	}
}

// Request identifies requested stops by trail and library.
type Request struct{ number, library int }

// Request returns a request for the stops of the current trail.
func (t *Trails) Request() Request { return Request{t.number, t.library} }

// IsOf reports whether r requests the stops of the current trail.
func (t *Trails) IsOf(r Request) bool { return r.number != 0 && r == t.Request() }

// Renew replaces the stops of the current trail by those of a reread library.
// same says that they are equal. now maps passages to their places in articles
// that have moved.
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

// Waited is the step that waited for the stops of a trail.
type Waited struct {
	Step                // the zero Step to stay
	At   briefing.Ref   // the reader's position, if that is a stop
	Of   briefing.Trail // the trail without stops
}

// Fill adds stops to the current trail. Without any it forgets the trail.
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

// Complete replaces the first stops of a search's trail by all. The reader
// stays at the same stop; if that is not among them, nothing changes.
func (t *Trails) Complete(stops briefing.Trail) {
	at := t.At
	if at >= 0 {
		if at = stops.Index(t.Stop(at)); at < 0 {
			return
		}
	}
	t.Trail = Trail{Trail: stops, At: at}
}

// StandAt sets the reader's position on the trail to ref, if that is a stop. It
// reports whether it is known to be one.
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

// Await makes a step wait for the stops of the current trail.
func (t *Trails) Await(step Step) {
	p := *t.pending
	p.step = step
	t.pending = &p
}

// Stay cancels a waiting step: the reader goes elsewhere.
func (t *Trails) Stay() {
	switch {
	case !t.IsStepping():
	case t.pending.begun:
		t.Lose()
	default:
		t.pending = &pending{at: t.pending.at}
	}
}
