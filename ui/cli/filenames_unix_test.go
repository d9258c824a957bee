//go:build unix

package cli_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/ui/cli"
)

// nameParts are what names of files are made of that are not as they are shown.
var nameParts = []string{
	"a", "A", "ferry", " ", "  ", "\u00a0", "\u202f", "\t", "\n", "\r\n", "\u202e", "\u2066", "\u200f", "\ufeff", "\u0085", "\x1b[31m", "\x7f",
	"é", "e\u0301", "ß", "\xe9", "\xff\xfe", "\xe2\x82", "%41", "%", `\`, "'", `"`, "$(a)", "*", ":", "-", "<b>", "./", "#a", "?b", "[c](d)", "渡", "\U000e0041",
}

// randomName returns a path that begins with no dot.
func randomName(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(5) {
		b.WriteString(nameParts[r.IntN(len(nameParts))])
	}
	name := strings.TrimLeft(filepath.Clean("x/" + b.String())[1:], "/.")
	return cmp.Or(name, "a") + ".md"
}

// Whatever a file is called, its name in --json opens it, its article says what is in
// it, links lead to it, and what is printed has no sign that a terminal acts on.
func TestFileNames(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	dir := t.TempDir()
	text := map[briefing.FileName]string{}
	for _, name := range append([]string{"two  spaces.md", "two spaces.md", " first.md", "caf\xe9.md", "caf\xc3\xa9.md", "./b.md"}, randomNames(r, 200)...) {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); err == nil || os.MkdirAll(filepath.Dir(path), 0o755) != nil {
			continue
		}
		body := fmt.Sprintf("The ferry number%d sank.", len(text))
		if os.WriteFile(path, []byte("# Of "+body+"\n\n"+body+"\n"), 0o644) == nil { // some systems take no such names
			text[briefing.FileName(filepath.Clean(name))] = body
		}
	}
	args := []string{"-L", dir, "--no-draft"}
	out, _ := run(t, 0, append(args, "articles", "--json")...)
	if strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == '\u202e' || r == '\u2066' }) || !utf8.ValidString(out) {
		t.Errorf("--json prints what acts on a terminal")
	}
	var ids []briefing.ArticleID
	for _, a := range records[struct {
		ID, Title, Source, Author, Published, URL string
		File                                      briefing.FileName
		Words                                     int
	}](t, append(args, "articles")...) {
		body, ok := text[a.File]
		if !ok {
			t.Errorf("--json names %q, which is no file", a.File.Escaped())
			continue
		}
		if data, err := os.ReadFile(filepath.Join(dir, string(a.File))); err != nil || !strings.Contains(string(data), body) {
			t.Errorf("%q: %v", a.File.Escaped(), err)
		}
		if shown, _ := run(t, 0, append(args, "show", a.ID, "--text")...); !strings.Contains(shown, body) {
			t.Errorf("%q: article %s is %q", a.File.Escaped(), a.ID, shown)
		}
		ids = append(ids, briefing.ArticleID(a.ID))
	}
	if len(ids) != len(text) {
		t.Errorf("%d articles of %d files", len(ids), len(text))
	}
	lib, err := library.Open(t.Context(), library.Options{Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	entries, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if data, err := os.ReadFile(lib.File(e)); err != nil || !strings.Contains(string(data), text[e.File]) {
			t.Errorf("%q is to be edited as %q: %v", e.File.Escaped(), lib.File(e), err)
		}
		address := "/" + (&url.URL{Path: string(e.File)}).EscapedPath()
		to := briefing.Linked(lib.Digest(), entries, []briefing.DocumentLink{briefing.FileLink(strings.ReplaceAll(address, "#", "%23"), "a.md")})[0]
		if to == nil || to.File != e.File {
			t.Errorf("%q: the link %q leads to %+v", e.File.Escaped(), address, to)
		}
	}
	for _, command := range []string{"articles", "check", "coverage", "timeline"} {
		var said strings.Builder
		cli.Main(append(args, command), strings.NewReader(""), &said, &said)
		if s := said.String(); !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == '\u202e' || r == '\u2066' }) {
			t.Errorf("%s prints what acts on a terminal", command)
		}
	}
}

func randomNames(r *rand.Rand, n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = randomName(r)
	}
	return names
}
