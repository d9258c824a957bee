package ui

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
)

// letters returns n articles that state source and date, most of them tags, and no
// digest.
func letters(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		source, tags := []string{"The Tide", "Coast Radio"}[i%2], "ida-lund, letters"
		if i%5 == 0 { // a tag that all have is no topic
			tags = ""
		}
		files[fmt.Sprintf("letter-%03d.md", i)] = fmt.Sprintf("---\ntitle: Letter %d\nsource: %s\npublished: 2024-%02d-%02d\n"+
			"tags: [%s]\n---\n\nThis is letter %d, which Ida Lund read.\n", i, source, 1+i/28%12, 1+i%28, tags, i)
	}
	return files
}

// TestDerivedTopics walks the topics of a library without a digest, in memory and
// on disk: an article a stop, as many as are counted, in the order of their dates.
func TestDerivedTopics(t *testing.T) {
	t.Parallel()
	for _, n := range []int{7, 302} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			opts, _ := folder(t, letters(n))
			opts.Library.Cache = t.TempDir()
			play(t, opts, 110, 30, func(a *app) {
				a.wait(10 * time.Second) // all of a large library is read after its first articles
				if a.m.index.List() != index.Topics {
					t.Errorf("list %v is shown first, want the topics", a.m.index.List())
				}
				a.shows("Tags", "Sources", "no digest")
				if n > 28 { // else all are of one month, which is no topic
					a.shows("Published")
				}
				for _, source := range []briefing.SubjectID{"source-the-tide", "source-coast-radio"} {
					a.walkArticles(source)
				}
				a.show(page.OfSubject("figure-ida-lund"))
				if a.m.trail.Len() != n {
					t.Errorf("%d stops at Ida Lund, want %d", a.m.trail.Len(), n)
				}
				a.keys("n")
				a.checkStop()
			})
		})
	}
}

// walkArticles walks a topic that gathers articles from its page to its end, and
// takes it up from an article that is opened otherwise.
func (a *app) walkArticles(id briefing.SubjectID) {
	a.t.Helper()
	a.show(page.OfSubject(id))
	count := a.m.Tallies[id].Articles
	if a.m.trail.Len() != count || count == 0 {
		a.t.Fatalf("%s: %d stops, counted %d articles", id, a.m.trail.Len(), count)
	}
	var shown []int
	for i := range count {
		a.keys("n")
		p := a.m.reader.Page()
		if p.ID != page.OfArticle(a.m.trail.Stop(i).Article) || a.m.trail.At != i {
			a.t.Fatalf("%s: step %d shows %v, at stop %d", id, i+1, p.ID, a.m.trail.At)
		}
		shown = append(shown, a.m.Rank(briefing.ArticleID(p.ID.Key)))
	}
	if !slices.IsSorted(shown) || len(slices.Compact(shown)) != count {
		a.t.Errorf("%s: the articles were shown in the order %v", id, shown)
	}
	a.shows(fmt.Sprintf("%d/%d · article %d of %d", count, count, count, count))
	a.keys("n")
	a.says("trail begins again")
	a.keys("J") // an article that is not in the topic
	a.keys("n")
	if a.m.trail.At != 1 {
		a.t.Errorf("%s: after an article beside the trail at stop %d, want 1", id, a.m.trail.At)
	}
	a.keys("=")
	a.says(a.m.lib.Digest().Subject(id).Label() + " only gathers articles: go to a name in one")
}
