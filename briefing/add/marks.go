package add

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/add/formats"
	"briefing/briefing/internal/fold"
	"briefing/briefing/notes"
)

// Placing is the result of placing marks.
type Placing struct {
	Notes []notes.Note // to be added, in the order of the articles and of their text
	There int          // passages that are noted already
	Lost  []Lost       // passages without a place
	Read  []briefing.ArticleID
}

// Lost is a passage that has no place in a library.
type Lost struct {
	Title, Quote string
	NoArticle    bool // the library has no such article; else the article has no such words, or has them twice
}

// Place finds where in a library marks belong: an article by its file, its address or its
// title and author, a passage by its words. A passage that has no place in its article is
// noted as lost. Have are the notes that there are. Dir is the library's folder, as the
// files of marks begin. Lib is nil if there is no library yet.
func Place(ctx context.Context, lib briefing.Library, dir string, have []notes.Note, marks []Mark) (Placing, error) {
	var entries []briefing.Entry
	if lib != nil {
		var err error
		if entries, err = lib.Entries(ctx); err != nil {
			return Placing{}, err
		}
	}
	p := placing{lib: lib, entries: entries, have: slices.Clone(have), articles: newFinder(dir, entries)}
	for _, m := range marks {
		if err := p.mark(ctx, m); err != nil {
			return Placing{}, err
		}
	}
	order := map[briefing.ArticleID]int{}
	for i, e := range entries {
		order[e.ID] = i
	}
	slices.SortStableFunc(p.Notes, func(a, b notes.Note) int {
		return cmp.Or(order[a.Article]-order[b.Article], a.Span.Start-b.Span.Start)
	})
	return p.Placing, nil
}

type placing struct {
	Placing
	lib      briefing.Library
	entries  []briefing.Entry
	have     []notes.Note
	articles *finder
}

func (p *placing) mark(ctx context.Context, m Mark) error {
	e := p.articles.find(m)
	if e == nil {
		for _, passage := range m.Item.Passages {
			p.Lost = append(p.Lost, Lost{cmp.Or(m.Item.Entry.Title, m.Item.Entry.URL), cmp.Or(passage.Quote, passage.Note), true})
		}
		return nil
	}
	if m.Item.Read {
		p.Read = append(p.Read, e.ID)
	}
	if len(m.Item.Passages) == 0 {
		return nil
	}
	a, err := p.lib.Article(ctx, e.ID)
	if err != nil {
		return err
	}
	for _, passage := range m.Item.Passages {
		p.passage(a, passage)
	}
	return nil
}

// passage makes a note of a passage, unless there is one.
func (p *placing) passage(a *briefing.Article, passage formats.Passage) {
	n, found := notes.On(a, briefing.Span{}), true
	if passage.Quote != "" {
		n, found = notes.Quoted(a, passage.Quote, passage.Before, passage.After)
	}
	n.Text, n.Tags, n.Created = passage.Note, passage.Tags, passage.Kept.UTC().Truncate(time.Second)
	if slices.ContainsFunc(p.have, n.Says) {
		p.There++
		return
	}
	p.have = append(p.have, n)
	p.Notes = append(p.Notes, n)
	if !found {
		p.Lost = append(p.Lost, Lost{Title: a.Title, Quote: passage.Quote})
	}
}

// finder finds articles of a library.
type finder struct {
	dir    string
	files  map[string]*briefing.Entry
	urls   map[string]*briefing.Entry
	titles map[string][]*briefing.Entry
}

func newFinder(dir string, entries []briefing.Entry) *finder {
	f := &finder{dir: dir, files: map[string]*briefing.Entry{}, urls: map[string]*briefing.Entry{}, titles: map[string][]*briefing.Entry{}}
	for i := range entries {
		e := &entries[i]
		for _, file := range append([]briefing.FileName{e.File}, e.Also...) {
			f.files[string(file)] = e
		}
		for _, address := range []string{e.URL, e.Original} {
			if key := addressKey(address); key != "" && f.urls[key] == nil {
				f.urls[key] = e
			}
		}
		title := fold.String(e.Title)
		f.titles[title] = append(f.titles[title], e)
	}
	return f
}

// find returns the article of a mark; nil if there is none, or several that nothing tells
// apart.
func (f *finder) find(m Mark) *briefing.Entry {
	if m.File != "" {
		if file, err := filepath.Rel(f.dir, m.File); err == nil {
			if e := f.files[filepath.ToSlash(file)]; e != nil {
				return e
			}
		}
	}
	e := m.Item.Entry
	if key := addressKey(e.URL); key != "" {
		return f.urls[key]
	}
	all := f.titles[fold.String(e.Title)]
	if e.Title == "" || len(all) == 0 {
		return nil
	}
	if len(all) > 1 {
		author := fold.String(e.Author)
		all = slices.DeleteFunc(slices.Clone(all), func(o *briefing.Entry) bool { return author == "" || !strings.Contains(fold.String(o.Author), author) })
	}
	if len(all) != 1 {
		return nil
	}
	return all[0]
}
