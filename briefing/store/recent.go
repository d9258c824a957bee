package store

import (
	"slices"
	"sync"

	"briefing/briefing"
)

// recent keeps what was last asked of a library on disk, for a page and what
// stands beside it ask for the same. Its zero value is empty.
type recent struct {
	mu       sync.Mutex
	articles []holders // of subjects, the newest last
	places   map[briefing.ArticleID]int
}

// holders is what ArticlesOf returned.
type holders struct {
	subject  briefing.SubjectID
	articles []briefing.ArticleTally
}

// Of these many subjects the articles are kept, and of these many articles the
// places.
const recentSubjects, recentPlaces = 3, 1000

// articlesOf returns the articles of a subject, and whether they are kept.
func (r *recent) articlesOf(id briefing.SubjectID) ([]briefing.ArticleTally, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.articles, func(h holders) bool { return h.subject == id })
	if i < 0 {
		return nil, false
	}
	h := r.articles[i]
	r.articles = append(slices.Delete(r.articles, i, i+1), h)
	return h.articles, true
}

func (r *recent) keepArticles(id briefing.SubjectID, articles []briefing.ArticleTally) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.articles = slices.DeleteFunc(r.articles, func(h holders) bool { return h.subject == id })
	if len(r.articles) == recentSubjects {
		r.articles = slices.Delete(r.articles, 0, 1)
	}
	r.articles = append(r.articles, holders{id, articles})
}

// place returns the place of an article, and whether it is kept.
func (r *recent) place(id briefing.ArticleID) (int, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	place, ok := r.places[id]
	return place, ok
}

func (r *recent) keepPlaces(entries []briefing.Entry, places []int) {
	if len(entries) > recentPlaces {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.places)+len(entries) > recentPlaces || r.places == nil {
		r.places = make(map[briefing.ArticleID]int, recentPlaces)
	}
	for i, e := range entries {
		r.places[e.ID] = places[i]
	}
}
