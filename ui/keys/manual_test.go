package keys_test

import (
	"os"
	"strings"
	"testing"

	"briefing/ui/keys"
)

// TestManual holds that the manual names every action that the settings can bind.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range keys.Default() {
		if !strings.Contains(string(manual), "`"+string(b.Action)+"`") {
			t.Errorf("docs/manual.md does not name the action %q", b.Action)
		}
	}
}
