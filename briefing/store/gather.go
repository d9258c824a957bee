package store

import "briefing/briefing"

// gather adds the tallies of the topics that gather articles.
func (c *catalog) gather(tallies map[briefing.SubjectID]briefing.Tally) {
	var selection *briefing.Selection
	for _, t := range c.digest.Topics {
		if !t.Gathers() {
			continue
		}
		if selection == nil {
			selection = briefing.NewSelection(c.entries)
		}
		var tally briefing.Tally
		for _, place := range selection.Of(t.Where) {
			tally.Articles = append(tally.Articles, briefing.ArticleTally{Article: c.entries[place].ID})
		}
		tallies[t.ID] = tally
	}
}
