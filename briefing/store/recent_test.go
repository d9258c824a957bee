package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"briefing/briefing"
)

func TestRecent(t *testing.T) {
	var r recent
	for i := range recentSubjects {
		r.keepArticles(briefing.SubjectID(fmt.Sprint(i)), []briefing.ArticleTally{{Place: i, Mentions: 1}})
	}
	r.articlesOf("0") // is newer than "1" then
	r.keepArticles("new", nil)
	for _, test := range []struct {
		id   briefing.SubjectID
		kept bool
	}{{"0", true}, {"1", false}, {"2", true}, {"new", true}} {
		articles, kept := r.articlesOf(test.id)
		if kept != test.kept || kept && test.id != "new" && fmt.Sprint(articles[0].Place) != string(test.id) {
			t.Errorf("articles of %q: %v, kept %t", test.id, articles, kept)
		}
	}
	for i := range 2*recentPlaces + 1 {
		id := briefing.ArticleID(fmt.Sprint(i))
		r.keepPlaces([]briefing.Entry{{ID: id}}, []int{i})
		if place, ok := r.place(id); place != i || !ok || len(r.places) > recentPlaces {
			t.Fatalf("article %d: at %d, kept %t, beside %d others", i, place, ok, len(r.places))
		}
	}
}

// TestPlacer asks for articles in the order of their ids, also for such as there
// are not.
func TestPlacer(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 5, 100, 1000} {
		c := &catalog{}
		for range n {
			c.ids = append(c.ids, 1+random.Int64N(int64(3*n)))
		}
		slices.Sort(c.ids)
		c.ids = slices.Compact(c.ids)
		if k := len(c.ids) / 3; k > 0 { // those without a date come last
			c.ids = append(c.ids[k:len(c.ids):len(c.ids)], c.ids[:k]...)
		}
		c.setIDs(c.ids)
		for _, most := range []int64{1, 3, 40} {
			place := c.placer()
			for id := int64(0); id < int64(3*n+3); id += 1 + random.Int64N(most) {
				got, ok := place(id)
				if want, there := c.place(id); got != want || ok != there {
					t.Fatalf("id %d of %v: at %d, %t, want %d, %t", id, c.ids, got, ok, want, there)
				}
			}
		}
	}
}
