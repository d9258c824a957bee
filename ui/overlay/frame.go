// Package overlay holds the parts that overlays share: a frame and an input
// line.
package overlay

import (
	"strings"

	"charm.land/lipgloss/v2"

	"briefing/ui/list"
	"briefing/ui/theme"
)

// Frame is a thin border with a title, the size of an overlay. If the overlay
// is too small, it has no border.
type Frame struct{ Width, Height int }

// The minimum size of an overlay with a border.
const (
	minWidth  = 30
	minHeight = 8
)

func (f Frame) bordered() bool { return f.Width >= minWidth && f.Height >= minHeight }

// Inner returns the position and size of the room inside the frame, relative to
// the overlay.
func (f Frame) Inner() (x, y, w, h int) {
	if !f.bordered() {
		return 0, 0, max(f.Width, 0), max(f.Height, 0)
	}
	return 2, 1, f.Width - 4, f.Height - 2
}

// View draws the frame around lines, which must fit Inner. The result has as
// many lines as the overlay.
func (f Frame) View(t *theme.Theme, title string, lines []string) string {
	_, _, w, h := f.Inner()
	all := make([]string, h)
	copy(all, lines)
	if !f.bordered() {
		return strings.Join(all, "\n")
	}
	b := lipgloss.RoundedBorder()
	side := t.Border.Render(b.Left)
	for i, line := range all {
		all[i] = side + " " + list.Pad(line, w) + " " + side
	}
	head := list.Cut(list.OneLine(title), w-2)
	top := t.Border.Render(b.TopLeft+b.Top+" ") + t.Title.Render(list.Shown(t, head)) +
		t.Border.Render(" "+strings.Repeat(b.Top, w-1-list.Width(head))+b.TopRight)
	bottom := t.Border.Render(b.BottomLeft + strings.Repeat(b.Bottom, w+2) + b.BottomRight)
	return top + "\n" + strings.Join(all, "\n") + "\n" + bottom
}
