package page

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/memo"
	"briefing/briefing/notes"
)

// memo writes the kept passages in an order. Its quotes lead to their
// places.
func (s *scribe) memo(key string) error {
	by := memo.By(cmp.Or(key, string(memo.Article)))
	if !slices.Contains(memo.Orders, by) {
		return briefing.ErrNotFound
	}
	s.title("Memo")
	if s.reader == nil || len(s.reader.Notes) == 0 {
		s.nothingKept()
		return nil
	}
	s.para(func() {
		s.dots(memo.Tally(s.reader.Notes))
		for _, other := range memo.Orders {
			if other != by {
				s.then()
				s.linkText("by "+string(other), Target{Page: ID{Kind: Memo, Key: string(other)}})
			}
		}
		s.dots("briefing memo --by " + string(by) + " -o FILE writes it")
	})
	text, quotes, err := memo.Write(s.ctx, s.lib, s.reader.Notes, by)
	if err != nil {
		return err
	}
	s.gap("")
	inside := strings.TrimLeft(strings.TrimPrefix(text, memo.Begin), "\n")
	shift := s.len() - (len(text) - len(inside))
	s.raw(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(inside, "\n"), memo.End), "\n"))
	for _, q := range quotes {
		s.linked(q.Span.Shift(shift), Target{Page: OfArticle(q.Ref.Article), At: q.Ref.Span})
	}
	return nil
}

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
