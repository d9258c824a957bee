// Package window knows the terminal's window: where the panes are in it, how it shows
// text, and the reader's choices of both.
package window

import (
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/bidi"
	"briefing/ui/config"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/terminal"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// Window is the window. Make it with New.
type Window struct {
	Layout
	Theme   *theme.Theme
	Mouse   bool // clicks follow links; else the terminal selects text
	Bidi    bidi.Mode
	Zoomed  bool // the page has the window for itself
	Widened int  // cells by which the panel is wider than by default

	dark    bool
	profile colorprofile.Profile
	ruler   ansi.Method
	auto    bool // the theme follows the terminal's background
	noColor bool
	hints   bool // there is a line of hints
}

// New returns a window without a size.
func New(conf config.Config, noColor bool) Window {
	w := Window{
		Mouse: conf.Mouse, Bidi: conf.Bidi,
		dark: conf.Theme != theme.Light, profile: colorprofile.TrueColor, ruler: ansi.WcWidth,
		auto: conf.Theme == theme.Auto, noColor: noColor, hints: conf.Hints,
	}
	if noColor {
		w.profile = colorprofile.ASCII
	}
	if w.Bidi == bidi.Auto {
		w.Bidi = bidi.Suits(os.Getenv)
	}
	w.restyle()
	return w
}

// Resize places the panes in a window of a size; focus is the pane with the keyboard.
func (w *Window) Resize(width, height int, focus nav.Pane) {
	w.Layout = newLayout(width, height, w.Zoomed, focus, w.hints, w.Widened)
}

// Over returns the area of an overlay: that of the page or of the panel in its place or, if
// it is to be whole, the window except the status line.
func (w *Window) Over(whole bool) Area {
	switch {
	case whole:
		return Area{0, 0, w.Width, w.Body()}
	case w.Reader.W > 0:
		return w.Reader
	case w.Here.W > 0:
		return w.Here
	}
	return w.Index
}

// Body returns the number of lines above the status line.
func (w *Window) Body() int { return w.Height - w.Status.H - w.Hints.H }

// Learn takes a report about the terminal. It returns true if text looks different now.
func (w *Window) Learn(msg tea.Msg) bool {
	was := *w
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		if w.auto {
			w.dark = msg.IsDark()
		}
	case tea.ColorProfileMsg:
		if !w.noColor {
			w.profile = msg.Profile
		}
	case tea.ModeReportMsg: // the renderer measures by grapheme once the terminal knows mode 2027
		if msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized {
			w.ruler = ansi.GraphemeWidth
		}
	}
	if was.dark == w.dark && was.profile == w.profile && was.ruler == w.ruler {
		return false
	}
	w.restyle()
	return true
}

// restyle rebuilds the theme.
func (w *Window) restyle() {
	w.Theme = theme.New(w.dark, w.profile)
	w.Theme.Bidi = w.Bidi
}

// Typesetting returns the options for typesetting pages.
func (w *Window) Typesetting() typeset.Options {
	colors := typeset.TrueColor
	switch {
	case w.profile <= colorprofile.ASCII:
		colors = typeset.NoColor
	case w.profile == colorprofile.ANSI:
		colors = typeset.Basic
	}
	return typeset.Options{Style: typeset.Style(w.dark, colors), Method: w.ruler, Bidi: w.Bidi}
}

// Gauge returns the function that measures text in cells.
func (w *Window) Gauge() func(string) int { return typeset.Gauge(w.ruler) }

// Widening is the number of cells by which a key widens the panel.
const Widening = 4

// Widen makes the index panel wider by steps of Widening, narrower by a negative number. If
// that is not possible, it returns the reason.
func (w *Window) Widen(by int, focus nav.Pane) nav.Intent {
	if w.Index.W == 0 || w.Reader.W+w.Here.W == 0 {
		return nav.Tell("the panel is not beside the page here")
	}
	was := w.Index.W
	w.Widened = was + by*Widening - panelOf(w.Width)
	w.Resize(w.Width, w.Height, focus)
	w.Widened = w.Index.W - panelOf(w.Width)
	switch {
	case w.Index.W != was:
		return nil
	case by > 0:
		return nav.Tell("the panel is as wide as it can be beside the page")
	}
	return nav.Tell("the panel is as narrow as it can be", keys.Zoom)
}

// Zoom gives the page the whole window, or the panels back their places.
func (w *Window) Zoom(focus nav.Pane) nav.Intent {
	if w.Width < Narrow && focus == nav.Reader {
		return nav.Tell("the page already fills the window")
	}
	w.Zoomed = !w.Zoomed
	return nav.Focus{Pane: nav.Reader}
}

// ToggleMouse gives the mouse to the app or back to the terminal.
func (w *Window) ToggleMouse() nav.Intent {
	w.Mouse = !w.Mouse
	if w.Mouse {
		return nav.Tell("mouse on: click follows links")
	}
	return nav.Tell("mouse off: the terminal selects text")
}

// NextBidi orders text from right to left in the next of the ways: only the reader sees
// which of them suits the terminal.
func (w *Window) NextBidi() nav.Intent {
	w.Bidi = w.Bidi.Next()
	w.restyle()
	what := map[bidi.Mode]string{
		bidi.Full:  "in full",
		bidi.Words: "by words, which the terminal turns",
		bidi.Off:   "by the terminal",
	}[w.Bidi]
	said := nav.Tell("text from right to left is ordered " + what)
	on, off := bidi.Explicit(os.Getenv)
	switch {
	case on == "":
		return said
	case w.Bidi == bidi.Off:
		on = off
	}
	return nav.All{said, nav.Do{Cmd: terminal.Write(on)}}
}

// Column returns the lines of a pane, padded to its width unless it reaches the right edge
// of the window.
func (w *Window) Column(view string, a Area) []string {
	lines := strings.Split(view, "\n")
	out := make([]string, a.H)
	for i := range out {
		if i < len(lines) {
			out[i] = lines[i]
		}
		n := w.Cells(out[i])
		if n > a.W {
			out[i] = typeset.Cut(out[i], w.ruler, 0, a.W)
			n = w.Cells(out[i])
		}
		if a.X+a.W < w.Width && n < a.W {
			out[i] += strings.Repeat(" ", a.W-n)
		}
	}
	return out
}

// Rule returns the line between the page and a panel. It is lit if the panel has the
// keyboard.
func (w *Window) Rule(focused bool) []string {
	style := w.Theme.Border
	if focused {
		style = w.Theme.Focused
	}
	out := make([]string, w.Height)
	bar := style.Render("│")
	for i := range out {
		out[i] = bar
	}
	return out
}

// Cells returns the width of s as the renderer measures it.
func (w *Window) Cells(s string) int {
	if w.ruler == ansi.GraphemeWidth {
		return ansi.StringWidth(s)
	}
	return ansi.StringWidthWc(s)
}

// Cut returns s cut to n cells, with tail at its end if anything is cut.
func (w *Window) Cut(s string, n int, tail string) string {
	room := n - w.Cells(tail)
	switch {
	case w.Cells(s) <= n:
		return s
	case room < 0:
		return ""
	}
	return typeset.Cut(s, w.ruler, 0, room) + tail
}
