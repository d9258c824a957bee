package cli_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A file that another program is writing is read as it was at some moment: what it holds
// comes without gaps, and never less than before.
func TestGrowingFile(t *testing.T) {
	skipProcesses(t)
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "log.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	grow := func(from, to int) error {
		for i := from; i < to; i++ {
			if _, err := fmt.Fprintf(f, "The ferry came, number %06d.\n\n", i); err != nil {
				return err
			}
		}
		return nil
	}
	if err := grow(0, 10); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan int, 1)
	go func() {
		n := 10
		for ctx.Err() == nil {
			if err := grow(n, n+10); err != nil {
				t.Error(err)
			}
			n += 10
			time.Sleep(100 * time.Microsecond) // it must not become too big to be read
		}
		stopped <- n
	}()
	defer func() { stop(); <-stopped }() // it must not write when the test has ended
	last := 10
	read := func() int {
		out, _ := run(t, 0, "show", "log", "--text", "-L", dir)
		n := 0
		for line := range strings.SplitSeq(out, "\n") {
			if text := fmt.Sprintf("The ferry came, number %06d.", n); line == text {
				n++
			} else if line != "" && !strings.HasPrefix(text, line) { // the last line may be cut
				t.Fatalf("behind %d lines comes %q", n, line)
			}
		}
		if n < last {
			t.Errorf("%d lines, there were %d", n, last)
		}
		last = n
		return n
	}
	for range 20 {
		read()
	}
	stop()
	want := <-stopped
	stopped <- want // for the deferred call
	if read() != want {
		t.Errorf("%d lines, want %d", last, want)
	}
}

// A name that is a file now and a folder then costs no other document, and nothing stays
// of what it was.
func TestFileBecomesFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	must(t, os.WriteFile(filepath.Join(dir, "sound.md"), []byte("# Sound\n\nThe ferry sank.\n"), 0o644))
	for i := range 75 {
		must(t, os.WriteFile(path, fmt.Appendf(nil, "# File %d\n\nThe ferry came.\n", i), 0o644))
		if out, said := run(t, 0, "articles", "-L", dir); !strings.Contains(out, fmt.Sprint("File ", i)) || strings.Count(out, "\n") != 2 || said != "" {
			t.Fatalf("as a file: %q, said %q", out, said)
		}
		must(t, errors.Join(os.Remove(path), os.Mkdir(path, 0o755), os.WriteFile(filepath.Join(path, "b.md"), []byte("# Below\n\nThe ferry left.\n"), 0o644)))
		if out, said := run(t, 0, "articles", "-L", dir); !strings.Contains(out, "Below") || strings.Count(out, "\n") != 2 || said != "" {
			t.Fatalf("as a folder: %q, said %q", out, said)
		}
		must(t, os.RemoveAll(path))
	}
}
