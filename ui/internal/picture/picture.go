// Package picture draws a screen as a picture that looks the same in any font:
// every word has a fixed place and width, and lines and blocks are shapes.
package picture

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Screen is a screen to be drawn.
type Screen struct {
	Title         string // description for those who cannot see it
	Text          string // lines and styles as sent to a terminal
	Width, Height int    // in cells
	Dark          bool
}

// The size of a cell, the position of letters in it, and the margin around the
// screen.
const (
	cellWidth, cellHeight = 8, 18
	baseline              = 13
	margin                = 12
)

// SVG returns the screen as an SVG document.
func (s Screen) SVG() string {
	ink, paper := color.Color(color.RGBA{0x1f, 0x29, 0x37, 0xff}), color.Color(color.RGBA{0xff, 0xff, 0xff, 0xff})
	if s.Dark {
		ink, paper = color.RGBA{0xd5, 0xda, 0xe3, 0xff}, color.RGBA{0x10, 0x15, 0x1f, 0xff}
	}
	buf := uv.NewScreenBuffer(s.Width, s.Height)
	buf.Method = ansi.WcWidth
	uv.NewStyledString(s.Text).Draw(buf, buf.Bounds())
	d := drawing{ink: ink, paper: paper}
	w, h := s.Width*cellWidth+2*margin, s.Height*cellHeight+2*margin
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", w, h, w, h)
	fmt.Fprintf(&d.out, "<title>%s</title>\n", html.EscapeString(s.Title))
	fmt.Fprintf(&d.out, `<rect width="%d" height="%d" rx="8" fill="%s" stroke="%s" stroke-opacity=".25"/>`+"\n", w, h, hex(paper), hex(ink))
	d.out.WriteString(`<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13.3" xml:space="preserve">` + "\n")
	for y := range s.Height {
		d.line(y, s.Width, func(x int) *uv.Cell { return buf.CellAt(x, y) })
	}
	d.out.WriteString("</g>\n</svg>\n")
	return d.out.String()
}

type drawing struct {
	out        strings.Builder
	ink, paper color.Color
}

// look is the appearance of a cell.
type look struct {
	ink, paper string
	style      string // attributes of the text
	line       uv.Underline
}

// line draws one line: background, letters, underlines.
func (d *drawing) line(y, width int, cell func(x int) *uv.Cell) {
	top := margin + y*cellHeight
	looks := make([]look, width)
	for x := range width {
		looks[x] = d.look(cell(x))
	}
	for x, end := 0, 0; x < width; x = end {
		for end = x + 1; end < width && looks[end].paper == looks[x].paper; end++ {
		}
		if looks[x].paper != "" {
			fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left(x), top, (end-x)*cellWidth, cellHeight, looks[x].paper)
		}
	}
	for x, end := 0, 0; x < width; x = end {
		for end = x + 1; end < width && looks[end] == looks[x]; end++ {
		}
		d.run(x, end, top, looks[x], cell)
	}
}

// run draws cells that look alike. Each word has a fixed place and the width of
// its cells.
func (d *drawing) run(x, end, top int, l look, cell func(x int) *uv.Cell) {
	var shapes strings.Builder
	word, from := "", x
	flush := func(x int) {
		if word != "" {
			fmt.Fprintf(&d.out, `<text x="%d" y="%d" fill="%s"%s textLength="%d" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
				left(from), top+baseline, l.ink, l.style, (x-from)*cellWidth, html.EscapeString(word))
		}
		word, from = "", x
	}
	for ; x < end; x++ {
		c := cell(x)
		if c == nil || c.Width == 0 { // covered by a wide character
			continue
		}
		shape, isShape := shapeOf([]rune(c.Content + " ")[0], left(x), top)
		switch {
		case isShape:
			flush(x)
			shapes.WriteString(shape)
			from = x + 1
		case strings.TrimSpace(c.Content) == "":
			flush(x)
			from = x + 1
		case c.Width > 1:
			flush(x)
			word = c.Content
			flush(x + c.Width)
		default:
			word += c.Content
		}
		if l.line != uv.UnderlineNone {
			fmt.Fprintf(&shapes, "M%d %dh%d", left(x), top+baseline+2, c.Width*cellWidth)
		}
	}
	flush(x)
	if shapes.Len() > 0 {
		dash := ""
		if l.line == uv.UnderlineDotted || l.line == uv.UnderlineDashed {
			dash = ` stroke-dasharray="1 2"`
		}
		fmt.Fprintf(&d.out, `<path d="%s" fill="none" stroke="%s"%s/>`+"\n", shapes.String(), l.ink, dash)
	}
}

func left(x int) int { return margin + x*cellWidth }

func (d *drawing) look(c *uv.Cell) look {
	if c == nil {
		return look{}
	}
	ink, paper := c.Style.Fg, c.Style.Bg
	if c.Style.Attrs&uv.AttrReverse != 0 {
		ink, paper = orElse(paper, d.paper), orElse(ink, d.ink)
	}
	l := look{ink: hex(orElse(ink, d.ink)), line: c.Style.Underline}
	if paper != nil {
		l.paper = hex(paper)
	}
	for _, a := range []struct {
		attr  uint8
		style string
	}{
		{uv.AttrBold, ` font-weight="bold"`},
		{uv.AttrItalic, ` font-style="italic"`},
		{uv.AttrFaint, ` opacity=".65"`},
		{uv.AttrStrikethrough, ` text-decoration="line-through"`},
	} {
		if c.Style.Attrs&a.attr != 0 {
			l.style += a.style
		}
	}
	return l
}

func orElse(c, other color.Color) color.Color {
	if c == nil {
		return other
	}
	return c
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
