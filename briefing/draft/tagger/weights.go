package tagger

import (
	"bufio"
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// The file of weights is deflated. Numbers are unsigned varints unless stated
// otherwise:
//
//	"briefing names 1\n"
//	the number of words with a known usual case; for each, in the order of hashes,
//	  the difference from the hash before; then a byte for each
//	two models, each:
//	  12 × 11 signed varints, for pairs of labels
//	  the number of features; for each, in the order of hashes, the difference from
//	    the hash before
//	  11 times a byte for each feature: the weights of one label

// heading begins the file.
const heading = "briefing names 1\n"

// mostFeatures limits the counts accepted from a file.
const mostFeatures = 1 << 20

//go:embed names.weights
var embedded []byte

// models holds everything that was learned.
type models struct {
	words         map[uint32]uint8 // by hash: how often a word is in lower case, 1 never, 5 always
	first, second model
}

var load = sync.OnceValue(func() *models {
	m, err := readModels(bytes.NewReader(embedded))
	if err != nil {
		panic(err) // the file is embedded
	}
	return m
})

// readModels reads a file of weights.
func readModels(r io.Reader) (*models, error) {
	in := &reader{Reader: bufio.NewReader(flate.NewReader(r))}
	begins := make([]byte, len(heading))
	if in.read(begins); string(begins) != heading {
		return nil, fmt.Errorf("weights: want a file that begins with %q", heading)
	}
	m := &models{}
	hashes := in.hashes()
	levels := make([]byte, len(hashes))
	in.read(levels)
	m.words = make(map[uint32]uint8, len(hashes))
	for i, h := range hashes {
		m.words[h] = levels[i]
	}
	m.first, m.second = in.model(), in.model()
	if in.err != nil {
		return nil, fmt.Errorf("weights: %w", in.err)
	}
	return m, nil
}

// reader keeps the first error. After it, it reads zeros.
type reader struct {
	*bufio.Reader
	err error
}

func (r *reader) read(data []byte) {
	if _, err := io.ReadFull(r, data); err != nil && r.err == nil {
		r.err = err
	}
}

func (r *reader) number() uint64 {
	n, err := binary.ReadUvarint(r)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n
}

func (r *reader) hashes() []uint32 {
	n := r.number()
	if n > mostFeatures {
		r.err = fmt.Errorf("%d features, want at most %d", n, mostFeatures)
		return nil
	}
	out := make([]uint32, n)
	sum := uint32(0)
	for i := range out {
		sum += uint32(r.number())
		out[i] = sum
	}
	return out
}

func (r *reader) model() model {
	var sequence [labels + 1][labels]int32
	for i := range sequence {
		for j := range sequence[i] {
			n, err := binary.ReadVarint(r)
			if err != nil && r.err == nil {
				r.err = err
			}
			sequence[i][j] = int32(n)
		}
	}
	features := r.hashes()
	column := make([]byte, len(features))
	weights := make([]int8, len(features)*labels)
	for l := range labels {
		r.read(column)
		for i, w := range column {
			weights[i*labels+l] = int8(w)
		}
	}
	m := newModel(features, weights)
	m.sequence = sequence
	return m
}

// write writes the format that readModels reads.
func (m *models) write(w io.Writer) error {
	var out []byte
	out = append(out, heading...)
	hashes := slices.Sorted(maps.Keys(m.words))
	out = appendHashes(out, hashes)
	for _, h := range hashes {
		out = append(out, m.words[h])
	}
	out = m.first.append(out)
	out = m.second.append(out)
	f, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := f.Write(out); err != nil {
		return err
	}
	return f.Close()
}

func appendHashes(out []byte, sorted []uint32) []byte {
	out = binary.AppendUvarint(out, uint64(len(sorted)))
	before := uint32(0)
	for _, h := range sorted {
		out = binary.AppendUvarint(out, uint64(h-before))
		before = h
	}
	return out
}

func (m *model) append(out []byte) []byte {
	for i := range m.sequence {
		for _, n := range m.sequence[i] {
			out = binary.AppendVarint(out, int64(n))
		}
	}
	slots := slices.DeleteFunc(slices.Clone(m.slots), func(s slot) bool { return s.place == 0 })
	slices.SortFunc(slots, func(a, b slot) int { return int(int64(a.feature) - int64(b.feature)) })
	features := make([]uint32, len(slots))
	for i, s := range slots {
		features[i] = s.feature
	}
	out = appendHashes(out, features)
	for l := range labels {
		for _, s := range slots {
			out = append(out, byte(m.weights[int(s.place-1)*labels+l]))
		}
	}
	return out
}
