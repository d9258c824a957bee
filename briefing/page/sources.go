package page

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefing/briefing"
)

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
	s := newScribe(ctx, lib, ID{})
	sources, err := s.sourcesOf()
	return sources, cmp.Or(err, s.err)
}

func (s *scribe) sourcesOf() ([]Source, error) {
	entries, err := s.lib.Entries(s.ctx)
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
	for _, c := range s.digest.Claims {
		var speakers []string
		for _, place := range speakOf(s, c) {
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

// writeSources lists the sources with their articles, part by part, and the claims
// that only one of them reports.
func writeSources(s *scribe) error { return s.sources() }

func (s *scribe) sources() error {
	all, err := s.sourcesOf()
	if err != nil {
		return err
	}
	s.title("Sources")
	n := s.sourcesHead(all)
	s.parts(n, mostRows, "articles")
	from, to := s.part(n, mostRows)
	for _, of := range all {
		s.source(of, from, to)
		from, to = from-len(of.Entries), to-len(of.Entries)
	}
	s.parts(n, mostRows, "articles")
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
	s.para(func() {
		s.dots(briefing.Count(named, "source"), briefing.Count(articles, "article"))
		if without > 0 {
			s.dots(briefing.Thousands(without) + " without a source")
		}
	})
	if len(s.digest.Claims) > 0 && named > 0 {
		s.para(func() {
			s.text("A source is alone with a claim if no article of another source, or without one, asserts, denies, attributes or questions it.")
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
	s.heading(2, func() { s.text(cmp.Or(of.Name, "No source stated")) })
	if from == 0 {
		s.alone(of)
	}
	s.para(func() { s.text(briefing.Count(len(of.Entries), "article")) })
	for _, e := range of.Entries[from:to] {
		s.item(func() {
			s.articleLink(e)
			s.dots(stated(e.Published), e.Length(), s.keptOf(e.ID))
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
	s.para(func() { s.text("Alone with " + n + " of " + briefing.Count(len(of.Claims), "claim")) })
	for _, c := range of.Alone {
		s.subjectRow(c, stancesOf(s, c.ID))
	}
}
