package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/coverage"
	"briefing/briefing/page/pagetest"
)

// TestCoverageOfManyFigures has rows for those in most articles, and says how
// many more there are.
func TestCoverageOfManyFigures(t *testing.T) {
	const figureRows = 24
	s := pagetest.NewStory()
	for i := range figureRows {
		id := briefing.SubjectID(fmt.Sprintf("walker-%d", i))
		s.Digest().Figures = append(s.Digest().Figures, &briefing.Figure{ID: id, Name: fmt.Sprintf("Walker No. %d", i)})
		for range 2 {
			s.Marked["weather"] = append(s.Marked["weather"], briefing.Mention{
				Subject: id,
				Ref:     briefing.Ref{Article: "weather", Span: briefing.Span{End: 2}},
			})
		}
	}
	p := makePage(t, s, ID{Kind: Coverage})
	figures := p.Markdown[strings.Index(p.Markdown, "## Figures"):strings.Index(p.Markdown, "## Events")]
	if got := strings.Count(figures, "\n| ") - 1; got != figureRows {
		t.Errorf("%d rows, want %d", got, figureRows)
	}
	left := len(s.Digest().Figures) - figureRows
	for _, want := range []string{"Ána Brandt", "Saint-Élan", fmt.Sprintf("and %d more · all figures", left)} {
		if !strings.Contains(strings.ReplaceAll(figures, "\u00a0", " "), want) {
			t.Errorf("%q is not in\n%s", want, figures)
		}
	}
}

// TestCoverageOfManyArticles has a column for each source or month, where there are
// more articles than columns, and leads to the first passage of each.
func TestCoverageOfManyArticles(t *testing.T) {
	many := func(n int, source func(i int) string, published func(i int) string) *pagetest.Story {
		s := pagetest.NewStory()
		for i := range n {
			a := &briefing.Article{Text: "Ana again.", Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprintf("a%03d", i)), Source: source(i)}}
			if d := published(i); d != "" {
				a.Published = pagetest.Date(d)
			}
			s.Articles = append(s.Articles, a)
			for range 2 {
				s.Marked[a.ID] = append(s.Marked[a.ID], briefing.Mention{Subject: "ana", Ref: briefing.Ref{Article: a.ID, Span: briefing.Span{End: 3}}})
			}
		}
		return s
	}
	none := func(int) string { return "" }
	inFolders := func(s *pagetest.Story) *pagetest.Story {
		for i, a := range s.Articles[len(s.Articles)-30:] {
			a.File = briefing.FileName([]string{"ports", "rails/old", "ports"}[i%3] + "/" + string(a.ID) + ".txt")
		}
		return s
	}
	press := func(i int) string { return []string{"Herald", "Courier", "Herald"}[i%3] }
	monthly := func(i int) string { return fmt.Sprintf("2031-%02d", 1+i%12) }
	yearly := func(i int) string { return fmt.Sprintf("%d-%02d", 2000+i%30, 1+i%12) }
	for _, tt := range []struct {
		name  string
		s     *pagetest.Story
		key   string
		want  []string
		cells string
	}{
		{"few", pagetest.NewStory(), "", []string{"4 articles · by source · by month", "**a** · Engineers doubt"}, "Ána Brandt"},
		{"sources", many(30, press, monthly), "", []string{"By source, 34 articles · by article · by month", "**a** · Herald · 20 articles", "**b** · Courier · 10 articles", "others, or no source stated"}, "[40]"},
		{"months", many(30, none, monthly), "", []string{"By month, 34 articles · by article", "**a** · Jan 2031 · 3 articles", "**e** · May 2031"}, "[6]"},
		{"months, asked for", many(30, press, monthly), coverage.ByMonth, []string{"By month, 34 articles · by article · by source"}, "[6]"},
		{"years", many(300, none, yearly), "", []string{"By year, 304 articles", "no date, or not so exact a one"}, "[20]"},
		{"nothing stated", many(30, none, none), "", []string{"The 8 articles with most mentions, of 34"}, "[2]"},
		{"in folders", inFolders(many(30, none, none)), "", []string{"By folder, 34 articles · by article", "**a** · ports · 20 articles", "**b** · rails/old · 10 articles", "**c** · others, or in no folder · 4 articles"}, "[40]"},
		{"a key that is none", many(30, press, none), "nonsense", []string{"The 8 articles with most mentions, of 34 · by source"}, "[2]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := makePage(t, tt.s, ID{Kind: Coverage, Key: tt.key})
			shown := strings.ReplaceAll(p.Markdown, "\u00a0", " ")
			for _, want := range append(tt.want, tt.cells) {
				if !strings.Contains(shown, strings.Trim(want, "[]")) {
					t.Errorf("%q is not in\n%s", want, shown)
				}
			}
			for _, l := range p.Links {
				if a := briefing.ArticleID(l.To.Page.Key); l.To.Page.Kind == Article && l.To.Follow != "" && !l.To.At.Empty() {
					found := false
					for _, m := range tt.s.Marked[a] {
						found = found || m.Subject == l.To.Follow && m.Ref.Span == l.To.At
					}
					if !found {
						t.Errorf("%q leads to %v in %s, which does not mention %s there", l.Span.In(p.Markdown), l.To.At, a, l.To.Follow)
					}
				}
			}
		})
	}
}

// TestCoverageFolds gives no row to what is mentioned once.
func TestCoverageFolds(t *testing.T) {
	p := makePage(t, pagetest.NewStory(), ID{Kind: Coverage})
	figures := p.Markdown[strings.Index(p.Markdown, "## Figures"):strings.Index(p.Markdown, "## Events")]
	rows, once, ok := strings.Cut(figures, "Mentioned once or never: ")
	if !ok || strings.Contains(rows, "S-70") || !strings.Contains(once, "S-70") || !strings.Contains(rows, "Kestrel") {
		t.Errorf("what is mentioned once stands in\n%s", figures)
	}
}

// TestCoverageOfWhatIsMentionedOnce has no rows of a single cell.
func TestCoverageOfWhatIsMentionedOnce(t *testing.T) {
	s := pagetest.NewStory()
	for i := range 14 {
		id := briefing.SubjectID(fmt.Sprintf("count-%d", i))
		s.Subjects.Numbers = append(s.Subjects.Numbers, &briefing.Number{ID: id, Name: fmt.Sprintf("Count %d", i)})
	}
	s.Marked = map[briefing.ArticleID][]briefing.Mention{"weather": {{Subject: "count-1", Ref: briefing.Ref{Article: "weather", Span: briefing.Span{End: 2}}}}}
	p := makePage(t, s, ID{Kind: Coverage})
	_, numbers, _ := strings.Cut(p.Markdown, "## Numbers")
	numbers, _, _ = strings.Cut(numbers, "## ")
	if strings.Contains(numbers, "|") || !strings.Contains(numbers, "Mentioned once or never: ") {
		t.Errorf("what is mentioned once has rows in\n%s", numbers)
	}
}

// TestTimelineOfOne holds what has to do with a subject, and no more.
func TestTimelineOfOne(t *testing.T) {
	s := pagetest.NewStory()
	p := makePage(t, s, TimelineOf("ana"))
	if p.Title != "Timeline: Ána Brandt" {
		t.Errorf("the title is %q", p.Title)
	}
	whole := makePage(t, s, ID{Kind: Timeline})
	lines := map[string]bool{}
	for line := range strings.Lines(whole.Markdown) {
		lines[line] = true
	}
	n := 0
	for line := range strings.Lines(p.Markdown) {
		if strings.HasPrefix(line, "- ") {
			if n++; !lines[line] {
				t.Errorf("%q is not on the whole timeline", line)
			}
		}
	}
	if all := strings.Count(whole.Markdown, "\n- "); n == 0 || n >= all {
		t.Errorf("%d rows of %d:\n%s", n, all, p.Markdown)
	}
	if _, err := Make(t.Context(), s, TimelineOf("no-such")); err == nil {
		t.Error("there is a timeline of what is not there")
	}
}
