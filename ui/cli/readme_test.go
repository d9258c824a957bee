package cli_test

import (
	"os"
	"strings"
	"testing"
)

// The object that the README shows is the first of what its command prints.
func TestReadmeObject(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "mentions", "Viktor Bout", "--json")
	want, _, _ := strings.Cut(out, "\n")
	if command := `    $ briefing mentions "Viktor Bout" --json` + "\n"; !strings.Contains(string(readme), command+"    "+want+"\n") {
		t.Errorf("README.md does not show, below %q:\n%s", strings.TrimSpace(command), want)
	}
}
