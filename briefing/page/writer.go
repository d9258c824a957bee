package page

import (
	"bytes"
	"strings"

	"briefing/briefing"
)

// writer writes Markdown block by block and records which bytes are links.
// Plain text is escaped, so that it stays plain text.
type writer struct {
	out   []byte
	links []Link

	last  string // mark of the last block: "" at the top, "- " for an item
	fresh bool   // the current block is still empty
	table bool   // within a table cell, where a bar would end it
	refs  bool   // the page has link definitions, so that brackets alone make a link
}

// len returns how many bytes of Markdown are written.
func (w *writer) len() int { return len(w.out) }

// writtenSince returns the Markdown written since it was start bytes long.
func (w *writer) writtenSince(start int) string { return string(w.out[start:]) }

// line returns what the current line has so far.
func (w *writer) line() string { return w.writtenSince(bytes.LastIndexByte(w.out, '\n') + 1) }

// written returns the Markdown so far with its links.
func (w *writer) written() (markdown string, links []Link) {
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
	return string(w.out), w.links
}

func (w *writer) heading(level int, content func()) {
	w.block(strings.Repeat("#", level)+" ", content)
}

func (w *writer) para(content func()) { w.block("", content) }

func (w *writer) item(content func()) { w.block("- ", content) }

// subitem writes an item below the previous item.
func (w *writer) subitem(content func()) { w.block("  - ", content) }

// block writes one block that begins with mark. A blank line separates blocks,
// except consecutive items. An empty block is left out.
func (w *writer) block(mark string, content func()) {
	end, last := len(w.out), w.last
	w.gap(mark)
	w.out = append(w.out, mark...)
	w.fresh = true
	content()
	if w.fresh {
		w.out, w.last = w.out[:end], last
		return
	}
	w.out = bytes.TrimRight(w.out, " ")
}

func (w *writer) gap(mark string) {
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

// link makes everything that content writes a link. Links do not nest.
func (w *writer) link(to Target, content func()) {
	start := len(w.out)
	content()
	w.linkFrom(start, to)
}

// linkFrom makes a link of everything written since the Markdown was start bytes
// long.
func (w *writer) linkFrom(start int, to Target) {
	w.linked(briefing.Span{Start: start, End: len(w.out)}, to)
}

// linked makes a span of the written Markdown a link, without white space at
// its ends.
func (w *writer) linked(span briefing.Span, to Target) {
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

// linkText writes text as a link.
func (w *writer) linkText(s string, to Target) {
	w.link(to, func() { w.text(s) })
}

// strong writes text in bold. It must begin and end with a letter or digit, and
// must not be next to one.
func (w *writer) strong(s string) { w.bold(func() { w.text(s) }) }

// bold writes the output of content in bold, under the same conditions.
func (w *writer) bold(content func()) { w.marked("**", content) }

// italic writes the output of content in italics, under the same conditions.
func (w *writer) italic(content func()) { w.marked("*", content) }

func (w *writer) marked(mark string, content func()) {
	w.raw(mark)
	content()
	w.raw(mark)
}

// beginTable begins a table, whose cells the caller writes. Text has its bars escaped
// until endTable.
func (w *writer) beginTable() {
	w.gap("")
	w.table = true
}

func (w *writer) endTable() { w.table = false }

// inTable reports whether a table is being written.
func (w *writer) inTable() bool { return w.table }

// pairs begins a list of pairs, set side by side where there is room: a table
// of two columns without a header. It ends with endTable.
func (w *writer) pairs() {
	w.beginTable()
	w.out = append(w.out, "|  |  |\n|--|--|"...)
}

// pair writes one pair. If the left side is empty, the pair continues the one
// before.
func (w *writer) pair(left, right func()) {
	for i, content := range []func(){left, right} {
		w.out = append(w.out, [...]string{"\n| ", " | "}[i]...)
		w.fresh = true
		content()
	}
	w.out = append(w.out, " |"...)
	w.fresh = false
}

// raw writes Markdown.
func (w *writer) raw(s string) {
	w.out = append(w.out, s...)
	w.fresh = false
}

// broken begins a new line of the same block. The line must not begin with a
// sign that begins a block.
func (w *writer) broken() { w.raw("\\\n") }

// isFresh reports whether the current block is still empty.
func (w *writer) isFresh() bool { return w.fresh }

// beforeText prepares for an article's text, whose link definitions would make a link of
// any brackets on the page: from now on text escapes all of these if the text has some.
func (w *writer) beforeText(text string) { w.refs = strings.Contains(text, "]:") }

// then writes a middle dot unless the block is still empty. A no-break space
// keeps the dot off the beginning of a line.
func (w *writer) then() {
	if !w.fresh {
		w.raw("\u00a0· ")
	}
}

// dots appends parts, separated by middle dots. Empty parts are left out.
func (w *writer) dots(parts ...string) {
	for _, p := range parts {
		if p == "" {
			continue
		}
		w.then()
		w.text(p)
	}
}
