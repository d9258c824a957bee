package match

import (
	"briefing/briefing"
)

// Gather returns the articles of the topics that gather articles.
func Gather(d *briefing.Digest, entries []briefing.Entry) map[briefing.SubjectID][]briefing.ArticleTally {
	gathered := map[briefing.SubjectID][]briefing.ArticleTally{}
	var selection *briefing.Selection
	for _, t := range d.Topics {
		if !t.Gathers() {
			continue
		}
		if selection == nil {
			selection = briefing.NewSelection(entries)
		}
		var articles []briefing.ArticleTally
		for _, place := range selection.Of(t.Where) {
			articles = append(articles, briefing.ArticleTally{Place: place})
		}
		gathered[t.ID] = articles
	}
	return gathered
}
