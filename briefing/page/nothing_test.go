package page

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// TestNothing says of an empty library what to put there, and why there is
// nothing if there are documents.
func TestNothing(t *testing.T) {
	empty := &pagetest.Story{Subjects: &briefing.Digest{Derived: true}, Marked: map[briefing.ArticleID][]briefing.Mention{}}
	p := makePage(t, empty, ID{Kind: Overview})
	for _, want := range []string{"There is no article here yet.", "Markdown", "EPUB", "briefing add FOLDER"} {
		if !strings.Contains(p.Markdown, want) {
			t.Errorf("%q is not in\n%s", want, p.Markdown)
		}
	}
	if len(p.Links) != 0 || strings.Contains(p.Markdown, "0 articles") {
		t.Errorf("links %v in\n%s", p.Links, p.Markdown)
	}
	p = makePage(t, flawedStory{empty, []briefing.Flaw{{File: "a.pdf", Text: "no text"}}, ""}, ID{Kind: Overview})
	if len(p.Links) != 1 || p.Links[0].To.Page.Kind != Documents {
		t.Errorf("links %v, want one to the documents", p.Links)
	}
	for _, kind := range []Kind{Timeline, Coverage, Sources, Documents, Problems, List} {
		makePage(t, empty, ID{Kind: kind, Key: map[Kind]string{List: "article"}[kind]})
	}
	if p = makePage(t, empty, ID{Kind: Timeline}); !strings.Contains(p.Markdown, "nor is there an article") {
		t.Errorf("got\n%s", p.Markdown)
	}
}

// TestTimelineWithoutEvents tells when the articles were published, however many
// they are, and that it is all there is.
func TestTimelineWithoutEvents(t *testing.T) {
	s := pagetest.NewStory()
	*s.Digest() = briefing.Digest{Derived: true}
	first := s.Articles[0]
	for len(s.Articles) < sheet.MostRows+3 {
		s.Articles = append(s.Articles, first)
	}
	seen := 0
	for part := range 2 {
		p := makePage(t, s, ID{Kind: Timeline, Part: part})
		seen += len(p.Links)
		if p.Parts != 2 || !strings.Contains(p.Markdown, "No events are known, for there is no digest") {
			t.Errorf("part %d of %d:\n%.400s", part+1, p.Parts, p.Markdown)
		}
	}
	if want := sheet.MostRows + 3 + 2; seen != want { // and the way to the other part
		t.Errorf("%d links, want %d", seen, want)
	}
	*s.Digest() = briefing.Digest{}
	if p := makePage(t, s, ID{Kind: Timeline}); !strings.Contains(p.Markdown, "The digest has no events") {
		t.Errorf("got\n%.400s", p.Markdown)
	}
}
