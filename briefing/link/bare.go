package link

import (
	"slices"

	"briefing/briefing"
)

// Bare is a place where the surname of persons stands and mentions none of them: no
// full name is in the article, the surname is part of another name or can be a word, or
// several may be meant.
type Bare struct {
	Persons  []briefing.SubjectID // in the order of the digest
	Ref      briefing.Ref
	Sentence briefing.Span
}

// Explain is Link, and returns besides, in text order, the surnames that it did not
// link.
func (l *Linker) Explain(a *briefing.Article) (Links, []Bare) {
	s := l.scratch.Get().(*scratch)
	defer l.scratch.Put(s)
	links := l.link(s, a)
	return links, l.bare(s)
}

// bare returns the surnames that are part of no name.
func (l *Linker) bare(s *scratch) []Bare {
	var out []Bare
	names := s.names
	in := newSentences(s.text)
	for _, h := range s.surnames {
		for len(names) > 0 && names[0].span.End <= h.span.Start {
			names = names[1:]
		}
		sn := &l.surnames[h.id]
		if sn.shared || len(names) > 0 && names[0].span.Overlaps(h.span) || !in.seek(h.span.Start) {
			continue
		}
		b := Bare{Ref: briefing.Ref{Article: s.article, Span: h.span}, Sentence: in.at.Union(h.span)}
		persons := slices.Sorted(slices.Values(sn.persons))
		for _, p := range persons {
			b.Persons = append(b.Persons, l.figures[p].id)
		}
		out = append(out, b)
	}
	return out
}
