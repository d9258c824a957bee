package since_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/since"
)

// Numbers of edited articles are told, of each article and without a comparison of articles.
func TestNumbersOfEdits(t *testing.T) {
	const text = "The ship lost %s containers in heavy seas on Sunday night off the town. The brigade found poison in %s of them."
	file := func(title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\n---\n" + fmt.Sprintf(text, "44", "four") + " " + title + " said so.\n")}
	}
	lib, err := library.Open(t.Context(), library.Options{Default: fstest.MapFS{"articles/a.md": file("One"), "articles/b.md": file("Two"), "articles/c.md": file("Three")}})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	changes := since.Changes{Edited: []briefing.ArticleID{"a", "b", "c"}}
	was := fmt.Sprintf(text, "40", "two")
	d, err := since.Of(t.Context(), lib, changes, map[briefing.ArticleID]string{"a": was, "b": was}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Numbers {
		before := n.Before.Span.In(was)
		if !n.IsEdit() || !strings.Contains(before, n.Was) {
			t.Errorf("%+v stood in %q", n, before)
		}
		got = append(got, fmt.Sprint(n.At.Article, " ", n.Was, " ", n.Is, " ", n.Unit))
	}
	if got, want := strings.Join(got, ", "), "a 40 44 containers, a two four of them, b 40 44 containers, b two four of them"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if len(d.Edits["a"]) != 3 || d.Edits["c"] != nil {
		t.Errorf("%d differences, and those of a text that is not kept: %v", len(d.Edits["a"]), d.Edits["c"])
	}
}
