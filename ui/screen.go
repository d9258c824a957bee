package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/finder"
	"briefing/ui/help"
	"briefing/ui/here"
	"briefing/ui/index"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/note"
	"briefing/ui/reader"
	"briefing/ui/spot"
	"briefing/ui/status"
	"briefing/ui/theme"
	"briefing/ui/window"
)

// screen holds the panes and their places: three beside each other, one of which has the
// keyboard, and the overlay that lies over them, if any.
type screen struct {
	window window.Window

	index  index.Model
	reader reader.Model
	here   here.Model
	finder finder.Model
	jump   jump.Model
	note   note.Model
	help   help.Model

	focus    nav.Pane
	focusSet bool // the initial focus has been set
	overlay  overlay
}

// resize gives every pane its place in a window of a new size.
func (s *screen) resize(width, height int) {
	s.window.Resize(width, height, s.focus)
	for _, p := range s.panes() {
		p.resize(p.W, p.H)
	}
	over := s.over()
	for _, p := range s.overlays() {
		p.resize(over.W, over.H)
	}
	s.firstFocus()
}

// firstFocus gives the keyboard to the panel once the overview is on the screen
// beside it: its list is the best place to start.
func (s *screen) firstFocus() {
	p := s.reader.Page()
	if s.focusSet || p == nil || s.window.Width == 0 {
		return
	}
	s.focusSet = true
	if w := s.window; p.ID.Kind == page.Overview && w.Index.W > 0 && w.Reader.W > 0 && !s.index.Empty() {
		s.setFocus(nav.Index)
	}
}

// arrange lays out the panes again after one of its conditions has changed.
func (s *screen) arrange() { s.resize(s.window.Width, s.window.Height) }

// setFocus gives the keyboard to a pane.
func (s *screen) setFocus(p nav.Pane) {
	s.focus = p
	s.window.Zoomed = s.window.Zoomed && p != nav.Index
	s.index = s.index.SetFocus(p == nav.Index)
	s.reader = s.reader.SetFocus(p == nav.Reader)
	s.here = s.here.SetFocus(p == nav.Here)
	s.arrange()
}

// panes returns the panes that lie beside each other, from left to right.
func (s *screen) panes() []placed {
	w := &s.window
	return []placed{
		{of[index.Model]{&s.index}, w.Index, nav.Index},
		{of[reader.Model]{&s.reader}, w.Reader, nav.Reader},
		{of[here.Model]{&s.here}, w.Here, nav.Here},
	}
}

// overlays returns the panes that may lie over the others, one at a time.
func (s *screen) overlays() map[overlay]pane {
	return map[overlay]pane{
		finding: of[finder.Model]{&s.finder},
		jumping: of[jump.Model]{&s.jump},
		helping: of[help.Model]{&s.help},
		noting:  of[note.Model]{&s.note},
	}
}

// over returns the area of an overlay. The help takes the whole window except the status
// line.
func (s *screen) over() window.Area { return s.window.Over(s.overlay == helping) }

// typedInto returns the pane that gets typed text, nil if keys are actions.
func (s *screen) typedInto() pane {
	switch {
	case s.overlay != none:
		return s.overlays()[s.overlay]
	case s.focus == nav.Index && s.index.Filtering():
		return s.panes()[nav.Index]
	}
	return nil
}

// cursor returns the text cursor of the pane that is typed into; nil if there is none.
func (s *screen) cursor() *tea.Cursor {
	p, in := s.typedInto(), s.window.Index
	if p == nil {
		return nil
	}
	if s.overlay != none {
		in = s.over()
	}
	x, y := p.cursor()
	if x < 0 || y < 0 || x >= in.W || y >= in.H {
		return nil
	}
	return tea.NewCursor(in.X+x, in.Y+y)
}

// wheelLines is the number of lines per notch of the wheel.
const wheelLines = 3

func (s *screen) wheel(e tea.Mouse) {
	lines := wheelLines
	switch e.Button {
	case tea.MouseWheelUp:
		lines = -wheelLines
	case tea.MouseWheelDown:
	default:
		return
	}
	if s.overlay != none && s.overlay != noting {
		s.overlays()[s.overlay].wheel(lines)
		return
	}
	for _, p := range s.panes() {
		if p.Contains(e.X, e.Y) {
			p.wheel(lines)
		}
	}
}

// columns returns the lines of the panes and of the rules between them, from left to right.
// opening stands in place of the page while there is no library, else it is "".
func (s *screen) columns(opening string) [][]string {
	over := s.overlays()[s.overlay]
	if s.overlay == helping {
		return [][]string{s.window.Column(over.view(s.window.Theme), s.over())}
	}
	var out [][]string
	left := nav.Reader
	for _, p := range s.panes() {
		if p.W == 0 {
			continue
		}
		if p.X > 0 {
			out = append(out, s.window.Rule(s.focus != nav.Reader && (s.focus == left || s.focus == p.focus)))
		}
		view := p.view
		if p.Area == s.over() {
			switch {
			case over != nil:
				view = over.view
			case opening != "":
				view = func(t *theme.Theme) string { return t.Faint.Render(" " + opening) }
			}
		}
		out = append(out, s.window.Column(view(s.window.Theme), p.Area))
		left = p.focus
	}
	return out
}

// pageID returns the ID of the current page.
func (s *screen) pageID() page.ID {
	if p := s.reader.Page(); p != nil {
		return p.ID
	}
	return page.ID{}
}

// hints returns what the reader can do here and now, the most important first.
func (s *screen) hints(at *spot.Spot) []status.Hint {
	switch {
	case s.overlay == helping && !s.help.Filtering():
		return status.Tips(at.Keys, status.Tip{Do: keys.LineDown, Does: "down"}, status.Tip{Do: keys.Search, Does: "filter"}, status.Tip{Do: keys.Follow, Does: "do it"}, status.Tip{Do: keys.Close, Does: "close"})
	case s.overlay == helping:
		return status.While("do it", "end the filter")
	case s.overlay == noting:
		return []status.Hint{{Key: "Enter", Does: "keep"}, {Key: "Alt+Enter", Does: "new line"}, {Key: "Esc", Does: "let it go"}}
	case s.overlay == jumping:
		return status.While(s.jump.Enters(), "close")
	case s.overlay == finding:
		return status.While(s.finder.Enters(), "close")
	case s.typedInto() != nil && !(s.reader.Selecting() && s.focus == nav.Reader):
		return status.While("open", "end the filter")
	}
	return status.Here(at, s.index.Filtered())
}
