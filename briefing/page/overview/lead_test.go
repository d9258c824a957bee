package overview

import (
	"strings"
	"testing"
)

// TestLead says how much of a summary stands on top of the overview.
func TestLead(t *testing.T) {
	long := "A bridge, " + strings.Repeat("a bridge and ", 30) + "a ferry."
	for summary, want := range map[string]string{
		"":                                     "",
		"A bridge. And a ferry.":               "A bridge. And a ferry.",
		" A bridge.  And a ferry.":             "A bridge. And a ferry.",
		"It began in the U.S. and had " + long: "It began in the U.S. and had " + long,
		"A bridge. " + long:                    "A bridge.",
		long + " And a ferry.":                 long,
		"No full stop":                         "No full stop",
		strings.Repeat("A bridge opens. ", 30): strings.TrimSpace(strings.Repeat("A bridge opens. ", 12)),
	} {
		if got := leadOf(summary); got != want {
			t.Errorf("leadOf(%q): got %q, want %q", summary, got, want)
		}
	}
}
