package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/typeset"
)

// pageRecord is a page as --json prints it.
type pageRecord struct {
	Page     page.Kind    `json:"page"`
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Markdown string       `json:"markdown"`
	Links    []linkRecord `json:"links"`
}

// linkRecord is a link of a page: bytes of its Markdown, and its destination.
type linkRecord struct {
	Start  int       `json:"start"`
	End    int       `json:"end"`
	Page   page.Kind `json:"page"`
	ID     string    `json:"id"`
	At     *[2]int   `json:"at,omitempty"` // bytes of the article's text
	Follow string    `json:"follow,omitempty"`
}

func (a *app) printPageRecord(p *page.Page) error {
	record := pageRecord{Page: p.ID.Kind, ID: p.ID.Key, Title: p.Title, Markdown: p.Markdown, Links: []linkRecord{}}
	for _, l := range p.Links {
		link := linkRecord{
			Start: l.Span.Start, End: l.Span.End,
			Page: l.To.Page.Kind, ID: l.To.Page.Key, Follow: string(l.To.Follow),
		}
		if !l.To.At.Empty() {
			link.At = &[2]int{l.To.At.Start, l.To.At.End}
		}
		record.Links = append(record.Links, link)
	}
	return printJSON(a.out, []pageRecord{record})
}

// wrap breaks text into lines of at most width cells, between words if
// possible.
func wrap(text string, width int) string {
	return strings.TrimRight(ansi.Wrap(text, max(width, 1), ""), "\n")
}

// layOut typesets a page for a terminal, or for the requested width.
func (a *app) layOut(p *page.Page) string {
	colors := typeset.NoColor
	if a.out.color {
		colors = typeset.Basic
	}
	doc := typeset.Parse([]byte(p.Markdown), typeset.Options{
		Style:  typeset.Style(true, colors), // the terminal's own colours suit either background
		Method: ansi.GraphemeWidth,
		Bidi:   bidi.Off, // other programs read it
	})
	layout := doc.Layout(a.out.width)
	marks := namesOf(p)
	var b strings.Builder
	for at, last := (typeset.Pos{}), layout.Last(); ; at = layout.Move(at, pageLines) {
		for _, line := range layout.Lines(at, pageLines) {
			text := typeset.Paint(line, a.out.width, overlays(line, marks)...)
			if !a.out.color {
				text = ansi.Strip(text)
			}
			b.WriteString(text + "\n")
		}
		if layout.Distance(at, last, pageLines) < pageLines {
			return b.String()
		}
	}
}

// pageLines is the number of lines typeset at a time.
const pageLines = 200

// namesOf returns the marks of figures on an article's page.
func namesOf(p *page.Page) typeset.Marks {
	var marks []typeset.Mark
	for _, m := range p.Marks {
		if m.Kind == briefing.KindFigure {
			marks = append(marks, typeset.Mark{Span: m.Span})
		}
	}
	return typeset.NewMarks(marks)
}

// overlays styles the names on a line.
func overlays(line typeset.Line, marks typeset.Marks) []typeset.Overlay {
	var out []typeset.Overlay
	for _, m := range marks.In(line.Span()) {
		for _, c := range line.Cells(m.Span) {
			out = append(out, typeset.Overlay{Cells: c, SGR: "36"})
		}
	}
	return out
}
