package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	plain = "\x1b[m"
)

// style returns s in the given SGR style where the output has colours.
func (a *app) style(sgr, s string) string {
	if !a.out.color || s == "" || sgr == "" {
		return s
	}
	return sgr + s + plain
}

// printRows prints rows as aligned columns, two cells apart. A terminal gets
// rows clipped to its width, a pipe whole ones.
func (a *app) printRows(rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if i == len(row)-1 {
				b.WriteString(cell)
				break
			}
			b.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		line := strings.TrimRight(b.String(), " ")
		if a.out.terminal {
			line = ansi.Truncate(line, a.out.width, "…")
		}
		if _, err := fmt.Fprintln(a.out, line); err != nil {
			return err
		}
	}
	return nil
}
