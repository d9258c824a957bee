package ui

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/nav"
	"briefing/ui/state"
)

// opened takes the library over once it is open: the first time, and again when
// it was read anew, keeping the place.
func (m model) opened(msg opened) (model, tea.Cmd) {
	again := m.lib != nil
	switch {
	case msg.err != nil && again:
		return m.say(msg.err.Error()), nil
	case msg.err != nil:
		m.failed = msg.err
		return m, tea.Quit
	}
	old := m.lib
	m.lib, m.entries, m.ranks, m.tallies = msg.lib, msg.entries, msg.ranks, msg.tallies
	m.trails.kept, m.trails.current = map[int]nav.Trail{}, 0 // their stops may have moved
	m.index = m.index.SetLists(m.lists())
	if again {
		if m.notice == reading {
			m.notice = ""
			m = m.say(cmp.Or(m.openingNotice(), "the library was read again"))
		}
		m, search := m.find(m.search.query)
		m, show := m.returnTo(closing(old))
		return m, tea.Batch(search, show)
	}
	if !m.lib.HasDigest {
		m.index = m.index.Show(index.Articles) // there is nothing else to list
	}
	m = m.say(m.openingNotice())
	m, first := m.ask(destination{target: page.Target{Page: m.firstPage()}, visit: true}, false)
	return m, tea.Batch(first, warm(m.lib))
}

// warmAfter is when the first page is surely on the screen.
const warmAfter = 300 * time.Millisecond

// warm gets a library ready for the first search, once that no longer holds up
// the first page.
func warm(lib interface{ Warm() }) tea.Cmd {
	return tea.Tick(warmAfter, func(time.Time) tea.Msg {
		lib.Warm()
		return nil
	})
}

// firstPage returns the page that was left last if it is still there, else the
// overview.
func (m model) firstPage() page.ID {
	overview := page.ID{Kind: page.Overview}
	switch id := m.state.Page; id.Kind {
	case page.Article:
		if _, ok := m.entry(briefing.ArticleID(id.Key)); ok {
			return id
		}
	case page.Dossier, page.Compare:
		if m.lib.Digest().Subject(briefing.SubjectID(id.Key)) != nil {
			return id
		}
	case page.Timeline, page.Coverage:
		return id
	}
	return overview
}

// await waits for the next word on how far the reading has come, until that ends.
func (m model) await() tea.Cmd {
	return func() tea.Msg {
		if p, ok := <-m.reading; ok {
			return p
		}
		return nil
	}
}

// readOn shows how far the reading of a large library has come.
func (m model) readOn(p library.Progress) (model, tea.Cmd) {
	if m.lib != nil {
		return m, nil
	}
	m.read = p
	return m, m.await()
}

// openingText says that the library is being opened, and how far that is.
func (m model) openingText() string {
	if m.read == (library.Progress{}) {
		return "Opening…"
	}
	return "Opening… " + m.read.String()
}

// openingNotice says what of the library could not be used.
func (m model) openingNotice() string {
	if m.notice != "" {
		return m.notice
	}
	problems, bad := len(m.lib.Problems()), len(m.lib.Documents)
	switch {
	case len(m.lib.Notices) > 0:
		return m.lib.Notices[0]
	case problems > 0 && bad > 0:
		return briefing.Count(problems, "problem") + " in the digest, " + briefing.Count(bad, "document") + " not read: see briefing check"
	case problems > 0:
		return briefing.Count(problems, "problem") + " in the digest: see briefing check"
	case bad > 0:
		return briefing.Count(bad, "document") + " not read: see briefing check"
	}
	return ""
}

// returnTo shows the place again, made anew from the library, along with its
// trail.
func (m model) returnTo(then tea.Cmd) (model, tea.Cmd) {
	m.request++
	to := destination{target: page.Target{Page: page.ID{Kind: page.Overview}}, visit: true}
	if p := m.reader.Page(); p != nil {
		place := m.reader.Place()
		to = destination{target: page.Target{Page: place.Page}, place: &place}
		if place.Top > p.Body.Start && p.Body.Len() > 0 {
			words := state.At(p.Body.In(p.Markdown), place.Top-p.Body.Start)
			to.words = &words
		}
	}
	return m, tea.Sequence(showAgain(m.lib, m.request, to, m.trail, m.inOrder, m.typesetting()), then)
}

// moved returns a place on the page that is shown, whose text may have changed
// since: it is where the words at its top are now.
func (m model) moved(place nav.Place, words *state.Position) nav.Place {
	p := m.reader.Page()
	if words == nil || p.Body.Empty() {
		return place
	}
	top := p.Body.Start + words.Resolve(p.Body.In(p.Markdown))
	place.Focus = place.Focus.Shift(top - place.Top)
	place.Top = top
	return place
}

// reading is said while the library is read again.
const reading = "reading the library again…"

// reload reads the library again.
func (m model) reload() (model, tea.Cmd) {
	opts := m.opts.Library
	if m.notice == "" {
		m = m.say(reading)
	}
	return m, func() tea.Msg { return open(context.Background(), opts) }
}

// closing closes a library that is no longer shown.
func closing(lib interface{ Close() error }) tea.Cmd {
	return func() tea.Msg {
		_ = lib.Close() // it was only read from
		return nil
	}
}
