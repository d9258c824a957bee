//go:build unix

package notes_test

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/briefing/notes"
)

var kills = flag.Int("kills", 15, "how often TestKilled kills a program that keeps notes")

// keeper, if it is set, has the test binary change the notes there until it is killed.
const keeper = "BRIEFING_TEST_NOTES"

func TestMain(m *testing.M) {
	if path := os.Getenv(keeper); path != "" {
		keep(path)
	}
	os.Exit(m.Run())
}

// keep adds, changes and removes notes and prints what is done.
func keep(path string) {
	b := notes.Book{Path: path}
	bg := context.Background()
	for i := 0; ; i++ {
		n := notes.Note{Article: "a", Quote: strings.Repeat("word ", 50), Text: fmt.Sprint(i)}
		n, err := b.Add(bg, n)
		must(err)
		fmt.Println("added", n.ID, n.Text)
		if i%3 == 1 {
			n.Text = fmt.Sprint(i, "again")
			must(b.Change(bg, n))
			fmt.Println("changed", n.ID, n.Text)
		}
		if i%3 == 2 {
			fmt.Println("removing", n.ID, n.Text)
			must(b.Remove(bg, n.ID))
		}
	}
}

func must(err error) {
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
}

// TestKilled kills a program at random moments while it changes notes: the file is whole,
// and holds every note that the program had kept.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), notes.FileName)
	want := map[notes.ID]string{}
	for range *kills {
		for _, line := range killed(t, path) {
			verb, rest, _ := strings.Cut(line, " ")
			id, text, _ := strings.Cut(rest, " ")
			switch verb {
			case "added", "changed":
				want[notes.ID(id)] = text
			case "removing":
				delete(want, notes.ID(id))
			default:
				t.Fatal(line)
			}
		}
		got := map[notes.ID]string{}
		for _, n := range all(t, notes.Book{Path: path}) {
			got[n.ID] = n.Text
		}
		for id, text := range want {
			if !strings.HasPrefix(got[id], text) || got[id] == "" { // a change may be on the disk and not said yet
				t.Fatalf("note %s says %q, want %q", id, got[id], text)
			}
		}
		if extra := len(got) - len(want); extra > 1 { // one may be on the disk and not said yet, or not removed yet
			t.Fatalf("%d notes more than were kept", extra)
		}
		want = got
	}
	t.Logf("%d kills, %d notes kept, none lost", *kills, len(want))
}

// killed starts a program that changes notes, kills it and returns what it printed.
func killed(t *testing.T, path string) (lines []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), keeper+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(10*time.Millisecond+rand.N(60*time.Millisecond), func() { _ = cmd.Process.Kill() })
	s := bufio.NewScanner(out)
	for s.Scan() {
		lines = append(lines, s.Text())
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && (!errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL) {
		t.Fatalf("%v after %q", err, lines)
	}
	return lines
}
