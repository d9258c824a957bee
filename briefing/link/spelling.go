package link

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// spelling is one name or term, ready to be compared with a text.
type spelling struct {
	// The fields needed for every occurrence of the words come first, and
	// together: few spellings of a large digest are in the processor's cache.
	text      string // as the digest has it
	words     []word
	id        int32 // which figure, surname or term
	entry     int32 // what to mark as used if it is a name of a figure, or -1
	listed    int32 // what to mark as used with it: the entry of the figure
	next      int32 // one past the next spelling of the same folded words, 0 if none
	kind      spellingKind
	judge     judgement
	full      bool // see hit
	contested bool // it is the surname of a person, too, and no person's name
	headline  bool // may stand in full capitals where its neighbours do, or where it begins a line
	plural    bool // of a thing that exists in numbers
	marked    bool // it has a lead or a trail, or is literal

	lead, trail string // what stands before the first word and after the last
	literal     string // if not "", what must stand letter by letter
	gaps        []gap  // between the words, one less
	bearer      language.Bearer
	longer      []language.Longer // names in a script without spaces that hold this one
}

// onlyAlone reports whether s is a surname that the digest does not list: it stands for
// nobody within a name.
func (s *spelling) onlyAlone() bool { return s.kind == personSurname && s.entry < 0 }

type spellingKind uint8

const (
	figureName spellingKind = iota
	personSurname
	ruleTerm
	longerName // nobody's, but it holds a figure's
)

// word is one word of a spelling.
type word struct {
	folded string
	cased  string // folded, with its case kept
	rule   caseRule
}

// caseRule says how a word must agree in case with the text.
type caseRule uint8

const (
	anyCase   caseRule = iota
	exactCase          // letter by letter
	upperCase          // where the spelling has upper case, so must the text
)

// parseSpelling returns text as a spelling in any case. It has no words if text
// has none, and can stand nowhere then.
func parseSpelling(text string) spelling {
	text = strings.TrimSpace(text)
	s := spelling{text: text}
	end := 0
	for w := range fold.Words(text) {
		if len(s.words) == 0 {
			s.lead = text[:w.Start]
		} else {
			g, ok := parseGap(text[end:w.Start])
			if !ok {
				return spelling{}
			}
			s.gaps = append(s.gaps, g)
		}
		end = w.End
		cased := fold.AppendCased(nil, text[w.Start:w.End])
		s.words = append(s.words, word{folded: w.Folded, cased: string(cased)})
	}
	s.trail = text[end:]
	if len(s.words) == 1 && fold.Unspaced(firstRune(s.words[0].folded)) {
		return spelling{} // one such character is part of too many words
	}
	const fewest = 4 // letters of Thai and the like, with vowels
	if len(s.words) > 0 && fold.Southeast(firstRune(s.words[0].folded)) && letters(text) < fewest {
		return spelling{}
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// nameSpelling returns how a name may stand in a text.
func nameSpelling(text string) spelling {
	s := parseSpelling(text)
	single := len(s.words) == 1
	for i := range s.words {
		if w := &s.words[i]; single || letterCase(w.cased) == capitals {
			w.rule = exactCase
		}
	}
	s.headline = single && s.isHeadline()
	return s
}

// isHeadline reports whether s, a single word, is long enough to be known in full
// capitals: short words may be acronyms, or other words.
func (s *spelling) isHeadline() bool {
	const (
		enough   = 5 // letters
		forNames = 4 // for words that are nothing else
	)
	n := letters(s.words[0].cased)
	return letterCase(s.words[0].cased) == mixed &&
		(n >= enough || n >= forNames && classOf(s.words[0].folded)&(language.Common|language.Function) == 0)
}

// key is the same for spellings that always stand in the same places.
func (s *spelling) key() string {
	var key strings.Builder
	key.WriteString(s.lead)
	for i, w := range s.words {
		if i > 0 {
			fmt.Fprintf(&key, " %x ", s.gaps[i-1])
		}
		key.WriteString(w.cased)
	}
	key.WriteString(s.trail)
	return key.String()
}

// termSpelling returns how a term, which is no figure, may stand in a text.
func termSpelling(t briefing.Term) spelling {
	s := parseSpelling(t.Text)
	if t.Literal {
		s.literal = strings.TrimSpace(t.Text)
	}
	for i := range s.words {
		s.words[i].rule = upperCase
	}
	return s
}

// in returns where s stands in text if path are the words that the trie found.
// It compares all over again, so that the trie need not be exact.
func (s *spelling) in(text string, path []briefing.Span, buf *[]byte) (briefing.Span, bool) {
	at := briefing.Span{Start: path[0].Start, End: path[len(s.words)-1].End}
	if s.marked && s.literal != "" {
		return s.literally(text, at)
	}
	if at.In(text) != s.text && !s.agrees(text, path, buf) && !s.inHeadline(text, at) {
		return at, false
	}
	return s.wholly(text, at)
}

// agrees reports whether the words of s can stand as those at path.
func (s *spelling) agrees(text string, path []briefing.Span, buf *[]byte) bool {
	for i := range s.words {
		if !s.words[i].agrees(path[i].In(text), buf) {
			return false
		}
	}
	return true
}

// literally returns where s stands letter by letter, if its words are at at.
func (s *spelling) literally(text string, at briefing.Span) (briefing.Span, bool) {
	at.Start -= len(s.lead)
	at.End = at.Start + len(s.literal)
	if at.Start < 0 || at.End > len(text) || at.In(text) != s.literal {
		return at, false
	}
	return at, !cutsWord(text, at.End) && !cutsNumber(text, at)
}

// wholly adds the punctuation of s to at, the place of its words, and reports
// whether it stands there whole.
func (s *spelling) wholly(text string, at briefing.Span) (briefing.Span, bool) {
	ok := true
	if s.marked {
		at, ok = s.withMarks(text, at)
	}
	return at, ok && !cutsNumber(text, at) && !cutsKatakana(text, at)
}

// withMarks adds the lead and the trail of s to at, and reports whether they stand
// there.
func (s *spelling) withMarks(text string, at briefing.Span) (briefing.Span, bool) {
	if s.lead != "" {
		n, ok := plainSuffix(text[:at.Start], s.lead)
		if !ok {
			return at, false
		}
		at.Start -= n
	}
	if s.trail != "" {
		n, ok := plainPrefix(text[at.End:], s.trail)
		if !ok {
			return at, false
		}
		at.End += n
		if cutsWord(text, at.End) {
			return at, false
		}
	}
	return at, true
}

// inHeadline reports whether s, a single word, may stand in full capitals at at,
// and does.
func (s *spelling) inHeadline(text string, at briefing.Span) bool {
	return s.headline && letterCase(at.In(text)) == capitals && (amongCapitals(text, at) || beginsLine(text, at.Start))
}

// agrees reports whether w can stand as found, a word of a text.
func (w *word) agrees(found string, buf *[]byte) bool {
	if found == w.cased {
		return true
	}
	if w.rule == exactCase && isASCII(found) {
		return false
	}
	*buf = fold.Append((*buf)[:0], found)
	if string(*buf) != w.folded {
		return false
	}
	if w.rule == anyCase {
		return true
	}
	*buf = fold.AppendCased((*buf)[:0], found)
	if w.rule == exactCase {
		return string(*buf) == w.cased
	}
	return upperAgrees(w.cased, *buf)
}

// upperAgrees reports whether found has upper case wherever want has. Both must
// be equal without case.
func upperAgrees(want string, found []byte) bool {
	for _, r := range want {
		f, size := utf8.DecodeRune(found)
		found = found[size:]
		if unicode.IsUpper(r) && f != r {
			return false
		}
	}
	return true
}

// plainPrefix returns how many bytes of text are prefix, in any of its
// typographic forms.
func plainPrefix(text, prefix string) (int, bool) {
	n := 0
	for _, want := range prefix {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || fold.Plain(r) != fold.Plain(want) {
			return 0, false
		}
		n += size
	}
	return n, true
}

// plainSuffix is plainPrefix for the end of text.
func plainSuffix(text, suffix string) (int, bool) {
	n := 0
	for suffix != "" {
		want, wantSize := utf8.DecodeLastRuneInString(suffix)
		suffix = suffix[:len(suffix)-wantSize]
		r, size := utf8.DecodeLastRuneInString(text[:len(text)-n])
		if size == 0 || fold.Plain(r) != fold.Plain(want) {
			return 0, false
		}
		n += size
	}
	return n, true
}
