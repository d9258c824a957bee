package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/libtest"
	"briefing/ui/cli"
)

var damages = flag.Int("damages", 3, "how many damaged indexes TestDamagedAnswers tries")

// damage changes a copy of data at random: a bit, a block, or all behind a place, in one
// of three parts of it. It returns what it did.
func damage(r *rand.Rand, data []byte) ([]byte, string) {
	data = append([]byte{}, data...)
	third := len(data) / 3
	at := r.IntN(3)*third + r.IntN(third)
	switch r.IntN(5) {
	case 0, 1:
		data[at] ^= 1 << r.IntN(8)
		return data, fmt.Sprintf("bit at %d", at)
	case 2:
		return data[:at], fmt.Sprintf("cut at %d", at)
	}
	size := 16 << r.IntN(9)
	zero := r.IntN(2) == 0
	for i := range data[at:min(at+size, len(data))] {
		if data[at+i] = byte(r.Uint32()); zero {
			data[at+i] = 0
		}
	}
	return data, fmt.Sprintf("block of %d at %d", size, at)
}

// However an index is damaged, every command answers as before: from what is sound, or
// from the documents, once it is made anew. That is told once.
func TestDamagedAnswers(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large library again and again")
	}
	dir, cache := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	if err := libtest.Generate(dir, 320); err != nil {
		t.Fatal(err)
	}
	age(t, dir)
	commands := [][]string{
		{"articles", "--json"},
		{"figures", "--json"},
		{"search", "the", "--json"},
		{"show", firstID(t, dir, "articles")},
		{"timeline"},
		{"mentions", firstID(t, dir, "figures"), "--json"},
	}
	var want []string
	for _, c := range commands {
		want = append(want, answer(t, dir, c))
	}
	index := onlyIndex(t, cache)
	sound, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	told := 0
	for range *damages {
		data, what := damage(r, sound)
		if err := os.WriteFile(index, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for i, c := range commands {
			out, errs := carryOut(t, dir, c)
			if out != want[i] {
				t.Errorf("seed %d: %s: %q gives another answer: %s", seed, what, c, errs)
			}
			if errs == "" {
				continue
			}
			told++
			if _, errs := carryOut(t, dir, c); errs != "" {
				t.Errorf("seed %d: %s: %q tells of it again: %s", seed, what, c, errs)
			}
		}
	}
	t.Logf("%d damages, told %d times", *damages, told)
}

// answer returns what a command prints, which must go well.
func answer(t *testing.T, dir string, args []string) string {
	t.Helper()
	out, errs := carryOut(t, dir, args)
	if out == "" || errs != "" {
		t.Fatalf("briefing %q: %d bytes, %s", args, len(out), errs)
	}
	return out
}

func carryOut(t *testing.T, dir string, args []string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if status := cli.Main(append([]string{"-L", dir}, args...), strings.NewReader(""), &out, &errs); status != 0 {
		t.Errorf("briefing %q: exit status %d: %s", args, status, &errs)
	}
	return out.String(), errs.String()
}

// age has all files of a folder be a day old, so that they are known to have settled.
func age(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err == nil {
			day := time.Now().Add(-24 * time.Hour)
			err = os.Chtimes(path, day, day)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// firstID returns the first ID that a command lists.
func firstID(t *testing.T, dir, command string) string {
	t.Helper()
	line, _, _ := strings.Cut(answer(t, dir, []string{command, "--json"}), "\n")
	var first struct{ ID string }
	if err := json.Unmarshal([]byte(line), &first); err != nil {
		t.Fatal(err)
	}
	return first.ID
}

func onlyIndex(t *testing.T, cache string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(cache, "briefing", "*.db"))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d indexes, %v", len(list), err)
	}
	return list[0]
}
