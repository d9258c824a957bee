package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how long a test waits for what should come at once.
const patience = 20 * time.Second

// start watches a folder; polls has it look itself. What comes first is taken.
func start(t *testing.T, polls bool, path string, others ...string) *watcher {
	t.Helper()
	p := usual
	p.look /= 10
	w := newWatcher(path, others, p)
	w.polls = polls
	ctx, cancel := context.WithCancel(t.Context())
	go w.run(ctx)
	t.Cleanup(func() {
		cancel()
		for range w.changes { // until it is closed
		}
	})
	w.next(t)
	return w
}

// next waits for the next change.
func (w *watcher) next(t *testing.T) time.Time {
	t.Helper()
	select {
	case at := <-w.changes:
		return at
	case <-time.After(patience):
		t.Fatal("nothing is told")
	}
	return time.Time{}
}

// until waits for a change that was noticed after begun.
func (w *watcher) until(t *testing.T, begun time.Time) {
	t.Helper()
	for !w.next(t).After(begun) {
	}
}

func write(t *testing.T, text string, name ...string) {
	t.Helper()
	file := filepath.Join(name...)
	check(t, os.MkdirAll(filepath.Dir(file), 0o755))
	check(t, os.WriteFile(file, []byte(text), 0o644))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, old, name string) {
	t.Helper()
	if err := os.Symlink(old, name); err != nil {
		t.Skip("no links here: ", err)
	}
}

// TestChanges changes a library in every way, one after the other: each is told,
// whether the system tells or the files are looked at.
func TestChanges(t *testing.T) {
	t.Parallel()
	for name, polls := range map[string]bool{"watching": false, "looking": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, other := t.TempDir(), filepath.Join(t.TempDir(), "other.yaml")
			in := func(name ...string) string { return filepath.Join(append([]string{dir}, name...)...) }
			write(t, "a", in("a.md"))
			write(t, "b", in("folder", "b.md"))
			write(t, "c", in(".hidden", "c.md"))
			link(t, ".hidden", in("shown"))
			digest := in("digest.yaml")
			w := start(t, polls, dir, digest, other)
			if (w.tree == nil) != polls {
				t.Errorf("looks %t, want %t", w.tree == nil, polls)
			}
			for _, step := range []struct {
				what string
				do   func()
			}{
				{"a file changes", func() { write(t, "a, longer", in("a.md")) }},
				{"a file is new", func() { write(t, "new", in("new.txt")) }},
				{"a file in a folder changes", func() { write(t, "b, longer", in("folder", "b.md")) }},
				{"a folder is new, and another one in it", func() { write(t, "d", in("2024.10", "deep", "d.md")) }},
				{"a file there changes", func() { write(t, "d, longer", in("2024.10", "deep", "d.md")) }},
				{"a file behind a link changes", func() { write(t, "c, longer", in(".hidden", "c.md")) }},
				{"a file is renamed", func() { check(t, os.Rename(in("new.txt"), in("newer.txt"))) }},
				{"a folder is renamed", func() { check(t, os.Rename(in("2024.10"), in("2024.11"))) }},
				{"a file in it changes", func() { write(t, "d, and longer", in("2024.11", "deep", "d.md")) }},
				{"another folder takes its place", func() {
					check(t, os.Rename(in("2024.11"), in("2024.12")))
					check(t, os.MkdirAll(in("2024.11", "deep"), 0o755))
				}},
				{"a file is new in that", func() { write(t, "e", in("2024.11", "deep", "e.md")) }},
				{"and changes", func() { write(t, "e, longer", in("2024.11", "deep", "e.md")) }},
				{"a file is replaced", func() {
					write(t, "A", in(".a.md.tmp"))
					check(t, os.Rename(in(".a.md.tmp"), in("a.md")))
				}},
				{"the digest is written", func() { write(t, "version: 1", digest) }},
				{"another file is written", func() { write(t, "version: 1", other) }},
				{"another file changes", func() { write(t, "version: 1\n", other) }},
				{"another file goes", func() { check(t, os.Remove(other)) }},
				{"a file goes", func() { check(t, os.Remove(in("newer.txt"))) }},
				{"a folder goes", func() { check(t, os.RemoveAll(in("2024.11"))) }},
			} {
				begun := time.Now()
				step.do()
				t.Log(step.what)
				w.until(t, begun)
			}
		})
	}
}

// TestDocument watches a single document, which is replaced as editors do.
func TestDocument(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	write(t, "a", file)
	w := start(t, false, file)
	begun := time.Now()
	write(t, "b", dir, "a.tmp")
	check(t, os.Rename(filepath.Join(dir, "a.tmp"), file))
	w.until(t, begun)
	begun = time.Now()
	write(t, "longer", file)
	w.until(t, begun)
}

// TestVanishing takes the folder away and brings it back: both are told, and
// what comes after.
func TestVanishing(t *testing.T) {
	t.Parallel()
	for name, polls := range map[string]bool{"watching": false, "looking": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, away := filepath.Join(t.TempDir(), "library"), filepath.Join(t.TempDir(), "away")
			write(t, "a", dir, "a.md")
			w := start(t, polls, dir)
			for _, do := range []func(){
				func() { check(t, os.Rename(dir, away)) },
				func() { check(t, os.Rename(away, dir)) },
				func() { write(t, "a, longer", dir, "a.md") },
				func() { check(t, os.RemoveAll(dir)) },
				func() { write(t, "new", dir, "b.md") },
				func() { write(t, "newer", dir, "b.md") },
			} {
				begun := time.Now()
				do()
				w.until(t, begun)
			}
		})
	}
}

// TestEnd ends with its context, whether anybody listens or not.
func TestEnd(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	changes := Changes(ctx, t.TempDir())
	cancel()
	late := time.After(patience)
	for {
		select {
		case _, ok := <-changes:
			if !ok {
				return
			}
		case <-late:
			t.Fatal("it does not end")
		}
	}
}

// TestTake says which of the things that the system tells matter.
func TestTake(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	write(t, "x", outside, "deep", "x.md")
	for _, name := range []string{"a.md", "a.png", ".a.md.swp", "a.md~", "#a.md#", "noending", "folder/b.md", ".git/c.md"} {
		write(t, "x", dir, filepath.FromSlash(name))
	}
	link(t, outside, filepath.Join(dir, "outside"))
	link(t, filepath.Join("..", filepath.Base(outside)), filepath.Join(dir, "above"))
	link(t, ".", filepath.Join(dir, "circle"))
	tr, err := newTree(t.Context(), dir)
	check(t, err)
	defer tr.close()
	for name, want := range map[string]bool{
		"a.md": true, "gone.md": true, "folder/b.md": true, "noending": true, "folder": true,
		"a.png": false, "gone.png": false, ".a.md.swp": false, ".gone.md": false, "a.md~": false, "#a.md#": false, ".git": false,
	} {
		got, err := tr.take(t.Context(), fsnotify.Event{Name: filepath.Join(tr.root, filepath.FromSlash(name)), Op: fsnotify.Create})
		if got != want || err != nil {
			t.Errorf("%s: %t, %v, want %t", name, got, err, want)
		}
	}
	var folders []string
	for name := range tr.folders {
		rel, err := filepath.Rel(tr.root, name)
		check(t, err)
		folders = append(folders, rel)
	}
	if slices.Sort(folders); !slices.Equal(folders, []string{".", "folder"}) {
		t.Errorf("watches %v, want the folder and the one in it", folders)
	}
}

// TestLook says what of a single file is a change.
func TestLook(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "a.md")
	f := file{name: name}
	old := time.Now().Add(-time.Hour)
	for _, step := range []struct {
		what string
		do   func() error
		want bool
	}{
		{"nothing", func() error { return nil }, false},
		{"new", func() error { return os.WriteFile(name, []byte("a"), 0o600) }, true},
		{"as it was", func() error { return nil }, false},
		{"longer", func() error { return os.WriteFile(name, []byte("ab"), 0o600) }, true},
		{"another time", func() error { return os.Chtimes(name, old, old) }, true},
		{"gone", func() error { return os.Remove(name) }, true},
		{"still gone", func() error {
			_, err := os.Stat(name)
			if !errors.Is(err, fs.ErrNotExist) {
				return errors.New("it is there")
			}
			return nil
		}, false},
	} {
		check(t, step.do())
		if got := f.look(); got != step.want {
			t.Errorf("%s: %t, want %t", step.what, got, step.want)
		}
	}
}
