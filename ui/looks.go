package ui

import (
	"os"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/terminal"
)

// The reader controls the look of the screen: the width of the panel and
// whether it is shown, which mentions are links, and who owns the mouse.

// widening is the number of cells by which a key widens the panel.
const widening = 4

// widen makes the index panel wider, or narrower if by is negative; on a page with the
// keyboard it may mean something else.
func (m model) widen(by int) (model, tea.Cmd) {
	if intent := m.spot().Widen(by); intent != nil {
		return m.act(intent)
	}
	by *= widening
	if m.layout.index.w == 0 || m.layout.reader.w+m.layout.here.w == 0 {
		return m.say("the panel is not beside the page here"), nil
	}
	was := m.layout.index.w
	m.widened = was + by - panelOf(m.width)
	m = m.arrange()
	m.widened = m.layout.index.w - panelOf(m.width)
	switch {
	case m.layout.index.w != was:
		return m, nil
	case by > 0:
		return m.say("the panel is as wide as it can be beside the page"), nil
	}
	return m.say("the panel is as narrow as it can be", keys.Zoom), nil
}

func (m model) zoom() (model, tea.Cmd) {
	if m.width < narrow && m.focus == nav.Reader {
		return m.say("the page already fills the window"), nil
	}
	m.zoomed = !m.zoomed
	return m.setFocus(nav.Reader), nil
}

// thin switches which mentions are links.
func (m model) thin() (model, tea.Cmd) {
	m.reader = m.reader.SetShown(m.reader.Shown().Next())
	m = m.say(m.reader.Shown().String())
	if m.pageID().Kind != page.Article {
		m.notice += ", in articles"
	}
	return m, nil
}

func (m model) toggleMouse() (model, tea.Cmd) {
	m.mouse = !m.mouse
	if m.mouse {
		return m.say("mouse on: click follows links"), nil
	}
	return m.say("mouse off: the terminal selects text"), nil
}

// nextBidi orders what is read from right to left in the next of the ways: only the
// reader sees which suits the terminal.
func (m model) nextBidi() (model, tea.Cmd) {
	m.bidi = m.bidi.Next()
	m = m.restyle()
	what := map[bidi.Mode]string{
		bidi.Full:  "in full",
		bidi.Words: "by words: the terminal turns each of them round",
		bidi.Off:   "by the terminal",
	}[m.bidi]
	m = m.say("what is read from right to left is ordered " + what)
	on, off := bidi.Explicit(os.Getenv)
	switch {
	case on == "":
		return m, nil
	case m.bidi == bidi.Off:
		return m, terminal.Write(off)
	}
	return m, terminal.Write(on)
}
