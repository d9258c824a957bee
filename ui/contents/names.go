package contents

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/jump"
	"briefing/ui/nav"
)

// Subjects returns all subjects as jump items, kind by kind.
func (c Contents) Subjects() (items []jump.Item) {
	for _, kind := range kinds {
		for _, s := range c.lib.Digest().SubjectsOf(kind) {
			id := s.SubjectID()
			items = append(items, jump.Item{
				Label: s.Label(), Also: jump.Also{ID: string(id)}, Kind: string(kind), Count: c.Tallies[id].Stops(),
				Intent: nav.Open{Target: page.Target{Page: page.OfSubject(id), Follow: id}},
			})
		}
	}
	return items
}

// names returns articles as jump items.
func names(entries []briefing.Entry) jump.Items {
	also := func(e briefing.Entry) jump.Also { return jump.Also{ID: string(e.ID), File: e.File.String()} }
	named := func(i int) (string, jump.Also) { return Name(entries[i]), also(entries[i]) }
	return jump.Make(len(entries), "article", named, func(i int) jump.Item {
		e := entries[i]
		return jump.Item{
			Label: Name(e), Also: also(e), Detail: About(e), Kind: "article",
			Intent: nav.Open{Target: page.Target{Page: page.OfArticle(e.ID)}},
		}
	})
}
