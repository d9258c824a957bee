package page

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"briefing/briefing"
)

// Make returns the page with ID id. The error wraps briefing.ErrNotFound if the
// library lacks the article or subject, or no such page exists.
func Make(ctx context.Context, lib briefing.Library, id ID) (*Page, error) {
	return MakeFor(ctx, lib, id, nil)
}

// MakeFor is Make for a known reader, who may be nil.
func MakeFor(ctx context.Context, lib briefing.Library, id ID, reader *Reader) (*Page, error) {
	p, err := write(ctx, lib, id, reader)
	if err != nil {
		return nil, fmt.Errorf("page of %v: %w", id, err)
	}
	return p, nil
}

func write(ctx context.Context, lib briefing.Library, id ID, reader *Reader) (*Page, error) {
	s := newScribe(ctx, lib, id)
	s.reader = reader
	if id.Kind == Article {
		return s.finish(s.article(briefing.ArticleID(id.Key)))
	}
	if err := s.load(); err != nil {
		return nil, err
	}
	switch id.Kind {
	case Overview:
		return s.finish(s.overview())
	case Dossier:
		return s.finish(s.subject(briefing.SubjectID(id.Key)))
	case Compare:
		return s.finish(s.compare(briefing.SubjectID(id.Key)))
	case List:
		return s.finish(s.list(id.Key))
	case Timeline:
		return s.finish(s.timeline())
	case Coverage:
		return s.finish(s.coverage(id.Key))
	case Sources:
		return s.finish(s.sources())
	case Beside:
		return s.finish(s.beside())
	case Origins:
		return s.finish(s.origins(briefing.SubjectID(id.Key)))
	case Novelty:
		return s.finish(s.novelty(briefing.ArticleID(id.Key)))
	case Concordance:
		return s.finish(s.concordance())
	case Since:
		return s.finish(s.since(id.Key))
	case Documents:
		return s.finish(s.documents())
	case Proposed:
		return s.finish(s.proposals())
	case Problems:
		return s.finish(s.problems())
	case Notes:
		return s.finish(s.notes())
	case Memo:
		return s.finish(s.memo(id.Key))
	case Verify:
		return s.finish(s.draft())
	case Programs:
		return s.finish(s.output())
	}
	return nil, briefing.ErrNotFound
}

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
