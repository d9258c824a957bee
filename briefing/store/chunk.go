package store

import (
	"encoding/binary"
	"fmt"
	"math"

	"briefing/briefing"
)

// The catalog of an index is its articles in order, which makes a large library
// available at once. The head holds their number and ids; a chunk holds
// chunkEntries entries. Chunks are read on demand. The catalog is made at the
// end of a change. Once the index changes again it is stale, and the rows are
// read.
//
// The lengths are the generation, and how many words are in the search index of each article,
// by ascending id.
//
// The head is the generation of the index; the numbers of articles, words and
// dated articles; the first and the last date; and the ids, each as the
// difference from the one before. A chunk is a list of entries, each the fields
// of a briefing.Entry in order. Numbers are varints, signed where they can be
// negative. A text is its length and its bytes, a list its length and its
// items. The lengths of Also and Tags are increased by one, so that 0 stands
// for nil. DatedByName is 0 or 1. So is the presence of a Note, whose kind and
// aliases follow.
const chunkEntries = 256

// Numbers of what is not a chunk of entries in the catalog's table: the head, and the
// lengths of the articles.
const headChunk, lengthsChunk = -1, -2

// head is the part of a catalog that is read when its library is opened.
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
	b = binary.AppendUvarint(b, uint64(h.extent.Characters))
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
	h := head{generation: int64(r.uvarint())}
	n := r.length()
	h.extent = briefing.Extent{Articles: n, Words: r.number(), Characters: r.number(), Files: r.number(), Copies: r.number(), Dated: r.number(), First: r.date(), Last: r.date()}
	h.ids = make([]int64, n)
	last := int64(0)
	for i := range h.ids {
		last += r.signed()
		h.ids[i] = last
	}
	return h, r.end()
}

func encodeLengths(generation int64, words []uint32) []byte {
	b := binary.AppendUvarint(nil, uint64(generation))
	for _, n := range words {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

// decodeLengths returns the lengths of so many articles; nil if they are of another generation.
func decodeLengths(b []byte, generation int64, articles int) ([]uint32, error) {
	r := chunkReader{rest: string(b)}
	if int64(r.uvarint()) != generation {
		return nil, nil
	}
	words := make([]uint32, articles)
	for i := range words {
		words[i] = uint32(r.uvarint())
	}
	return words, r.end()
}

// appendChunk appends entries to dst as a chunk.
func appendChunk(dst []byte, entries []briefing.Entry) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(entries)))
	for _, e := range entries {
		for _, s := range []string{string(e.ID), e.Title, e.Source, e.Author, e.Published.String(), e.URL, string(e.File)} {
			dst = appendText(dst, s)
		}
		dst = appendTexts(dst, plainNames(e.Also))
		dst = appendText(appendText(dst, e.Original), e.Language)
		dst = appendTexts(dst, e.Tags)
		dst = binary.AppendUvarint(dst, uint64(e.Words))
		dst = appendBool(dst, e.DatedByName)
		dst = appendBool(dst, e.Note != nil)
		if e.Note != nil {
			dst = appendTexts(appendText(dst, string(e.Note.Kind)), e.Note.Aliases)
		}
		dst = appendTexts(dst, e.Paths)
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

// plainNames returns names as texts; nil for nil.
func plainNames(names []briefing.FileName) []string {
	if names == nil {
		return nil
	}
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return out
}

// fileNames returns texts as names; nil for nil.
func fileNames(texts []string) []briefing.FileName {
	if texts == nil {
		return nil
	}
	out := make([]briefing.FileName, len(texts))
	for i, s := range texts {
		out[i] = briefing.FileName(s)
	}
	return out
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

// decodeChunk decodes a chunk into entries, whose length must match. All their
// texts share one allocation.
func decodeChunk(entries []briefing.Entry, b []byte) error {
	r := chunkReader{rest: string(b)}
	if r.number() != len(entries) {
		return errChunk
	}
	for i := range entries {
		entries[i] = briefing.Entry{
			ID: briefing.ArticleID(r.text()), Title: r.text(), Source: r.text(), Author: r.text(), Published: r.date(),
			URL: r.text(), File: briefing.FileName(r.text()), Also: fileNames(r.texts()), Original: r.text(), Language: r.text(), Tags: r.texts(), Words: r.number(),
			DatedByName: r.bool(), Note: r.note(), Paths: r.texts(),
		}
	}
	return r.end()
}

var errChunk = fmt.Errorf("%w: its catalog", errDamaged)

// chunkReader decodes a head or chunk. After a fault it returns only zero
// values.
type chunkReader struct {
	rest    string
	damaged bool

	edtf string // the latest date, and its text in edtf
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

// number reads a count. An int of 32 bits holds all but those of words in some
// gigabytes of text.
func (r *chunkReader) number() int { return int(min(r.uvarint(), math.MaxInt)) }

func (r *chunkReader) signed() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// length reads a number of bytes or items, and checks that so many can follow.
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

// end returns an error if there was a fault or if data are left.
func (r *chunkReader) end() error {
	if r.damaged || r.rest != "" {
		return errChunk
	}
	return nil
}
