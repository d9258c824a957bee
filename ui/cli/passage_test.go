package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A passage is printed with every mention in it, so that of a text without a
// stop only a part may be.
func TestLongSentences(t *testing.T) {
	t.Parallel()
	const mentions = 2000
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt":       strings.Repeat("The ferry left ", mentions),
		"digest.yaml": "version: 1\nfigures:\n  - {id: ferry, kind: thing, name: ferry}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		args    []string
		longest int // bytes of output for each mention
	}{
		{[]string{"mentions", "ferry"}, 600},
		{[]string{"mentions", "ferry", "--json"}, 3000},
		{[]string{"search", "ferry", "--json"}, 3000},
	} {
		out, _ := run(t, 0, append(tt.args, "-L", dir)...)
		if got := strings.Count(out, "ferry left"); got < mentions {
			t.Errorf("briefing %v: %d ferries, want at least %d", tt.args, got, mentions)
		}
		if len(out) > mentions*tt.longest {
			t.Errorf("briefing %v: %d bytes for %d mentions", tt.args, len(out), mentions)
		}
	}
}
