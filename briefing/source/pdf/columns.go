package pdf

import (
	"math"
	"slices"
	"strings"
)

// row is a range of pieces side by side.
type row struct {
	from, to int // pieces
	y, size  float64
	cut      int // first piece of the right column; 0 if there is only one column
}

// inColumns returns pieces column by column where a page shows two columns row
// by row. It recognizes consecutive rows with their widest gap in one place and
// words of text on both sides. Tables, with few words in a cell, stay as they
// are.
func inColumns(pieces []piece) []piece {
	const fewestRows = 4
	rows := rowsOf(pieces)
	out := make([]piece, 0, len(pieces))
	for i := 0; i < len(rows); {
		j := i
		for j < len(rows) && rows[j].cut > 0 && (j == i || sameGutter(pieces, rows[j-1], rows[j])) {
			j++
		}
		if j-i < fewestRows || !isProse(pieces, rows[i:j]) {
			j = i + 1
			out = append(out, pieces[rows[i].from:rows[i].to]...)
			i = j
			continue
		}
		for _, r := range rows[i:j] {
			out = append(out, pieces[r.from:r.cut]...)
		}
		for _, r := range rows[i:j] {
			out = append(out, pieces[r.cut:r.to]...)
		}
		i = j
	}
	return out
}

// rowsOf groups pieces into rows, in the order of the page.
func rowsOf(pieces []piece) []row {
	var rows []row
	for i := 0; i < len(pieces); {
		r := row{from: i, to: i + 1, y: pieces[i].y, size: pieces[i].size}
		for r.to < len(pieces) && pieces[r.to].turn == pieces[i].turn && math.Abs(pieces[r.to].y-r.y) < 0.3*r.size && pieces[r.to].x >= pieces[r.to-1].x {
			r.to++
		}
		r.cut = widestGap(pieces, r)
		rows = append(rows, r)
		i = r.to
	}
	return rows
}

// widestGap returns the index of the piece behind the only wide gap in a row,
// or 0.
func widestGap(pieces []piece, r row) int {
	const wide = 1.2 // of the size
	cut := 0
	for i := r.from + 1; i < r.to; i++ {
		if pieces[i].x-pieces[i-1].end > wide*r.size {
			if cut > 0 {
				return 0
			}
			cut = i
		}
	}
	return cut
}

// sameGutter reports whether two consecutive rows have their gap in one place.
func sameGutter(pieces []piece, a, b row) bool {
	down := a.y - b.y
	x, y := pieces[a.cut].x, pieces[b.cut].x
	return down > 0 && down < 3*a.size && math.Abs(a.size-b.size) < 0.1*a.size && math.Abs(x-y) < 0.5*a.size && pieces[b.cut-1].end < x && pieces[a.cut-1].end < y
}

// isProse reports whether both columns of rows hold running text.
func isProse(pieces []piece, rows []row) bool {
	const fewestWords = 4 // in the middle row of each column
	var left, right []int
	count := func(pieces []piece) int {
		n := 0
		for _, p := range pieces {
			n += len(strings.Fields(p.text))
		}
		return n
	}
	for _, r := range rows {
		left = append(left, count(pieces[r.from:r.cut]))
		right = append(right, count(pieces[r.cut:r.to]))
	}
	slices.Sort(left)
	slices.Sort(right)
	return left[len(left)/2] >= fewestWords && right[len(right)/2] >= fewestWords
}
