package typeset

import (
	"bytes"
	"slices"

	"briefing/briefing"
)

// Heading is a heading of the text.
type Heading struct {
	Level int // 1 to 6
	Text  string
	Span  briefing.Span
}

// headingsRead is how many bytes are parsed to find headings: a tenth of a second's work.
// More are found where they were parsed already.
const headingsRead = 1 << 20

// Headings returns the headings in order, and whether that is all of them: a text of
// nothing but headings may have more than anybody reads a list of. Only what looks
// like one is parsed.
func (d *Doc) Headings() (hs []Heading, all bool) {
	left := headingsRead
	for i, c := range d.chunks {
		if !c.parsed {
			source := d.src[c.span.Start:c.span.End]
			if !looksLikeHeading(source) {
				continue
			}
			if left -= len(source); left < 0 {
				return hs, false
			}
			d.blocks(i)
		}
		hs = append(hs, c.heads...)
	}
	return hs, true
}

// looksLikeHeading reports whether one of the lines may be a heading, or the line
// below one.
func looksLikeHeading(source []byte) bool {
	for line := range bytes.Lines(source) {
		text := bytes.TrimLeft(line, " \t>-+*.):0123456789")
		if len(text) > 0 && (text[0] == '#' || text[0] == '=') || len(text) < len(line) && len(bytes.TrimSpace(text)) == 0 && bytes.IndexByte(line, '-') >= 0 {
			return true
		}
	}
	return false
}

// Link is a Markdown link or a bare URL.
type Link struct {
	Span briefing.Span // from the first to the last byte of the text shown
	Text string
	To   string // the destination, printable
	// Address is To as it may be handed to a terminal; "" if that is no address.
	Address string
}

// Links returns the links that have a byte in common with span, in reading
// order. It parses no more than span.
func (d *Doc) Links(span briefing.Span) []Link {
	var links []Link
	if len(d.chunks) == 0 {
		return nil
	}
	for i := d.chunkAt(span.Start); i < len(d.chunks) && d.chunks[i].span.Start < span.End; i++ {
		d.blocks(i)
		for _, l := range d.chunks[i].links {
			if l.Span.Overlaps(span) {
				links = append(links, l)
			}
		}
	}
	return links
}

// LinkAt returns the link that shows the byte at offset.
func (d *Doc) LinkAt(offset int) (Link, bool) {
	links := d.Links(briefing.Span{Start: offset, End: offset + 1})
	if len(links) == 0 {
		return Link{}, false
	}
	return links[0], true
}

// NextLink returns the first link that begins at offset or later.
func (d *Doc) NextLink(offset int) (Link, bool) {
	if len(d.chunks) == 0 {
		return Link{}, false
	}
	for i := d.chunkAt(offset); i < len(d.chunks); i++ {
		d.blocks(i)
		for _, l := range d.chunks[i].links {
			if l.Span.Start >= offset {
				return l, true
			}
		}
	}
	return Link{}, false
}

// PrevLink returns the last link that begins before offset.
func (d *Doc) PrevLink(offset int) (Link, bool) {
	if len(d.chunks) == 0 {
		return Link{}, false
	}
	for i := d.chunkAt(offset); i >= 0; i-- {
		d.blocks(i)
		for _, l := range slices.Backward(d.chunks[i].links) {
			if l.Span.Start < offset {
				return l, true
			}
		}
	}
	return Link{}, false
}
