package link

import (
	"math/bits"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/bytemask"
	"briefing/briefing/internal/fold"
)

// hit is a place where a spelling stands.
type hit struct {
	id        int32 // which figure, surname or term, by the list that holds the hit
	judge     judgement
	full      bool // it names a figure so that what can stand for the name may follow
	dropped   bool
	contested bool // it is a surname, too
	span      briefing.Span
}

// plainWord marks the bytes that are a word by themselves.
var plainWord = func() (w [256]bool) {
	for b := range utf8.RuneSelf {
		w[b] = fold.InWord(rune(b))
	}
	return w
}()

// scan fills s with the names, surnames and terms in its text. It reads blocks
// of 64 bytes and finds all word borders of a block at once. Most blocks, and
// the bytes around them, are ASCII, and their words are cheap to hash.
func (l *Linker) scan(s *scratch) {
	text := s.text
	trie := &s.words.trie
	last := briefing.Span{} // word, if it was easy
	i := 0
	for i+bytemask.Block+8 <= len(text) { // eight bytes from any of the block can be loaded
		words, odd := bytemask.Words(text, i, fold.Hidden)
		next := i + bytemask.Block
		for words != 0 {
			start := bits.TrailingZeros64(words)
			n := bits.TrailingZeros64(^(words >> start))
			run := uint64(1)<<n - 1
			at := briefing.Span{Start: i + start, End: i + start + n}
			if start+n == bytemask.Block { // it may go on
				next = at.Start
				break
			}
			words &^= run << start
			if strange := odd >> start & run; strange != 0 {
				n = bits.TrailingZeros64(strange)
				if !isTypographic(text[at.Start+n:]) {
					l.scanWords(s, at)
					last = briefing.Span{}
					continue
				}
				words |= run >> (n + typographic) << (n + typographic + start)
				if n == 0 {
					continue
				}
				at.End = at.Start + n
			}
			var h uint64
			if n <= 8 {
				h = hashShort(bytemask.Load(text, at.Start), n)
			} else {
				h = hash(text, at.Start, at.End)
			}
			if trie.begins(h) {
				s.previous = last
				l.walk(s, at, h)
			}
			last = at
		}
		if next == i { // it fills the block
			next = l.scanWords(s, briefing.Span{Start: i, End: i + bytemask.Block})
			last = briefing.Span{}
		}
		i = next
	}
	l.scanWords(s, briefing.Span{Start: i, End: len(text)})
}

// typographic is how many bytes a typographic mark has.
const typographic = 3

// isTypographic reports whether text begins with a dash, quote or other mark of General
// Punctuation, which are frequent and end a word, as joiners do not.
func isTypographic(text string) bool {
	return text[0] == 0xE2 && len(text) >= typographic && text[1] == 0x80 && text[2]&0xC0 == 0x80 && text[2]|1 != 0x8D
}

// scanWords is scan for the words that begin in a part of the text, one by one. It
// returns where the part or its last word ends.
func (l *Linker) scanWords(s *scratch, part briefing.Span) int {
	s.previous = briefing.Span{}
	i := part.Start
	for i < part.End {
		end, h := s.anyWord(i)
		if end == i {
			_, size := utf8.DecodeRuneInString(s.text[i:])
			i += size
			continue
		}
		if s.words.trie.begins(h) {
			l.walk(s, briefing.Span{Start: i, End: end}, h)
		}
		i = end
	}
	return i
}

// anyWord returns where the word that begins at byte i ends, which is i if none
// does, and its hash.
func (s *scratch) anyWord(i int) (end int, h uint64) {
	end = i
	for end < len(s.text) && plainWord[s.text[end]] {
		end++
	}
	if end < len(s.text) && (s.text[end] >= utf8.RuneSelf || end > i && s.text[end] == fold.Hidden) {
		if wordEnd := fold.End(s.text, i, end); wordEnd > end {
			return wordEnd, hashFolded(s.text[i:wordEnd], &s.buf)
		}
	}
	return end, hash(s.text, i, end)
}

// walk follows the trie from the word at first, whose hash is h, and keeps every
// term that begins there and the longest name, if it is longer than no name at
// all.
func (l *Linker) walk(s *scratch, first briefing.Span, h uint64) {
	if first.Len() == 1 {
		if start, _ := fold.Next(s.text, first.Start); start != first.Start {
			return // a possessive
		}
	}
	if s.words.forms != nil {
		l.walkForms(s, first, h)
		return
	}
	s.path = s.path[:0]
	s.name.span.End = 0
	s.surname.span.End = 0
	from, g, at := int32(0), space, first
	spellings := s.words.spellings
	for {
		e := s.words.trie.edge(from, g, h)
		if e.key == 0 {
			break
		}
		s.path = append(s.path, at)
		end := e.first()
		if first.Start < s.namesEnd {
			end = e.firstIn()
		}
		for ; end > 0; end = spellings[end-1].next {
			l.try(s, &spellings[end-1])
		}
		if from = e.node; from == 0 {
			break
		}
		var ok bool
		if at, g, h, ok = s.follow(at.End); !ok {
			break
		}
	}
	s.keepName()
}

// follow returns the word that follows the one that ends at byte end: its place,
// the gap before it, and its hash.
func (s *scratch) follow(end int) (at briefing.Span, g gap, h uint64, ok bool) {
	at.Start, at.End = fold.Next(s.text, end)
	if at.Empty() {
		return at, 0, 0, false
	}
	if g, ok = gapAt(s.text, end, at.Start); !ok {
		return at, 0, 0, false
	}
	_, h = s.anyWord(at.Start)
	return at, g, h, true
}

// try keeps a spelling if it stands where the path is.
func (l *Linker) try(s *scratch, sp *spelling) {
	at, ok, isForm := s.stands(sp)
	if !ok || len(s.shown.Code) > 0 && s.shown.HasCode(at.Start, at.End) {
		return
	}
	switch sp.kind {
	case ruleTerm:
		s.terms = append(s.terms, hit{id: sp.id, span: at})
		l.useTerm(s, sp.id)
	case figureName:
		if s.text[at.Start] >= utf8.RuneSelf && sp.isCut(s.text, at) || s.isNation(sp, at) {
			return
		}
		s.usage.set(sp.entry)
		if sp.listed >= 0 {
			s.usage.set(sp.listed)
		}
		if at.Start >= s.namesEnd && at.End >= s.name.span.End {
			keep(&s.name, &s.nameIs, hit{id: sp.id, judge: sp.judge, full: sp.full, contested: sp.contested, span: at}, isForm)
		}
	case longerName:
		if at.Start >= s.namesEnd && at.End >= s.name.span.End {
			keep(&s.name, &s.nameIs, hit{id: nobody, span: at}, isForm)
		}
	case personSurname:
		if sp.entry >= 0 {
			s.usage.set(sp.entry)
		}
		keep(&s.surname, &s.surnameIs, hit{id: sp.id, span: at}, isForm)
	}
}

// stands returns where a spelling stands, if it does, and whether in another form than it
// is listed in.
func (s *scratch) stands(sp *spelling) (at briefing.Span, ok, isForm bool) {
	if len(s.bases) > 0 && s.hasForm() {
		at, ok = s.inForms(sp)
		return at, ok, true
	}
	at, ok = sp.in(s.text, s.path, &s.buf)
	return at, ok, false
}

// keepName keeps the longest name that begins at a word, or else the surname.
func (s *scratch) keepName() {
	if s.name.span.End > 0 {
		s.namesEnd = s.name.span.End
		if s.name.id == nobody {
			return
		}
		if s.name.contested || s.name.judge != none && s.needsLook(&s.name) {
			s.doubts = append(s.doubts, int32(len(s.names)))
		}
		s.names = append(s.names, s.name)
		if s.name.full {
			s.named[s.name.id] = true
		}
		return
	}
	if s.surname.span.End > 0 && s.surname.span.Start >= s.namesEnd {
		s.surnames = append(s.surnames, s.surname)
	}
}

// useTerm notes the first time that a term stands in an article.
func (l *Linker) useTerm(s *scratch, id int32) {
	if s.termSeen[id] {
		return
	}
	s.termSeen[id] = true
	for _, e := range l.terms[id].entries {
		if e.article == "" || e.article == s.article {
			s.usage.set(e.entry)
		}
	}
}
