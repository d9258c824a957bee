package mcp

import (
	"context"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
)

// TestStale holds that a cursor of a library that changed says so.
func TestStale(t *testing.T) {
	lib := open(t, library.Options{})
	generation := int64(1)
	c := connect(t, func(context.Context) (Library, error) { return Library{Library: lib, Generation: generation}, nil })
	var first rows[subject]
	if err := call(t, c, "list_subjects", map[string]any{"limit": 1}, &first); err != nil {
		t.Fatal(err)
	}
	generation++
	var out any
	if err := call(t, c, "list_subjects", map[string]any{"limit": 1, "cursor": first.NextCursor}, &out); err == nil || !strings.Contains(err.Error(), "start again") {
		t.Error(err)
	}
}

// counting counts what a library is asked for as a whole.
type counting struct {
	briefing.Library
	lists, articles int
}

func (c *counting) Entries(ctx context.Context) ([]briefing.Entry, error) {
	c.lists++
	return c.Library.Entries(ctx)
}

func (c *counting) Mentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	c.lists++
	return c.Library.Mentions(ctx, id)
}

func (c *counting) Search(ctx context.Context, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	c.lists++
	return c.Library.Search(ctx, q, opts)
}

func (c *counting) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	c.articles++
	return c.Library.Article(ctx, id)
}

// TestPagesCostWhatTheyShow holds that the pages of a walk after the first ask for the
// articles that they show and for no list, even if four walks go on at once, and that a
// change of the library is seen.
func TestPagesCostWhatTheyShow(t *testing.T) {
	lib := &counting{Library: open(t, library.Options{})}
	generation := int64(1)
	changed := func(briefing.Entry, int64) bool { return true }
	c := connect(t, func(context.Context) (Library, error) {
		return Library{Library: lib, Generation: generation, ChangedSince: changed}, nil
	})
	type question struct {
		tool string
		args map[string]any
	}
	walks := []question{
		{"get_mentions", map[string]any{"ref": "vladimir-putin", "limit": 1}},
		{"get_mentions", map[string]any{"ref": "tehran", "limit": 1, "since": "0"}},
		{"search_passages", map[string]any{"query": "russia", "limit": 1}},
		{"search_passages", map[string]any{"query": "russia", "limit": 1, "order": "date"}},
	}
	for page := range 5 {
		for _, w := range walks {
			lib.lists, lib.articles = 0, 0
			var a rows[passage]
			if err := call(t, c, w.tool, w.args, &a); err != nil {
				t.Fatalf("%s %v: %v", w.tool, w.args, err)
			}
			if page > 0 && (lib.lists > 0 || lib.articles > 1) {
				t.Errorf("%s %v: %d lists, %d articles for one row", w.tool, w.args, lib.lists, lib.articles)
			}
			w.args["cursor"] = a.NextCursor
		}
	}
	generation++
	lib.lists = 0
	var a rows[passage]
	if err := call(t, c, "get_mentions", map[string]any{"ref": "vladimir-putin"}, &a); err != nil || lib.lists == 0 {
		t.Errorf("%d lists after a change, %v", lib.lists, err)
	}
}

// asked asks w for the list of n hits that has a name, in a state of the library, and
// reports whether it had to be found.
func asked(t *testing.T, w *walks, name string, generation int64, n int) bool {
	t.Helper()
	isFound := false
	q := &question{lib: Library{Generation: generation}, text: map[string]string{"ref": name}}
	hits, err := w.of(q, func() ([]hit, error) {
		isFound = true
		return make([]hit, n), nil
	})
	if err != nil || len(hits) != n {
		t.Errorf("%s: %d hits, %v, want %d", name, len(hits), err, n)
	}
	return isFound
}

// TestListsInMemory holds which lists are kept.
func TestListsInMemory(t *testing.T) {
	type ask struct {
		name       string
		generation int64
		hits       int
		isFound    bool
	}
	for name, asks := range map[string][]ask{
		"the last ones are kept": {
			{"a", 1, 1, true},
			{"b", 1, 1, true},
			{"c", 1, 1, true},
			{"d", 1, 1, true},
			{"a", 1, 1, false},
			{"e", 1, 1, true},
			{"a", 1, 1, false},
			{"b", 1, 1, true},
		},
		"many hits push others out": {
			{"a", 1, 1, true},
			{"b", 1, mostHits - 1, true},
			{"a", 1, 1, false},
			{"c", 1, 1, true},
			{"a", 1, 1, false},
			{"c", 1, 1, false},
			{"b", 1, mostHits - 1, true},
		},
		"the last one is kept whatever its length": {
			{"a", 1, 1, true}, {"b", 1, mostHits + 1, true}, {"b", 1, mostHits + 1, false}, {"a", 1, 1, true},
		},
		"those before a change go": {
			{"a", 1, 1, true}, {"b", 1, 1, true}, {"a", 2, 2, true}, {"a", 2, 2, false}, {"b", 2, 1, true}, {"a", 2, 2, false},
		},
		"an answer from before a change removes none": {
			{"a", 2, 1, true}, {"b", 2, 1, true}, {"c", 1, 1, true}, {"a", 2, 1, false}, {"b", 2, 1, false}, {"c", 1, 1, true},
		},
	} {
		w := &walks{}
		for i, a := range asks {
			if isFound := asked(t, w, a.name, a.generation, a.hits); isFound != a.isFound {
				t.Errorf("%s: list %d, %s, was found: %t", name, i, a.name, isFound)
			}
			for _, k := range w.recent {
				if k.generation != w.recent[0].generation {
					t.Errorf("%s: after list %d two states of the library are kept", name, i)
				}
			}
		}
	}
}

// TestEqualQuestions holds that two equal questions at once take one place.
func TestEqualQuestions(t *testing.T) {
	w := &walks{}
	q := &question{lib: Library{Generation: 1}, text: map[string]string{"ref": "a"}}
	if _, err := w.of(q, func() ([]hit, error) {
		asked(t, w, "a", 1, 1) // the other one is answered meanwhile
		return make([]hit, 1), nil
	}); err != nil || len(w.recent) != 1 {
		t.Errorf("%d lists, %v", len(w.recent), err)
	}
}
