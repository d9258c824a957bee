package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/system"
	"briefing/ui/terminal"
	"briefing/ui/theme"
)

// Update dispatches messages to their handlers.
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := m.update(msg)
	return next, cmd
}

func (m model) update(msg tea.Msg) (model, tea.Cmd) {
	next, cmd := m.handle(msg)
	next, heal := next.heal()
	next, unfold := next.unfold()
	next, fit := next.fit()
	next, linger := next.linger()
	return next.retype(tea.Batch(cmd, heal, unfold, fit, linger))
}

func (m model) handle(msg tea.Msg) (model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resize(msg.Width, msg.Height), nil
	case tea.KeyPressMsg:
		return m.typing(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		return m.wheel(msg.Mouse()), nil
	case tea.BackgroundColorMsg:
		return m.background(msg.IsDark()), nil
	case tea.ColorProfileMsg:
		return m.colors(msg), nil
	case tea.ModeReportMsg:
		return m.report(msg), nil
	case listed:
		return m.listed(msg)
	case opened:
		return m.opened(msg)
	case settled:
		return m.settle()
	case watching:
		return m.watching(msg)
	case changed:
		return m.changed(msg)
	case progressed:
		return m.progressed(msg)
	case partly:
		return m.partly(msg)
	case renewed:
		return m.renewed(msg)
	case retried:
		return m.retried(msg)
	case refreshed:
		return m.refreshed(msg)
	case compared:
		return m.compared(msg)
	case novel:
		return m.novelFound(msg)
	case lingered:
		return m.lingered(msg), nil
	case accounted:
		return m.accounted(msg)
	case remade:
		return m, m.awaitComparison()
	case shown:
		return m.shown(msg)
	case found:
		return m.found(msg)
	case counted:
		return m.counted(msg), nil
	case stops:
		return m.arrives(msg)
	case completed:
		return m.completed(msg), nil
	case rested:
		return m.rested(msg)
	case unfolded:
		return m.unfolded(msg), nil
	case faded:
		return m.faded(msg), nil
	case offered:
		return m.offered(msg)
	case corrected:
		return m.corrected(msg)
	case copying:
		return m.copying(msg)
	case editing:
		return m.edit(msg)
	case aimed:
		return m.aimed(msg)
	case readNotes:
		return m.notesRead(msg)
	case noteEdited:
		return m.noteEdited(msg)
	case terminal.NotSuspended:
		return m.say("cannot suspend here: nothing could resume it"), nil
	case piped:
		return m.piped(msg)
	case system.Copied:
		return m.say("copied " + msg.What), nil
	case system.Browsed:
		return m.browsed(msg), nil
	case system.Edited:
		return m.edited(msg)
	}
	return m, nil
}

// resize gives every pane its place in a window of a new size.
func (m model) resize(width, height int) model {
	m.width, m.height = width, height
	m.layout = newLayout(width, height, m.zoomed, m.focus, m.opts.Config.Hints, m.widened)
	l := m.layout
	m.index = m.index.SetSize(l.index.w, l.index.h)
	m.reader = m.reader.SetSize(l.reader.w, l.reader.h)
	m.here = m.here.SetSize(l.here.w, l.here.h)
	over := m.overlayArea()
	m.finder = m.finder.SetSize(over.w, over.h)
	m.jump = m.jump.SetSize(over.w, over.h)
	m.note = m.note.SetSize(over.w, over.h)
	if m.overlay == helping {
		m.help = m.help.SetSize(over.w, over.h)
	}
	return m.firstFocus()
}

// firstFocus gives the keyboard to the panel once the overview is on the screen
// beside it: its list is the best place to start.
func (m model) firstFocus() model {
	p := m.reader.Page()
	if m.focusSet || p == nil || m.width == 0 {
		return m
	}
	m.focusSet = true
	if l := m.layout; p.ID.Kind == page.Overview && l.index.w > 0 && l.reader.w > 0 && !m.index.Empty() {
		return m.setFocus(nav.Index)
	}
	return m
}

// arrange lays out the panes again after one of its conditions has changed.
func (m model) arrange() model { return m.resize(m.width, m.height) }

func (m model) background(dark bool) model {
	if m.opts.Config.Theme != theme.Auto || dark == m.dark {
		return m
	}
	m.dark = dark
	return m.restyle()
}

func (m model) colors(msg tea.ColorProfileMsg) model {
	if m.opts.NoColor || msg.Profile == m.profile {
		return m
	}
	m.profile = msg.Profile
	return m.restyle()
}

// report sets how the renderer measures widths: by grapheme once the terminal
// says that it knows mode 2027.
func (m model) report(msg tea.ModeReportMsg) model {
	if msg.Mode != ansi.ModeUnicodeCore || msg.Value == ansi.ModeNotRecognized || m.ruler == ansi.GraphemeWidth {
		return m
	}
	m.ruler = ansi.GraphemeWidth
	return m.restyle()
}

// key gives a key to the open overlay or the hints, else to the keymap.
func (m model) key(msg tea.KeyPressMsg) (model, tea.Cmd) {
	m = m.hush()
	action := m.opts.Config.Keys.Action(msg.String())
	switch {
	case always[action]:
		return m.run(action)
	case m.overlay == finding:
		next, intent := m.finder.Key(msg)
		m.finder = next
		return m.act(intent)
	case m.overlay == jumping:
		next, intent := m.jump.Key(msg)
		m.jump = next
		return m.act(intent)
	case m.overlay == noting:
		next, intent := m.note.Key(msg)
		m.note = next
		return m.act(intent)
	case m.overlay == helping:
		return m.keyInHelp(msg)
	case m.inFilter():
		next, intent := m.index.Key(msg)
		m.index = next
		return m.act(intent)
	case m.reader.Hinting():
		next, intent := m.reader.Hint(msg.String())
		m.reader = next
		return m.act(intent)
	case action == keys.None:
		if c, ok := m.opts.Config.Command("", msg.String()); ok {
			return m.pipe(nav.Pipe{Name: c.Name})
		}
		return m.say(m.opts.Config.Keys.Instead(msg.String())), nil
	}
	return m.run(action)
}

// hush clears the notice: the reader goes on.
func (m model) hush() model {
	m.notice = ""
	m.strokes++
	return m
}

func (m model) paste(msg tea.PasteMsg) (model, tea.Cmd) {
	var intent nav.Intent
	switch m.overlay {
	case finding:
		m.finder, intent = m.finder.Paste(msg.Content)
	case jumping:
		m.jump = m.jump.Paste(msg.Content)
	case helping:
		m.help = m.help.Paste(msg.Content)
	case noting:
		m.note = m.note.Paste(msg.Content)
	default:
		if m.inFilter() {
			m.index = m.index.Paste(msg.Content)
		}
	}
	return m.act(intent)
}

// Typing reports whether letters go into a text field. They do not while keys wait.
func (m model) Typing() bool {
	if len(m.typed) > 0 || m.lib == nil || !m.IsListed() || m.correcting || m.noted.aiming || m.trail.IsStepping() {
		return false
	}
	return m.overlay != none && m.cursor() != nil || m.inFilter()
}

// inFilter reports whether keys go into the filter of the index panel.
func (m model) inFilter() bool {
	return m.overlay == none && m.focus == nav.Index && m.index.Filtering()
}

func (m model) click(e tea.Mouse) (model, tea.Cmd) {
	if e.Button != tea.MouseLeft {
		return m, nil
	}
	m = m.hush()
	var intent nav.Intent
	l := m.layout
	switch over := m.overlayArea(); {
	case m.overlay == noting: // a click must not discard typed text
	case m.overlay != none && !over.contains(e.X, e.Y):
		m = m.closeOverlay()
	case m.overlay == finding:
		m.finder, intent = m.finder.Click(e.X-over.x, e.Y-over.y)
	case m.overlay == jumping:
		m.jump, intent = m.jump.Click(e.X-over.x, e.Y-over.y)
	case m.overlay == helping:
		m.help, intent = m.help.Click(e.X-over.x, e.Y-over.y)
	case l.index.contains(e.X, e.Y):
		m = m.setFocus(nav.Index)
		m.index, intent = m.index.Click(e.X-l.index.x, e.Y-l.index.y)
	case l.here.contains(e.X, e.Y):
		m = m.setFocus(nav.Here)
		m.here, intent = m.here.Click(e.X-l.here.x, e.Y-l.here.y)
	case l.reader.contains(e.X, e.Y):
		m = m.setFocus(nav.Reader)
		m.reader, intent = m.reader.Click(e.X-l.reader.x, e.Y-l.reader.y)
	}
	return m.act(intent)
}

// wheelLines is the number of lines per notch of the wheel.
const wheelLines = 3

func (m model) wheel(e tea.Mouse) model {
	lines := wheelLines
	switch e.Button {
	case tea.MouseWheelUp:
		lines = -wheelLines
	case tea.MouseWheelDown:
	default:
		return m
	}
	l := m.layout
	switch {
	case m.overlay == finding:
		m.finder = m.finder.Wheel(lines)
	case m.overlay == jumping:
		m.jump = m.jump.Wheel(lines)
	case m.overlay == helping:
		m.help = m.help.Wheel(lines)
	case l.index.contains(e.X, e.Y):
		m.index = m.index.Wheel(lines)
	case l.here.contains(e.X, e.Y):
		m.here = m.here.Wheel(lines)
	case l.reader.contains(e.X, e.Y):
		m.reader = m.reader.Scroll(lines)
	}
	return m
}
