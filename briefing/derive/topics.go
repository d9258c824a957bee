package derive

import (
	"maps"
	"slices"

	"briefing/briefing"
)

// How many topics there are at most of each kind, and how many months before
// years take their place.
const (
	mostTags    = 60
	mostFolders = 60
	mostSources = 60
	mostMonths  = 36
)

// The headings that lists show the topics under.
const (
	tagGroup    = "Tags"
	folderGroup = "Folders"
	sourceGroup = "Sources"
	dateGroup   = "Published"
)

func topics(s *Stated) []*briefing.Topic {
	var out []*briefing.Topic
	for _, w := range s.topicTags() {
		out = append(out, &briefing.Topic{
			ID: w.id("tag-"), Name: w.name(), Group: tagGroup,
			Where: briefing.QueryFor(briefing.Filter{Key: briefing.FilterTag, Value: w.name()}),
		})
	}
	out = append(out, s.folderTopics()...)
	for _, w := range mostUsed(s.sources, 1, mostSources) {
		out = append(out, &briefing.Topic{
			ID: w.id("source-"), Name: w.name(), Group: sourceGroup,
			Where: briefing.QueryFor(briefing.Filter{Key: briefing.FilterSource, Value: w.name(), Exact: true}),
		})
	}
	return append(out, s.periods()...)
}

// few is how many articles are too few to say of a tag that it is on nearly all.
const few = 5

// topicTags returns the tags that tell articles apart: not one that nearly all have,
// as the one that a clipper puts on whatever it saves.
func (s *Stated) topicTags() []*word {
	tags := slices.DeleteFunc(mostUsed(s.tags, 2, len(s.tags)), func(w *word) bool {
		return w.folded == "clippings" || s.articles >= few && s.isOnNearlyAll(w)
	})
	return tags[:min(mostTags, len(tags))]
}

// periods returns a topic for each month, or year, that articles are dated in,
// newest first, and one for those of unknown date. An article of which only the
// year is known is in a topic of that year.
func (s *Stated) periods() []*briefing.Topic {
	unit := "2006-01"
	periods := s.in(unit)
	if len(periods) > mostMonths {
		periods = s.in("2006")
	}
	dates := slices.Collect(maps.Keys(periods))
	slices.SortFunc(dates, func(a, b briefing.Date) int { return b.Latest().Compare(a.Latest()) })
	var out []*briefing.Topic
	for _, d := range dates {
		out = append(out, period(d.String(), d.Human(), briefing.Filter{Key: briefing.FilterPublished, Date: d}))
	}
	if unknown := s.dates[briefing.Date{}]; unknown > 0 && len(out) > 0 {
		out = append(out, period("unknown", "Date unknown", briefing.Filter{Key: briefing.FilterPublished, Value: "unknown"}))
	}
	return out
}

func period(id, name string, f briefing.Filter) *briefing.Topic {
	return &briefing.Topic{
		ID: briefing.SubjectID("published-" + id), Name: name, Group: dateGroup, Where: briefing.QueryFor(f),
	}
}

// in returns the periods that dates lie in: of a unit, as time.Time.Format takes
// it, or else of a year.
func (s *Stated) in(unit string) map[briefing.Date]bool {
	periods := map[briefing.Date]bool{}
	for d := range s.dates {
		for _, u := range []string{unit, "2006"} {
			first, last := d.Earliest().Format(u), d.Latest().Format(u)
			if !d.Known() || first != last {
				continue
			}
			if p, err := briefing.ParseDate(first); err == nil {
				periods[p] = true
				break
			}
		}
	}
	return periods
}
