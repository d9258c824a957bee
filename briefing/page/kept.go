package page

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// KeptMark stands before what the reader kept.
const KeptMark = "▎"

// keptOf says how much is kept of an article, "" for nothing.
func (s *scribe) keptOf(ids ...briefing.ArticleID) string {
	n := 0
	for _, id := range ids {
		n += len(s.keptIn(id))
	}
	if n == 0 || s.page.ID.Kind == Notes {
		return ""
	}
	return KeptMark + briefing.Thousands(n) + " kept"
}

// keptIn returns the kept passages of an article.
func (s *scribe) keptIn(id briefing.ArticleID) []briefing.Span { return s.allKept()[id] }

// allKept returns the kept passages by article.
func (s *scribe) allKept() map[briefing.ArticleID][]briefing.Span {
	if s.kept == nil {
		s.kept = map[briefing.ArticleID][]briefing.Span{}
		if s.reader != nil {
			for _, p := range s.reader.Notes {
				if p.State != notes.Lost {
					s.kept[p.Article] = append(s.kept[p.Article], p.Span)
				}
			}
		}
	}
	return s.kept
}

// isKept reports whether something of a sentence is kept.
func (s *scribe) isKept(id briefing.ArticleID, sentence briefing.Span) bool {
	return slices.ContainsFunc(s.keptIn(id), sentence.Overlaps)
}
