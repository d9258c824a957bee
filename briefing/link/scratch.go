package link

import (
	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// scratch is the memory that linking one article takes. It is used again for the
// next.
type scratch struct {
	linker  *Linker
	article briefing.ArticleID
	text    string // as its page shows it
	lang    *language.Language
	words   *vocabulary
	buf     []byte
	mask    []byte // that text may stand in
	shown   briefing.Shown
	usage   Usage

	// What scan found, each in text order.
	names    []hit   // figures; they do not overlap
	doubts   []int32 // the names that a neighbour may say are none, by number
	surnames []hit   // not yet known to be mentions
	terms    []hit
	named    []bool // by figure: whether a name of several words stands in the text
	termSeen []bool // by term
	namesEnd int    // where the last of names ends

	// What walk found at one word.
	previous briefing.Span // the word before that, if scan knows it; else empty
	path     []briefing.Span
	name     hit
	surname  hit

	// Where names change, see inflection.
	bases             []int32 // of which listed word each of path is a form
	nameIs, surnameIs standing
	torn              []tornSurname

	// What the words beside names are read with.
	in       briefing.Span // the sentence
	line     lineCase
	classes  [256]classified
	readings []reading
	persons  []int32     // of one surname
	unsure   []Ambiguity // of names of places that are surnames too
	sentence sentenceScratch
	mentions []briefing.Mention
}

func newScratch(l *Linker) *scratch {
	return &scratch{
		named:    make([]bool, len(l.figures)),
		termSeen: make([]bool, len(l.terms)),
		sentence: newSentenceScratch(l),
	}
}

func (s *scratch) begin(l *Linker, a *briefing.Article) {
	s.article = a.ID
	s.shown = briefing.ShowIn(&s.mask, a.Text)
	s.text = s.shown.Words
	s.linker = l
	s.lang = language.Named(a.Language, s.text)
	s.words = l.vocabularyOf(s.lang)
	s.usage = newUsage(len(l.entries))
	s.names = s.names[:0]
	s.doubts = s.doubts[:0]
	s.surnames = s.surnames[:0]
	s.terms = s.terms[:0]
	s.unsure = nil
	s.namesEnd = 0
	s.sentence.read = briefing.Span{}
	s.bases, s.torn = s.bases[:0], s.torn[:0]
	clear(s.named)
	clear(s.termSeen)
	clear(s.classes[:])
}

func (s *scratch) takeMentions() []briefing.Mention {
	m := s.mentions
	s.mentions = nil
	return m
}

func (s *scratch) takeUsage() Usage {
	u := s.usage
	s.usage = Usage{}
	return u
}
