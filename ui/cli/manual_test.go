package cli_test

import (
	"os"
	"strings"
	"testing"
)

// The object that the manual shows is the first of what its command prints.
func TestManualObject(t *testing.T) {
	manual, err := os.ReadFile("../../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "mentions", "Viktor Bout", "--json")
	want, _, _ := strings.Cut(out, "\n")
	if command := `    $ briefing mentions "Viktor Bout" --json` + "\n"; !strings.Contains(string(manual), command+"    "+want+"\n") {
		t.Errorf("docs/manual.md does not show, below %q:\n%s", strings.TrimSpace(command), want)
	}
}
