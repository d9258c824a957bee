//go:build linux || darwin

package notes_test

import (
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/internal/fulldisk"
	"briefing/briefing/notes"
)

// TestFullDisk adds, changes and removes notes where there is no room: each is told in
// one line, the file stays as it is, and once there is room all goes on.
func TestFullDisk(t *testing.T) {
	if !fulldisk.Alone(t) {
		return
	}
	b := newBook(t, "")
	first, err := b.Add(t.Context(), on("The ferry lay idle."))
	if err != nil {
		t.Fatal(err)
	}
	before := text(t, b)
	fulldisk.Limit(t, uint64(len(before)/2))
	n := first
	n.Text = "changed"
	_, addErr := b.Add(t.Context(), on("The ferry lay idle."))
	for what, err := range map[string]error{"add": addErr, "change": b.Change(t.Context(), n)} {
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "write the notes: ") {
			t.Errorf("%s on a full disk: error %v, want one line", what, err)
		}
	}
	if got := text(t, b); got != before {
		t.Errorf("the file is %q now, want it as it was", got)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(b.Path), ".*")); len(left) > 0 {
		t.Errorf("files are left over: %q", left)
	}
	fulldisk.Limit(t, fulldisk.Unlimited)
	if err := b.Change(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	compare(t, all(t, b), []notes.Note{n})
}
