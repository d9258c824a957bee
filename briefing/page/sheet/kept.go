package sheet

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// KeptMark stands before what the reader kept.
const KeptMark = "▎"

// KeptOf says how much is kept of an article, "" for nothing.
func (s *Sheet) KeptOf(ids ...briefing.ArticleID) string {
	n := 0
	for _, id := range ids {
		n += len(s.keptIn(id))
	}
	if n == 0 || s.Page.ID.Kind == Notes {
		return ""
	}
	return KeptMark + briefing.Thousands(n) + " kept"
}

// keptIn returns the kept passages of an article.
func (s *Sheet) keptIn(id briefing.ArticleID) []briefing.Span { return s.AllKept()[id] }

// AllKept returns the kept passages by article.
func (s *Sheet) AllKept() map[briefing.ArticleID][]briefing.Span {
	if s.kept == nil {
		s.kept = map[briefing.ArticleID][]briefing.Span{}
		if s.Reader != nil {
			for _, p := range s.Reader.Notes {
				if p.State != notes.Lost {
					s.kept[p.Article] = append(s.kept[p.Article], p.Span)
				}
			}
		}
	}
	return s.kept
}

// IsKept reports whether something of a sentence is kept.
func (s *Sheet) IsKept(id briefing.ArticleID, sentence briefing.Span) bool {
	return slices.ContainsFunc(s.keptIn(id), sentence.Overlaps)
}
