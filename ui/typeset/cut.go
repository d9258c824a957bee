package typeset

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Cut returns the cells of a painted line between two columns, all styles kept,
// as the ruler measures. A character that is only partly between them leaves
// blanks. (The functions of this name in x/ansi 0.11.8 cut by another ruler than
// the one they are called for.)
func Cut(line string, ruler ansi.Method, from, to int) string {
	var b strings.Builder
	for col := 0; line != ""; {
		if c := line[0]; c < ' ' || c >= 0x7f && c < 0xc0 {
			seq, _, n, _ := ansi.DecodeSequence(line, ansi.NormalState, nil)
			b.WriteString(seq)
			line = line[n:]
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(line, ruler)
		line = line[len(cluster):]
		start, end := max(col, from), min(col+width, to)
		switch {
		case start >= to:
		case start == col && end == col+width:
			b.WriteString(cluster)
		default:
			b.WriteString(strings.Repeat(" ", max(end-start, 0)))
		}
		col += width
	}
	return b.String()
}
