package library_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"briefing/briefing/library"
	"briefing/briefing/store"
	"briefing/briefing/store/sealed"
	"briefing/seeds"
)

// age makes the documents of a folder so old that their times can be relied upon.
func age(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	for _, name := range glob(t, dir) {
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
}

func glob(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func indexes(t *testing.T, cache string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(cache, "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// Only what has changed is read again, and what comes of it is as if all had
// been read.
func TestOnlyChangesAreRead(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 320), t.TempDir()
	age(t, dir)
	names := glob(t, dir)
	text, err := os.ReadFile(names[7])
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name   string
		change func()
		want   library.Progress // but for bytes
	}{
		{"first", func() {}, library.Progress{Files: 320, TotalFiles: 320}},
		{"unchanged", func() {}, library.Progress{}},
		{"touched", func() {
			now := time.Now().Add(-time.Minute)
			if err := os.Chtimes(names[3], now, now); err != nil {
				t.Fatal(err)
			}
		}, library.Progress{}},
		{"changed, new and removed", func() {
			write(t, dir, "000/article-000007.md", string(text)+"\nIt names the ferry of Halvik.\n")
			write(t, dir, "000/article-000007-2.md", "---\npublished: 2015-01-03\n---\nThe ferry left.\n")
			write(t, dir, "new.md", strings.Replace(string(text), "title:", "title: Another", 1))
			// A time to come is never old enough to be trusted, however slow the test.
			soon := time.Now().Add(time.Hour)
			if err := os.Chtimes(filepath.Join(dir, "new.md"), soon, soon); err != nil {
				t.Fatal(err)
			}
			write(t, dir, "bad.md", "\x00\x01\x02 no text")
			write(t, dir, "front.md", "---\ntitle: [\n---\nThe front matter is broken.\n")
			if err := os.Remove(names[9]); err != nil {
				t.Fatal(err)
			}
		}, library.Progress{Files: 5, TotalFiles: 5, Bad: 1}},
		{"just written", func() {}, library.Progress{}},
		{"same size and time", func() {
			info, err := os.Stat(filepath.Join(dir, "new.md"))
			if err != nil {
				t.Fatal(err)
			}
			write(t, dir, "new.md", strings.Replace(string(text), "title:", "title: Anather", 1))
			if err := os.Chtimes(filepath.Join(dir, "new.md"), info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}, library.Progress{Files: 1, TotalFiles: 1}},
		{"digest", func() {
			digest, err := os.ReadFile(filepath.Join(dir, library.DigestFile))
			if err != nil {
				t.Fatal(err)
			}
			changed := strings.Replace(string(digest), "figure-1, kind", "figure-one, kind", 1)
			changed = strings.Replace(changed, "words: [war,", "words: [war, oil,", 1)
			write(t, dir, library.DigestFile, changed)
		}, library.Progress{Relinked: 322}},
		{"documents of the digest", func() {
			f, err := os.OpenFile(filepath.Join(dir, library.DigestFile), os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			fmt.Fprintf(f, "documents:\n  - file: new.md\n    articles:\n      - {id: 000-article-000011, title: Eleven, published: 2001}\n")
		}, library.Progress{Files: 2, TotalFiles: 2}},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.change()
			lib, got := openIn(t, cache, dir)
			got.Bytes, got.TotalBytes = 0, 0
			if got != step.want || len(lib.Notices) > 0 {
				t.Errorf("progress %+v, want %+v; notices %q", got, step.want, lib.Notices)
			}
			sameAsInMemory(t, lib, dir)
		})
	}
	if n := len(indexes(t, cache)); n != 1 {
		t.Errorf("%d indexes of one library", n)
	}
}

// What is done when reading is interrupted is not done again.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 1500), t.TempDir()
	age(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	stop := func(p library.Progress) {
		if p.Files > 700 {
			cancel()
		}
	}
	_, err := library.Open(ctx, library.Options{Path: dir, Cache: cache, Default: seeds.FS, Progress: stop})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want that of the context", err)
	}
	lib, p := openIn(t, cache, dir)
	if p.TotalFiles == 0 || p.TotalFiles > 800 || len(entries(t, lib)) != 1500 {
		t.Errorf("%d documents were left, %d articles, want 1500", p.TotalFiles, len(entries(t, lib)))
	}
}

// An index that is no sound one of this library is made anew.
func TestDamagedIndex(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("reads a large library again and again")
	}
	dir := generate(t, 310)
	age(t, dir)
	fresh := t.TempDir()
	openIn(t, fresh, dir)
	sound, err := os.ReadFile(indexes(t, fresh)[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		damage func(sound []byte) []byte
		notice string
	}{
		{"empty", func([]byte) []byte { return nil }, ""},
		{"cut short", func(b []byte) []byte { return b[:len(b)/3] }, "rebuilt"},
		{"overwritten", func(b []byte) []byte {
			for i := 4096; i < len(b)/2; i++ {
				b[i] = 0xa5
			}
			return b
		}, "rebuilt"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cache := t.TempDir()
			name := filepath.Base(indexes(t, fresh)[0])
			write(t, cache, name, string(tt.damage(slices.Clone(sound))))
			lib, p := openIn(t, cache, dir)
			if p.Files != 310 || len(entries(t, lib)) != 310 {
				t.Errorf("%d documents read, %d articles, want 310", p.Files, len(entries(t, lib)))
			}
			if notices := strings.Join(lib.Notices, "\n"); strings.Contains(notices, "rebuilt") != (tt.notice != "") {
				t.Errorf("notices %q, want one with %q", notices, tt.notice)
			}
		})
	}
}

// An index of another version of the program is made anew, without a word.
func TestIndexOfAnotherVersion(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	first, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache, Default: seeds.FS})
	if err == nil {
		err = first.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+indexes(t, cache)[0]+"?vfs="+sealed.VFS())
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), "PRAGMA user_version = 1")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	lib, p := openIn(t, cache, dir)
	if p.Files != 310 || len(entries(t, lib)) != 310 || len(lib.Notices) > 0 {
		t.Errorf("%d documents read, %d articles, notices %q, want 310, 310 and none", p.Files, len(entries(t, lib)), lib.Notices)
	}
}

// anotherProgram returns a database of another program.
func anotherProgram(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "foreign.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), "PRAGMA application_id = 7; CREATE TABLE a(b); INSERT INTO a VALUES (zeroblob(20000))")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What is at an index's place and is none is left as it is, and the library is
// read into memory.
func TestForeignFile(t *testing.T) {
	t.Parallel()
	dir := generate(t, 310)
	age(t, dir)
	fresh := t.TempDir()
	openIn(t, fresh, dir)
	index := indexes(t, fresh)[0]
	foreign := anotherProgram(t)
	damaged := slices.Clone(foreign)
	for i := 4096; i < len(damaged)/2; i++ {
		damaged[i] = 0xa5
	}
	for name, data := range map[string][]byte{
		"":      []byte(strings.Repeat("this is not a database ", 500)),
		"short": []byte("a"), "another program's": foreign, "another program's, damaged": damaged,
	} {
		for _, suffix := range []string{"", ".lock"} {
			t.Run(name+suffix, func(t *testing.T) {
				cache := t.TempDir()
				file := filepath.Join(cache, filepath.Base(index)+suffix)
				write(t, cache, filepath.Base(file), string(data))
				lib, _ := openIn(t, cache, dir)
				if n := len(entries(t, lib)); n != 310 {
					t.Errorf("%d articles, want 310", n)
				}
				if len(lib.Notices) != 1 || !strings.Contains(lib.Notices[0], file) || !strings.Contains(lib.Notices[0], "read into memory") || !strings.Contains(lib.Notices[0], "not an index of briefing") {
					t.Errorf("notices %q, want one that %s is foreign", lib.Notices, file)
				}
				if now, err := os.ReadFile(file); err != nil || !slices.Equal(now, data) {
					t.Errorf("the file was changed: error %v", err)
				}
			})
		}
	}
}

// While one program reads the documents, others see what is there by then.
func TestTwoPrograms(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	lib, _ := openIn(t, cache, dir)
	x, err := store.OpenIndex(t.Context(), indexes(t, cache)[0], dir)
	if err != nil || x.Remade != "" {
		t.Fatal(err, x.Remade)
	}
	defer x.Close()
	if err := x.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "new.md", "A new document about nothing.")
	other, _ := openIn(t, cache, dir)
	if len(entries(t, other)) != 310 || !other.OtherReads() || len(other.Notices) > 0 {
		t.Errorf("%d articles, another reads %t, notices %q, want 310 and that another is at it", len(entries(t, other)), other.OtherReads(), other.Notices)
	}
	if err := x.Unlock(); err != nil {
		t.Fatal(err)
	}
	third, _ := openIn(t, cache, dir)
	if len(entries(t, third)) != 311 || len(entries(t, lib)) != 310 || third.OtherReads() {
		t.Errorf("%d and %d articles, notices %q, want 311 and 310", len(entries(t, third)), len(entries(t, lib)), third.Notices)
	}
	diff(t, "article", article(t, third, "000-article-000005"), article(t, lib, "000-article-000005"))
}

// That another program reads the documents means nothing to a library that is read
// into memory after all, because the index is of no use.
func TestOtherReadsWhatIsOfNoUse(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	openIn(t, cache, dir)
	index := indexes(t, cache)[0]
	x, err := store.OpenIndex(t.Context(), index, dir)
	if err != nil || x.Remade != "" {
		t.Fatal(err, x.Remade)
	}
	defer x.Close()
	db, err := sql.Open("sqlite", index)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "UPDATE document SET problems = 'none'"); err != nil {
		t.Fatal(err)
	}
	if err := x.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "new.md", "A new document about nothing.")
	lib, _ := openIn(t, cache, dir)
	if n := len(entries(t, lib)); n != 311 || lib.OtherReads() || lib.Behind() {
		t.Errorf("%d articles, want 311; another reads %t, behind %t", n, lib.OtherReads(), lib.Behind())
	}
	if n := len(lib.Notices); n == 0 || !strings.Contains(lib.Notices[n-1], "read into memory") {
		t.Errorf("notices %q, want one that the index cannot be used", lib.Notices)
	}
}

// What cannot be looked at for the moment is not taken for gone, and a library
// that is gone costs nothing of what is known of it.
func TestVanishedFolder(t *testing.T) {
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	openIn(t, cache, dir)
	away := filepath.Join(t.TempDir(), "away")
	if err := os.Rename(filepath.Join(dir, "000"), away); err != nil {
		t.Fatal(err)
	}
	if _, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache, Default: seeds.FS}); err == nil || !strings.Contains(err.Error(), "is it on a disk that is not there now?") {
		t.Errorf("error %v, want that there is no article any more", err)
	}
	if err := os.Rename(away, filepath.Join(dir, "000")); err != nil {
		t.Fatal(err)
	}
	lib, p := openIn(t, cache, dir)
	if p.Files != 0 || len(entries(t, lib)) != 310 {
		t.Errorf("%d documents read, %d articles, want 0 and 310", p.Files, len(entries(t, lib)))
	}
}

// However many begin to read a library at once, each document is there once.
func TestSeveralAtOnce(t *testing.T) {
	t.Parallel()
	documents, rounds := 600, 2
	if testing.Short() {
		documents, rounds = 320, 1
	}
	dir := generate(t, documents)
	age(t, dir)
	for range rounds {
		cache := t.TempDir()
		var programs sync.WaitGroup
		for i := range 4 {
			programs.Go(func() {
				lib, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache, Default: seeds.FS})
				if err != nil {
					t.Errorf("program %d: %v", i, err)
					return
				}
				defer lib.Close()
				if len(lib.Notices) > 0 {
					t.Errorf("program %d: notices %q", i, lib.Notices)
				}
			})
		}
		programs.Wait()
		if n := checkIndex(t, dir, cache); n != documents {
			t.Errorf("%d articles, want %d", n, documents)
		}
	}
}
