package memo

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/source/escape"
)

// writer writes the Markdown of a memo. A passage is an item of a list: whatever a note
// leaves open (a fence, a comment) ends with its item.
type writer struct {
	strings.Builder
	quotes []Quote
}

func (w *writer) line(s string) { w.WriteString(s + "\n") }

func (w *writer) blank() { w.line("") }

func (w *writer) heading(title string) {
	w.WriteString("## ")
	escape.Inline(&w.Builder, oneLine(title))
	w.WriteString("\n\n")
}

// paragraph writes text in one line, and an empty line.
func (w *writer) paragraph(indent, text string) {
	w.WriteString(indent)
	escape.Paragraph(&w.Builder, oneLine(text))
	w.WriteString("\n\n")
}

// item writes a passage, or a note on an article as a whole.
func (w *writer) item(k *kept) {
	mark := fmt.Sprintf("%d. ", k.number)
	w.WriteString(mark)
	w.origin(k.article)
	w.WriteString(" (`" + k.Ref().String() + "`)\n\n")
	indent := strings.Repeat(" ", len(mark))
	start := w.Len() + len(indent+"> ")
	w.quote(indent, k.Quote)
	if k.Quote != "" {
		w.quotes = append(w.quotes, Quote{briefing.Span{Start: start, End: w.Len() - len("\n\n")}, k.Ref()})
	}
	w.body(indent, k.Note)
}

// lost writes a passage that no article has any more.
func (w *writer) lost(p notes.Placed) {
	w.WriteString("- ")
	w.origin(briefing.Entry{ID: p.Article, Title: p.Title, File: p.File})
	w.WriteString("\n\n")
	w.quote("  ", p.Quote)
	w.body("  ", p.Note)
}

// quote writes a passage, if there is one.
func (w *writer) quote(indent, quote string) {
	if quote != "" {
		w.paragraph(indent+"> ", quote)
	}
}

// body writes what the reader wrote about a passage.
func (w *writer) body(indent string, n notes.Note) {
	w.note(indent, strings.TrimSpace(n.Text))
	if tags := filed(n); tags != "" {
		w.line(indent + tags)
		w.blank()
	}
}

// note writes what the reader wrote, which is Markdown. Code that it leaves open is closed,
// and its marker lines are none.
func (w *writer) note(indent, text string) {
	if text == "" {
		return
	}
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRightFunc(strings.Map(visible, strings.ToValidUTF8(line, "\uFFFD")), unicode.IsSpace)
		if mark := fenceOf(line); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
			if fence != "" {
				mark = ""
			}
			fence = mark
		}
		if isMarker(line) {
			line = `\` + strings.TrimSpace(line)
		}
		if line != "" {
			line = indent + line
		}
		w.line(line)
	}
	if fence != "" {
		w.line(indent + fence)
	}
	w.blank()
}

// fenceOf returns the marks of a line that begins or ends a block of code, "" of another.
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " ")
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// filed returns the tags of a note that its text does not have.
func filed(n notes.Note) string {
	var out []string
	inText := notes.Note{Text: n.Text}.AllTags()
	for _, t := range n.AllTags() {
		if !slices.Contains(inText, t) {
			out = append(out, "#"+oneLine(t))
		}
	}
	return strings.Join(out, " ")
}

// origin says where a passage is from: title, source, date and address or file.
func (w *writer) origin(e briefing.Entry) {
	parts := []string{name(e)}
	if e.Source != "" {
		parts = append(parts, e.Source)
	}
	if e.Published.Known() {
		parts = append(parts, e.Published.Human())
	}
	for i, part := range parts {
		if i > 0 {
			w.WriteString(", ")
		}
		escape.Inline(&w.Builder, oneLine(part))
	}
	if at := address(e); at != "" {
		w.WriteString(", " + at)
	}
}

// source writes an article as an item of the list of sources.
func (w *writer) source(e briefing.Entry) {
	w.WriteString("- ")
	if e.Author != "" {
		escape.Inline(&w.Builder, oneLine(e.Author))
		w.WriteString(": ")
	}
	w.origin(e)
	w.blank()
}

// address returns the address of an article's page, or the name of its file.
func address(e briefing.Entry) string {
	u, err := url.Parse(strings.TrimSpace(e.URL))
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(oneLine(u.String())) + ">"
	}
	if e.File == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(oneLine(e.File.String()), "`", "'") + "`"
}

// seeAlso refers to passages that were quoted before.
func (w *writer) seeAlso(numbers []int) {
	if len(numbers) == 0 {
		return
	}
	var all []string
	for _, n := range numbers {
		all = append(all, fmt.Sprintf("no. %d", n))
	}
	w.line("See also " + strings.Join(all, ", ") + ".")
	w.blank()
}

// visible drops control characters, tabs and line breaks aside.
func visible(r rune) rune {
	if unicode.IsControl(r) && r != '\t' && r != '\n' {
		return -1
	}
	return r
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, strings.ToValidUTF8(s, "\uFFFD"))), " ")
}
