package library_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
)

const smallDigest = `version: 1
title: Ferries
documents: [{file: a.md, articles: [{id: one}, {id: two, starts: "Second"}]}]
topics: [{id: sea, name: Sea, about: [ferry, left, guests, claim], words: [ship, '"Sea"']}]
figures:
  - {id: ferry, kind: thing, name: Ferry, aliases: [the boat]}
  - {id: ada, kind: person, name: Ada al-Holm, ids: {wikidata: Q1}}
  - {id: eva, kind: person, name: Eva al-Holm}
events: [{id: left, name: The ferry leaves, date: 2024-03~, place: ferry, who: [ada], names: [leaving day], match: [[["@ferry"], [left, leave]]]}]
numbers: [{id: guests, name: Guests, unit: guests, match: [[["3,000", hundreds], [guests]]]}]
claims: [{id: claim, text: It left., topic: sea, reports: [{article: one, stance: asserts, by: ada, match: [[[left]]]}, {article: two, stance: denies, match: [[[left]]]}]}]
`

const smallArticle = `---
title: Boats & *more*
published: 2024-10
---
# Boats

Ada al-Holm said: “The **Ferry** left with 3,000 guests.” Al-Holm's ship was _the
boat_ [there](http://x/Ferry). ` + "`Ferry`" + ` &amp; Ferry\*.

| Ferry | Sea |
|---|---|
| left | the boat left |

Second part: Eva al-Holm. On leaving day the Ferry left.
`

// Whatever a digest and an article hold, the library opens, every page can be
// made, and counts agree.
func FuzzLibrary(f *testing.F) {
	f.Add([]byte(smallDigest), smallArticle, "ferry")
	f.Add([]byte(strings.ReplaceAll(smallDigest, "Ferry", "a")), strings.ReplaceAll(smallArticle, "Ferry", "a"), `"the boat" OR le*`)
	f.Add([]byte("figures: [{id: a, kind: thing, name: '-'}]"), "- a\n\n\n> - b", "-x")
	f.Fuzz(func(t *testing.T, digest []byte, text, query string) {
		if len(digest) > 64<<10 || len(text) > 8<<10 {
			t.Skip() // Size is tried elsewhere; here it only takes time.
		}
		lib, err := library.Open(t.Context(), library.Options{Default: fstest.MapFS{
			library.DigestFile: {Data: digest},
			"a.md":             {Data: []byte(text)},
			"b.md":             {Data: []byte("The Ferry and Ada al-Holm stay, and left hundreds of guests.")},
		}})
		if err != nil {
			t.Fatal(err)
		}
		defer lib.Close()
		requireCounts(t, lib)
		requirePlaces(t, lib)
		if _, err := lib.Check(t.Context()); err != nil {
			t.Error(err)
		}
		pages := []page.ID{{Kind: page.Overview}, {Kind: page.Timeline}, {Kind: page.Coverage}, {Kind: page.Sources}}
		for s := range lib.Digest().Subjects() {
			pages = append(pages, page.OfSubject(s.SubjectID()), page.CompareOf(s.SubjectID()), page.ID{Kind: page.List, Key: string(s.Kind())})
		}
		for _, id := range pages {
			requireLinks(t, lib, makePage(t, lib, id))
		}
		requireHits(t, lib, query)
	})
}

// requireLinks fails if a link of a page is no stretch of it or leads nowhere.
func requireLinks(t *testing.T, lib *library.Library, p *page.Page) {
	t.Helper()
	end := 0
	for _, l := range p.Links {
		if l.Span.Start < end || !isPlace(p.Markdown, l.Span) {
			t.Fatalf("%v: a link at %v, after one that ends at %d, of %d bytes", p.ID, l.Span, end, len(p.Markdown))
		}
		end = l.Span.End
		if !l.To.At.Empty() {
			a := article(t, lib, briefing.ArticleID(l.To.Page.Key))
			if l.To.Page.Kind != page.Article || !isPlace(a.Text, l.To.At) {
				t.Errorf("%v: a link leads to %v", p.ID, l.To)
			}
		}
	}
}

// requireHits fails if a hit of a search lies outside of its passage, or that
// outside of its article.
func requireHits(t *testing.T, lib *library.Library, query string) {
	t.Helper()
	q, err := briefing.ParseQuery(query)
	if err != nil {
		return
	}
	results, err := lib.Search(t.Context(), q, briefing.SearchOptions{})
	if bad := (*briefing.QueryError)(nil); errors.As(err, &bad) {
		return // It asks for a figure that there is not.
	}
	if err != nil {
		t.Fatalf("search %q: %v", query, err)
	}
	for _, r := range results {
		text := article(t, lib, r.Entry.ID).Text
		for _, p := range r.Passages {
			if !isPlace(text, p.Ref.Span) || p.In.Source != text {
				t.Errorf("search %q: passage %v is not in the text of %s", query, p.Ref.Span, r.Entry.ID)
				continue
			}
			for _, h := range p.Hits {
				if !isPlace(text, h) || !p.Ref.Span.Contains(h) {
					t.Errorf("search %q: hit %v is not in its passage %v", query, h, p.Ref.Span)
				}
			}
		}
	}
}
