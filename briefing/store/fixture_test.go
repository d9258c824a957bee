package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/sentence"
)

// fixture returns a made-up story: five articles, one without a date, and a
// digest that links them.
func fixture(t testing.TB) (*briefing.Digest, []Linked) {
	d := &briefing.Digest{
		Title: "The bridge at Halvik",
		Topics: []*briefing.Topic{
			{ID: "money", Name: "Money"},
			{ID: "bridge-building", Name: "Bridge building"},
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
		newArticle(t, "morning-2024-10-11", "Halvik Morning", "2024-10-11", "Bridge opens in Halvik",
			"The bridge at Halvik opened on Friday. Mona Öberg cut the ribbon, and “curly” flags flew.\n\n"+
				"Her S‑400 crane, said O’Brien's brother, carried 1,200 tonnes of steel."),
		newArticle(t, "tide-2024", "The Tide", "2024", "What steel costs",
			"Steel prices rose. Öberg asked Erdoğan, Müller and al-Assad & Sons for offers.\n\n"+
				"Nobody wanted the S400, nor 1200 tonnes of anything."),
		newArticle(t, "evening-2024-10-11", "Evening Post", "2024-10-11", "Ferry owners protest",
			"The ferry owners of Halvik protest. Łukasz Żyła owns two ferries; he calls the toll bridge a\n"+
				"robbery. Cheap steel made it, Mona Öberg said, and the bridge opened late."),
		newArticle(t, "undated", "Halvik Morning", "", "A walk",
			"# Over the water\n\nOne walks over the bridge. Steel sings in the wind, the straße ends, and Halvik’s harbour begins."),
		newArticle(t, "tide-2025", "The Tide", "2025-01-17", "One winter of tolls",
			"A winter later nobody protests. The toll pays for the bridge; the S 400 is scrap."),
	}
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

func newArticle(t testing.TB, id, source, published, title, text string) *briefing.Article {
	date, err := briefing.ParseDate(published)
	if err != nil {
		t.Fatal(err)
	}
	return &briefing.Article{
		Entry: briefing.Entry{
			ID: briefing.ArticleID(id), Title: title, Source: source, Published: date, Author: "A. Writer",
			URL: "https://example.org/" + id, File: id + ".md", Original: id + ".txt",
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
			Sentence: sentenceAround(a.Text, span),
			Report:   len(out),
		})
		start = span.End
	}
}

func sentenceAround(text string, span briefing.Span) briefing.Span {
	for start, end := range sentence.Split(text) {
		if s := (briefing.Span{Start: start, End: end}); s.Contains(span) {
			return s
		}
	}
	return span
}

func sequence(linked []Linked) iter.Seq2[Linked, error] {
	return func(yield func(Linked, error) bool) {
		for _, l := range linked {
			if !yield(l, nil) {
				return
			}
		}
	}
}

// openKeeping returns an opener of stores in memory that keep so many bytes of
// text beside the database.
func openKeeping(keep int) func(testing.TB, *briefing.Digest, []Linked) briefing.Library {
	return func(t testing.TB, d *briefing.Digest, linked []Linked) briefing.Library {
		t.Helper()
		return openStore(t, keep, d, linked)
	}
}

func openStore(t testing.TB, keep int, d *briefing.Digest, linked []Linked) *Store {
	t.Helper()
	s, err := memory(context.Background(), keep)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Import(context.Background(), d, sequence(linked)); err != nil {
		t.Fatal(err)
	}
	return s
}

func parse(t testing.TB, query string) briefing.Query {
	t.Helper()
	q, err := briefing.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func search(t testing.TB, lib briefing.Library, query string, opts briefing.SearchOptions) []briefing.Result {
	t.Helper()
	results, err := lib.Search(context.Background(), parse(t, query), opts)
	if err != nil {
		t.Fatalf("Search(%s): %v", query, err)
	}
	return results
}

// show returns a result on one line: the article and the hits, with a bar
// between passages.
func show(t testing.TB, lib briefing.Library, r briefing.Result) string {
	t.Helper()
	a, err := lib.Article(context.Background(), r.Entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	var passages []string
	for _, p := range r.Passages {
		var hits []string
		for _, h := range p.Hits {
			hits = append(hits, h.In(a.Text))
		}
		passages = append(passages, strings.Join(hits, ", "))
	}
	return fmt.Sprintf("%s: %s", a.ID, strings.Join(passages, " | "))
}

// checkResult reports what no result may be: hits ⊂ passage ⊂ text, all in
// order and disjoint.
func checkResult(t testing.TB, lib briefing.Library, r briefing.Result) {
	t.Helper()
	a, err := lib.Article(context.Background(), r.Entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := briefing.Span{}
	lastHit := briefing.Span{}
	for _, p := range r.Passages {
		span := p.Ref.Span
		if p.Ref.Article != a.ID || span.Start < last.End || span.Empty() || span.End > len(a.Text) {
			t.Fatalf("%s: passage %v after %v in a text of %d bytes", a.ID, p.Ref, last, len(a.Text))
		}
		if p.Text != span.In(a.Text) {
			t.Fatalf("%s: passage %q is not the text at %v", a.ID, p.Text, span)
		}
		for _, h := range p.Hits {
			if !span.Contains(h) || h.Empty() || h.Start < lastHit.End {
				t.Fatalf("%s: hit %v after %v in passage %v", a.ID, h, lastHit, span)
			}
			lastHit = h
		}
		last = span
	}
	if len(r.Passages) > 1 && slices.ContainsFunc(r.Passages, func(p briefing.Passage) bool { return len(p.Hits) == 0 }) {
		t.Fatalf("%s: a passage without a hit among others", a.ID)
	}
}
