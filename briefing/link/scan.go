package link

import (
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// hit is a place where a spelling stands.
type hit struct {
	id   int32 // which figure, surname or term, by the list that holds the hit
	span briefing.Span
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
	for i := 0; i < len(text); {
		c := text[i]
		if !plainWord[c] && c < utf8.RuneSelf {
			i++
			continue
		}
		end := i
		for end < len(text) && plainWord[text[end]] {
			end++
		}
		var h uint64
		if end < len(text) && text[end] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[end:])
			switch {
			case fold.InWord(r):
				_, end = fold.Next(text, i)
				h = hashFolded(text[i:end], &s.buf)
			case end == i:
				i += size
				continue
			default:
				h = hash(text, i, end)
			}
		} else {
			h = hash(text, i, end)
		}
		if l.trie.begins(h) {
			l.walk(s, briefing.Span{Start: i, End: end}, h)
		}
		i = end
	}
}

// walk follows the trie from the word at first, whose hash is h, and keeps every
// term that begins there and the longest name, if it is longer than no name at
// all.
func (l *Linker) walk(s *scratch, first briefing.Span, h uint64) {
	if start, _ := fold.Next(s.text, first.Start); start != first.Start {
		return // a possessive
	}
	s.path = s.path[:0]
	s.name.span.End = 0
	s.surname.span.End = 0
	node, g, at := int32(0), space, first
	for {
		e := l.trie.edge(node, g, h)
		if e.key == 0 {
			break
		}
		node = e.node
		s.path = append(s.path, at)
		for _, id := range l.trie.ends[node] {
			l.try(s, id)
		}
		if !l.trie.inner[node] {
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
	if word := at.In(s.text); !isASCII(word) {
		return at, g, hashFolded(word, &s.buf), true
	}
	return at, g, hash(s.text, at.Start, at.End), true
}

// try keeps spelling id if it stands where the path is.
func (l *Linker) try(s *scratch, id int32) {
	sp := &l.spellings[id]
	at, ok := sp.in(s.text, s.path, &s.buf)
	if !ok || s.destinations.hold(at.Start) {
		return
	}
	switch sp.kind {
	case ruleTerm:
		s.terms = append(s.terms, hit{sp.id, at})
		l.useTerm(s, sp.id)
	case figureName:
		s.usage.set(sp.entry)
		s.usage.set(l.figures[sp.id].entry)
		if at.Start >= s.namesEnd && at.End > s.name.span.End {
			s.name = hit{sp.id, at}
			s.nameIsFull = sp.full
		}
	case personSurname:
		if at.End > s.surname.span.End {
			s.surname = hit{sp.id, at}
		}
	}
}

// keepName keeps the longest name that begins at a word, or else the surname.
func (s *scratch) keepName() {
	if s.name.span.End > 0 {
		s.names = append(s.names, s.name)
		s.namesEnd = s.name.span.End
		if s.nameIsFull {
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
