package web

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepest limits the nesting of lists and quotes. Anything deeper is written at
// that level.
const deepest = 6

// markdown returns the visible content of nodes as Markdown.
func markdown(nodes []*html.Node) string {
	var w writer
	for _, n := range nodes {
		w.node(n)
		w.flush()
	}
	return strings.Join(w.blocks, "\n\n")
}

// writer makes Markdown blocks of nodes.
type writer struct {
	blocks []string
	runs   []run // of the current paragraph
	mark   string
	level  int // number of lists and quotes around
}

// run is text in one kind of emphasis: "", "*" or "**", or struck out: "~~".
type run struct{ text, mark string }

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.runs = append(w.runs, run{n.Data, w.mark})
	case n.Type == html.DocumentNode:
		w.children(n)
	case n.Type != html.ElementNode:
	case isHeading(n):
		w.heading(n)
	default:
		w.element(n)
	}
}

func (w *writer) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

func (w *writer) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Em, atom.I, atom.Cite:
		w.marked("*", n)
	case atom.Strong, atom.B:
		w.marked("**", n)
	case atom.Del, atom.S, atom.Strike:
		w.marked("~~", n)
	case atom.Q:
		w.runs = append(w.runs, run{"“", w.mark})
		w.children(n)
		w.runs = append(w.runs, run{"”", w.mark})
	case atom.Br:
		w.runs = append(w.runs, run{"\n", "br"})
	case atom.Hr:
		w.flush()
		w.blocks = append(w.blocks, "* * *")
	case atom.Pre:
		w.code(n)
	case atom.Blockquote:
		w.quote(n)
	case atom.Ul, atom.Ol:
		w.list(n)
	case atom.Table:
		w.table(n)
	default:
		w.paragraph(n)
	}
}

// marked writes emphasized text. Emphasis within emphasis adds no marks.
func (w *writer) marked(mark string, n *html.Node) {
	before := w.mark
	if before == "" {
		w.mark = mark
	}
	w.children(n)
	w.mark = before
}

func (w *writer) paragraph(n *html.Node) {
	if !breaks(n) {
		w.children(n)
		return
	}
	w.flush()
	w.children(n)
	w.flush()
}

// flush ends the current paragraph.
func (w *writer) flush() {
	runs := w.runs
	w.runs = nil
	for len(runs) > 0 {
		n := endOfParagraph(runs)
		if text := inline(runs[:n], true); text != "" {
			w.blocks = append(w.blocks, text)
		}
		runs = runs[n:]
		for len(runs) > 0 && (runs[0].mark == "br" || strings.TrimSpace(runs[0].text) == "") {
			runs = runs[1:]
		}
	}
}

// endOfParagraph returns the index of two consecutive line breaks.
func endOfParagraph(runs []run) int {
	last := -1 // the latest break, if nothing follows it
	for i, r := range runs {
		switch {
		case r.mark == "br" && last >= 0:
			return last
		case r.mark == "br":
			last = i
		case strings.TrimSpace(r.text) != "":
			last = -1
		}
	}
	return len(runs)
}

func (w *writer) heading(n *html.Node) {
	w.flush()
	var inner writer
	inner.children(n)
	runs := inner.runs
	for i := range runs {
		if runs[i].mark == "br" {
			runs[i].text = " "
		}
		runs[i].mark = ""
	}
	text := inline(runs, false)
	if len(inner.blocks) > 0 {
		text = inline([]run{{textOf(n), ""}}, false)
	}
	if text = strings.TrimRight(text, "# "); text != "" {
		level := max(2, int(n.Data[1]-'0'))
		w.blocks = append(w.blocks, strings.Repeat("#", level)+" "+text)
	}
}

func (w *writer) code(n *html.Node) {
	w.flush()
	text := strings.Trim(textWithBreaks(n), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	w.blocks = append(w.blocks, fence+"\n"+text+"\n"+fence)
}

func textWithBreaks(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		} else if d.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (w *writer) quote(n *html.Node) {
	w.flush()
	if w.level >= deepest {
		w.paragraph(n)
		return
	}
	inner := writer{level: w.level + 1}
	inner.children(n)
	inner.flush()
	if len(inner.blocks) > 0 {
		w.blocks = append(w.blocks, indent(strings.Join(inner.blocks, "\n\n"), "> ", "> "))
	}
}

func (w *writer) list(n *html.Node) {
	w.flush()
	if w.level >= deepest {
		w.paragraph(n)
		return
	}
	var items []string
	number, err := strconv.Atoi(attr(n, "start"))
	if err != nil || number < 0 || number > 99_999 {
		number = 1
	}
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		blocks := w.item(c)
		if len(blocks) == 0 {
			continue
		}
		bullet := "- "
		if n.DataAtom == atom.Ol {
			bullet = strconv.Itoa(number) + ". "
			number++
		}
		items = append(items, indent(strings.Join(blocks, "\n\n"), bullet, strings.Repeat(" ", len(bullet))))
	}
	if len(items) > 0 {
		w.blocks = append(w.blocks, strings.Join(items, "\n"))
	}
}

// item returns the blocks of a list entry, whose tag may be missing.
func (w *writer) item(n *html.Node) []string {
	inner := writer{level: w.level + 1}
	if n.DataAtom == atom.Li {
		inner.children(n)
	} else {
		inner.node(n)
	}
	inner.flush()
	return inner.blocks
}

// indent puts first before the first line of text, and rest before every other
// line that is not blank.
func indent(text, first, rest string) string {
	var b strings.Builder
	for i, l := range strings.Split(text, "\n") {
		switch {
		case i == 0:
			b.WriteString(first + l)
		case l == "":
			b.WriteString("\n" + strings.TrimRight(rest, " "))
		default:
			b.WriteString("\n" + rest + l)
		}
	}
	return b.String()
}
