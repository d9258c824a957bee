package tagger

import (
	"io"
	"math/rand/v2"
	"slices"
	"strings"
)

// Example is a sentence with its names marked.
type Example struct {
	Words []string
	Tags  []string // "O", or "B-" or "I-" and PER, LOC, ORG or MISC
}

// Examples are the sentences of one text.
type Examples []Example

// Settings control the learning.
type Settings struct {
	Rounds   int // passes over all examples for each model
	Features int // features that each model keeps
}

// Learn learns from texts and writes the weights. The same texts and settings
// give the same bytes on every machine. The texts in usual only show how words
// are usually written. log receives progress messages.
func Learn(w io.Writer, texts, usual []Examples, s Settings, log func(string, ...any)) error {
	m := &models{words: levels(append(slices.Clip(texts), usual...))}
	log("the usual case of %d words", len(m.words))
	documents := make([]*document, len(texts))
	answers := make([][][]label, len(texts))
	for i, t := range texts {
		documents[i] = newDocument(m.words, t.lines())
		documents[i].guess()
		answers[i] = t.labels()
	}
	all := func(int) bool { return true }
	m.first = learnModel(documents, answers, firstStage, all, s, log)
	// The second model must see mistakes of the first on unknown texts: each
	// half of the texts is tagged by a model that learned from the other half.
	for half := range 2 {
		half := half
		other := learnModel(documents, answers, firstStage, func(i int) bool { return i%2 != half }, s, log)
		for i, d := range documents {
			if i%2 == half {
				d.learn(d.tag(&other, firstStage))
			}
		}
	}
	m.second = learnModel(documents, answers, secondStage, all, s, log)
	return m.write(w)
}

func (e Examples) lines() []line {
	lines := make([]line, len(e))
	for i, x := range e {
		at := 0
		for _, w := range x.Words {
			lines[i] = append(lines[i], token{at, at + len(w), w})
			at += len(w) + 1
		}
	}
	return lines
}

// labels returns the labels of examples. Names of nations become nations,
// whatever the corpus calls them.
func (e Examples) labels() [][]label {
	out := make([][]label, len(e))
	for i, x := range e {
		out[i] = make([]label, len(x.Words))
		for j, tag := range x.Tags {
			kind, ok := map[string]Kind{"PER": Person, "LOC": Place, "ORG": Organization, "MISC": Thing}[strings.TrimLeft(tag, "BI-")]
			switch {
			case !ok:
			case tag[0] == 'I' && j > 0 && out[i][j-1] != outside:
				out[i][j] = inside(out[i][j-1].kind())
			default:
				single := j+1 == len(x.Tags) || x.Tags[j+1][0] != 'I'
				if c := classOf(x.Words[j]); single && c&demonym != 0 && c&country == 0 && (kind == Thing || kind == Place) {
					kind = Nation
				}
				out[i][j] = begin(kind)
			}
		}
	}
	return out
}

// levels returns how often words are written in lower case within sentences,
// from 1, never, to 5, always.
func levels(texts []Examples) map[uint32]uint8 {
	type count struct{ small, all int }
	counts := map[uint32]*count{}
	for _, t := range texts {
		for _, x := range t {
			for j, w := range x.Words {
				if j == 0 || !isLetters(firstRune(w)) || strings.ContainsAny(x.Words[j-1], "\"“`':(") || isCapitals(w) && len(w) > 1 {
					continue
				}
				h := hashOf(strings.ToLower(w))
				if counts[h] == nil {
					counts[h] = &count{}
				}
				counts[h].all++
				if !isCapital(w) {
					counts[h].small++
				}
			}
		}
	}
	out := map[uint32]uint8{}
	for h, c := range counts {
		if c.all > 2 {
			out[h] = uint8(1 + (8*c.small+c.all)/(2*c.all))
		}
	}
	return out
}

// learner is a model in training. Its features are numbered from 0.
type learner struct {
	weights  []int32 // one for each feature and label
	sums     []int64 // updates of weights, each multiplied by its step
	sequence [labels + 1][labels]int32
	seqSums  [labels + 1][labels]int64
	step     int64
	scores   [][labels]int32
}

// lesson is a line with the feature numbers of its tokens.
type lesson struct {
	features [][]uint32
	answer   []label
}

func learnModel(documents []*document, answers [][][]label, s stage, wanted func(int) bool, set Settings, log func(string, ...any)) model {
	lessons, hashes := lessonsOf(documents, answers, s, wanted)
	l := &learner{weights: make([]int32, len(hashes)*labels), sums: make([]int64, len(hashes)*labels), step: 1}
	order := rand.New(rand.NewPCG(1, uint64(s)))
	for round := range set.Rounds {
		order.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		wrong, all := 0, 0
		for i := range lessons {
			wrong += l.take(&lessons[i])
			all += len(lessons[i].answer)
		}
		log("model %d, round %d: %d of %d tokens wrong, %d features", s+1, round+1, wrong, all, len(hashes))
	}
	return l.model(hashes, set.Features)
}

// lessonsOf returns the lines of the wanted documents, and the hashes of their
// features. Features of a single token are left out, since they teach nothing.
func lessonsOf(documents []*document, answers [][][]label, s stage, wanted func(int) bool) ([]lesson, []uint32) {
	var lessons []lesson
	var all []uint32
	for i, d := range documents {
		if !wanted(i) {
			continue
		}
		for j := range d.lines {
			x := &describer{d: d, line: j, words: d.words[j], stage: s}
			var known []uint32
			if s == secondStage {
				known = d.knownPhrases(j)
			}
			n := lesson{answer: answers[i][j]}
			for k := range d.lines[j] {
				f := x.features(k, make([]uint32, 0, 96))
				if known != nil && known[k] != 0 {
					f = append(f, known[k])
				}
				n.features = append(n.features, f)
				all = append(all, f...)
			}
			lessons = append(lessons, n)
		}
	}
	slices.Sort(all)
	var hashes []uint32
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if j-i > 1 {
			hashes = append(hashes, all[i])
		}
		i = j
	}
	number := make(map[uint32]uint32, len(hashes))
	for i, h := range hashes {
		number[h] = uint32(i)
	}
	for i := range lessons {
		for k, f := range lessons[i].features {
			kept := f[:0]
			for _, h := range f {
				if n, ok := number[h]; ok {
					kept = append(kept, n)
				}
			}
			lessons[i].features[k] = kept
		}
	}
	return lessons, hashes
}

// take tags a line, learns from the mistakes and returns their number.
func (l *learner) take(x *lesson) (wrong int) {
	l.step++
	l.scores = append(l.scores[:0], make([][labels]int32, len(x.answer))...)
	for j, features := range x.features {
		for _, f := range features {
			at := int(f) * labels
			for k, w := range l.weights[at : at+labels : at+labels] {
				l.scores[j][k] += w
			}
		}
	}
	tags := best(l.scores, &l.sequence)
	said, right := labels, labels // rows of the sequence: the beginning of a line
	for j, tag := range tags {
		answer := x.answer[j]
		if tag != answer {
			wrong++
			for _, f := range x.features[j] {
				l.change(int(f)*labels+int(answer), 1)
				l.change(int(f)*labels+int(tag), -1)
			}
		}
		if tag != answer || said != right {
			l.changeSequence(right, int(answer), 1)
			l.changeSequence(said, int(tag), -1)
		}
		said, right = int(tag), int(answer)
	}
	return wrong
}

func (l *learner) change(at int, by int32) {
	l.weights[at] += by
	l.sums[at] += int64(by) * l.step
}

func (l *learner) changeSequence(from, to int, by int32) {
	l.sequence[from][to] += by
	l.seqSums[from][to] += int64(by) * l.step
}

// model returns the averaged weights of the heaviest features, scaled to whole
// numbers up to 127.
func (l *learner) model(hashes []uint32, most int) model {
	average := func(w int32, sum int64) int64 { return int64(w)*l.step - sum } // times the steps
	type weight struct {
		feature int
		size    int64
	}
	sizes := make([]weight, len(hashes))
	for f := range hashes {
		sizes[f].feature = f
		for k := range labels {
			at := f*labels + k
			sizes[f].size = max(sizes[f].size, abs(average(l.weights[at], l.sums[at])))
		}
	}
	slices.SortFunc(sizes, func(a, b weight) int {
		if a.size != b.size {
			return int(max(-1, min(1, b.size-a.size)))
		}
		return a.feature - b.feature
	})
	largest := max(1, sizes[0].size)
	sizes = sizes[:min(most, len(sizes))]
	slices.SortFunc(sizes, func(a, b weight) int { return a.feature - b.feature })
	scaled := func(a int64) int64 {
		if a < 0 {
			return -((-a*127 + largest/2) / largest)
		}
		return (a*127 + largest/2) / largest
	}
	features := make([]uint32, len(sizes))
	weights := make([]int8, 0, len(sizes)*labels)
	for i, s := range sizes {
		features[i] = hashes[s.feature]
		for k := range labels {
			at := s.feature*labels + k
			weights = append(weights, int8(scaled(average(l.weights[at], l.sums[at]))))
		}
	}
	m := newModel(features, weights)
	for i := range m.sequence {
		for j := range m.sequence[i] {
			m.sequence[i][j] = int32(scaled(average(l.sequence[i][j], l.seqSums[i][j])))
		}
	}
	return m
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
