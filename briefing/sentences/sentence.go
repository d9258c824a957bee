package sentences

import (
	"hash/fnv"
	"slices"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/language"
	"briefing/briefing/internal/sentence"
)

const (
	// least is how many words a sentence has that is looked for in other articles:
	// shorter ones ("The talks continue.", "Read more") are equal by chance, or litter.
	least = 8
	// most is how many words a sentence has at most that is compared word by word.
	most = 120
)

// Sentence is a sentence of an article, made ready to be compared.
type Sentence struct {
	Span briefing.Span // bytes of the article's text
	// Quotation reports whether it is somebody's own words: more than half of its letters
	// stand in quotation marks.
	Quotation bool

	hash      uint64
	table     table // of its language; nil if there is none
	words     []word
	unsure    []string // its words that may not be left out, sorted
	plain     int      // how many words are not light
	questions int      // question marks in it
}

// Words returns how many words a sentence has.
func (s *Sentence) Words() int { return len(s.words) }

// Text is an article as sentences that can be compared.
type Text struct {
	Shown     briefing.Shown
	Sentences []Sentence
}

// Read makes an article ready.
func Read(text string) *Text {
	t := &Text{Shown: briefing.Show(text)}
	table := tableOf(language.Of(t.Shown.Words))
	q := quoting{}
	for start, end := range sentence.Split(t.Shown.Words) {
		s := newSentence(t.Shown, briefing.Span{Start: start, End: end}, table)
		s.Quotation = q.isQuotation(t.Shown.Words[start:end])
		t.Sentences = append(t.Sentences, s)
	}
	return t
}

func newSentence(text briefing.Shown, span briefing.Span, t table) Sentence {
	s := Sentence{Span: span, table: t, words: wordsIn(text, span, t), questions: questionsIn(span.In(text.Words))}
	h := fnv.New64a()
	for i := range s.words {
		w := &s.words[i]
		_, _ = h.Write([]byte(w.text)) // never fails
		_, _ = h.Write([]byte{w.mark()})
		if w.class&unsure != 0 {
			s.unsure = append(s.unsure, w.text)
		}
		if w.class&light == 0 {
			s.plain++
		}
	}
	for range s.questions {
		_, _ = h.Write([]byte{'?'})
	}
	slices.Sort(s.unsure)
	s.hash = h.Sum64()
	return s
}

func questionsIn(text string) (n int) {
	for _, r := range text {
		if r == '?' || r == '？' || r == '؟' {
			n++
		}
	}
	return n
}

// mark tells apart words that are written alike and used differently.
func (w *word) mark() (m byte) {
	if w.quoted {
		m |= 1
	}
	if w.owns {
		m |= 2
	}
	return m
}

// quoting follows quotations from sentence to sentence.
type quoting struct {
	open  bool
	since int // sentences
}

// longest is how many sentences a quotation goes on for after the one in which its mark
// stands, if no other mark ends it: who left that out has not quoted a whole article.
const longest = 2

// isQuotation reports whether most letters of the next sentence stand in quotation marks.
func (q *quoting) isQuotation(text string) bool {
	in, all := 0, 0
	for _, r := range text {
		switch {
		case r == '“' || r == '«' || r == '„' || r == '"' && !q.open:
			q.open, q.since = true, 0
		case r == '”' || r == '»' || r == '"':
			q.open = false
		case unicode.IsLetter(r):
			all++
			if q.open {
				in++
			}
		}
	}
	if q.open = q.open && q.since < longest; q.open {
		q.since++
	}
	return in*2 > all
}
