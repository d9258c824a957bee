package picture

import "fmt"

// Arms of a line in a cell.
const (
	up = 1 << iota
	down
	toLeft
	toRight
	round
	heavy
)

var lines = map[rune]int{
	'─': toLeft | toRight, '│': up | down, '━': toLeft | toRight | heavy, '┃': up | down | heavy,
	'┌': down | toRight, '┐': down | toLeft, '└': up | toRight, '┘': up | toLeft,
	'╭': down | toRight | round, '╮': down | toLeft | round, '╰': up | toRight | round, '╯': up | toLeft | round,
	'├': up | down | toRight, '┤': up | down | toLeft, '┬': down | toLeft | toRight, '┴': up | toLeft | toRight,
	'┼': up | down | toLeft | toRight, '╵': up, '╷': down, '╴': toLeft, '╶': toRight,
}

// blocks are filled parts of a cell, in eighths: left, top, width and height.
var blocks = map[rune][4]int{
	'█': {0, 0, 8, 8}, '▐': {4, 0, 4, 8}, '▌': {0, 0, 4, 8}, '▀': {0, 0, 8, 4}, '▄': {0, 4, 8, 4},
	'▎': {0, 0, 2, 8}, '▍': {0, 0, 3, 8}, '▏': {0, 0, 1, 8}, '▕': {7, 0, 1, 8}, '▂': {0, 6, 8, 2}, '▁': {0, 7, 8, 1},
}

// shapeOf returns the path of a character that fonts draw differently, from the
// upper left corner of its cell; false for letters. Strokes are one pixel wide.
func shapeOf(r rune, x, y int) (string, bool) {
	const half, middle = cellWidth / 2, cellHeight / 2
	if b, ok := blocks[r]; ok {
		path := ""
		for i := range b[2] * cellWidth / 8 {
			path += fmt.Sprintf("M%g %dv%d", float64(x+b[0]*cellWidth/8+i)+.5, y+b[1]*cellHeight/8, b[3]*cellHeight/8)
		}
		return path, true
	}
	arms, ok := lines[r]
	if !ok {
		return "", false
	}
	cx, cy := float64(x+half)+.5, float64(y+middle)+.5
	if arms&round != 0 {
		from, to := y, x
		if arms&down != 0 {
			from = y + cellHeight
		}
		if arms&toRight != 0 {
			to = x + cellWidth
		}
		return fmt.Sprintf("M%g %dL%g %gQ%g %g %d %g", cx, from, cx, cy+float64(from-y-middle)/2, cx, cy, to, cy), true
	}
	path := ""
	for offset := 0.0; offset == 0 || offset == 1 && arms&heavy != 0; offset++ {
		if arms&up != 0 {
			path += fmt.Sprintf("M%g %gV%d", cx+offset, cy, y)
		}
		if arms&down != 0 {
			path += fmt.Sprintf("M%g %gV%d", cx+offset, cy, y+cellHeight)
		}
		if arms&toLeft != 0 {
			path += fmt.Sprintf("M%g %gH%d", cx, cy+offset, x)
		}
		if arms&toRight != 0 {
			path += fmt.Sprintf("M%g %gH%d", cx, cy+offset, x+cellWidth)
		}
	}
	return path, true
}
