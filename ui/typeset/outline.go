package typeset

import (
	"slices"

	"briefing/briefing"
)

// Heading is a heading of the text.
type Heading struct {
	Level int // 1 to 6
	Text  string
	Span  briefing.Span
}

// Headings returns the headings in order. It parses the whole text: a hundred
// milliseconds for a megabyte when nothing of it was seen yet.
func (d *Doc) Headings() []Heading {
	var hs []Heading
	for i := range d.chunks {
		d.blocks(i)
		hs = append(hs, d.chunks[i].heads...)
	}
	return hs
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
