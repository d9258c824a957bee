package window

import "briefing/ui/nav"

// Layout gives the places of the panes in a window. Widths are cells, heights
// lines; a pane of width 0 is hidden.
type Layout struct {
	Width, Height int // the window

	Index  Area
	Reader Area
	Here   Area
	Status Area
	Hints  Area // height 0 if there is little room, or hints are off
}

// Area is a rectangle of the window.
type Area struct{ X, Y, W, H int }

// Contains reports whether the cell at x, y of the window lies in a.
func (a Area) Contains(x, y int) bool {
	return x >= a.X && x < a.X+a.W && y >= a.Y && y < a.Y+a.H
}

// Widths at which the screen changes its shape, and widths of the panels.
const (
	Narrow   = 80  // below it only one pane is shown
	Wide     = 100 // from here on the index panel has its full width
	veryWide = 150 // from here on the "here" panel is shown as well

	slimIndex  = 28
	FullIndex  = 39
	LeastIndex = 14
	LeastPage  = 40 // minimum left to the page when the panel is widened
	herePanel  = 38
	rule       = 1 // the line between panes
)

// The smallest window with a line for hints.
const (
	HintsWidth  = 40
	HintsHeight = 14
)

// panelOf returns the default width of the index panel in a window.
func panelOf(width int) int {
	if width >= Wide {
		return FullIndex
	}
	return slimIndex
}

// newLayout places the panes in a window. In a narrow window, and when zoomed,
// the page has all of it unless a panel has the focus. Without room beside the
// page, the "here" panel takes its place. The index panel is widened cells
// wider than by default, as far as there is room.
func newLayout(width, height int, zoomed bool, focus nav.Pane, hints bool, widened int) Layout {
	l := Layout{Width: width, Height: height}
	body := height - 1
	if hints && width >= HintsWidth && height >= HintsHeight {
		body--
		l.Hints = Area{0, height - 1, width, 1}
	}
	if body < 1 { // a single line shows the page, not the status
		body = height
	} else {
		l.Status = Area{0, body, width, 1}
	}
	if width < Narrow || zoomed {
		whole := Area{0, 0, width, body}
		switch focus {
		case nav.Index:
			l.Index = whole
		case nav.Here:
			l.Here = whole
		default:
			l.Reader = whole
		}
		return l
	}
	most := width - LeastPage - rule
	if width >= veryWide {
		most -= herePanel + rule
	}
	panel := max(LeastIndex, min(panelOf(width)+widened, most))
	l.Index = Area{0, 0, panel, body}
	right := width
	if width >= veryWide {
		l.Here = Area{width - herePanel, 0, herePanel, body}
		right -= herePanel + rule
	}
	l.Reader = Area{panel + rule, 0, right - panel - rule, body}
	if l.Here.W == 0 && focus == nav.Here {
		l.Here, l.Reader = l.Reader, Area{}
	}
	return l
}
