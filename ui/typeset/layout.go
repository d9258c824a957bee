package typeset

import (
	"cmp"
	"sort"

	"briefing/briefing"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/renderer"
)

// Layout is a document laid out to a width. Blocks are laid out when a line of
// them is first asked for, and kept.
type Layout struct {
	doc      *Doc
	opts     Options
	width    int
	lines    map[[2]int][]Line               // by chunk and block
	kept     int                             // the weight of all of them
	renderer renderer.Renderer               // made when it is first needed
	styles   map[gansi.StylePrimitive]string // see sgr
}

// Pos is a place in a layout: a line of a block. The zero Pos is the first line.
// A Pos belongs to the layout it comes from; to carry a place over to another
// width, use [Layout.Offset] and [Layout.Locate].
type Pos struct{ chunk, block, line int }

// Compare returns -1, 0 or 1 as p stands before, at or after q.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.chunk, q.chunk), cmp.Compare(p.block, q.block), cmp.Compare(p.line, q.line))
}

// Place is cells on a line of a layout.
type Place struct {
	Pos
	Cells
}

func newLayout(d *Doc, width int) *Layout {
	return &Layout{
		doc: d, opts: d.opts, width: width,
		lines:  map[[2]int][]Line{},
		styles: map[gansi.StylePrimitive]string{},
	}
}

// Width returns the width that no line exceeds.
func (l *Layout) Width() int { return l.width }

// Lines returns up to n lines from p on: fewer only where the text ends. The
// blank lines between blocks are among them.
func (l *Layout) Lines(p Pos, n int) []Line {
	var out []Line
	p, ok := l.normal(p)
	for ok && len(out) < n {
		lines := l.block(p)[p.line:]
		out = append(out, lines[:min(len(lines), n-len(out))]...)
		p.line = 0
		p, ok = l.next(p)
	}
	return out
}

// Move returns the place n lines after p, or before it if n is negative, no
// further than the first and the last line.
func (l *Layout) Move(p Pos, n int) Pos {
	p, ok := l.normal(p)
	if !ok {
		return Pos{}
	}
	for n += p.line; ; {
		height := len(l.block(p))
		if n >= 0 && n < height {
			return Pos{p.chunk, p.block, n}
		}
		step, edge := l.next, height-1
		if n < 0 {
			step, edge = l.prev, 0
		}
		q, ok := step(p)
		if !ok {
			return Pos{p.chunk, p.block, edge}
		}
		if n < 0 {
			n += len(l.block(q))
		} else {
			n -= height
		}
		p = q
	}
}

// Last returns the place of the last line.
func (l *Layout) Last() Pos {
	p, ok := l.prev(Pos{chunk: len(l.doc.chunks)})
	if !ok {
		return Pos{}
	}
	p.line = len(l.block(p)) - 1
	return p
}

// Distance returns how many lines q stands below p, negative if above. It does
// not count beyond limit lines.
func (l *Layout) Distance(p, q Pos, limit int) int {
	p, _ = l.normal(p)
	q, _ = l.normal(q)
	if p.Compare(q) > 0 {
		return -l.Distance(q, p, limit)
	}
	n := -p.line
	for ; (p.chunk != q.chunk || p.block != q.block) && n < limit; p, _ = l.next(p) {
		n += len(l.block(p))
	}
	return min(n+q.line, limit)
}

// Find returns the cells that show bytes of span, in the order of the lines, and
// lays out only the blocks that hold them. There are none for hidden bytes:
// destinations of links, tags, comments, markup. [Layout.Locate] says where to
// land for those.
func (l *Layout) Find(span briefing.Span) []Place {
	var out []Place
	for p, ok := l.blockAt(span.Start); ok; p, ok = l.next(p) {
		if l.at(p).span.Start >= span.End {
			break
		}
		for i, line := range l.block(p) {
			for _, c := range line.Cells(span) {
				out = append(out, Place{Pos{p.chunk, p.block, i}, c})
			}
		}
	}
	return out
}

// Locate returns the line that shows the byte at offset, or, if it is not shown,
// the line with the text before it.
func (l *Layout) Locate(offset int) Pos {
	p, ok := l.blockAt(offset)
	if !ok {
		return Pos{}
	}
	best, start := -1, 0
	for i, line := range l.block(p) {
		for _, r := range line.runs {
			if !r.src.Empty() && r.src.Start <= offset && (best < 0 || r.src.Start >= start) {
				best, start = i, r.src.Start
			}
		}
	}
	if best < 0 {
		best = min(l.gap(p), len(l.block(p))-1)
	}
	return Pos{p.chunk, p.block, best}
}

// Offset returns the first source byte shown on the line at p or, if it shows
// none, one near it. Except within some tables, Locate(Offset(p)) is p for
// lines that show something.
func (l *Layout) Offset(p Pos) int {
	p, ok := l.normal(p)
	if !ok {
		return 0
	}
	for _, line := range l.block(p)[p.line:] {
		if s := line.Span(); !s.Empty() {
			return s.Start
		}
	}
	return l.at(p).span.Start
}

// At returns the source byte that the cell at col of the line at p shows, and
// whether it shows any.
func (l *Layout) At(p Pos, col int) (offset int, ok bool) {
	p, ok = l.normal(p)
	if !ok {
		return 0, false
	}
	return l.block(p)[p.line].At(col)
}

// at returns the block that p is in.
func (l *Layout) at(p Pos) *block { return l.doc.blocks(p.chunk)[p.block] }

// gap returns the number of blank lines that the block of p begins with.
func (l *Layout) gap(p Pos) int {
	if _, ok := l.prev(p); ok && l.at(p).gap >= 0 {
		return 1
	}
	return 0
}

// block returns the lines of the block that p is in, at least one.
func (l *Layout) block(p Pos) []Line {
	key := [2]int{p.chunk, p.block}
	lines, ok := l.lines[key]
	if !ok {
		if l.kept >= blocksKept {
			clear(l.lines)
			l.kept = 0
		}
		lines = l.render(l.at(p), l.gap(p) > 0)
		l.lines[key] = lines
		l.kept += weightOf(lines)
	}
	return lines
}

// weightOf returns how many ordinary blocks take as much memory as one of these lines.
func weightOf(lines []Line) int {
	runs := 0
	for _, line := range lines {
		runs += len(line.runs)
	}
	return 1 + runs/runsOfBlock
}

// normal returns p, or the nearest place if p is not in the layout. There is
// none if the text is empty.
func (l *Layout) normal(p Pos) (Pos, bool) {
	if p.chunk >= len(l.doc.chunks) {
		return l.Last(), len(l.doc.chunks) > 0
	}
	if p.block >= len(l.doc.blocks(p.chunk)) {
		q, ok := l.next(p)
		if !ok {
			q, ok = l.prev(p)
		}
		return q, ok
	}
	p.line = min(max(p.line, 0), len(l.block(p))-1)
	return p, true
}

// next returns the first line of the block after that of p.
func (l *Layout) next(p Pos) (Pos, bool) {
	for p.block, p.line = p.block+1, 0; p.chunk < len(l.doc.chunks); p.chunk, p.block = p.chunk+1, 0 {
		if p.block < len(l.doc.blocks(p.chunk)) {
			return p, true
		}
	}
	return p, false
}

// prev returns the first line of the block before that of p.
func (l *Layout) prev(p Pos) (Pos, bool) {
	if p.block > 0 && p.chunk < len(l.doc.chunks) {
		p.block = min(p.block, len(l.doc.blocks(p.chunk)))
		if p.block > 0 {
			return Pos{p.chunk, p.block - 1, 0}, true
		}
	}
	for c := p.chunk - 1; c >= 0; c-- {
		if n := len(l.doc.blocks(c)); n > 0 {
			return Pos{c, n - 1, 0}, true
		}
	}
	return p, false
}

// blockAt returns the last block that begins at offset or before, else the
// first.
func (l *Layout) blockAt(offset int) (Pos, bool) {
	if len(l.doc.chunks) == 0 {
		return Pos{}, false
	}
	c := l.doc.chunkAt(offset)
	blocks := l.doc.blocks(c)
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].span.Start > offset })
	if i > 0 {
		return Pos{chunk: c, block: i - 1}, true
	}
	if p, ok := l.prev(Pos{chunk: c}); ok {
		return p, true
	}
	return l.normal(Pos{})
}
