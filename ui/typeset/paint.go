package typeset

import (
	"strings"

	"briefing/briefing"
)

// Overlay is a style laid over cells of a line. SGR holds the parameters of the
// attributes to add, such as "7" for reverse or "1;4" for bold and underlined; Link an
// address, as Address returns it, to which a terminal may lead from there, or "".
type Overlay struct {
	Cells
	SGR  string
	Link string
}

// Paint returns the line for a terminal, with overlays. Later overlays override
// earlier ones. The result is never wider than width cells, and leaves no style
// and no link open. A character partly under an overlay is covered as a whole.
func Paint(l Line, width int, overlays ...Overlay) string {
	p := painter{width: width}
	for _, r := range l.runs {
		if r.col+r.width <= width && !touches(overlays, r.col, r.width) {
			p.put(r.text, r.sgr, "")
			continue
		}
		r.each(l.ruler, func(cluster string, c Cells, _ briefing.Span) {
			if c.Col+c.Width <= width {
				sgr, link := over(r.sgr, overlays, c)
				p.put(cluster, sgr, link)
			}
		})
	}
	p.put("", "", "")
	return p.b.String()
}

// painter writes text and changes style and link only where it has to.
type painter struct {
	b         strings.Builder
	sgr, link string
	width     int
}

func (p *painter) put(text, sgr, link string) {
	p.style(sgr)
	if link != p.link {
		p.b.WriteString(linked(link))
		p.link = link
	}
	p.b.WriteString(text)
}

func (p *painter) style(sgr string) {
	if sgr == p.sgr {
		return
	}
	if p.sgr != "" {
		p.b.WriteString("\x1b[m")
	}
	if sgr != "" {
		p.b.WriteString("\x1b[" + sgr + "m")
	}
	p.sgr = sgr
}

// touches reports whether an overlay covers any of the cells.
func touches(overlays []Overlay, col, width int) bool {
	for _, o := range overlays {
		if o.Col < col+width && col < o.Col+o.Width {
			return true
		}
	}
	return false
}

// over returns the parameters of sgr and of the overlays that cover c, as many
// sequences less the first introducer and the last final byte; and where these lead.
func over(sgr string, overlays []Overlay, c Cells) (_, link string) {
	for _, o := range overlays {
		if o.Col >= c.Col+max(c.Width, 1) || c.Col >= o.Col+o.Width {
			continue
		}
		if o.Link != "" {
			link = o.Link
		}
		if o.SGR == "" {
			continue
		}
		if sgr != "" {
			// A sequence of its own: renderers take few parameters in one,
			// and some fail on more.
			sgr += "m\x1b["
		}
		sgr += o.SGR
	}
	return sgr, link
}
