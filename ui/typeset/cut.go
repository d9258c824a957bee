package typeset

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/grapheme"
)

// Cut returns the cells of a painted line between two columns, as the ruler
// measures, in their styles and links; it leaves none open. A character that is only partly
// between them leaves blanks. (The functions of this name in x/ansi 0.11.8 cut by
// another ruler than the one they are called for.)
func Cut(line string, ruler ansi.Method, from, to int) string {
	var b strings.Builder
	var style, written, link, writtenLink string
	for col := 0; line != "" && col < to; {
		if c := line[0]; c < ' ' || c >= 0x7f && c < 0xc0 {
			seq, _, n, _ := ansi.DecodeSequence(line, ansi.NormalState, nil)
			line = line[n:]
			switch {
			case strings.HasPrefix(seq, beginLink):
				link = strings.TrimSuffix(strings.TrimPrefix(seq, beginLink), endSequence)
			case seq == reset:
				style = ""
			default:
				style += seq
			}
			continue
		}
		cluster, width := grapheme.First(line, ruler)
		line = line[len(cluster):]
		start, end := max(col, from), min(col+width, to)
		col += width
		if col <= from {
			continue
		}
		if style != written {
			if written != "" {
				b.WriteString(reset)
			}
			b.WriteString(style)
			written = style
		}
		if link != writtenLink {
			b.WriteString(linked(link))
			writtenLink = link
		}
		if end-start == width {
			b.WriteString(cluster)
		} else {
			b.WriteString(strings.Repeat(" ", end-start))
		}
	}
	if written != "" {
		b.WriteString(reset)
	}
	if writtenLink != "" {
		b.WriteString(linked(""))
	}
	return b.String()
}

// reset is the sequence that ends all styles.
const reset = "\x1b[m"

// Gauge returns what measures in cells, by a ruler, a text that is to stand on a page.
func Gauge(ruler ansi.Method) func(text string) int {
	return func(text string) int { return ruler.StringWidth(string(scrub([]byte(text)))) }
}
