package sheet

import (
	"cmp"
	"context"
	"errors"

	"briefing/briefing"
)

// Sheet is a page while it is written, with the library that it is made from. It caches
// entries, texts and mentions, since a page needs some more than once.
type Sheet struct {
	Writer
	Ctx    context.Context
	Lib    briefing.Library
	Digest *briefing.Digest
	Page   Page
	Reader *Reader // who the page is for, or nil
	Err    error   // the first error of a method that cannot return it

	Subjects map[briefing.SubjectID]briefing.Subject // of the digest
	Tallies  map[briefing.SubjectID]briefing.Tally   // nil before Load
	holding  map[briefing.SubjectID][]briefing.ArticleTally
	places   map[briefing.ArticleID]int // -1 for unknown articles
	articles map[briefing.ArticleID]*Rendered
	mentions map[briefing.ArticleID][]briefing.Mention
	kept     map[briefing.ArticleID][]briefing.Span // what the reader kept; nil if it is not known yet
}

// New returns an empty sheet for the page with ID id. Except for an article's page, Load
// comes next.
func New(ctx context.Context, lib briefing.Library, id ID) *Sheet {
	s := &Sheet{
		Ctx:      ctx,
		Lib:      lib,
		Digest:   lib.Digest(),
		Page:     Page{ID: id, Parts: 1},
		Subjects: map[briefing.SubjectID]briefing.Subject{},
		holding:  map[briefing.SubjectID][]briefing.ArticleTally{},
		places:   map[briefing.ArticleID]int{},
		articles: map[briefing.ArticleID]*Rendered{},
		mentions: map[briefing.ArticleID][]briefing.Mention{},
	}
	for subject := range s.Digest.Subjects() {
		s.Subjects[subject.SubjectID()] = subject
	}
	return s
}

// Load reads the data for every page except an article's.
func (s *Sheet) Load() (err error) {
	s.Tallies, err = s.Lib.Tallies(s.Ctx)
	return err
}

// Place is Library.Place with a cache; -1 if the library lacks the article.
func (s *Sheet) Place(id briefing.ArticleID) int {
	if place, ok := s.places[id]; ok {
		return place
	}
	place, err := s.Lib.Place(s.Ctx, id)
	if err != nil {
		place = -1
		if !errors.Is(err, briefing.ErrNotFound) {
			s.Err = cmp.Or(s.Err, err)
		}
	}
	s.places[id] = place
	return place
}

// Has reports whether the library has an article.
func (s *Sheet) Has(id briefing.ArticleID) bool { return s.Place(id) >= 0 }

// ArticlesOf is Library.ArticlesOf with a cache.
func (s *Sheet) ArticlesOf(id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	if articles, ok := s.holding[id]; ok {
		return articles, nil
	}
	articles, err := s.Lib.ArticlesOf(s.Ctx, id)
	if err == nil {
		s.holding[id] = articles
	}
	return articles, err
}

// Finish returns the page, unless writing it failed.
func (s *Sheet) Finish(err error) (*Page, error) {
	if err := cmp.Or(err, s.Err); err != nil {
		return nil, err
	}
	s.Page.Markdown, s.Page.Links = s.written()
	return &s.Page, nil
}

// Rendered is an article with its rendered text.
type Rendered struct {
	*briefing.Article
	Shown briefing.Shown
}

// Read is Library.Article with a cache.
func (s *Sheet) Read(id briefing.ArticleID) (*Rendered, error) {
	if a, ok := s.articles[id]; ok {
		return a, nil
	}
	a, err := s.Lib.Article(s.Ctx, id)
	if err != nil {
		return nil, err
	}
	s.articles[id] = &Rendered{a, briefing.Show(a.Text)}
	return s.articles[id], nil
}

// MentionsIn is Library.MentionsIn with a cache.
func (s *Sheet) MentionsIn(id briefing.ArticleID) ([]briefing.Mention, error) {
	if ms, ok := s.mentions[id]; ok {
		return ms, nil
	}
	ms, err := s.Lib.MentionsIn(s.Ctx, id)
	if err == nil {
		s.mentions[id] = ms
	}
	return ms, err
}

// Title begins a page with its title.
func (s *Sheet) Title(title string) {
	s.Page.Title = title
	s.Heading(1, func() { s.Text(title) })
}
