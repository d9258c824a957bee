package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/state"
)

// opened shows the library, which is open for the first time.
func (m model) opened(msg opened) (model, tea.Cmd) {
	if msg.Err != nil {
		m.failed = msg.Err
		return m, tea.Quit
	}
	m = m.adopt(msg.Opened)
	if len(m.lib.Digest().Topics) == 0 {
		m.index = m.index.Show(index.Articles) // there is little else to list
	}
	m = m.takeBack()
	m = m.sayIfQuiet(m.flaws(m.lib))
	m, first := m.askFirst()
	if !m.IsListed() {
		first = tea.Batch(first, m.readContents())
	}
	return m, tea.Batch(first, warm(m.lib), m.openNotes())
}

// adopt makes a library the one that is shown.
func (m model) adopt(msg live.Opened) model {
	m.opener.Take(msg.Library)
	m.trail.NewLibrary()
	m.lib, m.Contents = msg.Library, msg.Keeping(m.noted.count)
	m.index = m.index.SetLists(m.Lists(m.state.Read))
	return m.countUnread().countNew()
}

// takeOver shows a library that was read anew in place of the one that is shown.
// The reader stays where they are, on the same trail. If what they see changes,
// and nothing else will be said of it, it is said what has changed.
func (m model) takeOver(now live.Opened, quiet bool) (model, tea.Cmd) {
	was := live.Former{Library: m.lib, Contents: m.Contents, Page: m.reader.Page()}
	changed := !m.LooksLike(now.Contents)
	m = m.adopt(now)
	m.opener.Leave(was.Library)
	m.finder = m.finder.Stale()
	var search, page tea.Cmd
	if m.overlay == finding {
		m, search = m.find(m.finder.Query())
	}
	if m.asked != nil {
		m, page = m.asked(m) // what the old library was asked for
	}
	return m, tea.Batch(search, page, m.openNotes(), tea.Sequence(m.refresh(was, changed, quiet), m.closing(was.Library, closeAfter)))
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

// askFirst asks for the first page.
func (m model) askFirst() (model, tea.Cmd) {
	m.request++
	m.asked = model.askFirst
	to, trail := m.firstPlace(m.firstPage())
	return m, m.showFirst(to, trail)
}

// firstPage returns the page that was left last, as far as it is known to be
// there, else the overview.
func (m model) firstPage() page.ID {
	overview := page.ID{Kind: page.Overview}
	switch id := m.state.Page; id.Kind {
	case page.Dossier, page.Compare, page.Timeline:
		if id.Kind == page.Timeline && id.Key == "" {
			return id
		}
		if m.lib.Digest().Subject(briefing.SubjectID(id.Key)) != nil {
			return id
		}
	case page.Article, page.Coverage, page.Documents, page.Problems, page.Notes, page.Memo:
		return id
	}
	return overview
}

// openingText says that the library is being opened, and how far that is.
func (m model) openingText() string {
	if m.life.Read == (library.Progress{}) {
		return "Opening…"
	}
	return "Opening… " + m.life.ProgressText()
}

// flaws says what of a library could not be used, and where to read of it.
func (m model) flaws(lib *library.Library) string {
	bad := map[string]bool{}
	for _, d := range lib.Documents {
		bad[d.File] = true
	}
	problems := len(lib.Problems())
	var said []string
	if problems > 0 {
		said = append(said, briefing.Count(problems, "problem")+" in the digest: see "+m.jumpTo(page.Problems))
	}
	if len(bad) > 0 {
		said = append(said, briefing.Count(len(bad), "document")+" with problems: see "+m.jumpTo(page.Documents))
	}
	if len(lib.Notices) > 0 {
		said = lib.Notices[:1]
	}
	return strings.Join(said, " · ")
}

// jumpTo says how to get to a page by its name: ": problems".
func (m model) jumpTo(kind page.Kind) string {
	return m.opts.Config.Keys.Key(keys.Jump) + " " + string(kind)
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

// closeAfter is how long a library stays open that is no longer shown, for what
// is still being read of it.
const closeAfter = 2 * time.Second

// closing closes a library that is not shown, after a time.
func (m model) closing(lib *library.Library, after time.Duration) tea.Cmd {
	opener := m.opener
	return tea.Tick(after, func(time.Time) tea.Msg {
		opener.Close(lib)
		return nil
	})
}
