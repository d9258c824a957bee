package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/pipe"
	"briefing/ui/spot"
	"briefing/ui/terminal"
)

// Update returns the next model. This one stays as it is, so that the state of before a
// message that panics can be saved, and commands never see a later one.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next := *m
	cmd := next.update(msg)
	return &next, cmd
}

// update carries out all that a message leads to.
func (m *model) update(msg tea.Msg) tea.Cmd {
	cmd := tea.Batch(m.handle(msg), m.unfold(), m.tell(spot.Acted{}))
	m.tellNews()
	m.finder = m.finder.SetReading(m.lib != nil && m.life.IsSlow() && m.lib.Behind())
	return m.retype(cmd)
}

// handle dispatches a message to its handler.
func (m *model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		return m.typing(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	case tea.BackgroundColorMsg, tea.ColorProfileMsg, tea.ModeReportMsg:
		if m.window.Learn(msg) {
			m.reader = m.reader.SetOptions(m.window.Typesetting())
		}
	case listed:
		return m.listed(msg)
	case live.First:
		return m.opened(msg)
	case live.Progressed: // also of the first opening
		return m.act(m.life.Update(msg, m.spot()))
	case refreshed:
		return m.refreshed(msg)
	case shown:
		return m.shown(msg)
	case unfolded:
		m.unfolded(msg)
	case faded:
		if msg.landing == m.reader.Landings() {
			m.reader = m.reader.Fade()
		}
	case terminal.NotSuspended:
		m.say("cannot suspend here: nothing could resume it")
	default:
		return m.tell(msg)
	}
	return nil
}

// part is a concept of the app with its own state, such as the notes. A new part is a
// package and a line in parts.
type part interface {
	// Update answers an action, a request to the part, or a message of one of its commands,
	// with an intent for the root to carry out. Other messages get nil.
	Update(msg tea.Msg, at *spot.Spot) nav.Intent
}

// parts returns the parts of the app.
func (m *model) parts() []part {
	return []part{&m.life, &m.leads, &m.trail, &m.search, &m.files, &m.desk, &m.kept, &m.compared, &m.pipes}
}

// tell gives a message to the parts, and carries out what they ask for.
func (m *model) tell(msg tea.Msg) tea.Cmd {
	if m.lib == nil {
		return nil
	}
	var cmds []tea.Cmd
	at := m.spot()
	for _, p := range m.parts() {
		intent := p.Update(msg, at)
		if intent == nil {
			continue
		}
		cmds = append(cmds, m.act(intent))
		at = m.spot()
	}
	return tea.Batch(cmds...)
}

// spot returns where the reader is.
func (m *model) spot() *spot.Spot {
	s := &spot.Spot{
		Library: m.lib, Contents: m.Contents, Ask: m.asker(), State: &m.state,
		Reader: m.reader, Width: m.window.Reader.W, Height: m.window.Reader.H, HasHere: m.window.Here.W > 0, Covered: m.overlay != none,
		Focus: m.focus, History: m.history, Trail: &m.trail.Trails, Keys: m.opts.Config.Keys, Editing: m.files.IsEditing(), Stroke: m.strokes,
	}
	switch m.focus {
	case nav.Index:
		s.Row, s.HasRow = m.index.Selected()
	case nav.Here:
		s.Row, s.HasRow = m.here.Selected()
	}
	return s
}

// key gives a key to the pane that is typed into, else to the keymap.
func (m *model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.hush()
	action := m.opts.Config.Keys.Action(msg.String())
	switch p := m.typedInto(); {
	case always[action]:
		return m.run(action)
	case m.overlay == helping && !m.help.Filtering():
		return m.keyInHelp(action, msg)
	case p != nil:
		return m.act(p.key(msg))
	case m.reader.Hinting():
		var intent nav.Intent
		m.reader, intent = m.reader.Hint(msg.String())
		return m.act(intent)
	case action == keys.None:
		if c, ok := m.opts.Config.Command("", msg.String()); ok {
			return m.tell(pipe.Run{Name: c.Name})
		}
		m.say(m.opts.Config.Keys.Instead(msg.String()))
		return nil
	}
	return m.run(action)
}

// hush clears the notice: the reader goes on.
func (m *model) hush() {
	m.notice, m.told = "", ""
	m.strokes++
}

func (m *model) paste(msg tea.PasteMsg) tea.Cmd {
	if p := m.typedInto(); p != nil {
		return m.act(p.paste(msg.Content))
	}
	return nil
}

// Typing reports whether letters go into a text field. They do not while keys wait.
func (m *model) Typing() bool {
	if len(m.typed) > 0 || m.lib == nil || !m.IsListed() || m.isBusy() {
		return false
	}
	return m.typedInto() != nil && (m.overlay == none || m.cursor() != nil)
}

func (m *model) click(e tea.Mouse) tea.Cmd {
	if e.Button != tea.MouseLeft {
		return nil
	}
	m.hush()
	if over := m.over(); m.overlay != none && over.Contains(e.X, e.Y) {
		return m.act(m.overlays()[m.overlay].click(e.X-over.X, e.Y-over.Y))
	}
	switch m.overlay {
	case none:
		for _, p := range m.panes() {
			if p.Contains(e.X, e.Y) {
				m.setFocus(p.focus)
				return m.act(p.click(e.X-p.X, e.Y-p.Y))
			}
		}
	case noting: // a click must not discard typed text
	default:
		m.closeOverlay()
	}
	return nil
}
