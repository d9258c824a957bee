package typeset

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/ui/internal/grapheme"

	"github.com/charmbracelet/x/ansi"
)

// walker reads what Glamour made of a block. It is a whitelist: text is kept,
// colours and attributes are kept, hyperlinks say which piece comes, and
// everything else is dropped.
type walker struct {
	ruler   ansi.Method
	marked  string // the style of a highlight
	pieces  []piece
	cursors []cursor // one for each piece

	lines []Line
	runs  []run // of the line being read
	col   int
	sgr   string
	piece int    // -1 outside of all
	tail  []byte // the text of the last run, until settle
	// join says that the next text may extend the last run.
	join bool
}

// cursor is how far the text of a piece has come by.
type cursor struct{ at, part int }

// walk returns the lines in out, without the blank ones at both ends; marked is the
// style of highlights.
func walk(out []byte, pieces []piece, ruler ansi.Method, marked string) []Line {
	w := walker{ruler: ruler, marked: marked, pieces: pieces, cursors: make([]cursor, len(pieces)), piece: -1}
	for len(out) > 0 {
		if out[0] >= ' ' && out[0] < 0x7f || out[0] >= 0xc0 {
			cluster, width := grapheme.First(out, ruler)
			w.text(cluster, width)
			out = out[len(cluster):]
			continue
		}
		seq, _, n, _ := ruler.DecodeSequence(out, ansi.NormalState, nil)
		w.control(seq)
		out = out[n:]
	}
	w.newline()
	for len(w.lines) > 0 && w.lines[0].blank() {
		w.lines = w.lines[1:]
	}
	for n := len(w.lines); n > 0 && w.lines[n-1].blank(); n-- {
		w.lines = w.lines[:n-1]
	}
	return w.lines
}

// control reads a control character or sequence.
func (w *walker) control(seq []byte) {
	switch {
	case string(seq) == "\n":
		w.newline()
	case bytes.HasPrefix(seq, []byte("\x1b[")) && seq[len(seq)-1] == 'm':
		w.style(string(seq[2 : len(seq)-1]))
	case bytes.HasPrefix(seq, []byte("\x1b]8;")):
		w.hyperlink(seq[4:])
	}
}

func (w *walker) style(params string) {
	switch {
	case strings.Trim(params, "0123456789;:") != "":
		return
	case params == "" || params == "0":
		w.sgr = ""
	case w.sgr == "":
		w.sgr = params
	default:
		w.sgr += ";" + params
	}
	w.join = false
}

// hyperlink reads "params;URL" and what ends it.
func (w *walker) hyperlink(body []byte) {
	_, url, _ := strings.Cut(strings.TrimRight(string(body), "\x07\x1b\\"), ";")
	i, err := strconv.Atoi(url)
	if err != nil || i < 0 || i >= len(w.pieces) {
		i = -1
	}
	w.piece, w.join = i, w.join && i == w.piece
}

// settle gives the last run its text, which grows cluster by cluster until then.
func (w *walker) settle() {
	if n := len(w.runs); n > 0 && len(w.tail) > 0 {
		w.runs[n-1].text = string(w.tail)
	}
	w.tail = w.tail[:0]
}

func (w *walker) newline() {
	w.settle()
	w.lines = append(w.lines, Line{runs: trimRight(w.runs), ruler: w.ruler})
	w.runs, w.col, w.join = nil, 0, false
}

// trimRight cuts the padding at the end of a line.
func trimRight(runs []run) []run {
	for n := len(runs); n > 0; n-- {
		r := &runs[n-1]
		if !r.src.Empty() {
			break
		}
		r.text = strings.TrimRight(r.text, " ")
		if r.text != "" {
			r.width = ansi.StringWidth(r.text)
			break
		}
		runs = runs[:n-1]
	}
	return runs
}

// text appends a cluster of width cells.
func (w *walker) text(s []byte, width int) {
	if r, _ := utf8.DecodeRune(s); unicode.IsControl(r) || r == utf8.RuneError && len(s) == 1 {
		return
	}
	src, col := w.source(s), w.col
	w.col += width
	if n := len(w.runs); w.join && w.runs[n-1].extends(len(s), src, len(w.tail)) {
		last := &w.runs[n-1]
		w.tail = append(w.tail, s...)
		last.width += width
		last.src.End = src.End
		return
	}
	sgr := w.sgr
	if w.piece >= 0 && w.pieces[w.piece].marked && w.marked != "" {
		sgr = strings.TrimPrefix(sgr+";"+w.marked, ";")
	}
	w.settle()
	w.tail = append(w.tail, s...)
	w.runs = append(w.runs, run{sgr: sgr, col: col, width: width, src: src})
	w.join = true
}

// extends reports whether so many bytes, from src, carry on where r ends, which has so
// many bytes.
func (r run) extends(bytes int, src briefing.Span, has int) bool {
	if src.Empty() || r.src.Empty() {
		return src.Empty() && r.src.Empty()
	}
	return r.src.Len() == has && src.Len() == bytes && src.Start == r.src.End
}

// source returns where a cluster comes from, if it is text of the current piece.
// White space may be missing on screen, where a line was broken.
func (w *walker) source(s []byte) briefing.Span {
	if w.piece < 0 {
		return briefing.Span{}
	}
	p, c := &w.pieces[w.piece], &w.cursors[w.piece]
	at := c.at
	for !hasPrefix(p.text[at:], s) {
		r, n := utf8.DecodeRuneInString(p.text[at:])
		if !unicode.IsSpace(r) {
			return briefing.Span{} // put there by Glamour
		}
		at += n
	}
	c.at = at + len(s)
	return p.span(at, c.at, &c.part)
}

func hasPrefix(s string, prefix []byte) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == string(prefix)
}

// span returns the source of text[at:end]. It looks from part *i on, and leaves
// there the part it found.
func (p *piece) span(at, end int, i *int) briefing.Span {
	for *i+1 < len(p.parts) && p.parts[*i+1].at <= at {
		*i++
	}
	s := p.parts[*i].spanOf(p, *i, at, end)
	for j := *i + 1; j < len(p.parts) && p.parts[j].at < end; j++ {
		s = s.Union(p.parts[j].spanOf(p, j, at, end))
	}
	return s
}

// spanOf returns the source of what text[at:end] has in common with the part,
// which is the i-th of p.
func (t part) spanOf(p *piece, i, at, end int) briefing.Span {
	stop := len(p.text)
	if i+1 < len(p.parts) {
		stop = p.parts[i+1].at
	}
	if t.src.Len() != stop-t.at {
		return t.src
	}
	return briefing.Span{Start: t.src.Start + max(at, t.at) - t.at, End: t.src.Start + min(end, stop) - t.at}
}
