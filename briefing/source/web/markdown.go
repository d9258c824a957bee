package web

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/source/escape"
)

// deepest is how many lists and quotes stand within each other; what is deeper
// is written as if it were not.
const deepest = 6

// markdown returns what nodes show as Markdown.
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
	runs   []run // of the paragraph at hand
	mark   string
	level  int // lists and quotes around
}

// run is text in one kind of emphasis: "", "*" or "**".
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
	case atom.Rp:
	default:
		w.paragraph(n)
	}
}

// marked writes emphasized text; emphasis within emphasis adds nothing.
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

// flush ends the paragraph at hand.
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

// endOfParagraph returns where two line breaks follow each other.
func endOfParagraph(runs []run) int {
	last := -1 // the last break, with nothing behind it
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

// item returns the blocks of an entry of a list, which may lack its tag.
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

// indent returns text with first before its first line and rest before the
// others that are not blank.
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

// table writes a table of data as one; where tables only arrange what they hold,
// it is written as if they were not there.
func (w *writer) table(n *html.Node) {
	w.flush()
	rows := rowsOf(n)
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	if len(rows) < 2 || columns < 2 || columns > 20 {
		w.children(n)
		w.flush()
		return
	}
	var b strings.Builder
	for i, r := range rows {
		b.WriteByte('|')
		for j := range columns {
			cell := ""
			if j < len(r) {
				cell = strings.ReplaceAll(inline([]run{{textOf(r[j]), ""}}, false), "|", `\|`)
			}
			b.WriteString(" " + cell + " |")
		}
		if i == 0 {
			b.WriteString("\n|" + strings.Repeat(" --- |", columns))
		}
		if i+1 < len(rows) {
			b.WriteByte('\n')
		}
	}
	w.blocks = append(w.blocks, b.String())
}

// rowsOf returns the cells of a table of data by rows, or nil if it is none:
// cells hold blocks.
func rowsOf(table *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for d := range table.Descendants() {
		switch {
		case d.DataAtom == atom.Tr:
			rows = append(rows, nil)
		case d.DataAtom == atom.Td || d.DataAtom == atom.Th:
			if len(rows) == 0 {
				return nil
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], d)
		case d.DataAtom == atom.Table, d.DataAtom == atom.Li, d.DataAtom == atom.Blockquote, isHeading(d), d.DataAtom == atom.Pre:
			return nil
		}
	}
	for _, r := range rows {
		for _, c := range r {
			const longest = 200
			if len(linesOf(c)) > 1 || len(textOf(c)) > longest {
				return nil
			}
		}
	}
	return rows
}

// inline returns runs as Markdown: one line, but for the breaks in it. Where a
// block begins, what would make it another kind of block is escaped.
func inline(runs []run, begins bool) string {
	runs = joined(runs)
	var b strings.Builder
	for i, r := range runs {
		if r.mark == "br" {
			b.WriteString("  \n")
			begins = true
			continue
		}
		text := strings.Trim(r.text, " ")
		lead := r.text[:len(r.text)-len(strings.TrimLeft(r.text, " "))]
		tail := r.text[len(strings.TrimRight(r.text, " ")):]
		if text == "" {
			b.WriteString(r.text)
			continue
		}
		mark := r.mark
		if mark != "" && (lead == "" && i > 0 && endsWord(runs[i-1].text) || tail == "" && i+1 < len(runs) && startsWord(runs[i+1].text) || !canMark(text)) {
			mark = "" // emphasis within a word would break the word
		}
		b.WriteString(lead + mark)
		if begins && mark == "" {
			escape.Paragraph(&b, text)
		} else {
			escape.Inline(&b, text)
		}
		b.WriteString(mark + tail)
		begins = false
	}
	return strings.TrimSpace(b.String())
}

// joined returns runs with their white space folded, those of one kind as one,
// and nothing before or behind a break but words.
func joined(runs []run) []run {
	var out []run
	space := true // what is before ends in white space
	for len(runs) > 0 {
		n := sameMark(runs)
		mark := runs[0].mark
		if mark == "br" {
			if len(out) > 0 && out[len(out)-1].mark != "br" {
				out[len(out)-1].text = strings.TrimRight(out[len(out)-1].text, " ")
				out = append(out, runs[0])
			}
			space = true
			runs = runs[n:]
			continue
		}
		var all strings.Builder
		for _, r := range runs[:n] {
			all.WriteString(r.text)
		}
		runs = runs[n:]
		if text := foldSpace(all.String(), space); text != "" {
			space = strings.HasSuffix(text, " ")
			out = append(out, run{text, mark})
		}
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.text = strings.TrimRight(last.text, " "); last.mark != "br" && last.text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// sameMark returns how many runs from the first on are of its kind.
func sameMark(runs []run) int {
	n := 1
	for n < len(runs) && runs[n].mark == runs[0].mark {
		n++
	}
	return n
}

// foldSpace returns s with every run of white space as one space, and none at
// its beginning if there is some before it.
func foldSpace(s string, space bool) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(c)
			space = false
		}
	}
	return b.String()
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// canMark reports whether Markdown reads marks around text as emphasis wherever
// it stands.
func canMark(text string) bool { return startsWord(text) && endsWord(text) }
