package source

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
)

// What a document says again, word for word, is no article of its own, but takes its
// number: the IDs of the others do not depend on it.
func TestRepeats(t *testing.T) {
	lines := strings.Repeat("{\"text\":\"The ferry sank.\"}\n", 40_000) + "{\"text\":\"The ferry was raised.\"}\n{\"text\":\"The ferry sank.\",\"author\":\"Ada\"}\n"
	feed := "<rss><channel><title>a</title>" + strings.Repeat("<item><description>The ferry sank.</description></item>", 40_000) +
		"<item><description>The ferry was raised.</description></item><item><description>The ferry sank.</description><author>Ada</author></item></channel></rss>"
	for name, data := range map[string]string{"a.jsonl": lines, "a.rss": feed} {
		t.Run(name, func(t *testing.T) {
			f := Find(t.Context(), folder(name, data), Options{})
			want := []briefing.ArticleID{"a", "a-40001", "a-40002"}
			for passed := range 2 {
				ids := f.IDs()
				for _, id := range want[:passed] {
					ids.Keep(id, name)
				}
				ids.Pass(name, passed)
				var got []briefing.ArticleID
				for d := range f.Read(t.Context(), ids, func(string) bool { return true }) {
					for _, a := range d.Articles {
						got = append(got, a.ID)
					}
				}
				if !slices.Equal(got, want[passed:]) {
					t.Errorf("%d passed: %q, want %q", passed, got, want[passed:])
				}
			}
		})
	}
}

// Articles that a digest describes are articles, whatever they say.
func TestNamedRepeats(t *testing.T) {
	const lines = "{\"text\":\"The ferry sank.\"}\n{\"text\":\"The ferry sank.\"}\n"
	said := []briefing.Document{{File: "a.jsonl", Articles: []briefing.DocumentArticle{{ID: "first"}, {ID: "second", Starts: "The ferry"}}}}
	articles, errs := read(t, folder("a.jsonl", lines), Options{Documents: said})
	if len(articles) != 2 || len(errs) > 0 || articles[0].ID != "first" || articles[1].ID != "second" {
		t.Errorf("%d articles, %v", len(articles), errs)
	}
}
