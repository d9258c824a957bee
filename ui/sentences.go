package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/trail"
	"briefing/ui/typeset"
)

// The pages that are made of the comparison of the articles' sentences: side by side,
// and origins. The comparison is begun when it is first needed, and nothing waits for it.

// sides is the state of pages with two articles side by side.
type sides struct {
	first  briefing.ArticleID // chosen to be set beside another; "" if none is
	wanted bool               // two are to be set side by side once all are compared
	fitted area               // the room that the page was last made for
}

// roomBeside is how wide a pane must be for two texts to stand side by side in it.
const roomBeside = 64

// sideBySide sets the article that the reader is at beside the one that was chosen before
// or else the one that it has most in common with.
func (m model) sideBySide() (model, tea.Cmd) {
	if id, ok := m.selected(); ok && id.Kind == page.Beside {
		return m.goTo(id)
	}
	if e, ok := m.currentArticle(); ok && m.sides.first == "" && m.wasEdited(e.ID) {
		return m.goTo(page.BeforeOf(e.ID))
	}
	e, ok := m.currentArticle()
	if !ok {
		return m.say("open an article: it is shown beside the one it has most in common with").suggest(keys.ListArticles), nil
	}
	if first := m.sides.first; first != "" && first != e.ID {
		m.sides.first = ""
		return m.openBeside(first, e.ID)
	}
	c, _, _ := m.lib.Compared()
	if m.sides.wanted = c == nil; m.sides.wanted {
		return m.say("comparing the articles…"), m.awaitComparison()
	}
	if other, ok := c.Nearest(e.ID); ok {
		return m.openBeside(e.ID, other)
	}
	m.sides.first = e.ID
	return m.say("no other article shares a passage with this one · " + m.opts.Config.Keys.Key(keys.SideBySide) + " on another sets both side by side"), nil
}

// wasEdited reports whether an article was edited since the reader was here last, and its
// text before is kept.
func (m model) wasEdited(id briefing.ArticleID) bool {
	if m.visits.news == nil {
		return false
	}
	_, ok := m.visits.news.Before[id]
	return ok
}

// openBeside opens the page of two articles, the one that comes first in the library on
// the left.
func (m model) openBeside(one, other briefing.ArticleID) (model, tea.Cmd) {
	if m.Rank(other) < m.Rank(one) {
		one, other = other, one
	}
	return m.goTo(page.BesideOf(one, other))
}

// origins opens the origins of the articles on the subject whose page is shown, else of
// all articles.
func (m model) origins() (model, tea.Cmd) {
	switch id := m.pageID(); id.Kind {
	case page.Dossier, page.Compare:
		if s := m.lib.Digest().Subject(briefing.SubjectID(id.Key)); s != nil {
			return m.open(nav.Open{Target: page.Target{Page: page.OriginsOf(s.SubjectID())}})
		}
	}
	return m.goTo(page.OriginsOf(""))
}

// compared tells that the articles of a library were compared, or how far that is.
type compared struct{ lib *library.Library }

// compareEvery is how often it is shown how far the comparison is.
const compareEvery = 500 * time.Millisecond

// awaitComparison waits, for a page that needs it, until the articles are compared or a
// while has passed; nil if nothing is to be waited for.
func (m model) awaitComparison() tea.Cmd {
	lib, ctx := m.lib, m.opener.Context()
	if lib == nil || !m.isPending() && !m.sides.wanted {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, compareEvery)
		defer cancel()
		if _, err := lib.CompareArticles(ctx); err != nil && ctx.Err() == nil {
			return nil // the library was closed, or cannot be read
		}
		return compared{lib}
	}
}

// compared makes a pending page again, or sets two articles side by side that the reader
// asked for.
func (m model) compared(msg compared) (model, tea.Cmd) {
	c, _, _ := m.lib.Compared()
	switch {
	case m.sides.wanted && (c != nil || msg.lib != m.lib):
		return m.hush().sideBySide()
	case m.sides.wanted:
		return m, m.awaitComparison()
	case msg.lib != m.lib || !m.isPending():
		return m, nil
	}
	return m, tea.Sequence(m.refresh(live.Former{}, false, true), func() tea.Msg { return remade{} })
}

// remade tells that a pending page was made again, and may still be pending.
type remade struct{}

// isPending reports whether the page that is shown waits for the comparison.
func (m model) isPending() bool {
	p := m.reader.Page()
	return p != nil && p.Pending
}

// whoBeside returns the reader of a page with two articles, or of the page of news.
func (m model) whoBeside() *page.Reader {
	const margins = 4
	l := m.layout.reader
	return &page.Reader{Width: l.w - margins, Height: l.h, Cells: typeset.Gauge(m.ruler), News: m.visits.news}
}

// fit makes a page again that is made for a width: that of two articles if a resize gives
// or takes the room for both side by side.
func (m model) fit() (model, tea.Cmd) {
	p, room := m.reader.Page(), area{w: m.layout.reader.w}
	if p != nil && p.ID.Kind == page.Timeline {
		room.h = m.layout.reader.h // how many events have a row depends on it
	}
	if p == nil || !m.isForWidth(p.ID) || room.w == 0 || room == m.sides.fitted {
		return m, nil
	}
	m.sides.fitted = room
	if p.ID.Kind == page.Beside && p.Measure > 0 == (room.w >= roomBeside) {
		return m, nil
	}
	return m, m.refresh(live.Former{}, false, true)
}

// isForWidth reports whether a page is made for a width: it has more than text.
func (m model) isForWidth(id page.ID) bool {
	switch id.Kind {
	case page.Beside, page.Concordance, page.Timeline:
		return true
	case page.Dossier, page.Compare:
		s := m.lib.Digest().Subject(briefing.SubjectID(id.Key))
		return s != nil && s.Kind() == briefing.KindNumber
	}
	return false
}

// stepOrDifference goes along the trail; on a page of two articles it goes to the next
// difference, on a concordance and a timeline to the
// next row that leads to a passage.
func (m model) stepOrDifference(by int) (model, tea.Cmd) {
	switch {
	case m.pageID().Kind == page.Concordance, m.isDrawn():
		return m.nextRow(map[bool]keys.Action{true: keys.NextLink, false: keys.PrevLink}[by > 0])
	case m.pageID().Kind != page.Beside:
		return m.step(trail.Step{By: by})
	case by > 0:
		return m.setFocus(nav.Reader).run(keys.NextLink)
	}
	return m.setFocus(nav.Reader).run(keys.PrevLink)
}
