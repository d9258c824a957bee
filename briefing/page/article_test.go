package page

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
)

func TestTemplatesAreToldOf(t *testing.T) {
	s := pagetest.NewStory()
	for _, a := range s.Articles {
		if a.ID == "weather" {
			a.Removed = []briefing.Removed{{Reason: "shortcode"}, {Reason: "title"}, {Reason: "template tag"}}
		}
	}
	if p := makePage(t, s, OfArticle("weather")); !strings.Contains(strings.ReplaceAll(p.Markdown, "\u00a0", " "), "Taken out of the text: 2 templates of the site’s generator.") {
		t.Errorf("no word of the templates in\n%s", p.Markdown)
	}
	if p := makePage(t, s, OfArticle("opening")); strings.Contains(p.Markdown, "Taken out") {
		t.Errorf("nothing was taken out of\n%s", p.Markdown)
	}
}

// A timeline of articles without dates says so once.
func TestTimelineWithoutDates(t *testing.T) {
	s := pagetest.NewStory()
	s.Subjects.Events = nil
	for _, a := range s.Articles {
		a.Published = briefing.Date{}
	}
	got := makePage(t, s, ID{Kind: Timeline}).Markdown
	if strings.Contains(got, "publishe") && !strings.Contains(got, "no article says when it was published") || strings.Count(got, "publish") != 1 {
		t.Errorf("the timeline:\n%s", got)
	}
}

// What articles differ on comes first on the page of its topic, and who is on two sides is
// counted.
func TestContestedClaimsFirst(t *testing.T) {
	s := pagetest.NewStory()
	got := makePage(t, s, OfSubject("crossing")).Markdown
	first, rest, ok := strings.Cut(got, "## Articles")
	if !ok || !strings.Contains(first, "## Where they differ\n\n- The bridge is safe") || strings.Contains(rest, "The bridge is safe · ") {
		t.Errorf("the claim on which articles differ is not first in\n%s", got)
	}
	if got := makePage(t, s, OfSubject("safe")).Markdown; !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), "1 on more than one side") {
		t.Errorf("an article on two sides is not told of in\n%s", got)
	}
}
