package tagger

import (
	"strings"
)

// word holds the properties of a token by itself.
type word struct {
	exact, lower uint32 // hashes of the word, as written and in lower case
	shape        uint32 // hash of its capitals, digits and marks
	class        class
	begins       class // of the longest phrase that begins with the word
	goesOn       class // of a phrase that began earlier and includes it
	phrase       uint8 // length in words of the longest phrase that it begins, if several
	level        uint8 // how often it is written in lower case: 1 never, 5 always, 0 unknown
	capital      bool
}

// document is a text with the properties of its words.
type document struct {
	lines    []line
	words    [][]word
	headings []bool
	guesses  [][]guess

	small   map[uint32]bool // words written in lower case
	capital map[uint32]bool // words with a capital letter within a sentence
	memory  memory          // names found by the first stage
}

// newDocument looks up the words of lines. levels holds the usual case of
// words.
func newDocument(levels map[uint32]uint8, lines []line) *document {
	d := &document{
		lines: lines, words: make([][]word, len(lines)), headings: make([]bool, len(lines)),
		small: map[uint32]bool{}, capital: map[uint32]bool{},
	}
	for i, l := range lines {
		d.headings[i] = l.isHeading()
		d.words[i] = make([]word, len(l))
		for j, t := range l {
			d.words[i][j] = newWord(levels, t.text)
		}
		markPhrases(l, d.words[i])
		d.noteCase(i)
	}
	return d
}

func newWord(levels map[uint32]uint8, text string) word {
	lower := hashOf(strings.ToLower(text))
	w := word{
		exact: hashOf(text), lower: lower, shape: shapeOf(text), class: classOf(text),
		level: levels[lower], capital: isCapital(text),
	}
	if first, rest, ok := strings.Cut(text, "-"); ok && w.class == 0 {
		switch {
		case wordList()[rest]&compound != 0:
			w.class = classOf(first) & phrases
		case isCapital(rest):
			w.class = classOf(first) & given
		}
	}
	return w
}

// markPhrases looks up the longest phrases that begin with each word.
func markPhrases(l line, words []word) {
	list := wordList()
	var buf []byte
	for i := range l {
		words[i].begins |= words[i].class & phrases
		if !words[i].capital {
			continue
		}
		buf = append(buf[:0], l[i].text...)
		for n := 2; n <= longest && i+n <= len(l); n++ {
			buf = append(append(buf, ' '), l[i+n-1].text...)
			if c := list[string(buf)] & phrases; c != 0 {
				words[i].begins = c
				words[i].phrase = uint8(n)
				for k := i + 1; k < i+n; k++ {
					words[k].goesOn |= c
				}
			}
		}
	}
}

// noteCase records which words of a line are capitalised without need.
func (d *document) noteCase(i int) {
	for j, w := range d.words[i] {
		switch {
		case !w.capital:
			d.small[w.exact] = true
		case j > 0 && !d.headings[i] && d.lines[i][j-1].text != "\"":
			d.capital[w.exact] = true
		}
	}
}

// opens reports whether the word begins its sentence. Its capital then says
// nothing.
func (d *document) opens(i, j int) bool {
	if j == 0 {
		return true
	}
	switch d.lines[i][j-1].text {
	case "\"", "(", ":", "-", "'", "[", "|", ";":
		return true
	}
	return false
}

// text returns the visible text of a run, with single spaces.
func (d *document) text(r run) string {
	l := d.lines[r.line]
	var b strings.Builder
	for j := r.start; j < r.end; j++ {
		if j > r.start && l[j].start > l[j-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(l[j].text)
	}
	return b.String()
}

// memory holds the names found by the first stage, by hashes of words and
// phrases.
type memory struct {
	word   map[uint32]label // the most frequent kind of names with the word
	phrase map[uint32]label // the kind of a name of several words
	last   map[uint32]label // the kind of names of several words that end with the word
}

// votes counts kinds.
type votes [kinds]int

// best returns the begin label of the most frequent kind.
func (v votes) best() label {
	best := Kind(0)
	for k := range Kind(kinds) {
		if v[k] > v[best] {
			best = k
		}
	}
	return begin(best)
}

// learn stores the names that tags mark in the text.
func (d *document) learn(tags [][]label) {
	word, phrase, last := map[uint32]*votes{}, map[uint32]*votes{}, map[uint32]*votes{}
	count := func(m map[uint32]*votes, key uint32, k Kind) {
		if m[key] == nil {
			m[key] = &votes{}
		}
		m[key][k]++
	}
	for i := range tags {
		for _, n := range names(i, tags[i]) {
			for j := n.start; j < n.end; j++ {
				count(word, d.words[i][j].exact, n.kind)
			}
			if n.end-n.start > 1 {
				count(phrase, d.phraseHash(n.run), n.kind)
				count(last, d.words[i][n.end-1].exact, n.kind)
			}
		}
	}
	d.memory = memory{settled(word), settled(phrase), settled(last)}
}

func settled(m map[uint32]*votes) map[uint32]label {
	out := make(map[uint32]label, len(m))
	for key, v := range m {
		out[key] = v.best()
	}
	return out
}

// phraseHash returns a hash of the words of a run.
func (d *document) phraseHash(r run) uint32 {
	h := uint32(r.end - r.start)
	for j := r.start; j < r.end; j++ {
		h = mix(h, d.words[r.line][j].exact)
	}
	return h
}
