package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/ui/contents"
)

// listed carries the contents of a large library, with its articles.
type listed struct {
	lib *library.Library
	contents.Contents
	err error
}

// listLater lists the articles of a large library, while its first page is read.
func listLater(lib *library.Library, unlisted contents.Contents) tea.Cmd {
	return tea.Tick(contentsAfter, func(time.Time) tea.Msg {
		c, err := unlisted.List(context.Background())
		return listed{lib, c, err}
	})
}

// contentsAfter is when the first page is normally on the screen. Listing the
// articles earlier would take half of the processors from it.
const contentsAfter = 40 * time.Millisecond

func (m *model) listed(msg listed) tea.Cmd {
	switch {
	case msg.lib != m.lib:
		return nil
	case msg.err != nil:
		m.Contents = m.Unlisted() // so that keys do not wait for them
		m.say(msg.err.Error())
		return nil
	}
	m.Contents = msg.Keeping(m.kept.Count())
	m.index = m.index.SetLists(m.Lists(m.state.Read))
	m.countUnread()
	m.countNew()
	return m.trail.Resume(m.state.Walked, m.asker())
}
