package sentences

import (
	"encoding/binary"
	"errors"
	"hash/crc64"

	"briefing/briefing"
)

// A comparison as it is kept from one session to the next, in about 30 bytes a sentence: a
// line that says so, the number of articles, then each with its sentences and pairs, and a
// checksum. Numbers are varints, hashes have their bytes, texts their length before them.
// Of a sentence that is too short to be compared there is only its place. What can be
// counted from the matches of a pair is not kept.

// fileHead begins a file. Its number grows with every change of the file and of the rules
// by which sentences are read.
const fileHead = "briefing sentences 5\n"

// The errors of Restore.
var (
	errFile    = errors.New("no comparison of sentences, or one of another version")
	errDamaged = errors.New("comparison of sentences: damaged")
)

var checksums = crc64.MakeTable(crc64.ECMA)

// Bytes returns the comparison as Restore reads it.
func (c *Comparison) Bytes() []byte {
	out := []byte(fileHead)
	sources := map[string]uint64{}
	out = binary.AppendUvarint(out, uint64(len(c.entries)))
	for i := range c.entries {
		e := &c.entries[i]
		out = appendText(out, string(e.ID))
		n, known := sources[e.Source]
		if !known {
			n = uint64(len(sources))
			sources[e.Source] = n
		}
		if out = binary.AppendUvarint(out, n); !known {
			out = appendText(out, e.Source)
		}
		out = appendText(out, e.Published.String())
		out = binary.LittleEndian.AppendUint64(out, e.Text)
		out = appendMarks(out, e.Marks)
		out = binary.AppendUvarint(out, uint64(len(e.Credits)))
		for _, name := range e.Credits {
			out = appendText(out, name)
		}
		out = binary.AppendUvarint(out, uint64(len(e.facts)))
		for _, f := range e.facts {
			out = binary.LittleEndian.AppendUint32(out, f)
		}
		out = c.appendPairs(out, c.pairs[e.ID])
	}
	return binary.LittleEndian.AppendUint64(out, crc64.Checksum(out, checksums))
}

func appendText(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

func appendMarks(out []byte, marks []Mark) []byte {
	out = binary.AppendUvarint(out, uint64(len(marks)))
	at := 0
	for i := range marks {
		m := &marks[i]
		words := uint64(m.Words) << 1
		if m.Quotation {
			words++
		}
		out = binary.AppendUvarint(out, words)
		out = binary.AppendUvarint(out, uint64(m.Span.Start-at))
		out = binary.AppendUvarint(out, uint64(m.Span.Len()))
		at = m.Span.End
		if m.Words >= least {
			out = appendHashes(out, m)
		}
	}
	return out
}

// The bits of the byte before the hashes of a sentence; in those below is how many of the
// sketch follow.
const (
	hasCore   = 1 << 6
	hasUnsure = 1 << 7
)

func appendHashes(out []byte, m *Mark) []byte {
	n := byte(0)
	for n < sketchSize && m.Sketch[n] != 0 {
		n++
	}
	has := n
	if m.Unsure != noTable {
		has |= hasCore
		if m.Unsure != sure {
			has |= hasUnsure
		}
	}
	out = append(out, has)
	out = binary.LittleEndian.AppendUint64(out, m.Hash)
	for _, h := range m.Sketch[:n] {
		out = append(out, byte(h), byte(h>>8), byte(h>>16))
	}
	if has&hasCore != 0 {
		out = binary.LittleEndian.AppendUint32(out, m.Core)
	}
	if has&hasUnsure != 0 {
		out = binary.LittleEndian.AppendUint16(out, m.Unsure)
	}
	return out
}

func (c *Comparison) appendPairs(out []byte, pairs []Pair) []byte {
	out = binary.AppendUvarint(out, uint64(len(pairs)))
	for i := range pairs {
		p := &pairs[i]
		out = binary.AppendUvarint(out, uint64(c.at[p.Other]))
		out = binary.AppendUvarint(out, uint64(len(p.Matches)))
		here := 0
		for _, m := range p.Matches {
			n := uint64(m.Here-here) << 1
			if m.Kind == Edited {
				n++
			}
			out = binary.AppendUvarint(out, n)
			out = binary.AppendUvarint(out, uint64(m.There))
			here = m.Here
		}
	}
	return out
}

// Restore returns the comparison of which Bytes returned data, for use as the former one of
// CompareAll. It says why if data are damaged or of another version.
func Restore(data []byte) (*Comparison, error) {
	body := len(data) - 8
	if body < len(fileHead) || string(data[:len(fileHead)]) != fileHead {
		return nil, errFile
	}
	if crc64.Checksum(data[:body], checksums) != binary.LittleEndian.Uint64(data[body:]) {
		return nil, errDamaged
	}
	f := &file{data: data[len(fileHead):body]}
	n := f.count(1)
	c := &Comparison{pairs: map[briefing.ArticleID][]Pair{}, texts: &texts{kept: &keptTexts{texts: map[briefing.ArticleID]*Text{}}}}
	entries, matches := make([]Entry, n), make([][]keptMatch, n)
	var sources []string
	for i := range entries {
		e := &entries[i]
		e.ID = briefing.ArticleID(f.text())
		source := int(f.number())
		if source == len(sources) {
			sources = append(sources, f.text())
		}
		if source >= len(sources) {
			return nil, errFile
		}
		e.Source = sources[source]
		e.Published, _ = briefing.ParseDate(f.text())
		e.Text = f.uint64()
		e.Marks = f.marks()
		for range f.count(1) {
			e.Credits = append(e.Credits, f.text())
		}
		e.facts = make(facts, f.count(4))
		for k := range e.facts {
			e.facts[k] = f.uint32()
		}
		matches[i] = f.matches()
	}
	if f.failed || len(f.data) > 0 {
		return nil, errFile
	}
	c.Index = NewIndex(entries)
	for i, list := range matches {
		pairs, err := c.restored(&entries[i], list)
		if err != nil {
			return nil, err
		}
		if len(pairs) > 0 {
			c.pairs[entries[i].ID] = pairs
		}
	}
	c.remember()
	return c, nil
}

// restored returns the pairs that an article has by the matches of a file.
func (c *Comparison) restored(e *Entry, list []keptMatch) ([]Pair, error) {
	matches := make([]Match, len(list))
	for i, m := range list {
		if m.other >= len(c.entries) || m.Here >= len(e.Marks) || m.There >= len(c.entries[m.other].Marks) {
			return nil, errFile
		}
		matches[i] = m.Match
		matches[i].Other = c.entries[m.other].ID
	}
	return c.pairsOf(e, matches), nil
}

// file reads a file. Once something is wrong it has failed, and all that it returns is
// nothing.
type file struct {
	data   []byte
	failed bool
}

func (f *file) bytes(n int) []byte {
	if f.failed || n < 0 || n > len(f.data) {
		f.failed, f.data = true, nil
		return make([]byte, min(max(n, 0), 8))
	}
	out := f.data[:n]
	f.data = f.data[n:]
	return out
}

// mostNumber is the greatest number of a file: an int of any system holds the sum of two.
const mostNumber = 1<<30 - 1

func (f *file) number() uint64 {
	n, size := binary.Uvarint(f.data)
	if size <= 0 || n > mostNumber {
		f.failed, f.data = true, nil
		return 0
	}
	f.data = f.data[size:]
	return n
}

// count returns how many things of so many bytes and more follow.
func (f *file) count(size int) int {
	n := f.number()
	if n > uint64(len(f.data)/size) {
		f.failed, f.data = true, nil
		return 0
	}
	return int(n)
}

// after returns a byte so far after another as the next number says.
func (f *file) after(at int) int {
	if at += int(f.number()); at > mostNumber {
		f.failed, f.data = true, nil
		return 0
	}
	return at
}

func (f *file) text() string {
	n := f.count(1)
	return string(f.bytes(n))
}

func (f *file) uint64() uint64 { return binary.LittleEndian.Uint64(f.bytes(8)) }
func (f *file) uint32() uint32 { return binary.LittleEndian.Uint32(f.bytes(4)) }
func (f *file) uint16() uint16 { return binary.LittleEndian.Uint16(f.bytes(2)) }

func (f *file) marks() []Mark {
	out := make([]Mark, f.count(3))
	at := 0
	for i := range out {
		m := &out[i]
		words := f.number()
		m.Words, m.Quotation, m.Unsure = uint16(words>>1), words&1 != 0, noTable
		m.Span.Start = f.after(at)
		m.Span.End = f.after(m.Span.Start)
		at = m.Span.End
		if m.Words >= least {
			f.hashes(m)
		}
	}
	return out
}

func (f *file) hashes(m *Mark) {
	has := f.bytes(1)[0]
	n := int(has &^ (hasCore | hasUnsure))
	if n > sketchSize {
		f.failed, n = true, 0
	}
	m.Hash = f.uint64()
	for k := range n {
		h := f.bytes(3)
		m.Sketch[k] = uint32(h[0]) | uint32(h[1])<<8 | uint32(h[2])<<16
	}
	if has&hasCore != 0 {
		m.Core, m.Unsure = f.uint32(), sure
	}
	if has&hasUnsure != 0 {
		m.Unsure = f.uint16()
	}
}

// keptMatch is a match whose other article is given by its number.
type keptMatch struct {
	Match
	other int
}

// matches returns what an article has of others, pair by pair.
func (f *file) matches() (out []keptMatch) {
	for range f.count(2) {
		other, here := int(f.number()), 0
		for range f.count(2) {
			n := int(f.number())
			here = min(here+n>>1, mostNumber)
			m := keptMatch{Match{Here: here, There: int(f.number()), Kind: Same}, other}
			if n&1 != 0 {
				m.Kind = Edited
			}
			out = append(out, m)
		}
	}
	return out
}
