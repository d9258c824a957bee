// Package sources writes the sources of the articles, and which claims each is alone with.
package sources

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Source is a publisher, with its articles and the claims that they report.
type Source struct {
	Name    string            // as its articles state it; "" for the articles that state none
	Entries []briefing.Entry  // in the order of the library
	Claims  []*briefing.Claim // those with a report of one of the articles, in the editor's order
	Alone   []*briefing.Claim // those of Claims without a report of any other article
}

// SourcesOf returns the sources of a library: those with most articles first,
// then by name. Articles that state no source come last, together. They are
// never alone with a claim, since they may be of different publishers.
func SourcesOf(ctx context.Context, lib briefing.Library) ([]Source, error) {
	s := &scribe{sheet.New(ctx, lib, sheet.ID{})}
	sources, err := s.sourcesOf()
	return sources, cmp.Or(err, s.Err)
}

func (s *scribe) sourcesOf() ([]Source, error) {
	entries, err := s.Lib.Entries(s.Ctx)
	if err != nil {
		return nil, err
	}
	of := map[string]*Source{}
	for _, e := range entries {
		if of[e.Source] == nil {
			of[e.Source] = &Source{Name: e.Source}
		}
		of[e.Source].Entries = append(of[e.Source].Entries, e)
	}
	for _, c := range s.Digest.Claims {
		var speakers []string
		for _, place := range claim.Places(s.Sheet, c) {
			if name := entries[place].Source; !slices.Contains(speakers, name) {
				speakers = append(speakers, name)
			}
		}
		for _, name := range speakers {
			of[name].Claims = append(of[name].Claims, c)
			if len(speakers) == 1 && name != "" {
				of[name].Alone = append(of[name].Alone, c)
			}
		}
	}
	var out []Source
	for _, source := range of {
		out = append(out, *source)
	}
	slices.SortFunc(out, func(a, b Source) int {
		return cmp.Or(unnamed(a)-unnamed(b), len(b.Entries)-len(a.Entries), strings.Compare(a.Name, b.Name))
	})
	return out, nil
}

// unnamed returns 1 for the articles without a source, else 0. It is used for
// sorting.
func unnamed(of Source) int {
	if of.Name == "" {
		return 1
	}
	return 0
}

// Write lists the sources with their articles, part by part, and the claims
// that only one of them reports.
func Write(on *sheet.Sheet) error {
	s := &scribe{on}
	all, err := s.sourcesOf()
	if err != nil {
		return err
	}
	s.Title("Sources")
	n := s.sourcesHead(all)
	s.Parts(n, sheet.MostRows, "articles")
	from, to := s.Part(n, sheet.MostRows)
	for _, of := range all {
		s.source(of, from, to)
		from, to = from-len(of.Entries), to-len(of.Entries)
	}
	s.Parts(n, sheet.MostRows, "articles")
	return nil
}

// sourcesHead counts the sources and says what it means to be alone. It returns
// the number of articles.
func (s *scribe) sourcesHead(all []Source) (articles int) {
	named, without := 0, 0
	for _, of := range all {
		articles += len(of.Entries)
		if of.Name == "" {
			without = len(of.Entries)
		} else {
			named++
		}
	}
	s.Para(func() {
		s.Dots(briefing.Count(named, "source"), briefing.Count(articles, "article"))
		if without > 0 {
			s.Dots(briefing.Thousands(without) + " without a source")
		}
	})
	if len(s.Digest.Claims) > 0 && named > 0 {
		s.Para(func() {
			s.Text("A source is alone with a claim if no article of another source, or without one, asserts, denies, attributes or questions it.")
		})
	}
	return articles
}

// source writes a source and its articles number from up to number to,
// exclusive, as far as there are such. Its claims stand before the first one.
func (s *scribe) source(of Source, from, to int) {
	from, to = max(0, from), min(to, len(of.Entries))
	if from >= to {
		return
	}
	s.Heading(2, func() { s.Text(cmp.Or(of.Name, "No source stated")) })
	if from == 0 {
		s.alone(of)
	}
	s.Para(func() { s.Text(briefing.Count(len(of.Entries), "article")) })
	for _, e := range of.Entries[from:to] {
		s.Item(func() {
			s.ArticleLink(e)
			s.Dots(sheet.Stated(e.Published), e.Length(), s.KeptOf(e.ID))
		})
	}
}

// alone writes how many of its claims a source is alone with, and these claims.
func (s *scribe) alone(of Source) {
	if of.Name == "" || len(of.Claims) == 0 {
		return
	}
	n := "none"
	if len(of.Alone) > 0 {
		n = briefing.Thousands(len(of.Alone))
	}
	s.Para(func() { s.Text("Alone with " + n + " of " + briefing.Count(len(of.Claims), "claim")) })
	for _, c := range of.Alone {
		s.SubjectRow(c, claim.Summary(s.Sheet, c.ID))
	}
}
