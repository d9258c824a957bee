package link

import (
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// hit is a place where a spelling stands.
type hit struct {
	id      int32 // which figure, surname or term, by the list that holds the hit
	judge   judgement
	full    bool // it names a figure so that what can stand for the name may follow
	dropped bool
	span    briefing.Span
}

// plainWord marks the bytes that are a word by themselves.
var plainWord = func() (w [256]bool) {
	for b := range utf8.RuneSelf {
		w[b] = fold.InWord(rune(b))
	}
	return w
}()

// scan fills s with the names, surnames and terms that stand in its text.
func (l *Linker) scan(s *scratch) {
	text := s.text
	trie := &s.words.trie
	for i := 0; i < len(text); {
		if i+8 <= len(text) { // most words are short and have nothing but ASCII around them
			v := load(text, i)
			n := asciiWord(v)
			if n < 8 && text[i+n] < utf8.RuneSelf && text[i+n] != fold.Hidden {
				if n > 0 {
					if h := hashShort(v, n); trie.begins(h) {
						l.walk(s, briefing.Span{Start: i, End: i + n}, h)
					}
				}
				i += n + 1
				continue
			}
		}
		end, h := s.anyWord(i)
		if end == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if trie.begins(h) {
			l.walk(s, briefing.Span{Start: i, End: end}, h)
		}
		i = end
	}
}

// anyWord returns where the word that begins at byte i ends, which is i if none
// does, and its hash.
func (s *scratch) anyWord(i int) (end int, h uint64) {
	end = i
	for n := 8; n == 8 && end+8 <= len(s.text); end += n {
		n = asciiWord(load(s.text, end))
	}
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
		from = e.node
		s.path = append(s.path, at)
		n := s.words.trie.nodes[from]
		for end := n.end; end > 0; end = spellings[end-1].next {
			l.try(s, &spellings[end-1])
		}
		if !n.inner {
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
	at, ok := sp.in(s.text, s.path, &s.buf)
	if !ok || s.shown.HasCode(at.Start, at.End) {
		return
	}
	switch sp.kind {
	case ruleTerm:
		s.terms = append(s.terms, hit{id: sp.id, span: at})
		l.useTerm(s, sp.id)
	case figureName:
		if sp.isCut(s.text, at) {
			return
		}
		s.usage.set(sp.entry)
		s.usage.set(l.figures[sp.id].entry)
		if at.Start >= s.namesEnd && at.End > s.name.span.End {
			s.name = hit{id: sp.id, judge: sp.judge, full: sp.full, span: at}
		}
	case personSurname:
		if sp.entry >= 0 {
			s.usage.set(sp.entry)
		}
		if at.End > s.surname.span.End {
			s.surname = hit{id: sp.id, span: at}
		}
	}
}

// keepName keeps the longest name that begins at a word, or else the surname.
func (s *scratch) keepName() {
	if s.name.span.End > 0 {
		s.names = append(s.names, s.name)
		s.namesEnd = s.name.span.End
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
