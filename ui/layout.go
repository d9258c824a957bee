package ui

import "briefing/ui/nav"

// layout is where the panes stand in a window. Widths are cells, heights lines;
// a pane of no width is not shown.
type layout struct {
	width, height int // the window

	index  area
	reader area
	here   area
	status area
	hints  area // of no height where there is little room, or none are wanted
}

// area is a rectangle of the window.
type area struct{ x, y, w, h int }

// contains reports whether the cell at x, y of the window lies in a.
func (a area) contains(x, y int) bool {
	return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h
}

// The widths at which the screen changes its shape, and those of the panels.
const (
	narrow   = 80  // below it one pane is shown at a time
	wide     = 100 // from it on the index panel has its full width
	veryWide = 150 // from it on the "here" panel is shown too

	slimIndex  = 28
	fullIndex  = 39
	leastIndex = 14
	leastPage  = 40 // is left to the page when the panel is made wider
	herePanel  = 38
	rule       = 1 // the line between panes
)

// The least window that has a line to spare for hints.
const (
	hintsWidth  = 40
	hintsHeight = 14
)

// panelOf returns how wide the index panel is by itself in a window.
func panelOf(width int) int {
	if width >= wide {
		return fullIndex
	}
	return slimIndex
}

// newLayout places the panes in a window. In a narrow one, and when zoomed, the page
// has all of it, unless a panel has the focus. The "here" panel stands in the page's
// place where there is no room for it beside.
// The panel is by widened cells wider than it is by itself, as far as there is room.
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
