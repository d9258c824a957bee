package page

import (
	"cmp"
	"context"
	"errors"

	"briefing/briefing"
)

// scribe writes one page. It caches entries, texts and mentions, since a page
// needs some more than once.
type scribe struct {
	writer
	ctx    context.Context
	lib    briefing.Library
	digest *briefing.Digest
	page   Page
	reader *Reader // who the page is for, or nil
	err    error   // the first error of a method that cannot return it

	subjects map[briefing.SubjectID]briefing.Subject
	tallies  map[briefing.SubjectID]briefing.Tally
	holding  map[briefing.SubjectID][]briefing.ArticleTally
	places   map[briefing.ArticleID]int // -1 for unknown articles
	articles map[briefing.ArticleID]*article
	mentions map[briefing.ArticleID][]briefing.Mention
	kept     map[briefing.ArticleID][]briefing.Span // what the reader kept; nil if it is not known yet
}

func newScribe(ctx context.Context, lib briefing.Library, id ID) *scribe {
	s := &scribe{
		ctx:      ctx,
		lib:      lib,
		digest:   lib.Digest(),
		page:     Page{ID: id, Parts: 1},
		subjects: map[briefing.SubjectID]briefing.Subject{},
		holding:  map[briefing.SubjectID][]briefing.ArticleTally{},
		places:   map[briefing.ArticleID]int{},
		articles: map[briefing.ArticleID]*article{},
		mentions: map[briefing.ArticleID][]briefing.Mention{},
	}
	for subject := range s.digest.Subjects() {
		s.subjects[subject.SubjectID()] = subject
	}
	return s
}

// load reads the data for every page except an article's.
func (s *scribe) load() (err error) {
	s.tallies, err = s.lib.Tallies(s.ctx)
	return err
}

// place is Library.Place with a cache; -1 if the library lacks the article.
func (s *scribe) place(id briefing.ArticleID) int {
	if place, ok := s.places[id]; ok {
		return place
	}
	place, err := s.lib.Place(s.ctx, id)
	if err != nil {
		place = -1
		if !errors.Is(err, briefing.ErrNotFound) {
			s.err = cmp.Or(s.err, err)
		}
	}
	s.places[id] = place
	return place
}

// has reports whether the library has an article.
func (s *scribe) has(id briefing.ArticleID) bool { return s.place(id) >= 0 }

// articlesOf is Library.ArticlesOf with a cache.
func (s *scribe) articlesOf(id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	if articles, ok := s.holding[id]; ok {
		return articles, nil
	}
	articles, err := s.lib.ArticlesOf(s.ctx, id)
	if err == nil {
		s.holding[id] = articles
	}
	return articles, err
}

// finish returns the page, unless writing it failed.
func (s *scribe) finish(err error) (*Page, error) {
	if err := cmp.Or(err, s.err); err != nil {
		return nil, err
	}
	s.page.Markdown, s.page.Links = s.written()
	return &s.page, nil
}

// article is an article with its rendered text.
type article struct {
	*briefing.Article
	shown briefing.Shown
}

// read is Library.Article with a cache.
func (s *scribe) read(id briefing.ArticleID) (*article, error) {
	if a, ok := s.articles[id]; ok {
		return a, nil
	}
	a, err := s.lib.Article(s.ctx, id)
	if err != nil {
		return nil, err
	}
	s.articles[id] = &article{a, briefing.Show(a.Text)}
	return s.articles[id], nil
}

// mentionsIn is Library.MentionsIn with a cache.
func (s *scribe) mentionsIn(id briefing.ArticleID) ([]briefing.Mention, error) {
	if ms, ok := s.mentions[id]; ok {
		return ms, nil
	}
	ms, err := s.lib.MentionsIn(s.ctx, id)
	if err == nil {
		s.mentions[id] = ms
	}
	return ms, err
}

// title begins a page with its title.
func (s *scribe) title(title string) {
	s.page.Title = title
	s.heading(1, func() { s.text(title) })
}
