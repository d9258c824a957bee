//go:build unix

package cli_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/libtest"
)

var kills = flag.Int("kills", 3, "how often TestKilledUpdates and TestKilledAdds kill a program each")

// starts starts the program, and returns a function that waits for it.
func starts(t *testing.T, args ...string) (*os.Process, func() error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "briefing", args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd.Process, cmd.Wait
}

// killed starts the program and kills it after a while. It reports whether the program was
// still at work.
func killed(t *testing.T, after time.Duration, args ...string) bool {
	t.Helper()
	process, wait := starts(t, args...)
	timer := time.AfterFunc(after, func() { _ = process.Kill() })
	defer timer.Stop()
	exit := (*exec.ExitError)(nil)
	switch err := wait(); {
	case err == nil, errors.As(err, &exit) && exit.ExitCode() == 1: // all was there
		return false
	case errors.As(err, &exit) && exit.ExitCode() == -1:
		return true
	default:
		t.Fatalf("briefing %.100q: %v", args, err)
		return false
	}
}

// takes returns how long the program is at work.
func takes(t *testing.T, args ...string) time.Duration {
	t.Helper()
	began := time.Now()
	if killed(t, time.Hour, args...) {
		t.Fatal("killed by somebody else")
	}
	return time.Since(began)
}

// A program that is killed while it brings an index up to date leaves one that the next
// program finishes: the answers are those of a new index.
func TestKilledUpdates(t *testing.T) {
	skipProcesses(t)
	dir, cache := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	must(t, libtest.Generate(dir, 320))
	age(t, dir)
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	answer(t, dir, []string{"articles"})
	must(t, libtest.Alter(dir, r))
	took := takes(t, "articles", "-L", dir)
	atWork, compared := 0, 0
	for n := range *kills {
		must(t, libtest.Alter(dir, r))
		if killed(t, time.Duration(r.Int64N(int64(took)*5/4)), "articles", "-L", dir) {
			atWork++
		}
		if r.IntN(3) > 0 && n < *kills-1 { // the next one goes on with what is there
			continue
		}
		compared++
		got := answers(t, dir)
		t.Setenv("XDG_CACHE_HOME", t.TempDir())
		want := answers(t, dir)
		t.Setenv("XDG_CACHE_HOME", cache)
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("seed %d, kill %d: an answer is not that of a new index:\n%s", seed, n, firstDifference(got[i], want[i]))
			}
		}
	}
	t.Logf("%d kills, %d at work, %d comparisons", *kills, atWork, compared)
}

// answers returns what commands print of which every part of an index takes part.
func answers(t *testing.T, dir string) (out []string) {
	t.Helper()
	for _, args := range [][]string{
		{"articles", "--json"},
		{"figures", "--json"},
		{"search", "the war", "--json"},
		{"search", "war", "--sort", "date"},
		{"timeline"},
		{"mentions", firstID(t, dir, "figures"), "--json"},
		{"show", firstID(t, dir, "articles")},
	} {
		out = append(out, answer(t, dir, args))
	}
	return out
}

// firstDifference returns the first line in which two texts differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d: got  %.500s\nwant %.500s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

// A program that is killed while it adds articles leaves whole files alone. Added again,
// every article is there once.
func TestKilledAdds(t *testing.T) {
	skipProcesses(t)
	from := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	var files []string
	want := map[string]bool{} // the texts
	for i := range 60 {
		text := strings.TrimSpace(strings.Repeat(fmt.Sprintf("The ferry came, number %d. ", i), 20))
		want[text] = true
		files = append(files, filepath.Join(from, fmt.Sprintf("a%02d.md", i)))
		must(t, os.WriteFile(files[i], []byte("# Report\n\n"+text+"\n"), 0o600))
	}
	args := func(to string) []string { return append([]string{"add", to}, files[1:]...) }
	took := takes(t, args(filepath.Join(t.TempDir(), "whole"))...)
	atWork := 0
	for n := range *kills {
		to := filepath.Join(t.TempDir(), "story")
		wait := func() error { return nil }
		if n%3 == 2 { // another one adds the same
			_, wait = starts(t, args(to)...)
		}
		for range 1 + rand.IntN(2) {
			if killed(t, rand.N(took*5/4), args(to)...) {
				atWork++
			}
			checkAdded(t, to, want, false)
		}
		_ = wait() // which says 1 where all was there
		parts, err := filepath.Glob(filepath.Join(to, ".briefing-*.part"))
		must(t, err)
		for _, part := range parts { // long after, they are removed
			must(t, os.Chtimes(part, time.Time{}, time.Now().Add(-24*time.Hour)))
		}
		_ = exec.CommandContext(t.Context(), "briefing", append(args(to), files[0])...).Run() // one is new
		checkAdded(t, to, want, true)
		must(t, os.RemoveAll(to))
	}
	t.Logf("%d rounds, %d kills at work", *kills, atWork)
}

// checkAdded fails if one of the files in a folder is not whole, if a text is in two of
// them, or, where all was added, if one is missing or anything else is left.
func checkAdded(t *testing.T, dir string, texts map[string]bool, all bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	must(t, err)
	found := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		must(t, err)
		_, text, _ := strings.Cut(string(data), "\n---\n")
		text = strings.TrimSpace(text)
		switch {
		case !texts[text]:
			t.Errorf("%s is not whole: %q", f, data)
		case found[text] != "":
			t.Errorf("%s holds what %s holds", f, found[text])
		}
		found[text] = f
	}
	if !all {
		return
	}
	if len(found) != len(texts) {
		t.Errorf("%d articles, want %d", len(found), len(texts))
	}
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".md" {
			t.Errorf("%s is left", e.Name())
		}
	}
}
