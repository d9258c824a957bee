//go:build unix

package ui_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"briefing/briefing/libtest"
)

var kills = flag.Int("kills", 3, "how often TestKilledApp kills the app")

// An app that is killed while it reads a library, with the reader at work in it, leaves an
// index and a state with which the next program answers as with new ones.
func TestKilledApp(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	library, home := t.TempDir(), t.TempDir()
	if err := libtest.Generate(library, 320); err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	in := func(cache string) surroundings {
		return surroundings{env: []string{"XDG_CACHE_HOME=" + cache, "XDG_STATE_HOME=" + home}}
	}
	cache := t.TempDir()
	compared := 0
	for n := range *kills {
		if err := libtest.Alter(library, r); err != nil {
			t.Fatal(err)
		}
		if r.IntN(5) == 0 { // else it is brought up to date
			cache = t.TempDir()
		}
		killApp(t, r, append(in(cache).env, runAs+"=briefing"), library)
		if r.IntN(3) > 0 && n < *kills-1 {
			continue
		}
		compared++
		anew := t.TempDir()
		for _, args := range [][]string{
			{"articles", "--json"},
			{"figures", "--json"},
			{"search", "the war", "--json"},
			{"timeline"},
			{"mentions", "war", "--json"},
		} {
			args = append(args, "-L", library)
			want, _, status := carryOut(t, in(anew), args...)
			if status != 0 || want == "" {
				t.Fatalf("%q: status %d", args, status)
			}
			if got, said, status := carryOut(t, in(cache), args...); got != want || said != "" || status != 0 {
				t.Errorf("seed %d, kill %d: %q: status %d, said %q, printed %d bytes, want %d", seed, n, args, status, said, len(got), len(want))
			}
		}
	}
	if bad, _ := filepath.Glob(filepath.Join(home, "briefing", "*.bad")); len(bad) > 0 {
		t.Errorf("a state could not be read: %q", bad)
	}
	t.Logf("%d kills, %d comparisons", *kills, compared)
}

// killApp opens the app, presses keys, and kills it within two seconds, in half of the cases
// at the start of them, when it reads.
func killApp(t *testing.T, r *rand.Rand, env []string, library string) {
	t.Helper()
	tt := runCommand(t, true, env, os.Args[0], library)
	keys := []string{"j", "J", "n", "2\r", "4\r", "t", "/war\r", "a", "\x1b[27u", "G", "u", "R"}
	most := []time.Duration{2 * time.Second, 500 * time.Millisecond}[r.IntN(2)]
	for late := time.After(time.Duration(r.Int64N(int64(most)))); ; {
		select {
		case <-late:
			if err := tt.cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			<-tt.done
			return
		case <-time.After(time.Duration(r.Int64N(int64(most / 20)))):
			tt.types(keys[r.IntN(len(keys))])
		}
	}
}
