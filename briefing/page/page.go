// Package page writes the pages that a reader sees: Markdown with links, made
// from a library by pure functions. The app lays them out, the command line
// prints them. Neither needs to know more of the library than its pages.
//
// [Make] is the one way in. A page is named by an [ID]; the packages below this
// one each write a family of pages, on a sheet of package sheet. This package has
// the names of that one that callers of Make need.
package page

import (
	"context"
	"time"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/page/sheet"
	"briefing/briefing/sentences"
	"briefing/briefing/since"
)

// What Make takes and returns.
type (
	ID     = sheet.ID
	Kind   = sheet.Kind
	Page   = sheet.Page
	Link   = sheet.Link
	Target = sheet.Target
	Mark   = sheet.Mark
	Reader = sheet.Reader
	News   = sheet.News
	Draft  = sheet.Draft
	Output = sheet.Output
)

// The kinds of page.
const (
	Overview    = sheet.Overview
	Article     = sheet.Article
	Dossier     = sheet.Dossier
	Compare     = sheet.Compare
	List        = sheet.List
	Timeline    = sheet.Timeline
	Coverage    = sheet.Coverage
	Sources     = sheet.Sources
	Beside      = sheet.Beside
	Origins     = sheet.Origins
	Novelty     = sheet.Novelty
	Concordance = sheet.Concordance
	Since       = sheet.Since
	Documents   = sheet.Documents
	Problems    = sheet.Problems
	Proposed    = sheet.Proposed
	Notes       = sheet.Notes
	Memo        = sheet.Memo
	Programs    = sheet.Programs
	Verify      = sheet.Verify
)

// The names of the trails through what a page is about.
const (
	NotesTrail  = sheet.NotesTrail
	NewsTrail   = sheet.NewsTrail
	SharedTrail = sheet.SharedTrail
)

// Signs on pages, and what they say.
const (
	KeptMark  = sheet.KeptMark
	FoundMark = sheet.FoundMark
	Found     = sheet.Found
)

// OfArticle returns the ID of an article's page.
func OfArticle(id briefing.ArticleID) ID { return sheet.OfArticle(id) }

// OfSubject returns the ID of a subject's page: its dossier, a topic's page or a
// claim's comparison.
func OfSubject(id briefing.SubjectID) ID { return sheet.OfSubject(id) }

// CompareOf returns the ID of the page that compares the articles' accounts of
// a subject. For a claim it shows the same as the claim's own page.
func CompareOf(id briefing.SubjectID) ID { return sheet.CompareOf(id) }

// TimelineOf returns the ID of the timeline of a subject, or of all events if it
// is "".
func TimelineOf(id briefing.SubjectID) ID { return sheet.TimelineOf(id) }

// TimelineIn returns the ID of a part of the timeline of a subject, or of all events if
// that is "": of the events that begin in a period.
func TimelineIn(of briefing.SubjectID, in briefing.Date) ID { return sheet.TimelineIn(of, in) }

// OriginsOf returns the ID of the page of origins of the articles that mention a subject,
// or of all articles if it is "".
func OriginsOf(id briefing.SubjectID) ID { return sheet.OriginsOf(id) }

// NoveltyOf returns the ID of the page that tells which sentences of an article are known
// from others.
func NoveltyOf(id briefing.ArticleID) ID { return sheet.NoveltyOf(id) }

// BesideOf returns the ID of the page that sets the sentences of two articles side by
// side.
func BesideOf(left, right briefing.ArticleID) ID { return sheet.BesideOf(left, right) }

// BeforeOf returns the ID of the page that sets an article side by side with the text
// that it had before it was edited, which is among Reader.News.Before.
func BeforeOf(id briefing.ArticleID) ID { return sheet.BeforeOf(id) }

// ConcordanceOf returns the ID of the concordance of a subject or, if that is "", of a
// search.
func ConcordanceOf(of briefing.SubjectID, query string, o concord.Order) ID {
	return sheet.ConcordanceOf(of, query, o)
}

// NewsOf returns how the articles in a ledger differ from those at a moment.
func NewsOf(l *since.Ledger, moment time.Time) *News { return sheet.NewsOf(l, moment) }

// IsSearch reports whether a trail goes through the hits of a search.
func IsSearch(t briefing.Trail) bool { return sheet.IsSearch(t) }

// IsShared reports whether the trail with a label is one of SharedBy.
func IsShared(label string) bool { return sheet.IsShared(label) }

// SharedBy returns the trail, known by its label, through the sentences that the page of
// OriginsOf counts: in each article those that stand in another one of the page as well,
// each once, articles in the order of the library.
func SharedBy(ctx context.Context, lib briefing.Library, label string, c *sentences.Comparison) (briefing.Trail, error) {
	return sheet.SharedBy(ctx, lib, label, c)
}

// EntriesOf returns the articles that mention a subject, in the order of the library; all
// of them if it is "".
func EntriesOf(ctx context.Context, lib briefing.Library, of briefing.SubjectID) ([]briefing.Entry, error) {
	return sheet.EntriesOf(ctx, lib, of)
}

// Plain returns the visible text of span, bytes of an article's text, on one
// line without Markdown.
func Plain(text briefing.Shown, span briefing.Span) string { return sheet.Plain(text, span) }

// Excerpt returns the visible text of a passage on one line without Markdown,
// and the positions of the hits in it. span and hits are bytes of an article's
// text; hits are in order and do not overlap. A long passage is cut to the part
// around the hits.
func Excerpt(text briefing.Shown, span briefing.Span, hits []briefing.Span) (string, []briefing.Span) {
	return sheet.Excerpt(text, span, hits)
}

// Citation returns the stated title, author, source, date and address of an article, "" if
// it states none.
func Citation(e briefing.Entry) string { return sheet.Citation(e) }
