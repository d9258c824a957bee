// Package sheet has what all kinds of pages share. page.go and id.go say what a page is and
// how it is named, reader.go who it is for. A Sheet is a page while it is written: writer.go
// writes Markdown that stays plain text, sheet.go reads the library and remembers what it
// read, and the other files write rows, passages and parts as every page has them.
package sheet

import "briefing/briefing"

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
	WholePane   = 1 << 16
	PairMeasure = 128
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
