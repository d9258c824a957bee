package briefing_test

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// stilted matches constructions that a native writer avoids in comments: a clause
// with "what" in place of a noun, "but for" for "except", "anew" for "again", and
// relative clauses without a noun.
var stilted = regexp.MustCompile(`(?i)\bwhat (is|was|has|comes|came|cannot|of)\b|\bbut for\b|\banew\b|\bby then\b|\b(is|are) told\b|\bof which\b|\bwho (looks|waits|has|saves|knows)\b`)

// TestProse holds comments to at most three stilted lines in a thousand. Some of
// the constructions are right now and then, so the bar is not zero.
func TestProse(t *testing.T) {
	const most = 3 // in a thousand
	comments := 0
	found := map[string][]string{} // lines by file
	total := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, path, src, parser.ParseComments)
		if err != nil {
			return err
		}
		for _, group := range f.Comments {
			for _, c := range group.List {
				for i, line := range strings.Split(c.Text, "\n") {
					comments++
					if stilted.MatchString(line) {
						total++
						place := fmt.Sprintf("%s:%d: %s", path, files.Position(c.Pos()).Line+i, strings.TrimSpace(line))
						found[path] = append(found[path], place)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d stilted lines among %d lines of comments", total, comments)
	if total*1000 <= most*comments {
		return
	}
	// The worst files come first.
	worst := slices.SortedFunc(func(yield func([]string) bool) {
		for _, lines := range found {
			if !yield(lines) {
				return
			}
		}
	}, func(a, b []string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0])) })
	t.Errorf("%d of %d lines of comments are stilted, want at most %d in 1,000:\n%s", total, comments, most, strings.Join(slices.Concat(worst...), "\n"))
}
