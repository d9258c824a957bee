// Package reader is the pane that shows a page. It scrolls, marks mentions,
// moves between links and lands on passages.
package reader

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/origins"
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

	shown     Shown         // the mentions that are links
	all       []link        // in reading order, without Markdown's own links
	allMarks  typeset.Marks // of all
	links     []link        // those currently shown
	marks     typeset.Marks // the same; IDs are indexes into links
	contested typeset.Marks // passages about contested claims; IDs are indexes into the page's marks
	focus     link          // the focused link, or the zero link

	// followed is the subject of the current trail. Its mentions stand out.
	followed briefing.SubjectID
	hits     []briefing.Span // stops of the trail on this page, bytes of the page
	stop     briefing.Span   // the last stop, bytes of the page
	sentence briefing.Span   // the sentence to mark for a moment
	landings int             // how often the reader has landed on a stop
	selected selection
	kept     []briefing.Span // the kept passages of the article, bytes of its text

	hints hints

	novel  *origins.Novel // the article's known sentences; nil if they are not dimmed
	novels typeset.Marks  // its sentences on the page; IDs are indexes into novel.Sentences
}

// Prepared is a page ready for Show: as much of it as takes longer the longer it is.
type Prepared struct {
	doc              *typeset.Doc
	links            []link        // in reading order
	marks, contested typeset.Marks // as in Model
}

// Prepare typesets a page for Show. It may take a while and can be called from
// any goroutine.
func Prepare(p *page.Page, opts typeset.Options) Prepared {
	links := linksOf(p)
	return Prepared{typeset.Parse([]byte(p.Markdown), opts), links, marksOf(links), contestedOf(p)}
}

// Page returns the current page, or nil.
func (m Model) Page() *page.Page { return m.page }

// Show puts a page into the pane, at its beginning. It was prepared by Prepare; the
// colours and the ruler may be out of date.
func (m Model) Show(p *page.Page, prepared Prepared) Model {
	m.page, m.doc = p, prepared.doc
	m.doc.SetOptions(m.options)
	m.top, m.home = typeset.Pos{}, home{}
	m.novel, m.novels = nil, typeset.Marks{}
	m.all, m.allMarks, m.contested, m.focus = prepared.links, prepared.marks, prepared.contested, link{}
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

// SetSize sets the size of the pane in cells and lines. The text at the top
// stays there; a stop in view stays in view.
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

// home is the place to which the reader scrolled. Without it, each change of
// the window would move the text a little, to the beginning of a line in the
// new layout.
type home struct {
	place nav.Place
	stop  bool        // the last stop is in view
	lost  bool        // the link at place.Focus is not on the page in its current form
	top   typeset.Pos // the place in the current layout
	set   bool
}

// settled returns the place to which the reader scrolled: home, or a new one if
// home is no longer at the top.
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

// stopShown reports whether the last stop is in view.
func (m Model) stopShown() bool { return !m.stop.Empty() && m.visible(m.stop) }

// lay lays out the page again and returns to h.
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

// SetFocus sets whether the pane has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focused = on
	return m
}

// maxMeasure is the maximum width of text in cells. Longer lines are hard to
// read.
const maxMeasure = 84

// margin is the space on either side of the text in a pane that is wide enough.
const margin = 2

// Measure returns the width in cells at which to typeset the page. For a hidden
// pane it is that of a wide one.
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
	if m.novel != nil {
		return margin + 1 // for its signs
	}
	if m.width < 40 {
		return 0
	}
	return margin
}

// indent returns the distance of the text from the left edge.
func (m Model) indent() int {
	return max((m.width-m.Measure())/2, 0)
}

// Place returns the reader's place for a later return, without the stop.
func (m Model) Place() nav.Place {
	h := m.settled()
	place := h.place
	if !h.lost || !m.focus.none() {
		place.Focus = m.focus.span
	}
	place.Shown = h.stop
	return place
}

// Stop returns the last stop, if it is on this page.
func (m Model) Stop() (briefing.Ref, bool) {
	if m.page == nil || m.stop.Empty() || m.page.ID.Kind != page.Article {
		return briefing.Ref{}, false
	}
	span, ok := m.page.ArticleSpan(m.stop)
	return briefing.Ref{Article: briefing.ArticleID(m.page.ID.Key), Span: span}, ok
}

// Stand marks a span of the article's text as the last stop. With shown it scrolls if the
// stop is out of view, because the window is smaller than it was; otherwise it does not.
func (m Model) Stand(stop briefing.Span, shown bool) Model {
	m.stop = m.page.PageSpan(stop)
	if shown && !m.stopShown() {
		m = m.centre(m.stop)
		m.home.top = m.top
	}
	m.home.stop = m.stopShown()
	return m
}

// Restore returns to a place on the current page. The stop is left to Stand.
func (m Model) Restore(p nav.Place) Model {
	p.Stop = briefing.Ref{}
	p = m.rebased(p)
	m = m.restore(p)
	m.home = home{place: p, stop: p.Shown, top: m.top, set: true}
	m.focus = m.linkWith(p.Focus)
	if m.focus.none() && !p.Focus.Empty() {
		m = m.next(p.Focus)
	}
	m.home.lost = m.focus.none() && !p.Focus.Empty()
	return m
}

// next focuses the nearest link on which the reader can decide. decided was the span of the
// latest decision on the page before.
func (m Model) next(decided briefing.Span) Model {
	nearest := link{}
	away := func(l link) int { return max(l.span.Start-decided.Start, decided.Start-l.span.Start) }
	for _, l := range m.links {
		if l.to.Asks() && (nearest.none() || away(l) < away(nearest)) {
			nearest = l
		}
	}
	if nearest.none() {
		return m
	}
	m.focus = nearest
	return m.reveal(nearest.span)
}

// rebased returns a place adjusted to the current page, whose beginning may
// have changed length.
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

// Land centres a stop of the trail, a span of the article's text. It marks the
// stop and, until Fade, its sentence.
func (m Model) Land(stop, sentence briefing.Span) Model {
	m.stop, m.sentence = m.page.PageSpan(stop), m.page.PageSpan(sentence)
	m.focus, m.hints, m.home = link{}, hints{}, home{}
	m.landings++
	return m.centre(m.stop)
}

// Landings returns how often Land was called.
func (m Model) Landings() int { return m.landings }

// Fade removes the mark of the sentence.
func (m Model) Fade() Model {
	m.sentence = briefing.Span{}
	return m
}

// Follow marks the mentions of a subject, or hits in the article's text, as
// those of the trail. With neither it marks none.
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

// Headings returns the headings of the page's text, and whether that is all of them.
func (m Model) Headings() (headings []typeset.Heading, all bool) {
	if m.doc == nil {
		return nil, true
	}
	return m.doc.Headings()
}

// Passage returns the passage at the reader's position: the selection, the
// passage that the focused link stands for or leads to, the last stop, or the
// text at the top of the pane. The span may be part of a sentence. It returns
// false if there is no passage.
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

// passageOf returns the passage that a link stands for or leads to.
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

// inArticle returns a span of the current article's text as a passage.
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
