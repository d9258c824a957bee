package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/ui/jump"
)

// contents is the articles of a library, in its order.
type contents struct {
	entries []briefing.Entry
	ranks   map[briefing.ArticleID]int // where each stands among entries
	longest int                        // the words of the longest
	names   jump.Items                 // the articles by name
}

// atOnce is the most articles that a library may have for its contents to be read
// before the first page is shown.
const atOnce = 5000

// contentsOf reads the contents of a library.
func contentsOf(ctx context.Context, lib briefing.Library) (contents, error) {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return contents{}, err
	}
	c := contents{entries: entries, names: articleItems(entries), ranks: make(map[briefing.ArticleID]int, len(entries))}
	for i, e := range entries {
		c.ranks[e.ID] = i
		c.longest = max(c.longest, e.Words)
	}
	return c, nil
}

// listed tells of the contents of a large library.
type listed struct {
	lib *library.Library
	contents
	err error
}

// readContents reads the contents of a large library, while its first page is
// read.
func readContents(lib *library.Library) tea.Cmd {
	return tea.Tick(contentsAfter, func(time.Time) tea.Msg {
		c, err := contentsOf(context.Background(), lib)
		return listed{lib, c, err}
	})
}

// contentsAfter is when the first page is on the screen, if all goes well: to
// read the contents beside it would take half of its processors.
const contentsAfter = 40 * time.Millisecond

func (m model) listed(msg listed) (model, tea.Cmd) {
	switch {
	case msg.lib != m.lib:
		return m, nil
	case msg.err != nil:
		m.ranks = map[briefing.ArticleID]int{} // keys need not wait for them any more
		return m.say(msg.err.Error()), nil
	}
	m.contents = msg.contents
	m.index = m.index.SetLists(m.lists())
	return m.countUnread().countNew().walkAgain()
}
