package store

import (
	"slices"
	"sync"

	"briefing/briefing"
)

// recent caches the latest answers from a library on disk, since a page and the
// panels beside it ask for the same. The zero value is empty.
type recent struct {
	mu       sync.Mutex
	articles []holders // of subjects, the newest last
	places   map[briefing.ArticleID]int
}

// holders is a result of ArticlesOf.
type holders struct {
	subject  briefing.SubjectID
	articles []briefing.ArticleTally
}

// Limits of the cache: subjects with their articles, and articles with their
// places.
const recentSubjects, recentPlaces = 3, 1000

// articlesOf returns the cached articles of a subject, and whether there are
// any.
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

// place returns the cached place of an article, and whether there is one.
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
