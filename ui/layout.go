package ui

import "briefing/ui/nav"

// layout gives the places of the panes in a window. Widths are cells, heights
// lines; a pane of width 0 is hidden.
type layout struct {
	width, height int // the window

	index  area
	reader area
	here   area
	status area
	hints  area // height 0 if there is little room, or hints are off
}

// area is a rectangle of the window.
type area struct{ x, y, w, h int }

// contains reports whether the cell at x, y of the window lies in a.
func (a area) contains(x, y int) bool {
	return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h
}

// Widths at which the screen changes its shape, and widths of the panels.
const (
	narrow   = 80  // below it only one pane is shown
	wide     = 100 // from here on the index panel has its full width
	veryWide = 150 // from here on the "here" panel is shown as well

	slimIndex  = 28
	fullIndex  = 39
	leastIndex = 14
	leastPage  = 40 // minimum left to the page when the panel is widened
	herePanel  = 38
	rule       = 1 // the line between panes
)

// The smallest window with a line for hints.
const (
	hintsWidth  = 40
	hintsHeight = 14
)

// panelOf returns the default width of the index panel in a window.
func panelOf(width int) int {
	if width >= wide {
		return fullIndex
	}
	return slimIndex
}

// newLayout places the panes in a window. In a narrow window, and when zoomed,
// the page has all of it unless a panel has the focus. Without room beside the
// page, the "here" panel takes its place. The index panel is widened cells
// wider than by default, as far as there is room.
func newLayout(width, height int, zoomed bool, focus nav.Pane, hints bool, widened int) layout {
	l := layout{width: width, height: height}
	body := height - 1
	if hints && width >= hintsWidth && height >= hintsHeight {
		body--
		l.hints = area{0, height - 1, width, 1}
	}
	if body < 1 { // a single line shows the page, not the status
		body = height
	} else {
		l.status = area{0, body, width, 1}
	}
	if width < narrow || zoomed {
		whole := area{0, 0, width, body}
		switch focus {
		case nav.Index:
			l.index = whole
		case nav.Here:
			l.here = whole
		default:
			l.reader = whole
		}
		return l
	}
	most := width - leastPage - rule
	if width >= veryWide {
		most -= herePanel + rule
	}
	panel := max(leastIndex, min(panelOf(width)+widened, most))
	l.index = area{0, 0, panel, body}
	right := width
	if width >= veryWide {
		l.here = area{width - herePanel, 0, herePanel, body}
		right -= herePanel + rule
	}
	l.reader = area{panel + rule, 0, right - panel - rule, body}
	if l.here.w == 0 && focus == nav.Here {
		l.here, l.reader = l.reader, area{}
	}
	return l
}
