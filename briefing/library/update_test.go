package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/library"
	"briefing/briefing/store"
	"briefing/seeds"
)

// reopen opens a library that was opened before.
func reopen(t *testing.T, cache, path string, opts library.Options) (*library.Library, error) {
	t.Helper()
	opts.Path, opts.Cache, opts.Default = path, cache, seeds.FS
	lib, err := library.Open(t.Context(), opts)
	if err == nil {
		t.Cleanup(func() {
			if err := lib.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	return lib, err
}

func atOnce(t *testing.T, cache, path string) *library.Library {
	t.Helper()
	lib, err := reopen(t, cache, path, library.Options{AtOnce: true})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// What is in an index opens without a look at the documents.
func TestAtOnceWithoutALook(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	write(t, dir, "000/bad.md", "\x00\x01\x02 no text")
	age(t, dir)
	whole, _ := openIn(t, cache, dir)
	away := filepath.Join(t.TempDir(), "away")
	if err := os.Rename(filepath.Join(dir, "000"), away); err != nil {
		t.Fatal(err)
	}
	lib := atOnce(t, cache, dir)
	if !lib.Behind() || len(lib.Notices) > 0 || whole.Behind() {
		t.Errorf("behind %t, notices %q; the whole is behind %t", lib.Behind(), lib.Notices, whole.Behind())
	}
	diff(t, "entries", entries(t, whole), entries(t, lib))
	diff(t, "mentions", mentions(t, whole, "figure-0"), mentions(t, lib, "figure-0"))
	diff(t, "documents", texts(whole), texts(lib))
	if err := os.Rename(away, filepath.Join(dir, "000")); err != nil {
		t.Fatal(err)
	}
	if _, err := reopen(t, cache, dir, library.Options{Since: lib, Sound: true}); !errors.Is(err, library.ErrUnchanged) {
		t.Errorf("error %v, want that nothing has changed", err)
	}
}

// The first articles of a library that is new open while the rest is yet to be
// read; to open it again reads no more than the rest.
func TestAtOnceTheFirstTime(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 1500), t.TempDir()
	age(t, dir)
	first := atOnce(t, cache, dir)
	n := len(entries(t, first))
	if n == 0 || n > 400 || !first.Behind() {
		t.Errorf("%d articles, behind %t, want the first few hundred", n, first.Behind())
	}
	whole, p := openIn(t, cache, dir)
	if len(entries(t, whole)) != 1500 || p.TotalFiles != 1500-n || whole.Behind() {
		t.Errorf("%d articles, %d documents read, behind %t, want 1500, %d", len(entries(t, whole)), p.TotalFiles, whole.Behind(), 1500-n)
	}
	sameAsInMemory(t, whole, dir)
	if len(entries(t, first)) != n || len(mentions(t, first, "figure-0")) == 0 {
		t.Error("the library that was open has changed")
	}
}

// A library in memory is never behind.
func TestAtOnceInMemory(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "The ferry left.")
	for _, path := range []string{dir, filepath.Join(dir, "a.md"), ""} {
		if lib := atOnce(t, t.TempDir(), path); lib.Behind() || len(entries(t, lib)) == 0 {
			t.Errorf("%q: behind %t, %d articles", path, lib.Behind(), len(entries(t, lib)))
		}
	}
}

// An index that is of another digest opens with the mentions that it has, and
// says so.
func TestAtOnceWithAnotherDigest(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	before, _ := openIn(t, cache, dir)
	name := filepath.Join(dir, library.DigestFile)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, library.DigestFile, strings.Replace(string(data), "figure-1, kind", "figure-one, kind", 1))
	lib := atOnce(t, cache, dir)
	if len(lib.Notices) != 1 || !strings.Contains(lib.Notices[0], "the digest has changed") {
		t.Errorf("notices %q, want one of the digest", lib.Notices)
	}
	diff(t, "mentions", mentions(t, before, "figure-0"), mentions(t, lib, "figure-0"))
	if n := len(mentions(t, lib, "figure-one")); n > 0 || lib.Digest().Subject("figure-one") == nil {
		t.Errorf("%d mentions of what is not linked yet", n)
	}
	after, err := reopen(t, cache, dir, library.Options{Since: lib, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Notices) > 0 || len(mentions(t, after, "figure-one")) != len(mentions(t, before, "figure-1")) {
		t.Errorf("notices %q, %d mentions", after.Notices, len(mentions(t, after, "figure-one")))
	}
}

// An index that cannot be used at once is made anew, which is told.
func TestAtOnceWithoutASoundIndex(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	lib, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	name := indexes(t, cache)[0]
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data)/2; i++ {
		data[i] = 0xa5
	}
	write(t, cache, filepath.Base(name), string(data))
	again := atOnce(t, cache, dir)
	if len(entries(t, again)) == 0 || len(again.Notices) != 1 || !strings.Contains(again.Notices[0], "rebuilt") {
		t.Errorf("%d articles, notices %q", len(entries(t, again)), again.Notices)
	}
}

// A library of which the digest cannot be read does not open, and leaves nothing
// open of its index.
func TestAtOnceWithoutItsDigest(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 310), t.TempDir()
	lib, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = reopen(t, cache, dir, library.Options{AtOnce: true, Digest: filepath.Join(dir, "none.yaml")})
	if err == nil || !strings.Contains(err.Error(), "none.yaml") {
		t.Fatalf("error %v, want one of the digest", err)
	}
	x, err := store.OpenIndex(t.Context(), indexes(t, cache)[0], dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Discard(); err != nil {
		t.Error(err) // somebody has it open
	}
}

// Open tells whether anything has changed.
func TestSince(t *testing.T) {
	const sound = "version: 1\ntitle: The ferry\nfigures:\n  - {id: ferry, kind: thing, name: Ferry}\n"
	for _, large := range []bool{false, true} {
		dir, cache := t.TempDir(), t.TempDir()
		if large {
			dir = generate(t, 310)
			age(t, dir)
		}
		write(t, dir, "a.md", "The Ferry left.")
		write(t, dir, library.DigestFile, sound)
		lib, err := reopen(t, cache, dir, library.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range []struct {
			name    string
			file    string
			text    string
			changed bool
		}{
			{"the same bytes", "a.md", "The Ferry left.", false},
			{"the digest said otherwise", library.DigestFile, "# The same.\n" + sound, false},
			{"the digest", library.DigestFile, strings.Replace(sound, "The ferry", "A ferry", 1), true},
			{"a document", "a.md", "The Ferry came.", true},
			{"what is no document", "a.png", "The Ferry", false},
			{"a new document", "b.md", "A new one.", true},
			{"a bad document", "c.md", "\x00\x01\x02", true},
			{"a digest with a problem", library.DigestFile, sound + "nonsense: 1\n", true},
			{"the same problem elsewhere", library.DigestFile, "# Further down.\n" + sound + "nonsense: 1\n", true},
			{"no digest", library.DigestFile, "", true},
		} {
			write(t, dir, step.file, step.text)
			if step.text == "" {
				if err := os.Remove(filepath.Join(dir, step.file)); err != nil {
					t.Fatal(err)
				}
			}
			again, err := reopen(t, cache, dir, library.Options{Since: lib})
			if step.changed && err != nil || !step.changed && !errors.Is(err, library.ErrUnchanged) {
				t.Errorf("large %t: %s: error %v", large, step.name, err)
			}
			if err == nil {
				lib = again
			}
		}
	}
}

// A digest that has got problems is not used if that is not wanted, and changes
// nothing of an index.
func TestSound(t *testing.T) {
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	data, err := os.ReadFile(filepath.Join(dir, library.DigestFile))
	if err != nil {
		t.Fatal(err)
	}
	lib, _ := openIn(t, cache, dir)
	write(t, dir, library.DigestFile, string(data[:len(data)/2])+"\n  - {id: [")
	_, err = reopen(t, cache, dir, library.Options{Since: lib, Sound: true})
	if unsound := (*library.UnsoundError)(nil); !errors.As(err, &unsound) || !strings.Contains(err.Error(), "digest.yaml:") {
		t.Fatalf("error %v, want one of the digest", err)
	}
	write(t, dir, library.DigestFile, string(data))
	if _, err := reopen(t, cache, dir, library.Options{Since: lib, Sound: true}); !errors.Is(err, library.ErrUnchanged) {
		t.Errorf("error %v, want that nothing has changed", err)
	}
	write(t, dir, library.DigestFile, string(data)+"nonsense: 1\n")
	bad, err := reopen(t, cache, dir, library.Options{Since: lib})
	if err != nil {
		t.Fatal(err)
	}
	// What is known is no reason to keep the library from changing.
	write(t, dir, library.DigestFile, "# one line more\n"+string(data)+"nonsense: 1\n")
	write(t, dir, "new.md", "A new document.")
	after, err := reopen(t, cache, dir, library.Options{Since: bad, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(entries(t, after)) != 311 {
		t.Errorf("%d articles, want 311", len(entries(t, after)))
	}
}
