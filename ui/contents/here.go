package contents

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/here"
)

// OnPage returns the subjects mentioned on a page except topics, kind by kind,
// most mentioned first, ties in page order.
func (c Contents) OnPage(p *page.Page) []here.Item {
	count := map[briefing.SubjectID]int{}
	var order []briefing.SubjectID
	add := func(id briefing.SubjectID) {
		if id == "" {
			return
		}
		if count[id] == 0 {
			order = append(order, id)
		}
		count[id]++
	}
	for _, mark := range p.Marks {
		add(mark.Mention.Subject)
	}
	if p.ID.Kind != page.Article {
		for _, l := range p.Links {
			if l.To.Page.Kind == page.Dossier {
				add(briefing.SubjectID(l.To.Page.Key))
			}
		}
	}
	var out []here.Item
	for _, id := range order {
		s := c.lib.Digest().Subject(id)
		if s == nil || s.Kind() == briefing.KindTopic {
			continue
		}
		out = append(out, here.Item{
			Label: s.Label(), Subject: id, Kind: s.Kind(),
			Count: count[id], Total: c.Tallies[id].Mentions,
		})
	}
	rank := func(i here.Item) int { return slices.Index(kinds, i.Kind) }
	slices.SortStableFunc(out, func(a, b here.Item) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Count, a.Count))
	})
	return out
}
