package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
	"briefing/briefing/libtest"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestImportErrors(t *testing.T) {
	a := newArticle(t, "a", "", "", "", "One word.")
	b := newArticle(t, "b", "", "", "", "Two words.")
	d := &briefing.Digest{Figures: []*briefing.Figure{{ID: "one", Name: "One"}}}
	mention := func(subject, article string, span, sentence briefing.Span) []briefing.Mention {
		return []briefing.Mention{{
			Subject: briefing.SubjectID(subject), Sentence: sentence,
			Ref: briefing.Ref{Article: briefing.ArticleID(article), Span: span},
		}}
	}
	inside, outside := briefing.Span{Start: 0, End: 3}, briefing.Span{Start: 5, End: 10}
	tests := []struct {
		name   string
		linked []Linked
		want   string
	}{
		{"same ID", []Linked{{Article: a}, {Article: b}, {Article: a}}, `two articles have the ID "a"`},
		{"subject", []Linked{{a, mention("two", "a", inside, inside)}}, `article "a": mention of "two", which is not in the digest`},
		{"span", []Linked{{a, mention("one", "a", outside, inside)}}, `article "a": mention of "one" at {5 10} of "a" lies outside its text`},
		{"sentence", []Linked{{a, mention("one", "a", inside, outside)}}, `lies outside its text`},
		{"article", []Linked{{a, mention("one", "b", inside, inside)}}, `at {0 3} of "b" lies outside its text`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openStore(t, keepBytes, &briefing.Digest{}, nil)
			if err := s.Import(context.Background(), d, sequence(nil)); err == nil {
				t.Error("a second Import did not fail")
			}
			s, err := Memory(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			err = s.Import(context.Background(), d, sequence(tt.linked))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Import: error %v, want %q", err, tt.want)
			}
			if entries, err := s.Entries(context.Background()); len(entries) > 0 || err != nil {
				t.Errorf("after a failed Import: entries %v, error %v", entries, err)
			}
			if err := s.Import(context.Background(), d, sequence(tt.linked[:1])); tt.name == "same ID" && err != nil {
				t.Errorf("Import after a failed one: %v", err)
			}
		})
	}
}

func TestImportStopsAtError(t *testing.T) {
	s, err := Memory(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	bad := errors.New("unreadable")
	failing := func(yield func(Linked, error) bool) { yield(Linked{}, bad) }
	if err := s.Import(context.Background(), &briefing.Digest{}, failing); !errors.Is(err, bad) {
		t.Errorf("Import: error %v, want that of the sequence", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, linked := fixture(t)
	if err := s.Import(ctx, &briefing.Digest{}, sequence(linked)); !errors.Is(err, context.Canceled) {
		t.Errorf("Import with a cancelled context: %v", err)
	}
	if _, err := Memory(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Memory with a cancelled context: %v", err)
	}
}

// TestCloseEarly closes stores at every stage of their life.
func TestCloseEarly(t *testing.T) {
	d, linked := fixture(t)
	for _, fill := range []bool{false, true} {
		s, err := Memory(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if fill {
			if err := s.Import(context.Background(), d, sequence(linked)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Errorf("filled %t: Close: %v", fill, err)
		}
		if _, err := s.Search(context.Background(), parse(t, "bridge"), briefing.SearchOptions{}); fill && err == nil {
			t.Error("Search in a closed store did not fail")
		}
	}
}

// TestLibrariesAgree compares a library kept beside the database with one read
// from it.
func TestLibrariesAgree(t *testing.T) {
	d, linked := generated(60)
	kept, read := openStore(t, keepBytes, d, linked), openStore(t, -1, d, linked)
	ctx := context.Background()
	for s := range d.Subjects() {
		a, errA := kept.Mentions(ctx, s.SubjectID())
		b, errB := read.Mentions(ctx, s.SubjectID())
		if diff := gocmp.Diff(a, b, libtest.Empty); diff != "" || errA != nil || errB != nil {
			t.Errorf("Mentions(%s): errors %v, %v (-kept +read)\n%s", s.SubjectID(), errA, errB, diff)
		}
	}
	for _, query := range []string{"government", "figure:figure-3", "(source:times OR after:2024-06) -abc prices", "a*"} {
		for _, order := range []briefing.SearchOrder{briefing.ByRank, briefing.ByDate} {
			a := search(t, kept, query, briefing.SearchOptions{Order: order})
			b := search(t, read, query, briefing.SearchOptions{Order: order})
			if diff := gocmp.Diff(a, b, libtest.Dates); diff != "" || len(a) == 0 {
				t.Errorf("Search(%s): %d results (-kept +read)\n%s", query, len(a), diff)
			}
		}
	}
}

func TestSuggest(t *testing.T) {
	d, linked := fixture(t)
	s := openStore(t, keepBytes, d, linked)
	tests := []struct{ word, want string }{
		{"bridge", ""},
		{"bridgd", "bridge"},
		{"brdige", "bridge"},
		{"BRIDGES", "bridge"},
		{"Müler", "muller"},
		{"Erdgan", "erdogan"},
		{"obrein", "obrien"},
		{"halvic", "halvik"},
		{"brxdgx", ""}, // two edits in six letters
		{"nothng", ""},
		{"harboour", "harbour"},
		{"skrapt", ""},
		{"nobudi", ""},
		{"advertisment", ""}, // removed lines are no text
		{"forr", "for"},
		{"fridau", "friday"},
		{"stel", "steel"},
		{"xyz", ""},
		{"s 400", ""},
		{"", ""},
		{"robery", "robbery"},
		{"protestss", "protests"}, // one edit goes before two
		{strings.Repeat("long", 50), ""},
	}
	for _, tt := range tests {
		got, err := s.Suggest(context.Background(), tt.word)
		if err != nil || got != tt.want {
			t.Errorf("Suggest(%q) = %q, %v, want %q", tt.word, got, err, tt.want)
		}
	}
}

func TestSuggestCommonest(t *testing.T) {
	var linked []Linked
	for _, text := range []string{"a wallet", "a market", "the market", "marked"} {
		linked = append(linked, Linked{Article: newArticle(t, "a"+string(rune('a'+len(linked))), "", "", "", text)})
	}
	s := openStore(t, keepBytes, &briefing.Digest{}, linked)
	if got, err := s.Suggest(context.Background(), "markex"); got != "market" || err != nil {
		t.Errorf("Suggest = %q, %v, want the word in most articles", got, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s = openStore(t, keepBytes, &briefing.Digest{}, linked)
	if _, err := s.Suggest(ctx, "markex"); !errors.Is(err, context.Canceled) {
		t.Errorf("Suggest with a cancelled context: %v", err)
	}
	if got, err := s.Suggest(context.Background(), "markex"); got != "market" || err != nil {
		t.Errorf("Suggest after a cancelled one = %q, %v", got, err)
	}
}

func TestSpans(t *testing.T) {
	mentions := []briefing.Mention{
		{Ref: briefing.Ref{Span: briefing.Span{Start: 0, End: 5}}, Sentence: briefing.Span{Start: 0, End: 300}},
		{Ref: briefing.Ref{Span: briefing.Span{Start: 0, End: 2}}, Sentence: briefing.Span{Start: 0, End: 300}, Report: 3},
		{Ref: briefing.Ref{Span: briefing.Span{Start: 1000, End: 1300}}, Sentence: briefing.Span{Start: 1100, End: 1200}},
	}
	b := spancode.Append(nil, mentions)
	got, err := spancode.Read(nil, b, "", "")
	if diff := gocmp.Diff(mentions, got); diff != "" || err != nil {
		t.Errorf("error %v (-written +read)\n%s", err, diff)
	}
	if got, err := spancode.Read(nil, b[:len(b)-1], "", ""); err == nil {
		t.Errorf("half of it reads as %v", got)
	}
}
