package libtest

import (
	"strings"
	"testing"

	"briefing/briefing"
)

// Linked is an article with its mentions.
type Linked struct {
	Article  *briefing.Article
	Mentions []briefing.Mention
}

// Fixture returns a made-up story: five articles, one without a date, and a
// digest that links them.
func Fixture(t testing.TB) (*briefing.Digest, []Linked) {
	d := &briefing.Digest{
		Title: "The bridge at Halvik",
		Topics: []*briefing.Topic{
			{ID: "money", Name: "Money"},
			{ID: "bridge-building", Name: "Bridge building"},
			{ID: "lately", Name: "Lately in the Tide", Where: Parse(t, "source:tide -before:2024-10")},
		},
		Figures: []*briefing.Figure{
			{ID: "mona-oberg", Type: briefing.Person, Name: "Mona Öberg", Aliases: []string{"Öberg"}},
			{ID: "lukasz-zyla", Type: briefing.Person, Name: "Łukasz Żyła"},
			{ID: "lukas-berg", Type: briefing.Person, Name: "Lukas Berg"},
			{ID: "halvik", Type: briefing.Place, Name: "Halvik"},
		},
		Events: []*briefing.Event{{ID: "opening", Name: "Opening of the bridge"}},
		Claims: []*briefing.Claim{{ID: "too-dear", Text: "The bridge cost too much."}},
	}
	articles := []*briefing.Article{
		NewArticle(t, "morning-2024-10-11", "Halvik Morning", "2024-10-11", "Bridge opens in Halvik",
			"The bridge at Halvik opened on Friday. Mona Öberg cut the ribbon, and “curly” flags flew.\n\n"+
				"Her S‑400 crane, said O’Brien's brother, carried 1,200 tonnes of steel."),
		NewArticle(t, "tide-2024", "The Tide", "2024", "What steel costs",
			"Steel prices rose. Öberg asked Erdoğan, Müller and al-Assad & Sons for offers.\n\n"+
				"Nobody wanted the S400, nor 1200 tonnes of anything."),
		NewArticle(t, "evening-2024-10-11", "Evening Post", "2024-10-11", "Ferry owners protest",
			"The ferry owners of Halvik protest. Łukasz Żyła owns two ferries; he calls the toll bridge a\n"+
				"robbery. Cheap steel made it, Mona Öberg said, and the bridge opened late."),
		NewArticle(t, "undated", "Halvik Morning", "", "A walk",
			"# Over the water\n\nOne walks over the bridge. Steel sings in the wind, the straße ends, and Halvik’s harbour begins."),
		NewArticle(t, "tide-2025", "The Tide", "2025-01-17", "One winter of tolls",
			"A winter later nobody protests. The toll pays for the bridge; the S 400 is scrap."),
	}
	for i, tags := range [][]string{{"Iron"}, {"iron", "Steel works"}, {"Toll"}, {"toll-bridge", "steel bridge"}, {"winter", "toll"}} {
		articles[i].Tags = tags
	}
	for i, folder := range []string{"ships/", "ships/Old Bridges/", "", "Bridges/", "ships-and-more/"} {
		articles[i].File = briefing.FileName(folder) + articles[i].File
	}
	articles[3].DatedByName = true
	articles[4].Note = &briefing.Note{Kind: briefing.Place, Aliases: []string{"The toll"}}
	var linked []Linked
	for _, a := range articles {
		l := Linked{Article: a}
		for _, s := range []struct{ subject, name string }{
			{"mona-oberg", "Mona Öberg"},
			{"lukasz-zyla", "Łukasz Żyła"},
			{"halvik", "Halvik"},
			{"money", "Steel"},
			{"money", "toll"},
			{"bridge-building", "bridge"},
			{"opening", "bridge at Halvik opened"},
			{"opening", "bridge opened"},
			{"too-dear", "robbery"},
		} {
			l.Mentions = append(l.Mentions, mentionsOf(a, s.subject, s.name)...)
		}
		linked = append(linked, l)
	}
	return d, linked
}

// NewArticle returns an article with every field set.
func NewArticle(t testing.TB, id, source, published, title, text string) *briefing.Article {
	date, err := briefing.ParseDate(published)
	if err != nil {
		t.Fatal(err)
	}
	return &briefing.Article{
		Entry: briefing.Entry{
			ID: briefing.ArticleID(id), Title: title, Source: source, Published: date, Author: "A. Writer",
			URL: "https://example.org/" + id, File: briefing.FileName(id + ".md"), Original: id + ".txt",
			Tags: []string{"bridge", "toll"}, Words: len(strings.Fields(text)),
		},
		Text:    text,
		Removed: []briefing.Removed{{Line: 3, Text: "Advertisement", Reason: "advertisement"}},
	}
}

// mentionsOf returns a mention wherever name stands in a's text.
func mentionsOf(a *briefing.Article, subject, name string) []briefing.Mention {
	var out []briefing.Mention
	for start := 0; ; {
		i := strings.Index(a.Text[start:], name)
		if i < 0 {
			return out
		}
		span := briefing.Span{Start: start + i, End: start + i + len(name)}
		out = append(out, briefing.Mention{
			Subject:  briefing.SubjectID(subject),
			Ref:      briefing.Ref{Article: a.ID, Span: span},
			Sentence: briefing.SentenceAt(a.Text, span),
			Report:   len(out),
		})
		start = span.End
	}
}
