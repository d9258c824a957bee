// Package page writes what a reader sees: pages in Markdown, with links, made
// from a library by pure functions. The app lays them out, the command line
// prints them, and neither knows more of the library than a page tells.
package page

import (
	"fmt"

	"briefing/briefing"
)

// Kind says what sort of page a page is.
type Kind string

// The kinds of page.
const (
	Overview Kind = "overview" // the library: title, summary, topics, articles
	Article  Kind = "article"  // Key is an ArticleID
	Dossier  Kind = "subject"  // Key is a SubjectID: topic, figure, event, number or claim
	Compare  Kind = "compare"  // Key is a SubjectID: what each article says of it
	List     Kind = "list"     // Key is a briefing.Kind or "article"
	Timeline Kind = "timeline" // Key is a SubjectID, or "" for all events
	Coverage Kind = "coverage" // Key is ByArticle, BySource, ByMonth, or "" for what suits
	// Documents is what is wrong with which document.
	Documents Kind = "documents"
	// Problems is what is wrong with the digest.
	Problems Kind = "problems"
	// Notes is what the reader kept.
	Notes Kind = "notes"
)

// ID names a page. The zero ID names none. IDs can be compared with ==, so that
// going somewhere, and coming back, is a matter of values.
type ID struct {
	Kind Kind
	Key  string
	// Part is which part of what would be too long for one page, from 0.
	Part int `json:",omitzero"`
}

// OfArticle returns the ID of an article's page.
func OfArticle(id briefing.ArticleID) ID { return ID{Kind: Article, Key: string(id)} }

// OfSubject returns the ID of a subject's page: its dossier, a topic's page or a
// claim's comparison.
func OfSubject(id briefing.SubjectID) ID { return ID{Kind: Dossier, Key: string(id)} }

// CompareOf returns the ID of the page that sets side by side what each article
// says of a subject. A claim's own page does nothing else.
func CompareOf(id briefing.SubjectID) ID { return ID{Kind: Compare, Key: string(id)} }

// TimelineOf returns the ID of the page of what happened around a subject, by date.
func TimelineOf(id briefing.SubjectID) ID { return ID{Kind: Timeline, Key: string(id)} }

// Whole returns the ID of the first part of a page: of the page, whichever of its
// parts id names.
func (id ID) Whole() ID {
	id.Part = 0
	return id
}

// String returns what the ID names, as error messages say it: "timeline",
// `article "a7"`.
func (id ID) String() string {
	if id.Key == "" {
		return string(id.Kind)
	}
	return fmt.Sprintf("%s %q", id.Kind, id.Key)
}

// Page is one thing to read: Markdown, and what of it leads elsewhere.
type Page struct {
	ID       ID
	Title    string // plain text
	Markdown string
	Links    []Link // in reading order; links do not overlap each other
	Parts    int    // how many pages there are like this one, which ID.Part counts; at least 1
	Marks    []Mark // mentions, in the order of Library.MentionsIn; marks may nest and overlap

	// Measure is how many cells wide the page is set at most; 0 for as wide as prose
	// reads well.
	Measure int

	// Rest is the byte of Markdown from which on the page does not depend on who reads;
	// 0 if none of it does.
	Rest int

	// Body is where in Markdown an article's text stands, unchanged; empty for
	// pages that are not articles.
	Body briefing.Span
}

// What pages with tables have for Measure: all the room there is, and twice prose.
const (
	wholePane   = 1 << 16
	pairMeasure = 128
)

// Link is a stretch of a page that leads elsewhere.
type Link struct {
	Span briefing.Span // bytes of Page.Markdown
	To   Target
}

// Target is where a link leads: to a page and, if At is not empty, to a place
// in its article's text.
type Target struct {
	Page ID
	At   briefing.Span // bytes of the article's text
	// Follow is the subject whose trail is walked from there, or "".
	Follow briefing.SubjectID
	// Heading is what briefing.HeadingIn finds the place by, if At is empty; or "".
	Heading string
}

// Mark is a mention on an article's page.
type Mark struct {
	Span    briefing.Span // bytes of Page.Markdown
	Kind    briefing.Kind // of the subject that is mentioned
	Mention briefing.Mention
	Type    briefing.FigureKind // of a figure
	// Stance is what the passage says of a claim on which the articles differ; "" for
	// anything else.
	Stance briefing.Stance
}

// ArticleSpan returns the bytes of the article's text that span, bytes of
// p.Markdown, stands for, and whether it lies in that text at all.
func (p *Page) ArticleSpan(span briefing.Span) (briefing.Span, bool) {
	return span.Shift(-p.Body.Start), !p.Body.Empty() && p.Body.Contains(span)
}

// PageSpan returns where span, bytes of the article's text, stands in
// p.Markdown.
func (p *Page) PageSpan(span briefing.Span) briefing.Span { return span.Shift(p.Body.Start) }
