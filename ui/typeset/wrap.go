package typeset

import (
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/ui/bidi"
)

// Glamour renders a paragraph as one line; it is broken here, once, with the ruler that
// the terminal is believed to use. A line ends
//
//   - at a blank, which is dropped, unless that is a no-break space,
//   - behind a hyphen,
//   - in scripts that write no spaces between words: between two characters, but never
//     before a closing mark or behind an opening one; in Thai, Lao, Khmer and Burmese
//     rather at a blank, if there is one in the last quarter of the line,
//   - within a word that is longer than a line, between two characters.

// cell is a character of a line, with where it is from.
type cell struct {
	run        int // index of the run that it is of
	start, end int // bytes of that run's text
	at         int // byte of the text of the line
	width      int
}

// wrapper breaks one line, and orders those that it makes.
type wrapper struct {
	line      Line
	cells     []cell
	text      []string // of the cells
	width     int
	paragraph bidi.Paragraph
	mode      bidi.Mode
}

// lines returns the lines; next says where the one that begins with a cell ends, and the
// cell that the one after it begins with.
func (w *wrapper) lines(next func(w *wrapper, start int) (end, next int)) []Line {
	var out []Line
	for start := 0; start < len(w.cells); {
		end, after := next(w, start)
		line := Line{ruler: w.line.ruler, rightToLeft: w.paragraph.RightToLeft()}
		if w.paragraph.Plain() {
			line.runs = w.part(start, end)
		} else {
			line.runs = w.ordered(start, end)
		}
		out = append(out, line)
		start = after
	}
	return out
}

func newWrapper(line Line, width int) *wrapper {
	w := &wrapper{line: line, width: width}
	text := 0
	for i, r := range line.runs {
		at := 0
		r.each(line.ruler, func(cluster string, c Cells, _ briefing.Span) {
			if c.Width <= width { // a character wider than a line is not shown
				w.cells = append(w.cells, cell{i, at, at + len(cluster), text + at, c.Width})
				w.text = append(w.text, cluster)
			}
			at += len(cluster)
		})
		text += len(r.text)
	}
	return w
}

// codeFrom is lineFrom for code, which is broken where a line is full.
func (w *wrapper) codeFrom(start int) (end, next int) {
	used := 0
	for end = start; end < len(w.cells); end++ {
		if used += w.cells[end].width; used > w.width {
			break
		}
	}
	return end, end
}

// lineFrom returns where the line ends that begins with a cell, and the cell that the
// next one begins with.
func (w *wrapper) lineFrom(start int) (end, next int) {
	used := 0
	last, blank := 0, 0 // where the line may end, and where at a blank or hyphen; 0 nowhere
	atBlank := 0        // cells up to blank
	var word kind       // of what the last place lies in
	for i := start; i < len(w.cells); i++ {
		if i > start {
			if k := w.breaks(i); k != none {
				last, word = i, k
				if k == atSpace {
					blank, atBlank = i, used
				}
			}
		}
		if w.isSpace(i) {
			used += w.cells[i].width
			continue // blanks at the end may hang over
		}
		if used += w.cells[i].width; used <= w.width {
			continue
		}
		switch {
		case last == 0:
			return i, i
		case word == betweenClusters && atBlank*4 >= w.width*3:
			last = blank
		}
		return w.trimmed(start, last), w.afterSpaces(last)
	}
	return w.trimmed(start, len(w.cells)), len(w.cells)
}

// trimmed returns end, moved back over the blanks before it.
func (w *wrapper) trimmed(start, end int) int {
	for end > start && w.isSpace(end-1) {
		end--
	}
	return end
}

// afterSpaces returns i, moved on over the blanks there.
func (w *wrapper) afterSpaces(i int) int {
	for i < len(w.cells) && w.isSpace(i) {
		i++
	}
	return i
}

// part returns the cells from start up to end.
func (w *wrapper) part(start, end int) []run {
	var runs []run
	col := 0
	for i := start; i < end; {
		first := i
		for i++; i < end && w.cells[i].run == w.cells[first].run && w.cells[i].start == w.cells[i-1].end; i++ {
			continue
		}
		r := w.runOf(first, i)
		r.col = col
		col += r.width
		runs = append(runs, r)
	}
	return runs
}

// runOf returns the cells from start up to end, which are of one run and follow each
// other there.
func (w *wrapper) runOf(start, end int) run {
	first, last := w.cells[start], w.cells[end-1]
	r := w.line.runs[first.run]
	if r.linear() {
		r.src = briefing.Span{Start: r.src.Start + first.start, End: r.src.Start + last.end}
	}
	r.text, r.width = r.text[first.start:last.end], 0
	for _, c := range w.cells[start:end] {
		r.width += c.width
	}
	return r
}

// ordered returns the cells from start up to end in the order in which they stand on the
// screen, those that follow each other there as in the text in one run.
func (w *wrapper) ordered(start, end int) []run {
	starts := make([]int, end-start)
	for i := range starts {
		starts[i] = w.cells[start+i].at
	}
	var runs []run
	col, before := 0, -1 // the cell to the left
	for _, i := range w.paragraph.Order(starts, w.mode) {
		i += start
		r := w.runOf(i, i+1)
		r.text, r.col = w.paragraph.Shown(r.text, w.cells[i].at, w.mode), col
		col += r.width
		if last := len(runs) - 1; i == before+1 && last >= 0 && w.cells[i].run == w.cells[before].run && runs[last].extends(len(r.text), r.src, len(runs[last].text)) {
			runs[last].text += r.text
			runs[last].width += r.width
			runs[last].src.End = r.src.End
		} else {
			runs = append(runs, r)
		}
		before = i
	}
	return runs
}

func (w *wrapper) isSpace(i int) bool {
	c := w.text[i]
	if len(c) == 1 {
		return c[0] == ' '
	}
	r, _ := utf8.DecodeRuneInString(c)
	return isBreakingSpace(r)
}

func isBreakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// kind says what a place where a line may end is.
type kind int

const (
	none            kind = iota
	atSpace              // at a blank or behind a hyphen
	betweenLetters       // of Han and kana
	betweenClusters      // of Thai and the like
)

// breaks says whether a line may end before a cell, which is not the first.
func (w *wrapper) breaks(i int) kind {
	before, after := w.text[i-1], w.text[i]
	if w.isSpace(i) {
		return none // rather behind it
	}
	if w.isSpace(i - 1) {
		return atSpace
	}
	if before == "-" && !isUnspaced(firstOf(after)) && !w.isGlued(i-1) {
		return atSpace
	}
	if len(before) == 1 && len(after) == 1 {
		return none
	}
	return between(before, after)
}

// isGlued reports whether the hyphen at cell i is of a word within Chinese or Japanese:
// "A-AVG". One that stands beside a blank is one, too.
func (w *wrapper) isGlued(i int) bool {
	for i--; i >= 0 && !w.isSpace(i); i-- {
		if isUnspaced(firstOf(w.text[i])) {
			return true
		}
	}
	return false
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
