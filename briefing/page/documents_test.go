package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// flawedStory is the story with documents that could not be read.
type flawedStory struct {
	*pagetest.Story
	flaws  []briefing.Flaw
	passed string
}

func (s flawedStory) Flaws() []briefing.Flaw { return s.flaws }
func (s flawedStory) PassedOver() string     { return s.passed }

func TestDocuments(t *testing.T) {
	s := pagetest.NewStory()
	file := s.Articles[0].File
	p := makePage(t, flawedStory{s, []briefing.Flaw{
		{File: "a [b](c).pdf", Text: "no *text* in it"},
		{File: file, Line: 3, Column: 5, Text: "front matter that cannot be read"},
	}, "passed over: data"}, ID{Kind: Documents})
	for _, want := range []string{`a [b]\(c).pdf`, "no \\*text\\* in it", "line 3, column 5", "front matter that cannot be read", "Folders passed over: data."} {
		if !strings.Contains(p.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, p.Markdown)
		}
	}
	if len(p.Links) != 1 || p.Links[0].To.Page != OfArticle(s.Articles[0].ID) {
		t.Errorf("links %v, want one to %s", p.Links, s.Articles[0].ID)
	}
	if p := makePage(t, s, ID{Kind: Documents}); !strings.Contains(p.Markdown, "All documents were read") {
		t.Errorf("of a library without flaws:\n%s", p.Markdown)
	}
}

// TestManyDocuments tells of many documents in parts.
func TestManyDocuments(t *testing.T) {
	var flaws []briefing.Flaw
	for i := range 2*sheet.MostRows + 1 {
		flaws = append(flaws, briefing.Flaw{File: briefing.FileName(fmt.Sprintf("bad-%d.pdf", i)), Text: "empty"})
	}
	lib := flawedStory{pagetest.NewStory(), flaws, ""}
	seen := 0
	for part := range 3 {
		p := makePage(t, lib, ID{Kind: Documents, Part: part})
		seen += strings.Count(p.Markdown, ".pdf")
		if p.Parts != 3 {
			t.Errorf("%d parts, want 3", p.Parts)
		}
	}
	if seen != len(flaws) {
		t.Errorf("%d documents on all parts, want %d", seen, len(flaws))
	}
}
