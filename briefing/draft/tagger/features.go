package tagger

import (
	"strings"
	"unicode"
)

// The features of a token are numbers: hashes of observations, each mixed with
// the number of its template. A model has weights only for features that
// matter, one for each label.
const (
	fBias uint32 = iota + 1
	fWord
	fLower
	fShape
	fShapeHeading
	fHeading
	fFirst
	fPrefix
	fSuffix
	fLower1
	fLower2
	fShape1
	fShapes
	fShapes3
	fWordNext
	fWordBefore
	fShapeNext
	fShapeBefore
	fTwoBefore
	fTwoAfter
	fClass
	fClassWord
	fClassShape
	fRunHas
	fRunEnd
	fLevel
	fGuess
	fGuessShape
	fGuessBefore
	fGuessNext
	fCase
	fCaseOpens
	fMemory
	fMemoryLast
	fMemoryAround
	fPhrase
)

// stage selects one of the two models.
type stage int

const (
	firstStage stage = iota
	secondStage
)

const (
	startHash = 0x5bd1e995 // stands for the words before a line
	endHash   = 0x27d4eb2d // stands for the words behind it
)

// hashOf returns a hash of a text (FNV-1a).
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix combines two hashes.
func mix(h, v uint32) uint32 {
	h = (h ^ v) * 0x9E3779B1
	return h ^ h>>15
}

func mix3(h, v, w uint32) uint32 { return mix(mix(h, v), w) }

// shapeOf returns a hash of the shape of a word: capitals, small letters and
// digits, with runs cut to two.
func shapeOf(w string) uint32 {
	h := uint32(2166136261)
	var last rune
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLower(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r != last {
			n = 0
		}
		if n++; n <= 2 {
			h = (h ^ uint32(r)) * 16777619
		}
		last = r
	}
	return h
}

// describer collects the features of the tokens of a line.
type describer struct {
	d     *document
	line  int
	words []word
	stage stage
	out   []uint32
}

func feature(template, v uint32) uint32 { return mix(template*0x85EBCA6B, v) }

func (x *describer) add(template, v uint32) { x.out = append(x.out, feature(template, v)) }

func (x *describer) lower(j int) uint32 {
	switch {
	case j < 0:
		return startHash
	case j >= len(x.words):
		return endHash
	}
	return x.words[j].lower
}

func (x *describer) shape(j int) uint32 {
	if j < 0 || j >= len(x.words) {
		return startHash
	}
	return x.words[j].shape
}

// features appends the features of token j to out.
func (x *describer) features(j int, out []uint32) []uint32 {
	x.out = out
	x.letters(j)
	x.neighbours(j)
	x.lists(j)
	x.rules(j)
	if x.stage == secondStage {
		x.remembered(j)
	}
	return x.out
}

func (x *describer) letters(j int) {
	w := &x.words[j]
	heading := uint32(0)
	if x.d.headings[x.line] {
		heading = 1
	}
	x.add(fBias, 0)
	x.add(fWord, w.exact)
	x.add(fLower, w.lower)
	x.add(fShape, w.shape)
	x.add(fShapeHeading, mix(w.shape, heading))
	x.add(fHeading, heading)
	if j == 0 {
		x.add(fFirst, w.shape)
	}
	lower := strings.ToLower(x.d.lines[x.line][j].text)
	for k := 1; k <= 4 && k < len(lower); k++ {
		x.add(fPrefix, hashOf(lower[:k]))
		x.add(fSuffix, hashOf(lower[len(lower)-k:]))
	}
	if w.capital {
		seen := uint32(0)
		if x.d.capital[w.exact] {
			seen |= 1
		}
		if x.d.small[w.lower] {
			seen |= 2
		}
		x.add(fCase, seen)
		if j == 0 || heading == 1 {
			x.add(fCaseOpens, seen)
		}
	}
}

func (x *describer) neighbours(j int) {
	w := &x.words[j]
	before, next := x.lower(j-1), x.lower(j+1)
	x.add(fLower1, mix(1, before))
	x.add(fLower1, mix(2, next))
	x.add(fLower2, mix(1, x.lower(j-2)))
	x.add(fLower2, mix(2, x.lower(j+2)))
	x.add(fShape1, mix(1, x.shape(j-1)))
	x.add(fShape1, mix(2, x.shape(j+1)))
	x.add(fShapes, mix3(1, x.shape(j-1), w.shape))
	x.add(fShapes, mix3(2, w.shape, x.shape(j+1)))
	x.add(fShapes3, mix3(x.shape(j-1), w.shape, x.shape(j+1)))
	x.add(fWordNext, mix(w.exact, next))
	x.add(fWordBefore, mix(before, w.exact))
	x.add(fShapeNext, mix(w.shape, next))
	x.add(fShapeBefore, mix(before, w.shape))
	x.add(fTwoBefore, mix3(x.lower(j-2), before, w.shape))
	x.add(fTwoAfter, mix3(next, x.lower(j+2), w.shape))
}

func (x *describer) lists(j int) {
	for place, k := range [3]int{j - 1, j, j + 1} {
		if k < 0 || k >= len(x.words) {
			continue
		}
		w := &x.words[k]
		at := uint32(place)
		for c := w.class&^phrases | w.begins; c != 0; c &= c - 1 {
			bit := uint32(c &^ (c - 1))
			x.add(fClass, mix3(at, bit, 1))
			if place == 1 {
				x.add(fClassWord, mix(bit, x.lower(j-1)))
				x.add(fClassShape, mix(bit, x.shape(j+1)))
			}
		}
		for c := w.goesOn; c != 0; c &= c - 1 {
			x.add(fClass, mix3(at, uint32(c&^(c-1)), 2))
		}
		x.add(fLevel, mix3(at, uint32(w.level), w.shape))
	}
	if x.words[j].capital {
		x.ahead(j)
	}
}

// ahead adds features for the classes of the words that follow in a run of
// capitals.
func (x *describer) ahead(j int) {
	last := j
	for k := j + 1; k < len(x.words) && k < j+7; k++ {
		w := &x.words[k]
		if !w.capital && w.class&particle == 0 && !isJoiner(x.d.lines[x.line][k].text) {
			break
		}
		if w.capital {
			last = k
		}
		for c := w.class & (orgWord | placeWord | thingWord); c != 0; c &= c - 1 {
			x.add(fRunHas, uint32(c&^(c-1)))
		}
	}
	if last > j {
		x.add(fRunEnd, x.words[last].lower)
		x.add(fRunEnd, uint32(x.words[last].class&(orgWord|placeWord|thingWord|given|surname)))
	}
}

func isJoiner(w string) bool {
	switch w {
	case "of", "and", "for", "the", "&", "on", "in":
		return true
	}
	return false
}

func (x *describer) rules(j int) {
	g := x.d.guesses[x.line]
	x.add(fGuess, uint32(g[j]))
	x.add(fGuessShape, mix(uint32(g[j]), x.words[j].shape))
	if j > 0 {
		x.add(fGuessBefore, mix(uint32(g[j-1]), uint32(g[j])))
	}
	if j+1 < len(g) {
		x.add(fGuessNext, mix(uint32(g[j]), uint32(g[j+1])))
	}
}

// remembered adds features for names found elsewhere in the text by the first
// stage.
func (x *describer) remembered(j int) {
	m := &x.d.memory
	x.add(fMemory, uint32(m.word[x.words[j].exact]))
	if l := m.last[x.words[j].exact]; l != outside {
		x.add(fMemoryLast, uint32(l))
	}
	if j > 0 {
		if l := m.word[x.words[j-1].exact]; l != outside {
			x.add(fMemoryAround, mix(1, uint32(l)))
		}
	}
	if j+1 < len(x.words) {
		if l := m.word[x.words[j+1].exact]; l != outside {
			x.add(fMemoryAround, mix(2, uint32(l)))
		}
	}
}

// knownPhrases returns for each token of a line a feature of the longest name
// of several words that the first stage found and that occurs there; 0 for
// none.
func (d *document) knownPhrases(i int) []uint32 {
	out := make([]uint32, len(d.words[i]))
	if len(d.memory.phrase) == 0 {
		return out
	}
	for j := range d.words[i] {
		if !d.words[i][j].capital {
			continue
		}
		for n := min(6, len(d.words[i])-j); n > 1; n-- {
			l := d.memory.phrase[d.phraseHash(run{i, j, j + n})]
			if l == outside {
				continue
			}
			for k := j; k < j+n; k++ {
				if out[k] == 0 {
					out[k] = feature(fPhrase, mix(uint32(min(k-j, 1)), uint32(l)))
				}
			}
			break
		}
	}
	return out
}
