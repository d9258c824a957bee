package docx

import (
	"encoding/xml"
	"io"
	"strings"

	"briefing/briefing/source/escape"
	"briefing/briefing/source/scrub"
)

// writer writes the text of a document as Markdown.
type writer struct {
	styles map[string]style

	title  string   // of the first paragraph that is styled so
	blocks []string // of Markdown
	inList bool     // the last block is a list
	depth  int      // of elements that are open
	table  *table   // the outermost one that is open
	open   []*paragraph
}

// paragraph is a paragraph that is being read.
type paragraph struct {
	text  strings.Builder
	style style
	list  bool
}

// table is a table that is being read. Tables within its cells are part of their text.
type table struct {
	rows  [][]string
	depth int // of tables within
}

// mostDepth bounds the elements that are open at a time.
const mostDepth = 1000

// skipped are elements whose text is not that of the article: deleted text, the codes of
// fields, and the same content for older programs.
var skipped = map[string]bool{"del": true, "moveFrom": true, "instrText": true, "Fallback": true, "delText": true, "sectPr": true}

// read reads the main part of a document.
func (w *writer) read(in io.Reader) error {
	d := decoder(in)
	for {
		t, err := d.RawToken()
		switch {
		case err == io.EOF && w.depth > 0:
			return io.ErrUnexpectedEOF
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if skipped[t.Name.Local] {
				if err := skip(d); err != nil {
					return err
				}
				continue
			}
			if w.depth++; w.depth > mostDepth {
				return &xml.SyntaxError{Msg: "too deep"}
			}
			if t.Name.Local == "t" {
				if err := w.text(d); err != nil {
					return err
				}
				w.depth--
				continue
			}
			w.start(t)
		case xml.EndElement:
			w.depth--
			w.end(t.Name.Local)
		}
	}
}

// skip reads behind the end of an element that has begun.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		t, err := d.RawToken()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// text reads the letters of a run up to its end.
func (w *writer) text(d *xml.Decoder) error {
	for {
		t, err := d.RawToken()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			w.write(string(t))
		case xml.EndElement:
			return nil
		}
	}
}

func (w *writer) write(s string) {
	if n := len(w.open); n > 0 {
		w.open[n-1].text.WriteString(s)
	}
}

func (w *writer) start(t xml.StartElement) {
	n := len(w.open)
	switch t.Name.Local {
	case "p":
		w.open = append(w.open, &paragraph{})
	case "tbl":
		if w.table == nil {
			w.table = &table{}
		} else {
			w.table.depth++
		}
	case "tr":
		if w.table != nil && w.table.depth == 0 {
			w.table.rows = append(w.table.rows, nil)
		}
	case "tc":
		if t := w.table; t != nil && t.depth == 0 && len(t.rows) > 0 {
			row := &t.rows[len(t.rows)-1]
			*row = append(*row, "")
		}
	case "tab":
		w.write(" ")
	case "br", "cr":
		w.write("\n")
	case "noBreakHyphen":
		w.write("\u2011")
	case "pStyle":
		if n > 0 {
			w.open[n-1].style = w.styles[attr(t, "val")]
		}
	case "outlineLvl":
		if n > 0 {
			w.open[n-1].style.level = outlineLevel(attr(t, "val"))
		}
	case "numPr":
		if n > 0 {
			w.open[n-1].list = true
		}
	case "numId":
		if n > 0 && attr(t, "val") == "0" { // numbering that is taken away
			w.open[n-1].list, w.open[n-1].style.list = false, false
		}
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (w *writer) end(name string) {
	switch name {
	case "p":
		if n := len(w.open); n > 0 {
			p := w.open[n-1]
			w.open = w.open[:n-1]
			w.paragraph(p)
		}
	case "tbl":
		switch {
		case w.table == nil:
		case w.table.depth > 0:
			w.table.depth--
		default:
			w.writeTable()
		}
	}
}

// paragraph writes a paragraph that has ended.
func (w *writer) paragraph(p *paragraph) {
	text := scrub.Text(p.text.String())
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return
	}
	if t := w.table; t != nil {
		w.cell(strings.Join(lines, " "))
		return
	}
	if p.style.title && w.title == "" {
		w.title = strings.Join(lines, " ")
		return
	}
	isItem := p.style.level == 0 && !p.style.title && (p.list || p.style.list)
	var b strings.Builder
	switch {
	case p.style.title, p.style.level > 0:
		b.WriteString(strings.Repeat("#", max(p.style.level, 1)) + " ")
		escape.Inline(&b, strings.Join(lines, " "))
	case isItem:
		b.WriteString("- ")
		escape.Paragraph(&b, strings.Join(lines, " "))
	default:
		for i, line := range lines {
			if i > 0 {
				b.WriteString("  \n")
			}
			escape.Paragraph(&b, line)
		}
	}
	if isItem && w.inList {
		w.blocks[len(w.blocks)-1] += "\n" + b.String()
		return
	}
	w.blocks, w.inList = append(w.blocks, b.String()), isItem
}

// cell adds text to the cell that is open.
func (w *writer) cell(text string) {
	t := w.table
	if len(t.rows) == 0 || len(t.rows[len(t.rows)-1]) == 0 {
		return
	}
	row := t.rows[len(t.rows)-1]
	at := &row[len(row)-1]
	if *at != "" {
		*at += " "
	}
	*at += text
}

// mostColumns is the most columns that a table is written with; the cells of a wider one
// are paragraphs.
const mostColumns = 20

// writeTable writes the table that has ended. One of a single row or column, which is
// there for the looks, is written as paragraphs.
func (w *writer) writeTable() {
	rows := w.table.rows
	w.table, w.inList = nil, false
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	if len(rows) < 2 || columns < 2 || columns > mostColumns {
		for _, r := range rows {
			for _, c := range r {
				if c == "" {
					continue
				}
				var b strings.Builder
				escape.Paragraph(&b, c)
				w.blocks = append(w.blocks, b.String())
			}
		}
		return
	}
	var b strings.Builder
	for i, r := range rows {
		b.WriteByte('|')
		for j := range columns {
			b.WriteByte(' ')
			if j < len(r) {
				var cell strings.Builder
				escape.Inline(&cell, r[j])
				b.WriteString(strings.ReplaceAll(cell.String(), "|", `\|`))
			}
			b.WriteString(" |")
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
