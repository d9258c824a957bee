package store

import (
	"testing"

	"briefing/briefing"
)

// TestArabicEndings says that a search finds words that end in yeh or teh as Arabic,
// Persian and careless writers write them, with and without an article.
func TestArabicEndings(t *testing.T) {
	texts := map[briefing.ArticleID]string{
		"ar":       "وصلت سلمى إلى القاهرة، ومعها علي.",
		"careless": "وصلت سلمي الى القاهره، ومعها على.",
		"fa":       "سلمی به قاهره آمد، و علی نیامد.",
	}
	var linked []Linked
	for id, text := range texts {
		linked = append(linked, Linked{Article: &briefing.Article{Entry: briefing.Entry{ID: id}, Text: text}})
	}
	s := openStore(t, 1<<20, &briefing.Digest{}, linked)
	for query, want := range map[string]int{
		"سلمى": 3, "سلمي": 3, "سلمی": 3, "القاهرة": 2, "القاهره": 2, "قاهره": 1, "قاهرة": 1, "علی": 3, "على": 3, `"سلمى إلى القاهرة"`: 2, "قاهر*": 1,
	} {
		q, err := briefing.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		results, err := s.Search(t.Context(), q, briefing.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		hits := 0
		for _, r := range results {
			hits += r.Hits()
		}
		if len(results) != want || hits != want {
			t.Errorf("%s: %d articles, %d hits, want %d", query, len(results), hits, want)
		}
	}
}
