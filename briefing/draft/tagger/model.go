package tagger

import "math"

// model has weights for features and for pairs of labels. All are whole
// numbers, so that every machine computes the same.
type model struct {
	slots    []slot                    // open addressing; the length is a power of two
	weights  []int8                    // one for each feature and label
	sequence [labels + 1][labels]int32 // weight of a label after another; the last row is for the beginning of a line
}

// slot holds a feature and the place of its weights, from 1. 0 marks an empty
// slot.
type slot struct{ feature, place uint32 }

// newModel returns a model of features with their weights, one for each label.
func newModel(features []uint32, weights []int8) model {
	size := 1
	for size < 2*len(features)+1 {
		size *= 2
	}
	m := model{slots: make([]slot, size), weights: weights}
	for i, f := range features {
		at := f & uint32(size-1)
		for m.slots[at].place != 0 {
			at = (at + 1) & uint32(size-1)
		}
		m.slots[at] = slot{f, uint32(i + 1)}
	}
	return m
}

// addTo adds the weights of a feature to the scores of the labels.
func (m *model) addTo(score *[labels]int32, feature uint32) {
	mask := uint32(len(m.slots) - 1)
	for at := feature & mask; m.slots[at].place != 0; at = (at + 1) & mask {
		if m.slots[at].feature != feature {
			continue
		}
		place := int(m.slots[at].place-1) * labels
		for l, w := range m.weights[place : place+labels : place+labels] {
			score[l] += int32(w)
		}
		return
	}
}

// tag returns the labels of all tokens of a text.
func (d *document) tag(m *model, s stage) [][]label {
	tags := make([][]label, len(d.lines))
	var scores [][labels]int32
	var features []uint32
	for i := range d.lines {
		x := &describer{d: d, line: i, words: d.words[i], stage: s}
		var known []uint32
		if s == secondStage {
			known = d.knownPhrases(i)
		}
		scores = append(scores[:0], make([][labels]int32, len(d.lines[i]))...)
		for j := range d.lines[i] {
			features = x.features(j, features[:0])
			if known != nil && known[j] != 0 {
				features = append(features, known[j])
			}
			for _, f := range features {
				m.addTo(&scores[j], f)
			}
		}
		tags[i] = best(scores, &m.sequence)
	}
	return tags
}

// before[l] lists the labels that may stand before l.
var before = func() (b [labels][]label) {
	for l := range label(labels) {
		for p := range label(labels) {
			if l.follows(p) {
				b[l] = append(b[l], p)
			}
		}
	}
	return b
}()

const never = math.MinInt32 / 2

// best returns the sequence of labels with the highest total score (Viterbi).
func best(scores [][labels]int32, sequence *[labels + 1][labels]int32) []label {
	if len(scores) == 0 {
		return nil
	}
	from := make([][labels]label, len(scores))
	var last [labels]int32
	for l := range last {
		last[l] = never
		if label(l).follows(outside) {
			last[l] = sequence[labels][l] + scores[0][l]
		}
	}
	for i := 1; i < len(scores); i++ {
		var now [labels]int32
		for l := range now {
			now[l] = never
			for _, p := range before[l] {
				if s := last[p] + sequence[p][l]; s > now[l] {
					now[l], from[i][l] = s, p
				}
			}
			now[l] += scores[i][l]
		}
		last = now
	}
	at := label(0)
	for l := range last {
		if last[l] > last[at] {
			at = label(l)
		}
	}
	tags := make([]label, len(scores))
	for i := len(scores) - 1; i >= 0; i-- {
		tags[i] = at
		at = from[i][at]
	}
	return tags
}
