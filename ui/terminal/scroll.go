//go:build unix

package terminal

import (
	"hash/maphash"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// scroll is a movement of a rectangle of the screen by whole lines: the lines from
// top to bottom, the columns from left to right, the last ones included.
type scroll struct {
	top, bottom, left, right int
	by                       int // lines; up if positive
}

const (
	// mostScrolled limits the cells of a screen on which movements are looked for.
	mostScrolled = 50_000
	// leastMoved is how many lines must move to make a scroll worth its sequences.
	leastMoved = 4
	// mostBy limits the lines by which a pane is looked for: beyond that little is left.
	mostBy = 40
)

// scrolled moves the rectangle that has scrolled from the last frame to this one, if
// there is one and that is less to send. It returns the sequence that moves it on the
// terminal. Terminals without left and right margins scroll whole lines, and the panes
// beside must be painted again: that saves little unless they are narrow.
func (p *painter) scrolled() string {
	area, ok := p.changedArea()
	if !ok || area.Dy() < leastMoved {
		return ""
	}
	s, moved := p.findScroll(area)
	if moved < leastMoved {
		return ""
	}
	if !p.margins {
		if s.right-s.left+1 < p.width*9/10 {
			return ""
		}
		s.left, s.right = 0, p.width-1
	}
	if p.splits(s) {
		return ""
	}
	after := p.afterMove(s)
	if p.unlike(after.Line, s)*2 > p.unlike(p.formerLine, s) {
		return ""
	}
	for y := s.top; y <= s.bottom; y++ {
		after.TouchLine(0, y, p.width)
		p.cells.TouchLine(0, y, p.width)
		// Lines that are in place now need not be compared again, except above
		// others, see draw.
		if y < s.bottom && p.unlikeIn(y, after.Line(y)) == 0 && p.unlikeIn(y+1, after.Line(y+1)) == 0 {
			p.cells.Touched[y] = nil
		}
	}
	p.pretend(after)
	return s.sequence(p.width, p.height)
}

// changedArea returns the lines and columns that hold nearly all cells that changed. A
// few lines may have changed elsewhere too, such as that of the status.
func (p *painter) changedArea() (area uv.Rectangle, ok bool) {
	var firsts, lasts []int
	for y := range p.height {
		first, last := p.changedCells(y)
		if first < 0 {
			continue
		}
		if len(firsts) == 0 {
			area.Min.Y = y
		}
		area.Max.Y = y + 1
		firsts, lasts = append(firsts, first), append(lasts, last)
	}
	if len(firsts) == 0 {
		return area, false
	}
	slices.Sort(firsts)
	slices.Sort(lasts)
	few := len(firsts) / 10
	area.Min.X, area.Max.X = firsts[few], lasts[len(lasts)-1-few]+1
	return area, area.Min.X < area.Max.X
}

// changedCells returns the first and the last cell of a line that changed, -1 if none
// did.
func (p *painter) changedCells(y int) (first, last int) {
	first, last = -1, -1
	if p.former[y] == nil {
		return first, last
	}
	was, is := p.formerLine(y), p.cells.Line(y)
	for x := range is {
		if !was[x].Equal(&is[x]) {
			if first < 0 {
				first = x
			}
			last = x
		}
	}
	return first, last
}

// findScroll returns the movement within an area that puts most lines in their new
// places, and how many lines it puts there.
func (p *painter) findScroll(area uv.Rectangle) (best scroll, moved int) {
	was, is := make([]uint64, p.height), make([]uint64, p.height)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		was[y] = p.hash(p.formerLine(y)[area.Min.X:area.Max.X])
		is[y] = p.hash(p.cells.Line(y)[area.Min.X:area.Max.X])
	}
	for by := -mostBy; by <= mostBy; by++ {
		if by == 0 {
			continue
		}
		first, last, n := -1, -1, 0
		for y := max(area.Min.Y, area.Min.Y-by); y < min(area.Max.Y, area.Max.Y-by); y++ {
			if is[y] != was[y+by] || is[y] == was[y] {
				continue
			}
			if first < 0 {
				first = y
			}
			last = y
			n++
		}
		if n > moved {
			moved = n
			best = scroll{min(first, first+by), max(last, last+by), area.Min.X, area.Max.X - 1, by}
		}
	}
	return best, moved
}

func (p *painter) hash(line uv.Line) uint64 {
	var h maphash.Hash
	h.SetSeed(p.seed)
	for i := range line {
		_, _ = h.WriteString(line[i].Content)
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// splits reports whether a side of the rectangle goes through a wide character.
func (p *painter) splits(s scroll) bool {
	for y := s.top; y <= s.bottom; y++ {
		for _, line := range []uv.Line{p.formerLine(y), p.cells.Line(y)} {
			if line[s.left].Width == 0 || s.right+1 < len(line) && line[s.right+1].Width == 0 {
				return true
			}
		}
	}
	return false
}

// formerLine returns a line of the last frame.
func (p *painter) formerLine(y int) uv.Line {
	if p.former[y] != nil {
		return p.former[y]
	}
	return p.cells.Line(y)
}

// afterMove returns the last frame with the rectangle moved.
func (p *painter) afterMove(s scroll) *uv.RenderBuffer {
	lines := make([]uv.Line, p.height)
	for y := range lines {
		lines[y] = p.formerLine(y)
	}
	for y := s.top; y <= s.bottom; y++ {
		line := p.spare.Line(y)
		copy(line, p.formerLine(y))
		moved := line[s.left : s.right+1]
		if source := y + s.by; source >= s.top && source <= s.bottom {
			copy(moved, p.formerLine(source)[s.left:s.right+1])
		} else {
			for x := range moved {
				moved[x] = uv.EmptyCell
			}
		}
		lines[y] = line
	}
	return &uv.RenderBuffer{Buffer: &uv.Buffer{Lines: lines}, Touched: make([]*uv.LineData, p.height)}
}

// unlike counts the cells of the frame that differ from other lines, of those that a
// scroll moves.
func (p *painter) unlike(other func(y int) uv.Line, s scroll) int {
	n := 0
	for y := s.top; y <= s.bottom; y++ {
		n += p.unlikeIn(y, other(y))
	}
	return n
}

// unlikeIn counts the cells of a line that differ from another.
func (p *painter) unlikeIn(y int, other uv.Line) int {
	n := 0
	for x, cell := range p.cells.Line(y) {
		if !cell.Equal(&other[x]) {
			n++
		}
	}
	return n
}

// sequence returns the sequence that moves the rectangle on a terminal of a size.
func (s scroll) sequence(width, height int) string {
	move := ansi.ScrollUp(s.by)
	if s.by < 0 {
		move = ansi.ScrollDown(-s.by)
	}
	move = ansi.SetTopBottomMargins(s.top+1, s.bottom+1) + move + ansi.SetTopBottomMargins(1, height)
	if s.left == 0 && s.right == width-1 {
		return move
	}
	return ansi.SetModeLeftRightMargin + ansi.SetLeftRightMargins(s.left+1, s.right+1) + move +
		ansi.SetLeftRightMargins(1, width) + ansi.ResetModeLeftRightMargin
}
