// Package page writes the pages that a reader sees: Markdown with links, made
// from a library by pure functions. The app lays them out, the command line
// prints them. Neither needs to know more of the library than its pages.
package page

import (
	"fmt"

	"briefing/briefing"
)

// Kind is a kind of page.
type Kind string

// The kinds of page.
const (
	Overview Kind = "overview" // the library: title, summary, topics, articles
	Article  Kind = "article"  // Key is an ArticleID
	Dossier  Kind = "subject"  // Key is a SubjectID: topic, figure, event, number or claim
	Compare  Kind = "compare"  // Key is a SubjectID: each article's account of it, side by side
	List     Kind = "list"     // Key is a briefing.Kind or "article"
	Timeline Kind = "timeline" // Key is a SubjectID, or "" for all events
	Coverage Kind = "coverage" // Key is ByArticle, BySource, ByMonth, or "" for the best fit
	// Sources lists the sources, and the claims that only one of them reports.
	Sources Kind = "sources"
	// Beside sets two articles side by side, see BesideOf.
	Beside Kind = "beside"
	// Origins groups articles by the text that they share. Key is a SubjectID, or
	// "" for all articles.
	Origins Kind = "origins"
	// Novelty tells which sentences of an article are known from others, see NoveltyOf.
	Novelty Kind = "new"
	// Concordance lists the stops of a trail one a row, see ConcordanceOf.
	Concordance Kind = "concordance"
	// Since lists the news of Reader.News.
	Since Kind = "since"
	// Documents lists the flaws of documents.
	Documents Kind = "documents"
	// Problems lists the problems of the digest.
	Problems Kind = "problems"
	// Proposed lists what stands in the texts and the digest lacks.
	Proposed Kind = "proposed"
	// Notes lists the passages that the reader kept.
	Notes Kind = "notes"
	// Memo is the same as a brief; Key is a memo.By, or "" for the usual one.
	Memo Kind = "memo"
	// Programs is what a program of the reader's printed; Key is its name.
	Programs Kind = "output"
	// Verify is the check of a draft; Key is the name of its file.
	Verify Kind = "verify"
)

// ID names a page. The zero ID names none. IDs can be compared with ==, so the
// history of a reader is a list of values.
type ID struct {
	Kind Kind
	Key  string
	// Part is the number, from 0, of one part of a page that is too long.
	Part int `json:",omitzero"`
}

// OfArticle returns the ID of an article's page.
func OfArticle(id briefing.ArticleID) ID { return ID{Kind: Article, Key: string(id)} }

// OfSubject returns the ID of a subject's page: its dossier, a topic's page or a
// claim's comparison.
func OfSubject(id briefing.SubjectID) ID { return ID{Kind: Dossier, Key: string(id)} }

// CompareOf returns the ID of the page that compares the articles' accounts of
// a subject. For a claim it shows the same as the claim's own page.
func CompareOf(id briefing.SubjectID) ID { return ID{Kind: Compare, Key: string(id)} }

// TimelineOf returns the ID of the timeline of a subject.
func TimelineOf(id briefing.SubjectID) ID { return ID{Kind: Timeline, Key: string(id)} }

// Whole returns the ID of the first part of the page. All parts of a page share
// it.
func (id ID) Whole() ID {
	id.Part = 0
	return id
}

// String returns the ID as error messages show it: "timeline", `article "a7"`.
func (id ID) String() string {
	if id.Key == "" {
		return string(id.Kind)
	}
	return fmt.Sprintf("%s %q", id.Kind, id.Key)
}

// Page is a page to read: Markdown, with its links and marks.
type Page struct {
	ID       ID
	Title    string // plain text
	Markdown string
	Links    []Link // in reading order; links do not overlap each other
	Parts    int    // number of parts, at least 1; see ID.Part
	Marks    []Mark // mentions, in the order of Library.MentionsIn; marks may nest and overlap

	// Pending reports whether the page lacks results of the comparison of articles. It
	// should be made again after that.
	Pending bool

	// Measure is the maximum width of the page in cells; 0 means the usual
	// width of prose.
	Measure int

	// Rest is the byte of Markdown from which on the page is the same for every
	// reader; 0 if that is all of it.
	Rest int

	// Body is the span of an article's unchanged text in Markdown; empty for
	// other pages.
	Body briefing.Span
}

// Values of Measure for pages with tables: all the room there is, and twice
// prose.
const (
	wholePane   = 1 << 16
	pairMeasure = 128
)

// Link is a stretch of a page that leads elsewhere.
type Link struct {
	Span briefing.Span // bytes of Page.Markdown
	To   Target
}

// Target is the destination of a link: a page and, if At is not empty, a place
// in its article's text.
type Target struct {
	Page ID
	At   briefing.Span // bytes of the article's text
	// Follow is the subject whose trail the reader enters there, or "".
	Follow briefing.SubjectID
	// Heading is a heading to look up with briefing.HeadingIn if At is empty;
	// or "".
	Heading string
	// Alias is a name that the reader can give a figure there; or empty.
	Alias briefing.Alias
	// Proposed is a subject that stands there and that the digest lacks, or nil.
	Proposed briefing.Subject
	// Offer is a number that the quantity at At may be a value of; or "".
	Offer briefing.SubjectID
}

// Asks reports whether the reader can decide there what to take into the digest.
func (t Target) Asks() bool { return t.Alias.Name != "" || t.Proposed != nil || t.Offer != "" }

// Mark is a mention on an article's page.
type Mark struct {
	Span    briefing.Span // bytes of Page.Markdown
	Kind    briefing.Kind // of the mentioned subject
	Mention briefing.Mention
	Type    briefing.FigureKind // of a figure
	// Stance is the passage's stance on a contested claim; "" for other
	// mentions.
	Stance briefing.Stance
}

// ArticleSpan converts a span of p.Markdown to one of the article's text, and
// reports whether it lies in that text.
func (p *Page) ArticleSpan(span briefing.Span) (briefing.Span, bool) {
	return span.Shift(-p.Body.Start), !p.Body.Empty() && p.Body.Contains(span)
}

// PageSpan converts a span of the article's text to one of p.Markdown.
func (p *Page) PageSpan(span briefing.Span) briefing.Span { return span.Shift(p.Body.Start) }

// Heading returns the span of a heading in an article's text, with the name that links to
// it; an empty span if there is none or p is nil.
func (p *Page) Heading(name string) briefing.Span {
	if p == nil || name == "" {
		return briefing.Span{}
	}
	return briefing.HeadingIn(p.Body.In(p.Markdown), name)
}
