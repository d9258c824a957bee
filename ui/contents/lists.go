package contents

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/claim"
	"briefing/ui/index"
)

// Lists returns the lists of the index panel. read holds the articles that have
// been read.
func (c Contents) Lists(read map[briefing.ArticleID]bool) index.Lists {
	return index.Lists{
		Topics: c.listOf(briefing.KindTopic), Figures: c.listOf(briefing.KindFigure), Events: c.eventList(),
		Claims: c.claimList(), Articles: c.Articles(read),
		Unit: c.topicUnit(), Length: lengthUnit(c.lib.Extent()), Dated: c.lib.Extent().Dated > 0,
	}
}

// listOf returns the subjects of a kind in the order of the digest.
func (c Contents) listOf(kind briefing.Kind) (out index.Slice) {
	for _, s := range c.lib.Digest().SubjectsOf(kind) {
		item := index.Item{Label: s.Label(), Count: c.Tallies[s.SubjectID()].Stops(), Page: page.OfSubject(s.SubjectID())}
		if briefing.IsFound(s) {
			item.Label = page.FoundMark + item.Label
		}
		switch s := s.(type) {
		case *briefing.Topic:
			item.Group = s.Group
		case *briefing.Figure:
			item.Group = groups[s.Type]
		case *briefing.Event:
			item.Detail, item.Undated = s.Date.Short(), !s.Date.Known()
		case *briefing.Number:
			item.Detail = "number"
			if s.Unit != "" {
				item.Detail += " · " + s.Unit
			}
		case *briefing.Claim:
			item.Detail = claim.Balance(s, c.mayHave)
		}
		out = append(out, item)
	}
	return out
}

// eventList returns the events by date.
func (c Contents) eventList() index.Slice {
	events := c.listOf(briefing.KindEvent)
	dates := make(map[page.ID]briefing.Date, len(events))
	for _, e := range c.lib.Digest().Events {
		dates[page.OfSubject(e.ID)] = e.Date
	}
	slices.SortStableFunc(events, func(a, b index.Item) int { return dates[a.Page].Compare(dates[b.Page]) })
	return events
}

// claimList returns the claims, contested ones first, then the numbers, each under a
// heading if there are both.
func (c Contents) claimList() index.Slice {
	claims := c.listOf(briefing.KindClaim)
	contested := map[page.ID]bool{}
	for _, claim := range c.lib.Digest().Claims {
		contested[page.OfSubject(claim.ID)] = claim.Contested(c.mayHave)
	}
	slices.SortStableFunc(claims, func(a, b index.Item) int {
		switch {
		case contested[a.Page] == contested[b.Page]:
			return 0
		case contested[a.Page]:
			return -1
		}
		return 1
	})
	numbers := c.listOf(briefing.KindNumber)
	if len(claims) > 0 && len(numbers) > 0 {
		group(claims, "Claims")
		group(numbers, "Numbers")
	}
	return append(claims, numbers...)
}

// group puts items under a heading.
func group(items index.Slice, heading string) {
	for i := range items {
		items[i].Group = heading
	}
}

// topicUnit names the unit in which topics are counted.
func (c Contents) topicUnit() string {
	gathering := 0
	topics := c.lib.Digest().Topics
	for _, t := range topics {
		if t.Gathers() {
			gathering++
		}
	}
	switch gathering {
	case 0:
		return "mentions"
	case len(topics):
		return "articles"
	}
	return "stops"
}

// groups maps the types of figures to headings.
var groups = map[briefing.FigureKind]string{
	briefing.Person: "People", briefing.Organization: "Organizations", briefing.Place: "Places", briefing.Thing: "Things",
}

// kinds are the kinds of subject in the order of lists.
var kinds = []briefing.Kind{briefing.KindTopic, briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim}

// lengthUnit returns the unit of the length of articles: words, or the characters of texts
// whose words are not counted, or "length" where there are both.
func lengthUnit(x briefing.Extent) string {
	switch {
	case x.Characters == 0:
		return "words"
	case x.Words == 0:
		return "characters"
	}
	return "length"
}
