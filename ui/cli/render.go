package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

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
	Events   []timeRecord `json:"events,omitzero"` // of a timeline; other pages have none
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

func (a *app) printPageRecord(p *page.Page, events ...timeRecord) error {
	record := pageRecord{Page: p.ID.Kind, ID: p.ID.Key, Title: p.Title, Markdown: p.Markdown, Links: []linkRecord{}, Events: events}
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

// wrapMarkdown breaks the lines of a Markdown text like wrap. What follows within a quote
// or an item of a list begins as its first line does, with blanks for the item's mark.
func wrapMarkdown(text string, width int) string {
	lineBegin := regexp.MustCompile(`^( *(?:> ?)*)((?:(?:[-*]|\d+[.)]) +)?)`) // the marks of quotes, that of an item
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		begin := lineBegin.FindStringSubmatch(line)
		if ansi.StringWidth(begin[0]) > width/2 {
			begin = []string{"", "", ""}
		}
		indent := begin[1] + strings.Repeat(" ", ansi.StringWidth(begin[2]))
		rest := wrap(line[len(begin[0]):], width-ansi.StringWidth(begin[0]))
		b.WriteString(begin[0] + strings.ReplaceAll(rest, "\n", "\n"+indent) + "\n")
	}
	return b.String()
}

// layOut prints a page for a terminal, or for as many columns as were asked for. What
// would take longer than anybody waits is printed as text, below a line that says so.
func (a *app) layOut(ctx context.Context, p *page.Page) error {
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
	empty := 0 // lines that are printed before the next one that is not
	work, counted := 0, 0
	for at, last := (typeset.Pos{}), layout.Last(); ; at = layout.Move(at, pageLines) {
		lines := layout.Lines(at, pageLines)
		for _, line := range lines {
			text := typeset.Paint(line, a.out.width, overlays(line, marks)...)
			if !a.out.color {
				text = ansi.Strip(text)
			}
			if text == "" {
				empty++
				continue
			}
			if _, err := io.WriteString(a.out, strings.Repeat("\n", empty)+text+"\n"); err != nil {
				return err
			}
			empty = 0
		}
		if ctx.Err() != nil || layout.Distance(at, last, pageLines) < pageLines {
			return ctx.Err()
		}
		next := layout.Offset(layout.Move(at, pageLines))
		work += workOf(doc.Source()[counted:max(counted, next)], len(lines))
		counted = max(counted, next)
		if work > mostWork {
			return a.printRest(ctx, doc, counted)
		}
	}
}

// pageLines is the number of lines typeset at a time.
const pageLines = 200

// mostWork is how many bytes of a page are laid out, counted by workOf: about two
// seconds' work.
const mostWork = 3 << 20

// workOf returns how many bytes of prose take as long to lay out as a part of a page of
// so many lines.
func workOf(source []byte, lines int) int {
	const ofLine, ofSign, ofCell = 60, 30, 40
	n := len(source) + ofLine*lines + ofCell*bytes.Count(source, []byte("|"))
	for _, sign := range []string{"[", "*", "_", "`", "<"} {
		n += ofSign * bytes.Count(source, []byte(sign))
	}
	return n
}

// printRest prints the source of a page from an offset on, in lines of the width.
func (a *app) printRest(ctx context.Context, doc *typeset.Doc, offset int) error {
	source := doc.Source()
	told := fmt.Sprintf("[The rest of this page, %s kB, is shown as plain text: it is too long to be laid out.]", briefing.Thousands((len(source)-offset)/1000))
	if _, err := fmt.Fprintf(a.out, "\n%s\n\n", wrap(told, a.out.width)); err != nil {
		return err
	}
	for line := range strings.Lines(string(source[offset:])) {
		line = strings.TrimRight(line, "\n")
		for more := true; more; {
			part := line[:beginOf(line)]
			if _, err := fmt.Fprintln(a.out, ansi.Wrap(part, a.out.width, "")); err != nil || ctx.Err() != nil {
				return cmp.Or(err, ctx.Err())
			}
			line = line[len(part):]
			more = line != ""
		}
	}
	return nil
}

// beginOf returns how many bytes of a line are broken into lines at a time.
func beginOf(line string) int {
	const most = 16 << 10
	if len(line) <= most {
		return len(line)
	}
	n := most
	for n > most-utf8.UTFMax && !utf8.RuneStart(line[n]) {
		n--
	}
	return n
}

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
