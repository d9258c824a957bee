package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

// names returns the names in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		out = append(out, f.Name())
	}
	return out
}

// writeMore adds n articles to an index, each a document, in many transactions.
func writeMore(t *testing.T, path string, d *briefing.Digest, n int) {
	t.Helper()
	x, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	w, err := x.Write(t.Context(), d, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		id := briefing.ArticleID(fmt.Sprintf("more-%d", i))
		text := fmt.Sprintf("Number %d. ", i) + strings.Repeat("The ferry sank off the coast. ", 1000)
		a := &briefing.Article{Entry: briefing.Entry{ID: id, Title: "More", File: briefing.FileName(string(id))}, Text: text}
		if err := w.Put(t.Context(), Document{Path: string(id)}, []Linked{{Article: a}}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// A store that is detached holds what it held, whatever is written to the index,
// and does not keep the log of what is written from being emptied.
func TestDetach(t *testing.T) {
	d, linked := fixture(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "a b?c%20#.db")
	want := openIndex(t, filepath.Join(t.TempDir(), "other.db"), d, linked)
	s := openIndex(t, path, d, linked)
	if err := s.Detach(t.Context(), 1); err != nil || s.detached {
		t.Errorf("%v: an index of more than a byte was copied", err)
	}
	const most = 1 << 30
	for range 2 { // the second time there is nothing to do
		if err := s.Detach(t.Context(), most); err != nil {
			t.Fatal(err)
		}
	}
	writeMore(t, path, d, 40)
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		t.Errorf("the log has %d bytes when all is written", info.Size())
	}
	sameMentions(t, want, s)
	for _, query := range []string{"bridge", "halvik OR ribbon*", "bridgg"} {
		opts := briefing.SearchOptions{Order: briefing.ByDate}
		if a, b := libtest.Search(t, want, query, opts), libtest.Search(t, s, query, opts); !reflect.DeepEqual(a, b) {
			t.Errorf("search for %q: %v, want %v", query, b, a)
		}
	}
	entries, err := s.Entries(t.Context())
	if err != nil || len(entries) != len(linked) {
		t.Errorf("%d entries, %v, want %d", len(entries), err, len(linked))
	}
	for _, e := range entries {
		if _, err := s.Article(t.Context(), e.ID); err != nil {
			t.Error(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), []string{"a b?c%20#.db", "a b?c%20#.db.lock"}; !reflect.DeepEqual(got, want) {
		t.Errorf("what is left: %q, want %q", got, want)
	}
}

// Readers go on while a store is detached, and it may be closed meanwhile.
func TestDetachWhileReading(t *testing.T) {
	d, linked := fixture(t)
	for _, wait := range []time.Duration{0, time.Millisecond, 50 * time.Millisecond} {
		s := openIndex(t, filepath.Join(t.TempDir(), "index.db"), d, linked)
		var busy sync.WaitGroup
		ctx, stop := context.WithCancel(t.Context())
		for range 3 {
			busy.Go(func() {
				for ctx.Err() == nil {
					if _, err := s.Article(ctx, linked[0].Article.ID); err != nil && ctx.Err() == nil {
						t.Error(err)
						return
					}
				}
			})
		}
		detached := make(chan error, 1)
		go func() { detached <- s.Detach(t.Context(), 1<<30) }()
		time.Sleep(wait)
		stop()
		busy.Wait()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		<-detached // with an error, if closing was first
	}
}

func TestOldCopiesAreRemoved(t *testing.T) {
	d, linked := fixture(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "index.db")
	s := openIndex(t, path, d, linked)
	left, young, other := path+copies+"1", path+copies+"2", filepath.Join(dir, "other.db"+copies+"1")
	for _, name := range []string{left, young, other} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if name != young {
			if err := os.Chtimes(name, time.Time{}, time.Now().Add(-2*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{"index.db", filepath.Base(young), "index.db.lock", filepath.Base(other)}
	got := names(t, dir)
	for _, name := range want {
		if !strings.Contains(strings.Join(got, "\n"), name) {
			t.Errorf("%s is gone: %q", name, got)
		}
	}
	if _, err := os.Stat(left); err == nil {
		t.Errorf("%s is still there", left)
	}
}

// What is kept of a library is for its owner alone.
func TestOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have other rights")
	}
	d, linked := fixture(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	s := openIndex(t, path, d, linked)
	writeMore(t, path, d, 2)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range names(t, dir) {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v, want 0600", name, info.Mode(), err)
		}
	}
}
