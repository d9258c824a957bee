package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// Run is a stretch of visible text in a passage. Hit is the index of the hit it
// belongs to, or NoHit. A run of a hit has no white space at its ends and is
// never next to another hit.
type Run struct {
	Text string
	Hit  int
}

// NoHit is the Hit of a run between hits.
const NoHit = -1

// Room limits the excerpt from a sentence: one longer than longest bytes is cut
// to beside bytes around its hits.
type Room struct{ longest, beside int }

const longest = 600

// The excerpts of a page on one subject, and of a page that compares many passages.
var (
	AtLength = Room{longest, 200}
	Briefly  = Room{240, 100}
)

// excerpt returns the passage around hits, which are in text order within
// sentence and do not touch.
func excerpt(text briefing.Shown, sentence briefing.Span, hits []briefing.Span) []Run {
	return ExcerptIn(text, sentence, hits, AtLength)
}

// ExcerptIn returns the runs of an excerpt from sentence around hits, which are in text
// order and do not touch.
func ExcerptIn(text briefing.Shown, sentence briefing.Span, hits []briefing.Span, in Room) []Run {
	all := hits[0].Union(hits[len(hits)-1])
	sentence = sentence.Union(all)
	part := clip(text.Words, sentence, all, in)
	rs := Cut(text.Pieces(part.Start, part.End), hits)
	if part.Start > sentence.Start {
		rs = append([]Run{{"… ", NoHit}}, rs...)
	}
	if part.End < sentence.End {
		rs = append(rs, Run{" …", NoHit})
	}
	return rs
}

// clip returns the part of a sentence to show around hits.
func clip(text string, sentence, hits briefing.Span, in Room) briefing.Span {
	if sentence.Len() <= in.longest {
		return sentence
	}
	shown := sentence
	if start := hits.Start - in.beside; start > sentence.Start {
		shown.Start = start + max(0, strings.IndexByte(text[start:hits.Start], ' '))
	}
	if end := hits.End + in.beside; end < sentence.End {
		shown.End = hits.End + max(0, strings.LastIndexByte(text[hits.End:end], ' '))
	}
	for !utf8.RuneStart(text[shown.Start]) {
		shown.Start++
	}
	return shown
}

// Cut splits the pieces of a text into runs at the hits, without what would control a
// terminal.
func Cut(pieces []briefing.Piece, hits []briefing.Span) []Run {
	var b runBuilder
	next := 0
	for _, p := range pieces {
		for at := p.Start; at < p.End; {
			for next < len(hits) && hits[next].End <= at {
				next++
			}
			hit, end := NoHit, p.End
			if next < len(hits) && hits[next].Start < end {
				if at < hits[next].Start && p.Verbatim {
					end = hits[next].Start
				} else {
					hit, end = next, min(end, hits[next].End)
				}
			}
			if !p.Verbatim {
				b.add(p.Text, hit)
				break
			}
			b.add(p.Text[at-p.Start:end-p.Start], hit)
			at = end
		}
	}
	return b.done()
}

// runBuilder joins text to runs. It collapses white space and drops characters
// that would control a terminal.
type runBuilder struct {
	runs []Run
	text []byte // of the current run
	hit  int
	gap  rune // white space since the last character, or 0
}

func (b *runBuilder) add(text string, hit int) {
	for _, r := range text {
		switch {
		case isBlank(r):
			r = ' '
			fallthrough
		case unicode.IsSpace(r):
			if b.gap == 0 {
				b.gap = r
			}
		case !steers(r):
			b.put(r, hit)
		}
	}
}

func (b *runBuilder) put(r rune, hit int) {
	if b.gap != 0 && len(b.text)+len(b.runs) > 0 {
		if hit != b.hit {
			b.turn(NoHit)
		}
		b.text = utf8.AppendRune(b.text, b.gap)
	}
	b.gap = 0
	b.turn(hit)
	b.text = utf8.AppendRune(b.text, r)
}

// turn ends the current run if the next character belongs to another.
func (b *runBuilder) turn(hit int) {
	if hit != b.hit && len(b.text) > 0 {
		b.runs = append(b.runs, Run{string(b.text), b.hit})
		b.text = b.text[:0]
	}
	b.hit = hit
}

func (b *runBuilder) done() []Run {
	if len(b.text) > 0 {
		b.runs = append(b.runs, Run{string(b.text), b.hit})
	}
	return b.runs
}

// steers reports whether r is a control character or changes the direction of
// text.
func steers(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Passage writes a passage with its hits in bold. With targets, one for each
// hit, all of it is links: the first up to the second hit, and so on.
func (w *Writer) Passage(rs []Run, to []Target) {
	start, current := len(w.out), 0
	for i, r := range rs {
		if r.Hit > current {
			w.linkHit(start, to, current)
			start, current = len(w.out), r.Hit
		}
		if r.Hit != NoHit {
			w.Strong(r.Text)
			continue
		}
		w.between(rs, i)
	}
	w.linkHit(start, to, current)
}

func (w *Writer) linkHit(start int, to []Target, i int) {
	if i < len(to) {
		w.LinkFrom(start, to[i])
	}
}

// between writes run i, which is no hit. Asterisks between a letter and a
// punctuation mark that belongs to a hit would not mean bold. A letter written
// as a character reference does not disturb them.
func (w *Writer) between(rs []Run, i int) {
	s := rs[i].Text
	first, n := utf8.DecodeRuneInString(s)
	if i > 0 && guards(lastRune(rs[i-1].Text), first) {
		w.reference(first)
		s = s[n:]
	}
	last, n := utf8.DecodeLastRuneInString(s)
	if i+1 < len(rs) && s != "" && guards(firstRune(rs[i+1].Text), last) {
		w.Text(s[:len(s)-n])
		w.reference(last)
		return
	}
	w.Text(s)
}

// guards reports whether a bold text that ends in inner cannot be followed or
// preceded by outer.
func guards(inner, outer rune) bool {
	return isPunct(inner) && !isPunct(outer) && !unicode.IsSpace(outer)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Plain returns the visible text of span, bytes of an article's text, on one
// line without Markdown.
func Plain(text briefing.Shown, span briefing.Span) string {
	var b strings.Builder
	for _, r := range Cut(text.Pieces(span.Start, span.End), nil) {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Excerpt returns the visible text of a passage on one line without Markdown,
// and the positions of the hits in it. span and hits are bytes of an article's
// text; hits are in order and do not overlap. A long passage is cut to the part
// around the hits.
func Excerpt(text briefing.Shown, span briefing.Span, hits []briefing.Span) (string, []briefing.Span) {
	if len(hits) == 0 {
		return Plain(text, span), nil
	}
	var b strings.Builder
	at := make([]briefing.Span, 0, len(hits))
	for _, r := range excerpt(text, span, hits) {
		if r.Hit != NoHit {
			at = append(at, briefing.Span{Start: b.Len(), End: b.Len() + len(r.Text)})
		}
		b.WriteString(r.Text)
	}
	return b.String(), at
}

// Citation returns the stated title, author, source, date and address of an article, "" if
// it states none.
func Citation(e briefing.Entry) string {
	date := ""
	if e.Published.Known() {
		date = e.Published.Human()
	}
	var said []string
	for _, part := range []string{e.Title, e.Author, e.Source, date, e.URL} {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}
