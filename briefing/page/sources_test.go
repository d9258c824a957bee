package page

import (
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sources"
)

// withReports returns the story with one claim only, "lone", which these
// articles report.
func withReports(articles ...briefing.ArticleID) *pagetest.Story {
	s := pagetest.NewStory()
	c := &briefing.Claim{ID: "lone", Text: "It rained."}
	for i, id := range articles {
		stances := []briefing.Stance{briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions}
		c.Reports = append(c.Reports, briefing.Report{Article: id, Stance: stances[i%len(stances)]})
	}
	s.Digest().Claims = []*briefing.Claim{c}
	return s
}

// TestAlone says that a source is alone with a claim if its own articles are
// all that report it, whatever their stances.
func TestAlone(t *testing.T) {
	for _, tt := range []struct {
		name    string
		reports []briefing.ArticleID
		alone   string // the source
	}{
		{"nobody", nil, ""},
		{"one article", []briefing.ArticleID{"doubts"}, "Élan Weekly"},
		{"two of one source, which differ", []briefing.ArticleID{"opening", "weather"}, "Harbour Post"},
		{"two sources", []briefing.ArticleID{"opening", "doubts"}, ""},
		{"an article without a source", []briefing.ArticleID{"letters"}, ""},
		{"a source, and an article without one", []briefing.ArticleID{"opening", "letters"}, ""},
		{"an article that is not in the library", []briefing.ArticleID{"opening", "elsewhere"}, "Harbour Post"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sources, err := sources.SourcesOf(t.Context(), withReports(tt.reports...))
			if err != nil {
				t.Fatal(err)
			}
			alone := ""
			for _, of := range sources {
				if len(of.Alone) > 0 {
					alone += of.Name
				}
			}
			if alone != tt.alone {
				t.Errorf("alone is %q, want %q", alone, tt.alone)
			}
		})
	}
}

// TestSourcesAlone compares the page of a story in which a source is alone.
func TestSourcesAlone(t *testing.T) {
	compareGolden(t, "sources-alone.md", golden(makePage(t, withReports("opening", "weather"), ID{Kind: Sources})))
}

// TestSourcesOrder says that sources go by their number of articles, and that
// articles without a source come last, however many they are.
func TestSourcesOrder(t *testing.T) {
	s := pagetest.NewStory()
	for range 3 {
		s.Articles = append(s.Articles, s.Articles[3]) // without a source
	}
	sources, err := sources.SourcesOf(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, of := range sources {
		names = append(names, of.Name)
	}
	if want := []string{"Harbour Post", "Élan Weekly", ""}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}
