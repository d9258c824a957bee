package page

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/memo"
)

// writeMemo writes the kept passages in an order. Its quotes lead to their
// places.
func writeMemo(s *scribe, key string) error { return s.memo(key) }

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
