package sentences

import (
	"encoding/binary"
	"errors"
	"hash/crc64"
	"math"

	"briefing/briefing"
)

// A comparison as it is kept from one session to the next, in about 1.5 kB an article: a
// line that says so, the number of articles, then each with its sentences and pairs, and a
// checksum. Numbers are varints, hashes have their bytes, texts their length before them.
// Sentences that are too short to be compared have no more than their hash.

// fileHead begins a file. Its number grows with every change of the file and of the rules
// by which sentences are read.
const fileHead = "briefing sentences 3\n"

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
		out = binary.LittleEndian.AppendUint64(out, m.Hash)
		if m.Words < least {
			continue
		}
		n := 0
		for n < sketchSize && m.Sketch[n] != 0 {
			n++
		}
		out = append(out, byte(n))
		for _, h := range m.Sketch[:n] {
			out = binary.LittleEndian.AppendUint32(out, h)
		}
		out = binary.LittleEndian.AppendUint16(out, m.Unsure)
		if m.Unsure != noTable {
			out = binary.LittleEndian.AppendUint64(out, m.Core)
		}
	}
	return out
}

// kinds are those of matches, by their numbers in a file.
var kinds = []Kind{Same, Edited, Changed, New}

func (c *Comparison) appendPairs(out []byte, pairs []Pair) []byte {
	out = binary.AppendUvarint(out, uint64(len(pairs)))
	for i := range pairs {
		p := &pairs[i]
		out = binary.AppendUvarint(out, uint64(c.at[p.Other]))
		for _, n := range []int{p.Of, p.Shared, p.Prose, len(p.Matches)} {
			out = binary.AppendUvarint(out, uint64(n))
		}
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(p.Share))
		for _, m := range p.Matches {
			out = binary.AppendUvarint(out, uint64(m.Here))
			out = binary.AppendUvarint(out, uint64(m.There))
			for k, kind := range kinds {
				if m.Kind == kind {
					out = append(out, byte(k))
				}
			}
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
	entries, others := make([]Entry, n), make([][]int, n)
	pairs := make([][]Pair, n)
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
		pairs[i], others[i] = f.pairs()
	}
	if f.failed || len(f.data) > 0 {
		return nil, errFile
	}
	for i := range pairs {
		for k := range pairs[i] {
			if others[i][k] >= n {
				return nil, errFile
			}
			p, other := &pairs[i][k], entries[others[i][k]].ID
			p.Article, p.Other = entries[i].ID, other
			for m := range p.Matches {
				if p.Matches[m].Here >= len(entries[i].Marks) || p.Matches[m].There >= len(entries[others[i][k]].Marks) {
					return nil, errFile
				}
				p.Matches[m].Other = other
			}
		}
		if len(pairs[i]) > 0 {
			c.pairs[entries[i].ID] = pairs[i]
		}
	}
	c.Index = NewIndex(entries)
	c.remember()
	return c, nil
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
	out := make([]Mark, f.count(11))
	at := 0
	for i := range out {
		m := &out[i]
		words := f.number()
		m.Words, m.Quotation, m.Unsure = uint16(words>>1), words&1 != 0, noTable
		m.Span.Start = f.after(at)
		m.Span.End = f.after(m.Span.Start)
		at = m.Span.End
		m.Hash = f.uint64()
		if m.Words < least {
			continue
		}
		n := int(f.bytes(1)[0])
		if n > sketchSize {
			f.failed, n = true, 0
		}
		for k := range n {
			m.Sketch[k] = f.uint32()
		}
		if m.Unsure = f.uint16(); m.Unsure != noTable {
			m.Core = f.uint64()
		}
	}
	return out
}

// pairs returns pairs without the IDs, and the numbers of their other articles.
func (f *file) pairs() (out []Pair, others []int) {
	out = make([]Pair, f.count(6))
	others = make([]int, len(out))
	for i := range out {
		p := &out[i]
		others[i] = int(f.number())
		p.Of, p.Shared, p.Prose = int(f.number()), int(f.number()), int(f.number())
		p.Matches = make([]Match, f.count(3))
		p.Share = math.Float64frombits(f.uint64())
		for k := range p.Matches {
			m := &p.Matches[k]
			m.Here, m.There = int(f.number()), int(f.number())
			kind := int(f.bytes(1)[0])
			if kind >= len(kinds) {
				f.failed, kind = true, 0
			}
			m.Kind = kinds[kind]
		}
	}
	return out, others
}
