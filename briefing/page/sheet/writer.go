package sheet

import (
	"bytes"
	"strings"

	"briefing/briefing"
)

// Writer writes Markdown block by block and records which bytes are links.
// Plain text is escaped, so that it stays plain text.
type Writer struct {
	out   []byte
	links []Link

	last  string // mark of the last block: "" at the top, "- " for an item
	fresh bool   // the current block is still empty
	table bool   // within a table cell, where a bar would end it
	refs  bool   // the page has link definitions, so that brackets alone make a link
}

// Len returns how many bytes of Markdown are written.
func (w *Writer) Len() int { return len(w.out) }

// WrittenSince returns the Markdown written since it was start bytes long.
func (w *Writer) WrittenSince(start int) string { return string(w.out[start:]) }

// Line returns what the current line has so far.
func (w *Writer) Line() string { return w.WrittenSince(bytes.LastIndexByte(w.out, '\n') + 1) }

// written returns the Markdown so far with its links.
func (w *Writer) written() (markdown string, links []Link) {
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
	return string(w.out), w.links
}

// Heading writes a heading; level 1 is the title's.
func (w *Writer) Heading(level int, content func()) {
	w.Block(strings.Repeat("#", level)+" ", content)
}

// Para writes a paragraph.
func (w *Writer) Para(content func()) { w.Block("", content) }

// Item writes an item of a list.
func (w *Writer) Item(content func()) { w.Block("- ", content) }

// Subitem writes an item below the previous item.
func (w *Writer) Subitem(content func()) { w.Block("  - ", content) }

// Block writes one block that begins with mark. A blank line separates blocks,
// except consecutive items. An empty block is left out.
func (w *Writer) Block(mark string, content func()) {
	end, last := len(w.out), w.last
	w.Gap(mark)
	w.out = append(w.out, mark...)
	w.fresh = true
	content()
	if w.fresh {
		w.out, w.last = w.out[:end], last
		return
	}
	w.out = bytes.TrimRight(w.out, " ")
}

// Gap separates what is written from a block that begins with mark and that the caller
// writes with Raw.
func (w *Writer) Gap(mark string) {
	isItem := strings.HasSuffix(mark, "- ")
	switch {
	case len(w.out) == 0:
	case isItem && strings.HasSuffix(w.last, "- "):
		w.out = append(w.out, '\n')
	default:
		w.out = append(w.out, "\n\n"...)
	}
	w.last = mark
}

// Link makes everything that content writes a link. Links do not nest.
func (w *Writer) Link(to Target, content func()) {
	start := len(w.out)
	content()
	w.LinkFrom(start, to)
}

// LinkFrom makes a link of everything written since the Markdown was start bytes
// long.
func (w *Writer) LinkFrom(start int, to Target) {
	w.Linked(briefing.Span{Start: start, End: len(w.out)}, to)
}

// Linked makes a span of the written Markdown a link, without white space at
// its ends.
func (w *Writer) Linked(span briefing.Span, to Target) {
	for span.Start < span.End && w.out[span.Start] == ' ' {
		span.Start++
	}
	for span.Start < span.End && w.out[span.End-1] == ' ' {
		span.End--
	}
	if !span.Empty() {
		w.links = append(w.links, Link{span, to})
	}
}

// LinkText writes text as a link.
func (w *Writer) LinkText(s string, to Target) {
	w.Link(to, func() { w.Text(s) })
}

// Strong writes text in bold. It must begin and end with a letter or digit, and
// must not be next to one.
func (w *Writer) Strong(s string) { w.Bold(func() { w.Text(s) }) }

// Bold writes the output of content in bold, under the same conditions.
func (w *Writer) Bold(content func()) { w.marked("**", content) }

// Italic writes the output of content in italics, under the same conditions.
func (w *Writer) Italic(content func()) { w.marked("*", content) }

func (w *Writer) marked(mark string, content func()) {
	w.Raw(mark)
	content()
	w.Raw(mark)
}

// BeginTable begins a table, whose cells the caller writes. Text has its bars escaped
// until EndTable.
func (w *Writer) BeginTable() {
	w.Gap("")
	w.table = true
}

// EndTable ends what BeginTable or Pairs began.
func (w *Writer) EndTable() { w.table = false }

// InTable reports whether a table is being written.
func (w *Writer) InTable() bool { return w.table }

// Pairs begins a list of pairs, set side by side where there is room: a table
// of two columns without a header. It ends with EndTable.
func (w *Writer) Pairs() {
	w.BeginTable()
	w.out = append(w.out, "|  |  |\n|--|--|"...)
}

// Pair writes one pair. If the left side is empty, the pair continues the one
// before.
func (w *Writer) Pair(left, right func()) {
	for i, content := range []func(){left, right} {
		w.out = append(w.out, [...]string{"\n| ", " | "}[i]...)
		w.fresh = true
		content()
	}
	w.out = append(w.out, " |"...)
	w.fresh = false
}

// Raw writes Markdown.
func (w *Writer) Raw(s string) {
	w.out = append(w.out, s...)
	w.fresh = false
}

// Broken begins a new line of the same block. The line must not begin with a
// sign that begins a block.
func (w *Writer) Broken() { w.Raw("\\\n") }

// IsFresh reports whether the current block is still empty.
func (w *Writer) IsFresh() bool { return w.fresh }

// BeforeText prepares for an article's text, whose link definitions would make a link of
// any brackets on the page: from now on text escapes all of these if the text has some.
func (w *Writer) BeforeText(text string) { w.refs = strings.Contains(text, "]:") }

// Then writes a middle dot unless the block is still empty. A no-break space
// keeps the dot off the beginning of a line.
func (w *Writer) Then() {
	if !w.fresh {
		w.Raw("\u00a0· ")
	}
}

// Dots appends parts, separated by middle dots. Empty parts are left out.
func (w *Writer) Dots(parts ...string) {
	for _, p := range parts {
		if p == "" {
			continue
		}
		w.Then()
		w.Text(p)
	}
}
