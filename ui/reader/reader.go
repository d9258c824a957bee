// Package reader is the pane that shows a page: it scrolls, marks what is
// mentioned, moves between links and lands on passages.
package reader

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/typeset"
)

// Model is the reading pane. Its zero value shows nothing and has no size.
type Model struct {
	width, height int
	focused       bool
	options       typeset.Options

	page   *page.Page
	doc    *typeset.Doc
	layout *typeset.Layout
	top    typeset.Pos // the line at the top of the pane
	home   home

	shown     Shown         // which mentions are links
	all       []link        // in reading order, Markdown's own links aside
	links     []link        // those that are shown
	marks     typeset.Marks // the same; IDs are indexes into links
	contested typeset.Marks // passages on which the articles differ; IDs are indexes into the page's marks
	focus     link          // the link with the focus; the zero link if none has

	// followed is the subject whose trail is walked: its mentions stand out.
	followed briefing.SubjectID
	hits     []briefing.Span // stops of the trail on this page, bytes of the page
	stop     briefing.Span   // the stop that was walked to, bytes of the page
	sentence briefing.Span   // the sentence to mark for a moment
	selected selection
	kept     []briefing.Span // what the reader kept of the article, bytes of its text

	hints hints
}

// Prepare makes a page ready to be shown. It may take a while and can be called
// from any goroutine.
func Prepare(p *page.Page, opts typeset.Options) *typeset.Doc {
	return typeset.Parse([]byte(p.Markdown), opts)
}

// Page returns the page that is shown, or nil.
func (m Model) Page() *page.Page { return m.page }

// Show puts a page into the pane, from its beginning. doc is what Prepare made
// of it; colours and ruler may have changed since.
func (m Model) Show(p *page.Page, doc *typeset.Doc) Model {
	m.page, m.doc = p, doc
	m.doc.SetOptions(m.options)
	m.top, m.home = typeset.Pos{}, home{}
	m.all, m.contested, m.focus = linksOf(p), contestedOf(p), link{}
	m = m.thin()
	m.stop, m.sentence, m.hits = briefing.Span{}, briefing.Span{}, nil
	m.selected, m.kept = selection{}, nil
	m.layout = m.doc.Layout(m.Measure())
	return m
}

// SetOptions changes colours and ruler and keeps the place.
func (m Model) SetOptions(opts typeset.Options) Model {
	m.options = opts
	if m.doc == nil {
		return m
	}
	h := m.settled()
	m.doc.SetOptions(opts)
	return m.lay(h)
}

// SetSize gives the pane a size in cells and lines. The text at the top stays
// there; a stop in view stays in view.
func (m Model) SetSize(width, height int) Model {
	if width == m.width && height == m.height {
		return m
	}
	h := m.settled()
	m.width, m.height = width, height
	m.hints = hints{}
	if m.doc == nil {
		return m
	}
	return m.lay(h)
}

// home is where the reader has scrolled to. Windows come and go; without it each
// would move the text a little, to where a line begins in it.
type home struct {
	place nav.Place
	stop  bool        // the stop that was walked to is in view
	top   typeset.Pos // where the place is in the layout at hand
	set   bool
}

// settled returns where the reader has scrolled to: home as it was set or, if that
// is no longer at the top, a new one.
func (m Model) settled() home {
	switch {
	case m.page == nil:
		return home{}
	case m.home.set && m.home.top == m.top:
		return m.home
	}
	offset := m.layout.Offset(m.top)
	return home{
		place: nav.Place{
			Page: m.page.ID,
			Top:  offset,
			Line: m.layout.Distance(m.layout.Locate(offset), m.top, m.height),
			Rest: m.page.Rest,
		},
		stop: m.stopShown(),
		set:  true,
	}
}

// stopShown reports whether the stop that was walked to is in view.
func (m Model) stopShown() bool { return !m.stop.Empty() && m.visible(m.stop) }

// lay lays the page out again and goes home.
func (m Model) lay(h home) Model {
	m.layout = m.doc.Layout(m.Measure())
	m = m.restore(h.place)
	if h.stop && !m.stop.Empty() && !m.visible(m.stop) {
		m = m.centre(m.stop)
	}
	h.top = m.top
	m.home = h
	return m
}

// SetFocus says whether the pane has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focused = on
	return m
}

// maxMeasure is the widest that text is set: beyond it the eye loses the line.
const maxMeasure = 84

// margin is the space left and right of the text in a pane that is wide enough.
const margin = 2

// Measure returns the width in cells to set the page's text to. In a pane that is not
// shown it waits as it would in a wide one.
func (m Model) Measure() int {
	room := m.width - 2*m.margin()
	if m.width <= 0 {
		return maxMeasure
	}
	most := maxMeasure
	if m.page != nil && m.page.Measure > 0 {
		most = m.page.Measure
	}
	return max(min(room, most), 1)
}

func (m Model) margin() int {
	if m.width < 40 {
		return 0
	}
	return margin
}

// indent returns how far from the left edge the text stands.
func (m Model) indent() int {
	return max((m.width-m.Measure())/2, 0)
}

// Place returns where the reader is, to come back to it, less the stop.
func (m Model) Place() nav.Place {
	place := m.settled().place
	place.Focus = m.focus.span
	return place
}

// Stop returns the stop of the trail that was walked to on this page. It reports
// false if there is none.
func (m Model) Stop() (briefing.Ref, bool) {
	if m.page == nil || m.stop.Empty() || m.page.ID.Kind != page.Article {
		return briefing.Ref{}, false
	}
	span, ok := m.page.ArticleSpan(m.stop)
	return briefing.Ref{Article: briefing.ArticleID(m.page.ID.Key), Span: span}, ok
}

// Stand marks a span of the article's text as the stop of the trail that was
// walked to, and does not scroll.
func (m Model) Stand(stop briefing.Span) Model {
	m.stop = m.page.PageSpan(stop)
	m.home.stop = m.stopShown()
	return m
}

// Restore goes back to a place on the page that is shown, less the stop: Stand is
// for that.
func (m Model) Restore(p nav.Place) Model {
	p.Stop = briefing.Ref{}
	p = m.rebased(p)
	m = m.restore(p)
	m.home = home{place: p, stop: m.stopShown(), top: m.top, set: true}
	m.focus = m.linkWith(p.Focus)
	return m
}

// rebased returns a place as it is on the page that is shown, the beginning of which
// may say something else than it did.
func (m Model) rebased(p nav.Place) nav.Place {
	if p.Rest == 0 {
		return p
	}
	by := m.page.Rest - p.Rest
	if p.Top >= p.Rest {
		p.Top += by
	}
	if p.Focus.Start >= p.Rest {
		p.Focus = p.Focus.Shift(by)
	}
	p.Rest = m.page.Rest
	return p
}

func (m Model) restore(p nav.Place) Model {
	m.top = m.layout.Move(m.layout.Locate(p.Top), p.Line)
	return m.settle()
}

// Land centres a span of the article's text that is a stop of the trail, marks
// it and, until Fade, its sentence.
func (m Model) Land(stop, sentence briefing.Span) Model {
	m.stop, m.sentence = m.page.PageSpan(stop), m.page.PageSpan(sentence)
	m.focus, m.hints, m.home = link{}, hints{}, home{}
	return m.centre(m.stop)
}

// Fade ends the marking of the sentence that was landed on.
func (m Model) Fade() Model {
	m.sentence = briefing.Span{}
	return m
}

// Follow marks the mentions of a subject, or the given hits in the article's
// text, as those of the trail. Neither marks none.
func (m Model) Follow(subject briefing.SubjectID, hits []briefing.Span) Model {
	isOther := m.followed != subject
	m.followed, m.hits = subject, nil
	if m.page == nil {
		return m
	}
	if isOther && m.shown != EveryMention {
		m = m.thin()
	}
	for _, h := range hits {
		m.hits = append(m.hits, m.page.PageSpan(h))
	}
	if subject == "" && len(hits) == 0 {
		m.stop, m.sentence = briefing.Span{}, briefing.Span{}
	}
	return m
}

// Reach scrolls to a span of the page and puts it at the top.
func (m Model) Reach(span briefing.Span) Model {
	m.top = m.layout.Locate(span.Start)
	return m.settle()
}

// Headings returns the headings of the page's text.
func (m Model) Headings() []typeset.Heading {
	if m.doc == nil {
		return nil
	}
	return m.doc.Headings()
}

// Passage returns the passage that the reader is at: what is selected, what the focused link stands for or
// points at, else the stop that was walked to, else the text at the top of the
// pane. The span may be a part of a sentence. It reports false where there is no such
// thing.
func (m Model) Passage() (briefing.Ref, bool) {
	if m.Selecting() {
		span, ok := m.page.ArticleSpan(m.selected.span())
		return m.inArticle(span), ok
	}
	if !m.focus.none() {
		return m.passageOf(m.focus)
	}
	if stop, ok := m.Stop(); ok {
		return stop, true
	}
	if m.page == nil || m.page.ID.Kind != page.Article {
		return briefing.Ref{}, false
	}
	at := max(m.layout.Offset(m.top), m.page.Body.Start) - m.page.Body.Start
	return m.inArticle(briefing.Span{Start: at, End: at}), m.page.Body.Len() > 0
}

// passageOf returns the passage that a link stands for or points at.
func (m Model) passageOf(l link) (briefing.Ref, bool) {
	switch {
	case l.from.Article != "":
		return l.from, true
	case l.to.Page.Kind == page.Article && !l.to.At.Empty():
		return briefing.Ref{Article: briefing.ArticleID(l.to.Page.Key), Span: l.to.At}, true
	case m.page.ID.Kind != page.Article:
		return briefing.Ref{}, false
	}
	span, ok := m.page.ArticleSpan(l.span)
	return m.inArticle(span), ok
}

// inArticle returns a span of the text of the article that is shown.
func (m Model) inArticle(span briefing.Span) briefing.Ref {
	return briefing.Ref{Article: briefing.ArticleID(m.page.ID.Key), Span: span}
}

// Percent returns how much of the page has been shown, up to the last line of
// the pane, in percent.
func (m Model) Percent() int {
	if m.page == nil || len(m.page.Markdown) == 0 {
		return 100
	}
	bottom := m.layout.Move(m.top, m.height-1)
	if bottom.Compare(m.layout.Last()) >= 0 {
		return 100
	}
	return min(99, m.layout.Offset(bottom)*100/len(m.page.Markdown))
}
