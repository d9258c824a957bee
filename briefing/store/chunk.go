package store

import (
	"encoding/binary"
	"fmt"

	"briefing/briefing"
)

// The catalog of an index is its articles in their order, so that a large library
// is there at once: the head says how many there are, and which rows, and a chunk
// holds what lists show of chunkEntries of them. Chunks are read as they are
// needed. The catalog is made at the end of a change, and of no use once the index
// has changed again: then the rows are read.
//
// The head is the generation of the index that it is of; the articles, the words,
// the articles of known date, the first and the last date; and the ids, each counted from the one before. A
// chunk is a list of entries, each the fields of a briefing.Entry in their order.
// Numbers are varints, signed where they can be below zero; a text is its length
// and its bytes, a list its number and its items. The numbers of Also and Tags are
// one more, 0 for nil. DatedByName is 0 or 1, and so is whether there is a Note, of
// which the kind and the aliases follow.
const chunkEntries = 256

// headChunk is the number of the head in the table of the catalog.
const headChunk = -1

// head is what is read of a catalog when its library is opened.
type head struct {
	generation int64
	extent     briefing.Extent
	ids        []int64 // of the articles, in their order
}

func (h head) encode() []byte {
	b := make([]byte, 0, 64+4*len(h.ids))
	b = binary.AppendUvarint(b, uint64(h.generation))
	b = binary.AppendUvarint(b, uint64(len(h.ids)))
	b = binary.AppendUvarint(b, uint64(h.extent.Words))
	b = binary.AppendUvarint(b, uint64(h.extent.Files))
	b = binary.AppendUvarint(b, uint64(h.extent.Copies))
	b = binary.AppendUvarint(b, uint64(h.extent.Dated))
	b = appendText(b, h.extent.First.String())
	b = appendText(b, h.extent.Last.String())
	last := int64(0)
	for _, id := range h.ids {
		b = binary.AppendVarint(b, id-last)
		last = id
	}
	return b
}

func decodeHead(b []byte) (head, error) {
	r := chunkReader{rest: string(b)}
	h := head{generation: int64(r.number())}
	n := r.length()
	h.extent = briefing.Extent{Articles: n, Words: r.number(), Files: r.number(), Copies: r.number(), Dated: r.number(), First: r.date(), Last: r.date()}
	h.ids = make([]int64, n)
	last := int64(0)
	for i := range h.ids {
		last += r.signed()
		h.ids[i] = last
	}
	return h, r.end()
}

// appendChunk appends entries to dst as a chunk.
func appendChunk(dst []byte, entries []briefing.Entry) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(entries)))
	for _, e := range entries {
		for _, s := range []string{string(e.ID), e.Title, e.Source, e.Author, e.Published.String(), e.URL, e.File} {
			dst = appendText(dst, s)
		}
		dst = appendTexts(dst, e.Also)
		dst = appendText(dst, e.Original)
		dst = appendTexts(dst, e.Tags)
		dst = binary.AppendUvarint(dst, uint64(e.Words))
		dst = appendBool(dst, e.DatedByName)
		dst = appendBool(dst, e.Note != nil)
		if e.Note != nil {
			dst = appendTexts(appendText(dst, string(e.Note.Kind)), e.Note.Aliases)
		}
	}
	return dst
}

func appendBool(dst []byte, is bool) []byte {
	if is {
		return append(dst, 1)
	}
	return append(dst, 0)
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendTexts(dst []byte, list []string) []byte {
	if list == nil {
		return append(dst, 0)
	}
	dst = binary.AppendUvarint(dst, uint64(len(list)+1))
	for _, s := range list {
		dst = appendText(dst, s)
	}
	return dst
}

// decodeChunk reads a chunk into entries, which are as many as it holds. All of
// their texts are parts of one.
func decodeChunk(entries []briefing.Entry, b []byte) error {
	r := chunkReader{rest: string(b)}
	if r.number() != len(entries) {
		return errChunk
	}
	for i := range entries {
		entries[i] = briefing.Entry{
			ID: briefing.ArticleID(r.text()), Title: r.text(), Source: r.text(), Author: r.text(), Published: r.date(),
			URL: r.text(), File: r.text(), Also: r.texts(), Original: r.text(), Tags: r.texts(), Words: r.number(),
			DatedByName: r.bool(), Note: r.note(),
		}
	}
	return r.end()
}

var errChunk = fmt.Errorf("%w: its catalog", errDamaged)

// chunkReader reads what is left of a head or chunk. After something in it turned
// out not to be sound all it returns is empty.
type chunkReader struct {
	rest    string
	damaged bool

	edtf string // the date that was read last, and as it was written:
	last briefing.Date
}

func (r *chunkReader) uvarint() (v uint64) {
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		c := r.rest[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return v
		}
	}
	r.rest, r.damaged = "", true
	return 0
}

func (r *chunkReader) number() int { return int(r.uvarint()) }

func (r *chunkReader) signed() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// length returns a number of bytes or items that can still come.
func (r *chunkReader) length() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.rest, r.damaged = "", true
		return 0
	}
	return int(n)
}

func (r *chunkReader) text() string {
	n := r.length()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *chunkReader) texts() []string {
	n := r.length()
	if n == 0 {
		return nil
	}
	list := make([]string, n-1)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *chunkReader) date() briefing.Date {
	s := r.text()
	if s == r.edtf {
		return r.last
	}
	d, err := briefing.ParseDate(s)
	if err != nil {
		r.damaged = true
	}
	r.edtf, r.last = s, d
	return d
}

func (r *chunkReader) bool() bool { return r.uvarint() != 0 }

func (r *chunkReader) note() *briefing.Note {
	if !r.bool() {
		return nil
	}
	return &briefing.Note{Kind: briefing.FigureKind(r.text()), Aliases: r.texts()}
}

// end returns an error unless all was sound and read.
func (r *chunkReader) end() error {
	if r.damaged || r.rest != "" {
		return errChunk
	}
	return nil
}
