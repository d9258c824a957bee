package cli_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"briefing/ui/cli"
)

// run carries out a command line that must end with a status, and returns what
// it prints.
func run(t *testing.T, status int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := cli.Main(args, strings.NewReader(""), &out, &errs); got != status {
		t.Fatalf("briefing %q: exit status %d, want %d\nstderr: %s", args, got, status, &errs)
	}
	return out.String(), errs.String()
}

// records returns the objects that a command prints, one a line.
func records[R any](t *testing.T, args ...string) []R {
	t.Helper()
	out, _ := run(t, 0, append(args, "--json")...)
	var list []R
	for line := range strings.Lines(out) {
		var r R
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r); err != nil {
			t.Fatalf("briefing %q: %v in %s", args, err, line)
		}
		list = append(list, r)
	}
	return list
}
