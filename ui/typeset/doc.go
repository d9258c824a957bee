// Package typeset turns Markdown into screen lines that know their positions:
// for every byte of the source that is shown, the exact line and cells, and for
// every cell the byte it shows. Glamour renders; this package keeps the map.
//
// Where to start: [Parse] a text, take a [Layout] of a width, and show its
// [Layout.Lines] with [Paint]. Places in a layout are [Pos] values, moved with
// [Layout.Move]. Whatever the program wants to point at (a mention, a search
// hit, a sentence, a link) is a span of source bytes; [Layout.Find] says which
// cells show it, [Line.Cells] does the same for one line, and [Line.At] goes
// back from a cell to a byte. Spans need not be known beforehand, and never
// change how the lines fall. [Marks] keeps many of them and says which are on a
// line, or at a byte.
//
// # How it works
//
// Nothing is done before it is needed, so the first screen of a megabyte costs
// what the first screen of a page costs. The source is scrubbed (scrub.go) and
// cut into chunks of some kilobytes at block borders (scan.go). A chunk is
// parsed by goldmark when a line of it is first asked for, and taken apart
// (flatten.go) into leaf blocks: paragraphs, headings, code, tables, each with
// its leads, which are the bars, bullets and indents of the containers around
// it. Leaf blocks are laid out one by one when they come into view (render.go).
//
// To know where text ends up, every stretch of text handed to Glamour stands in
// a hyperlink of its own (feed.go), an OSC 8 sequence whose URL is the number of
// the stretch. Wrapping closes and reopens hyperlinks, so they never cover
// padding or borders. Walking Glamour's output (walk.go) and comparing it with
// the stretch, character by character, gives the source of every cell. What the
// walk does not know does not pass: only text and colours reach the terminal.
// Glamour is asked for one line a paragraph. That is broken here (wrap.go), and the
// cells of each line are put in the order in which they stand on the screen.
package typeset

import (
	"bytes"
	"sort"

	"briefing/ui/bidi"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/parser"
)

// Options say how a document is shown.
type Options struct {
	// Style holds colours and decorations; see [Style].
	Style *gansi.StyleConfig
	// Method is the ruler that the terminal is believed to use. It is the one
	// Bubble Tea measures with: ansi.WcWidth until the terminal reports mode
	// 2027, ansi.GraphemeWidth from then on.
	Method ansi.Method
	// Bidi says how much of the order of characters is made here, where a text is read
	// from right to left.
	Bidi bidi.Mode
}

// Doc is a Markdown text being shown. A Doc and its layouts share caches without
// a lock: use them from one goroutine at a time.
type Doc struct {
	src    []byte
	chunks []*chunk
	parsed int // how many of the chunks are kept parsed
	refs   []parser.Reference
	// comments is where the last mark of a comment stands, -1 if there is none.
	comments int
	opts     Options
	layouts  []*Layout // most recently used last
}

// layoutsKept is how many widths stay laid out, so that trying a zoom or a
// narrower window and coming back costs nothing.
const layoutsKept = 3

// Parse makes src ready to be shown. It takes a few milliseconds for a megabyte:
// blocks are parsed and laid out as they are asked for.
func Parse(src []byte, o Options) *Doc {
	src = scrub(src)
	comments := bytes.LastIndex(src, mark)
	return &Doc{src: src, chunks: scan(src, comments), refs: references(src), comments: comments, opts: o}
}

// Source returns the scrubbed source: as long as the parsed text, without
// anything that could act on a terminal. Spans are ranges of its bytes.
func (d *Doc) Source() []byte { return d.src }

// SetOptions changes style and ruler. Layouts taken before keep the old ones.
func (d *Doc) SetOptions(o Options) {
	d.opts = o
	d.layouts = nil
}

// Layout returns the document laid out to width cells, at least one. The last
// few widths are kept, so that asking again is free.
func (d *Doc) Layout(width int) *Layout {
	width = max(width, 1)
	for i, l := range d.layouts {
		if l.width == width {
			d.layouts = append(append(d.layouts[:i:i], d.layouts[i+1:]...), l)
			return l
		}
	}
	l := newLayout(d, width)
	d.layouts = append(d.layouts, l)
	if len(d.layouts) > layoutsKept {
		d.layouts = d.layouts[1:]
	}
	return l
}

// parsedKept is the number of chunks kept parsed, blocksKept the number of blocks kept
// laid out: some megabytes. Beyond that all are dropped, and made again on demand. Some
// cells of a table weigh as much as a chunk, some pieces of lines as much as a block.
const (
	parsedKept, blocksKept    = 400, 4000
	cellsOfChunk, runsOfBlock = 64, 32
)

// blocks returns the blocks of chunk i, parsing it if that is yet to be done.
func (d *Doc) blocks(i int) []*block {
	c := d.chunks[i]
	if !c.parsed {
		if d.parsed >= parsedKept {
			d.forget()
		}
		c.parse(d.src, d.refs, d.comments)
		d.parsed += c.weight()
	}
	return c.blocks
}

// weight returns how many ordinary chunks take as much memory as c.
func (c *chunk) weight() int {
	cells := 0
	for _, b := range c.blocks {
		if b.grid != nil {
			cells += len(b.grid.columns) * len(b.grid.rows)
		}
	}
	return 1 + cells/cellsOfChunk
}

// forget drops all parsed chunks.
func (d *Doc) forget() {
	for _, c := range d.chunks {
		c.parsed, c.blocks, c.links, c.heads = false, nil, nil, nil
	}
	d.parsed = 0
}

// chunkAt returns the index of the chunk that holds the byte at offset.
func (d *Doc) chunkAt(offset int) int {
	i := sort.Search(len(d.chunks), func(i int) bool { return d.chunks[i].span.Start > offset })
	return max(i-1, 0)
}
