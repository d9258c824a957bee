//go:build unix

package ui_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeFile(t *testing.T, text string, name ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(name...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestLive changes files while they are read: what is on the screen changes.
func TestLive(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, "# The ferry\n\nIt left on Monday.\n", dir, "ferry.md")
	tt := run(t, "briefing", dir)
	tt.sees("? help")
	tt.types("4\r")
	tt.sees("It left on Monday.")
	writeFile(t, "# The ferry\n\nIt left on Tuesday.\n", dir, "ferry.md")
	tt.sees("It left on Tuesday.")
	tt.sees("files have changed")
	writeFile(t, "# The harbour\n\nIt is closed.\n", dir, "harbour.md")
	tt.sees("The harbour")
	writeFile(t, "version: 1\ntitle: Ferries\nfigures:\n  - {id: ferry, kind: thing, name: Tuesday}\n", dir, "digest.yaml")
	tt.types("2")
	tt.sees("Things")
	writeFile(t, "version: 1\nfigures:\n  - {id: ferry, ki", dir, "digest.yaml")
	tt.sees("not taken over, see : problems: 1 problem in the changed digest: digest.yaml:3:")
	tt.types("q")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tt.restored()
}

// TestLongReading quits while a large library is read for the first time, and
// opens it again: it is read to the end.
func TestLongReading(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 1200 {
		writeFile(t, fmt.Sprintf("# Article %d\n\nIt is about ferry %d.\n", i, i), dir, fmt.Sprintf("article-%04d.md", i))
	}
	tt := run(t, "briefing", dir)
	tt.types("4") // there is nothing yet
	tt.sees("Article 0")
	tt.types("\r")
	tt.sees("It is about ferry 0.")
	tt.types("q")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tt.restored()
	again := run(t, "briefing", dir)
	again.sees("the library is up to date: 1,200 articles")
	again.types("q")
	if status := again.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// TestFound opens a folder without a digest: what is found in the texts comes after the
// first page, and is marked; not if the reader wants none of it.
func TestFound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, "# The ferry\n\nThe ferry to Halvik left on Monday, said Ada Holm of the Harbour Office. Holm was on board, and so was Jon Berg of Oslo.\n", dir, "ferry.md")
	tt := run(t, "briefing", dir)
	tt.sees("found in the texts: ")
	tt.types("2")
	tt.sees("° Ada Holm")
	tt.types("q")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	bare := run(t, "briefing", "--no-draft", dir)
	bare.types("2")
	bare.sees("no figures")
	bare.types("q")
	if status := bare.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// TestCorrect decides with single keys on what was found: each writes a line of
// digest.yaml, what nobody has decided on stays in the list, and all of them are undone.
func TestCorrect(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "digest.yaml")
	writeFile(t, "# The ferry\n\nThe ferry to Halvik left on Monday, said Ada Holm, and so did Jon Berg of Oslo. Ada Holm was on board. Jon Berg was not.\n", dir, "ferry.md")
	tt := run(t, "briefing", dir)
	tt.sees("found in the texts: ")
	tt.types("2")
	tt.sees("° Ada Holm")
	tt.types("+")
	tt.sees("digest.yaml is written")
	tt.sees("° Jon Berg")
	was := readFile(t, file)
	for _, step := range []struct{ keys, says, line string }{
		{"-", "hidden: ", ", hidden: true, found: true}\n"},
		{"g,", "Ada Holm is an organization now", "kind: organization, "},
		{"E", "type one", ""},
		{"Captain Holm\r", " is called Captain Holm", "name: Captain Holm, "},
		{"*", "is the same as", ""},
		{"Halvik\r", " is Halvik", "same: halvik, "},
	} {
		tt.types(step.keys)
		tt.sees(step.says)
		if now := readFile(t, file); step.line != "" && (!strings.Contains(now, step.line) || strings.Count(now, "\n") > strings.Count(was, "\n")+2) {
			t.Errorf("after %q the digest is\n%s", step.keys, now)
		} else {
			was = now
		}
	}
	tt.types("UUUUU")
	tt.sees("undone: checked: ")
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the digest is still there: %v", err)
	}
	tt.types("q")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
