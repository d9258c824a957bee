package library_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/store"
	"briefing/seeds"
)

// writeDump writes n articles as JSON Lines into a library with the digest of a
// generated one, so old that its time can be relied upon.
func writeDump(t *testing.T, dir string, n int) string {
	t.Helper()
	texts := seedTexts(t)
	var b strings.Builder
	for i := range n {
		text := strings.ReplaceAll(texts[i%len(texts)][:2000], "Iran", fmt.Sprint("Iran", i))
		fmt.Fprintf(&b, "{\"title\":\"Number %d\",\"published\":\"2024-%02d\",\"text\":%q}\n", i, 1+i%12, strings.ToValidUTF8(text, ""))
	}
	b.WriteString("{oops}\n")
	write(t, dir, "dump.jsonl", b.String())
	name := filepath.Join(dir, "dump.jsonl")
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(name, old, old); err != nil {
		t.Fatal(err)
	}
	return name
}

// A large document is read in parts, tells of them, and when it was not read to
// its end goes on there.
func TestResumed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	t.Parallel()
	const documents, articles = 300, 1000
	dir, cache := generate(t, documents), t.TempDir()
	age(t, dir)
	name := writeDump(t, dir, articles)
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	within := false
	ctx, cancel := context.WithCancel(t.Context())
	_, err = library.Open(ctx, library.Options{Path: dir, Cache: cache, Default: seeds.FS, Progress: func(p library.Progress) {
		if p.Files == documents && p.Bytes > p.TotalBytes-info.Size() {
			within = true
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || !within {
		t.Fatalf("error %v, want that of the context, after progress within the document", err)
	}
	if n, unfinished := inIndex(t, dir, cache, "dump.jsonl"); !unfinished || n == 0 || n >= articles {
		t.Errorf("%d articles of the document are in the index, unfinished %t", n, unfinished)
	}
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"resumed", func() {}},
		{"changed", func() { writeDump(t, dir, articles-100) }},
		{"unchanged", func() {}},
	} {
		step.change()
		lib, p := openIn(t, cache, dir)
		if info, err := os.Stat(name); err != nil || step.name != "unchanged" && (p.Files != 1 || p.Bytes != info.Size()) {
			t.Errorf("%s: %+v was read, error %v, want the one document", step.name, p, err)
		}
		sameAsInMemory(t, lib, dir)
		if len(lib.Notices) > 0 || len(lib.Documents) != 1 {
			t.Errorf("%s: notices %q, bad documents %v", step.name, lib.Notices, lib.Documents)
		}
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	lib, _ := openIn(t, cache, dir)
	sameAsInMemory(t, lib, dir)
}

// inIndex returns how many articles of a document are in the index of a library,
// and whether more are to come.
func inIndex(t *testing.T, dir, cache, path string) (n int, unfinished bool) {
	t.Helper()
	x, err := store.OpenIndex(t.Context(), indexes(t, cache)[0], dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	documents, err := x.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		unfinished = unfinished || d.Path == path && d.Unfinished
	}
	err = x.Articles(t.Context(), func(of string, ids []briefing.ArticleID) {
		if of == path {
			n += len(ids)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, unfinished
}

// One large document is kept in an index, too.
func TestLargeDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	t.Parallel()
	const articles = 4500
	name, cache := writeDump(t, t.TempDir(), articles), t.TempDir()
	lib, p := openIn(t, cache, name)
	if n := len(entries(t, lib)); n != articles || p.Files != 1 || len(indexes(t, cache)) != 1 {
		t.Errorf("%d articles, %+v, %d indexes, want all of one document in an index", n, p, len(indexes(t, cache)))
	}
	if got := lib.File(entries(t, lib)[0]); got != name {
		t.Errorf("article in %s, want %s", got, name)
	}
	if lib, p = openIn(t, cache, name); p.Files != 0 || len(entries(t, lib)) != articles {
		t.Errorf("opened again: %+v, %d articles", p, len(entries(t, lib)))
	}
}
