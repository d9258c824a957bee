package own

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/memo"
	"briefing/briefing/page/sheet"
)

// WriteMemo writes the kept passages in an order. Its quotes lead to their
// places.
func WriteMemo(on *sheet.Sheet, key string) error {
	s := &scribe{on}
	by := memo.By(cmp.Or(key, string(memo.Article)))
	if !slices.Contains(memo.Orders, by) {
		return briefing.ErrNotFound
	}
	s.Title("Memo")
	if s.Reader == nil || len(s.Reader.Notes) == 0 {
		s.nothingKept()
		return nil
	}
	s.Para(func() {
		s.Dots(memo.Tally(s.Reader.Notes))
		for _, other := range memo.Orders {
			if other != by {
				s.Then()
				s.LinkText("by "+string(other), sheet.Target{Page: sheet.ID{Kind: sheet.Memo, Key: string(other)}})
			}
		}
		s.Dots("briefing memo --by " + string(by) + " -o FILE writes it")
	})
	text, quotes, err := memo.Write(s.Ctx, s.Lib, s.Reader.Notes, by)
	if err != nil {
		return err
	}
	s.Gap("")
	inside := strings.TrimLeft(strings.TrimPrefix(text, memo.Begin), "\n")
	shift := s.Len() - (len(text) - len(inside))
	s.Raw(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(inside, "\n"), memo.End), "\n"))
	for _, q := range quotes {
		s.Linked(q.Span.Shift(shift), sheet.Target{Page: sheet.OfArticle(q.Ref.Article), At: q.Ref.Span})
	}
	return nil
}
