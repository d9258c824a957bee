package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/nav"
	"briefing/ui/theme"
	"briefing/ui/window"
)

// pane is a rectangle of the screen with its own content. A new pane is a package with a
// Model that is a widget, and a line in panes or overlays.
type pane interface {
	resize(w, h int)
	click(x, y int) nav.Intent
	wheel(lines int)
	view(*theme.Theme) string

	// key and paste type into the pane at its cursor; x is -1 if it has none.
	key(tea.KeyPressMsg) nav.Intent
	paste(text string) nav.Intent
	cursor() (x, y int)
}

// widget is what each pane's Model can do.
type widget[T any] interface {
	SetSize(w, h int) T
	Click(x, y int) (T, nav.Intent)
	Wheel(lines int) T
	View(*theme.Theme) string
}

// typist is a pane to type into.
type typist[T any] interface {
	Key(tea.KeyPressMsg) (T, nav.Intent)
	Paste(text string) (T, nav.Intent)
	Cursor() (x, y int)
}

// of is the pane that a field of the root model holds.
type of[T widget[T]] struct{ in *T }

func (p of[T]) resize(w, h int)               { *p.in = (*p.in).SetSize(w, h) }
func (p of[T]) wheel(lines int)               { *p.in = (*p.in).Wheel(lines) }
func (p of[T]) view(t *theme.Theme) string    { return (*p.in).View(t) }
func (p of[T]) click(x, y int) (i nav.Intent) { *p.in, i = (*p.in).Click(x, y); return i }

func (p of[T]) key(msg tea.KeyPressMsg) (i nav.Intent) {
	if t, ok := any(*p.in).(typist[T]); ok {
		*p.in, i = t.Key(msg)
	}
	return i
}

func (p of[T]) paste(text string) (i nav.Intent) {
	if t, ok := any(*p.in).(typist[T]); ok {
		*p.in, i = t.Paste(text)
	}
	return i
}

func (p of[T]) cursor() (x, y int) {
	if t, ok := any(*p.in).(typist[T]); ok {
		return t.Cursor()
	}
	return -1, -1
}

// placed is a pane with its area of the window.
type placed struct {
	pane
	window.Area
	focus nav.Pane // of the panes beside each other
}
