package library_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/library"
	"briefing/seeds"
)

// While the rest of a library is read behind one that is open, what is written to
// the index is taken into it: the log beside it can be emptied, however much that
// is.
func TestLogBehindALibrary(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 700), t.TempDir()
	age(t, dir)
	first := atOnce(t, cache, dir)
	n := len(entries(t, first))
	var parts []*library.Library
	whole, err := reopen(t, cache, dir, library.Options{Since: first, Progress: func(p library.Progress) {
		if len(parts) > 0 || p.Files < 100 {
			return
		}
		part, err := reopen(t, cache, dir, library.Options{AtOnce: true, Apart: true})
		if err != nil {
			t.Error(err)
			return
		}
		parts = append(parts, part)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(entries(t, whole)) != 700 || len(entries(t, first)) != n {
		t.Errorf("%d and %d articles, want 700 and %d", len(entries(t, whole)), len(entries(t, first)), n)
	}
	for _, lib := range append(parts, first) {
		if len(mentions(t, lib, "figure-0")) == 0 {
			t.Error("a library that is open has lost its mentions")
		}
	}
	logs, err := filepath.Glob(filepath.Join(cache, "*-wal"))
	if err != nil {
		t.Fatal(err)
	}
	for _, log := range logs {
		if info, err := os.Stat(log); err != nil || info.Size() > 0 {
			t.Errorf("the log %s is not empty: %v, %v", filepath.Base(log), info.Size(), err)
		}
	}
	if len(logs) == 0 || len(parts) != 1 {
		t.Errorf("%d logs, %d parts, want one of each", len(logs), len(parts))
	}
}

// When reading ends before its end, and all is closed, nothing but the index and
// its lock is left.
func TestNothingIsLeftBesideAnIndex(t *testing.T) {
	t.Parallel()
	dir, cache := generate(t, 700), t.TempDir()
	age(t, dir)
	first, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache, Default: seeds.FS, AtOnce: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err = library.Open(ctx, library.Options{Path: dir, Cache: cache, Since: first, Progress: func(p library.Progress) {
		if p.Files > 20 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want that reading was ended", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, f := range files {
		left = append(left, filepath.Ext(f.Name()))
	}
	if slices.Sort(left); strings.Join(left, " ") != ".db .lock" {
		t.Errorf("left: %v", files)
	}
}
