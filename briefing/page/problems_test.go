package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// reviewedStory is the story with a digest that has problems.
type reviewedStory struct {
	*pagetest.Story
	review briefing.Review
}

func (s reviewedStory) Review(context.Context) (briefing.Review, error) { return s.review, nil }

func TestProblems(t *testing.T) {
	s := pagetest.NewStory()
	all := briefing.Review{
		HasDigest: true,
		Refused:   []briefing.Flaw{{File: "digest.yaml", Line: 3, Column: 9, Text: "a quote is not closed"}},
		LeftOut: []briefing.Flaw{
			{File: "digest.yaml", Line: 4, Column: 34, Text: `unknown subject "fery"; left out (did you mean "ferry"?)`},
			{File: "digest.yaml", Line: 9, Column: 1, Text: "unknown *key*"},
		},
		Against: []briefing.Flaw{{File: "digest.yaml", Line: 7, Column: 2, Text: `"boat" matches nothing`}},
		Loose:   []briefing.Entry{s.Articles[0].Entry},
		Names: []briefing.ProposedName{{
			Flaw:  briefing.Flaw{File: "digest.yaml", Line: 5, Column: 3, Text: `"Holme" in 2 articles: an alias of ada-holm?`},
			Alias: briefing.Alias{Figure: "ada-holm", Name: "Holme"},
		}},
	}
	p := makePage(t, reviewedStory{s, all}, ID{Kind: Problems})
	for _, want := range []string{
		"## Not taken over: the file as it is now has 1 problem\n\n- digest.yaml:3:9: a quote is not closed\n",
		"## Left out: 2 problems\n\n- digest.yaml:4:34: unknown subject \"fery\"; left out (did you mean \"ferry\"?)\n- digest.yaml:9:1: unknown \\*key\\*\n",
		"## Against the articles: 1 problem\n\n- digest.yaml:7:2: \"boat\" matches nothing\n",
		"## In no topic: 1 article\n",
		"## Spellings that may be names: 1\n\n- digest.yaml:5:3: \"Holme\" in 2 articles: an alias of ada-holm?\n",
	} {
		if !strings.Contains(p.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, p.Markdown)
		}
	}
	if len(p.Links) != 2 || p.Links[0].To.Page != OfArticle(s.Articles[0].ID) || p.Links[1].To.Alias != all.Names[0].Alias {
		t.Errorf("links %v, want one to %s and one that offers %v", p.Links, s.Articles[0].ID, all.Names[0].Alias)
	}
	for want, review := range map[string]briefing.Review{
		"There is no digest.":        {},
		"There are none.":            {HasDigest: true},
		"Nothing was left out of it": {HasDigest: true, Partial: true},
		"“briefing check --names”":   {HasDigest: true, Unread: true},
	} {
		if p := makePage(t, reviewedStory{s, review}, ID{Kind: Problems}); !strings.Contains(p.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, p.Markdown)
		}
	}
}

// TestManyProblems tells of many problems in parts, each under its heading.
func TestManyProblems(t *testing.T) {
	review := briefing.Review{HasDigest: true}
	for i := range 2*sheet.MostRows + 1 {
		review.LeftOut = append(review.LeftOut, briefing.Flaw{File: "digest.yaml", Line: i + 1, Column: 1, Text: "bad"})
	}
	seen := 0
	for part := range 3 {
		p := makePage(t, reviewedStory{pagetest.NewStory(), review}, ID{Kind: Problems, Part: part})
		seen += strings.Count(p.Markdown, ": bad")
		if p.Parts != 3 || strings.Count(p.Markdown, fmt.Sprintf("## Left out: %d problems", len(review.LeftOut))) != 1 {
			t.Errorf("part %d of %d:\n%s", part+1, p.Parts, p.Markdown[:300])
		}
	}
	if seen != len(review.LeftOut) {
		t.Errorf("%d problems on all parts, want %d", seen, len(review.LeftOut))
	}
}
