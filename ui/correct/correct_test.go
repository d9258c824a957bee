package correct

import (
	"errors"
	"testing"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// What was written can be undone; if that fails, earlier corrections cannot be undone
// either, and notes can.
func TestUndoFails(t *testing.T) {
	d := New(t.Context(), library.Options{})
	earlier := undo{what: "hidden: Ada Holm"}
	all, _ := d.Update(undone{earlier, errors.New("the file has changed")}, nil).(nav.All)
	if len(all) != 2 || all[1] != nav.Tell("the file has changed") {
		t.Fatalf("a failed undo is answered by %+v", all)
	}
	forget, ok := all[0].(nav.Forget)
	if !ok || !forget.Of(earlier) || forget.Of(nav.Tell("a note")) {
		t.Errorf("%+v does not forget the corrections alone", all[0])
	}
}

// After an undo the library is read again, and the panel goes to the entry.
func TestUndone(t *testing.T) {
	d := New(t.Context(), library.Options{})
	all, _ := d.Update(undone{undo{what: "hidden: Ada Holm", row: page.OfSubject("ada")}, nil}, nil).(nav.All)
	if len(all) != 2 || all[0] != nav.Tell("undone: hidden: Ada Holm") || all[1] != (nav.Reread{}) {
		t.Errorf("an undo is answered by %+v", all)
	}
	if d.Row != page.OfSubject("ada") || d.IsWriting() || d.Said != "undone: hidden: Ada Holm" {
		t.Errorf("the desk is %+v", d)
	}
}

// A correction that could not be written says why, and keeps no number to show.
func TestNotWritten(t *testing.T) {
	d := New(t.Context(), library.Options{})
	d.writing, d.Picked = true, "boats"
	if got := d.Update(written{err: errors.New("read-only")}, nil); got != nav.Tell("read-only") {
		t.Errorf("got %+v", got)
	}
	if d.IsWriting() || d.Picked != "" {
		t.Errorf("the desk is %+v", d)
	}
	if got := d.Update(keys.Quit, nil); got != nil {
		t.Errorf("an action of others is answered by %+v", got)
	}
}
