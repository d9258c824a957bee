package timeline

import (
	"strings"
	"time"

	"briefing/briefing"
)

// strip shows in one line of cells how many things there are in each stretch of a time.
type strip struct {
	unit  unit
	first int // number of the first cell's stretch
	count []int
	maybe []bool // something is in one of these cells, and the text does not tell in which
}

// newStrip returns a strip from a day to another in at most so many cells.
func newStrip(from, to time.Time, most int) *strip {
	s := &strip{}
	for _, s.unit = range stretches {
		if s.first = s.unit.number(from); s.unit.number(to)-s.first < most {
			break
		}
	}
	n := min(most, s.unit.number(to)-s.first+1)
	s.count, s.maybe = make([]int, n), make([]bool, n)
	return s
}

// add counts a date. One that does not fit into a cell is no point.
func (s *strip) add(d briefing.Date) {
	if !d.Known() || isOpen(d) {
		return
	}
	from, to := s.unit.number(d.Earliest())-s.first, s.unit.number(d.Latest())-s.first
	if from == to && from >= 0 && from < len(s.count) {
		s.count[from]++
		return
	}
	for i := max(0, from); i <= min(to, len(s.maybe)-1); i++ {
		s.maybe[i] = true
	}
}

// bars are the signs for few and for many, in rising order.
var bars = []rune("▁▂▃▅▇")

// uncertain is the sign for a cell of strip.maybe.
const uncertain = '╌'

// String returns the cells: the higher a bar, the more, in relation to the fullest cell.
func (s *strip) String() string {
	most := 0
	for _, n := range s.count {
		most = max(most, n)
	}
	var b strings.Builder
	for i, n := range s.count {
		switch {
		case n > 0:
			b.WriteRune(barOf(n, most))
		case s.maybe[i]:
			b.WriteRune(uncertain)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func barOf(n, most int) rune { return bars[(n*len(bars)-1)/max(most, len(bars))] }
