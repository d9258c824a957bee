package library_test

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
)

// correctedByHand is a digest with comments in the places where an editor puts them.
const correctedByHand = "# By hand.\nversion: 1\nfigures:\n  - id: ada # the captain\n    kind: person\n    name: Ada Holm\n    found: true\n" +
	"  - {id: oslo, kind: place, name: Oslo, found: true} # seen\n  # a guard\n  - {id: guard, kind: organization, name: Guard, aliases: [CG]}\n"

// sequences returns how many random sequences of corrections are tried:
// BRIEFING_SEQUENCES, or as many as do not take long.
func sequences(t *testing.T, few int) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("BRIEFING_SEQUENCES"), strconv.Itoa(few)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestCorrect makes random corrections, undoes them, and has another program change the
// file in between: the digest always reads, no comment is lost, what was undone is as it
// was to the byte, and what others write is left alone.
func TestCorrect(t *testing.T) {
	const start = correctedByHand
	dir := t.TempDir()
	file := filepath.Join(dir, "digest.yaml")
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# Ferry\n\nAda Holm left Oslo. The Guard came.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	opts := library.Options{Path: dir}
	rng := rand.New(rand.NewPCG(1, 2))
	write(t, dir, "digest.yaml", start)
	lib, err := library.Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for n := range sequences(t, 50) {
		write(t, dir, "digest.yaml", start)
		var done []*library.Correction
		states := []string{start}
		comments := strings.Count(start, "# ")
		for range 12 {
			switch r := rng.IntN(10); {
			case r < 6:
				c, err := lib.Correct(opts, randomChange(rng))
				if err != nil {
					t.Fatalf("sequence %d: %v\n%s", n, err, read(t, file))
				}
				done, states = append(done, c), append(states, read(t, file))
			case r < 9 && len(done) > 0:
				if err := done[len(done)-1].Undo(); err != nil {
					t.Fatal(err)
				}
				done, states = done[:len(done)-1], states[:len(states)-1]
			case r == 9: // another program adds a line
				comments++
				write(t, dir, "digest.yaml", read(t, file)+"# added by another program\n")
				if len(done) > 0 && done[len(done)-1].Undo() == nil {
					t.Fatalf("sequence %d: what another program wrote was undone", n)
				}
				done, states = nil, []string{read(t, file)}
			}
			now := read(t, file)
			if now != states[len(states)-1] {
				t.Fatalf("sequence %d: the file is\n%s\nwant\n%s", n, now, states[len(states)-1])
			}
			if f := digest.Parse("digest.yaml", []byte(now)); len(f.Problems) > 0 || strings.Count(now, "# ") != comments {
				t.Fatalf("sequence %d: problems %v\n%s", n, f.Problems, now)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".digest-*")); len(left) > 0 {
		t.Errorf("files are left: %v", left)
	}
}

// correctedLibrary is the variable that makes TestCorrectKilled the program that is
// killed: the library whose digest it corrects.
const correctedLibrary = "BRIEFING_CORRECTED_LIBRARY"

// A program that is killed while it writes corrections, or takes them back, leaves a
// digest that reads, with all its comments. Between one and the next another program
// writes into it.
func TestCorrectKilled(t *testing.T) {
	if dir := os.Getenv(correctedLibrary); dir != "" {
		correctForever(t, dir)
		return
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "digest.yaml")
	write(t, dir, "a.md", "# Ferry\n\nAda Holm left Oslo. The Guard came.\n")
	write(t, dir, "digest.yaml", correctedByHand)
	comments, changed := strings.Count(correctedByHand, "# "), 0
	for n := range sequences(t, 5) {
		was := read(t, file)
		killCorrector(t, dir, rand.N(40*time.Millisecond))
		now := read(t, file)
		if now != was {
			changed++
		}
		if f := digest.Parse("digest.yaml", []byte(now)); len(f.Problems) > 0 || strings.Count(now, "# ") != comments {
			t.Fatalf("kill %d: problems %v\n%s", n, f.Problems, now)
		}
		comments++
		write(t, dir, "digest.yaml", now+"# added by another program\n")
		if len(now) > 20_000 {
			write(t, dir, "digest.yaml", correctedByHand)
			comments = strings.Count(correctedByHand, "# ")
		}
	}
	t.Logf("%d of the kills left another digest", changed)
}

// correctForever makes random corrections, and takes some of them back.
func correctForever(t *testing.T, dir string) {
	t.Helper()
	opts := library.Options{Path: dir}
	lib, err := library.Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(rand.Uint64(), 2))
	fmt.Println("ready")
	for {
		c, err := lib.Correct(opts, randomChange(rng))
		if err == nil && rng.IntN(2) == 0 {
			err = c.Undo()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// killCorrector starts a program that corrects the digest in dir, and kills it some time
// after its first correction may have begun.
func killCorrector(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestCorrectKilled$")
	cmd.Env = append(os.Environ(), correctedLibrary+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "ready" {
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // which says that it was killed
}

func randomChange(rng *rand.Rand) func([]byte) ([]byte, error) {
	id := []briefing.SubjectID{"ada", "oslo", "guard"}[rng.IntN(3)]
	return func(data []byte) ([]byte, error) {
		switch rng.IntN(6) {
		case 5:
			name := fmt.Sprintf("Deal: [%d]", rng.IntN(1_000_000))
			return digest.Include(data, &briefing.Figure{ID: briefing.SubjectID(fmt.Sprintf("deal-%d", rng.IntN(1<<30))), Type: briefing.Thing, Name: name})
		case 0:
			return digest.Drop(data, id, "found")
		case 1:
			return digest.Set(data, id, "hidden", "true")
		case 2:
			return digest.Set(data, id, "kind", []string{"person", "place", "thing"}[rng.IntN(3)])
		case 3:
			return digest.Set(data, id, "name", fmt.Sprintf("%s: #%d, %q", id, rng.IntN(100), "it"))
		}
		return digest.Add(data, id, "aliases", fmt.Sprintf("%s's [%d]", id, rng.IntN(10_000)))
	}
}

// TestCorrectMakes writes the smallest digest if there is none, and takes it away again; what
// does not parse, or is the program's own, is left alone.
func TestCorrectMakes(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "digest.yaml")
	write(t, dir, "a.md", "# Ferry\n\nThe captain, Ada Holm, left Oslo on Monday.\n")
	opts := library.Options{Path: dir, Draft: true}
	lib, err := library.Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	accept := digest.Accept(lib.Digest().Figure("ada-holm")).Change
	c, err := lib.Correct(opts, accept)
	if err != nil {
		t.Fatal(err)
	}
	if news := c.News(); news != "digest.yaml is written" {
		t.Errorf("the first correction says %q", news)
	}
	const want = digest.Empty + "figures:\n  - {id: ada-holm, kind: person, name: Ada Holm}\n"
	if got := read(t, file); got != want {
		t.Errorf("the digest is\n%s\nwant\n%s", got, want)
	}
	hide := digest.Hide(lib.Digest().Figure("oslo")).Change
	if again, err := lib.Correct(opts, hide); err != nil || again.News() != "" || again.Undo() != nil {
		t.Errorf("the second correction says %q: %v", again.News(), err)
	}
	if err := c.Undo(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the digest is still there: %v", err)
	}
	broken := "figures:\n  - {id: ada-holm, name: [\n"
	write(t, dir, "digest.yaml", broken)
	if _, err := lib.Correct(opts, accept); err == nil || read(t, file) != broken {
		t.Errorf("%v: a broken digest is now\n%s", err, read(t, file))
	}
	if _, err := lib.Correct(library.Options{}, func(data []byte) ([]byte, error) { return bytes.Clone(data), nil }); err == nil {
		t.Error("the program's own digest was changed")
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
