package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A page that takes too long to lay out is laid out as far as there is time, and then
// shown as text, with all its words, each once.
func TestLongPage(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	const n = 40000
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "# %d\n\n", i)
	}
	path := filepath.Join(t.TempDir(), "long.md")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "show", "long", "-L", path, "--width", "80", "-q", "--no-draft")
	if strings.Count(out, "shown as plain text: it is too long") != 1 {
		t.Error("nothing says that the rest is shown as text")
	}
	next := 0
	for _, word := range strings.FieldsFunc(out, func(r rune) bool { return r < '0' || r > '9' }) {
		if word == fmt.Sprint(next) {
			next++
		}
	}
	if next != n {
		t.Errorf("%d of %d are shown", next, n)
	}
}
