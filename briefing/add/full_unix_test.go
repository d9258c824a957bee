//go:build linux || darwin

package add

import (
	"strings"
	"testing"

	"briefing/briefing/internal/fulldisk"
)

// A full disk leaves nothing, and once there is room the article is saved.
func TestNoRoom(t *testing.T) {
	if !fulldisk.Alone(t) {
		return
	}
	dir := t.TempDir()
	f := open(t, dir)
	a := article("Ferry", strings.Repeat("It sails. ", 10_000), "")
	a.Text = strings.TrimSpace(a.Text)
	fulldisk.Limit(t, 1<<14)
	_, err := f.save(Clipping{Article: a})
	left := names(t, dir)
	fulldisk.Limit(t, fulldisk.Unlimited)
	if err == nil || len(left) > 0 {
		t.Errorf("error %v, left %q", err, left)
	}
	if f.Has(a) != "" {
		t.Error("it is said to be there")
	}
	save(t, f, a)
}
