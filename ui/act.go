package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/compared"
	"briefing/ui/correct"
	"briefing/ui/finder"
	"briefing/ui/jump"
	"briefing/ui/kept"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/note"
)

// act carries out the intent of a pane or a part.
func (m model) act(intent nav.Intent) (model, tea.Cmd) {
	if nav.Closes(intent) {
		m = m.closeOverlay()
	}
	var next nav.Intent
	switch i := intent.(type) {
	case nil:
		return m, nil
	case nav.All:
		return m.actAll(i)
	case nav.Do:
		return m, i.Cmd
	case nav.Say:
		return m.say(i.Text, i.Try[:]...), nil
	case nav.Unsay:
		if m.notice == i.Text {
			m.notice = ""
		}
	case nav.Hint:
		return m.sayIfQuiet(i.Text), nil
	case nav.Run:
		return m.closeOverlay().run(i.Action)
	case nav.Close:
		return m.closeLayer()
	case nav.Focus:
		m = m.closeOverlay()
		if i.Pane == nav.Here { // where it was not shown, nobody has told it
			m.here = m.here.SetAbout(m.spot().About())
		}
		m.setFocus(i.Pane)

	case nav.Open:
		return m.open(i)
	case nav.Stop:
		return m.stop(i)
	case nav.Halt:
		m = m.halt()
	case nav.Reach:
		return m.reach(i.Span), nil
	case nav.Land:
		m.setFocus(nav.Reader)
		return m.land(i.Span)
	case nav.Remake:
		return m, m.remake(i.Then)
	case live.TakeOver:
		return m.takeOver(i.Opened, i.Quiet)

	case nav.Mark:
		m = m.mark(i.At)
	case nav.LetGo:
		if m.reader.Selecting() {
			m.reader, _ = m.reader.Select()
		}
	case nav.NextRow:
		m.index, _, _ = m.index.Act(keys.LineDown)
	case compared.Dim:
		m.reader = m.reader.SetNovel(i.Found)
	case compared.Read:
		return m.setRead(i.Article, !i.Unread), nil
	case kept.Changed:
		return m.showKept()

	case nav.Changed:
		m.changes = append(slices.Clip(m.changes), i.Undo)
	case nav.Forget:
		m.changes = slices.DeleteFunc(slices.Clone(m.changes), i.Of)

	case jump.Choose:
		m.jump = m.jump.Choose(i)
		return m.cover(jumping), nil
	case note.Write:
		m.note = m.note.Open(i)
		return m.cover(noting), nil
	case note.Again:
		if m.overlay == none && m.note.Changed() && m.note.Text() == i.Text {
			return m.cover(noting), nil
		}
	case finder.Results:
		m.finder, next = m.finder.Take(i)
		return m.act(next)
	case finder.Total:
		m.finder = m.finder.SetCount(i.Query, i.Count)
	default:
		return m.tell(intent)
	}
	return m, nil
}

func (m model) actAll(all nav.All) (model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, intent := range all {
		next, cmd := m.act(intent)
		m, cmds = next, append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// say shows text in the status line until the next key, with the keys of actions to try
// instead.
func (m model) say(text string, try ...keys.Action) model {
	m.notice = text
	for _, a := range try {
		if key := m.opts.Config.Keys.Tell(a); key != "" {
			m.notice += " · " + key
		}
	}
	return m
}

// sayIfQuiet shows a message unless there is one already.
func (m model) sayIfQuiet(text string) model {
	if m.notice == "" {
		m.notice = text
	}
	return m
}

// undo reverses the latest change of the notes or the digest. Without one it lists what the
// digest hides.
func (m model) undo() (model, tea.Cmd) {
	n := len(m.changes)
	switch {
	case n > 0:
		last := m.changes[n-1]
		m.changes = m.changes[:n-1]
		return m.tell(last)
	case len(m.lib.Digest().Hidden) > 0:
		return m.tell(correct.Hidden{})
	}
	return m.say("nothing to take back"), nil
}

// closeLayer closes one layer: an overlay, a panel with the keyboard, the
// selected link, or the trail, in this order.
func (m model) closeLayer() (model, tea.Cmd) {
	switch {
	case m.overlay != none:
		return m.closeOverlay(), nil
	case m.focus != nav.Reader:
		m.setFocus(nav.Reader)
		return m, nil
	}
	if m.reader.Selecting() {
		m.reader, _ = m.reader.Select()
		return m, nil
	}
	var had bool
	if m.reader, had = m.reader.Unfocus(); had {
		return m, nil
	}
	if m.pipes.Stop() {
		return m.say("the program was stopped"), nil
	}
	if m.trail.IsWalked() {
		left := m.trail.Leave(m.spot())
		return m.act(left)
	}
	return m.say("nothing left to close", keys.Quit), nil
}

// cover shows an overlay.
func (m model) cover(o overlay) model {
	m = m.closeOverlay()
	m.overlay = o
	m.arrange()
	return m
}

func (m model) closeOverlay() model {
	if m.overlay == finding {
		m.search.Stop()
	}
	m.overlay = none
	return m
}
