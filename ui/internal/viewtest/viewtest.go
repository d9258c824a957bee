// Package viewtest holds checks for the tests of all panes: that a view fits
// its size, and that it has not changed.
package viewtest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"briefing/ui/theme"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Theme is the theme of tests: attributes alone.
func Theme() *theme.Theme { return theme.New(true, colorprofile.ASCII) }

// Golden fails unless view equals testdata/name.golden, where escape sequences
// are written as "‹1;4›".
func Golden(t *testing.T, name, view string) {
	t.Helper()
	File(t, filepath.Join("testdata", name+".golden"), readable(view)+"\n")
}

// File fails unless a file contains got. With -update it writes the file.
func File(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// readable returns view with visible escape sequences.
func readable(view string) string {
	var b strings.Builder
	var state byte
	for len(view) > 0 {
		seq, _, n, next := ansi.DecodeSequence(view, state, nil)
		if params, ok := strings.CutPrefix(seq, "\x1b["); ok {
			seq = "‹" + strings.TrimSuffix(params, "m") + "›"
		}
		b.WriteString(seq)
		view, state = view[n:], next
	}
	return b.String()
}

// Fits fails unless view has exactly h lines, each at most w cells wide.
func Fits(t *testing.T, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if h == 0 && view == "" {
		return
	}
	if len(lines) != h {
		t.Fatalf("view of %d×%d has %d lines:\n%q", w, h, len(lines), view)
	}
	for y, line := range lines {
		if got := ansi.StringWidth(line); got > w {
			t.Fatalf("line %d of %d×%d is %d cells wide: %q", y, w, h, got, line)
		}
	}
}

// Sweep calls check for nearly every size from 0×0 to 60×20.
func Sweep(check func(w, h int)) {
	for w := range 61 {
		for h := range 21 {
			check(w, h)
		}
	}
}
