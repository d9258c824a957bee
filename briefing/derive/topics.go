package derive

import (
	"maps"
	"slices"

	"briefing/briefing"
)

// Limits on the topics of each kind. With more months than mostMonths, topics
// are years.
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
	for _, w := range s.topicSources() {
		out = append(out, &briefing.Topic{
			ID: w.id("source-"), Name: w.name(), Group: sourceGroup,
			Where: briefing.QueryFor(briefing.Filter{Key: briefing.FilterSource, Value: w.name(), Exact: true}),
		})
	}
	return append(out, s.periods()...)
}

// few is the number of articles below which "nearly all" says nothing about a
// topic.
const few = 5

// topicSources returns the sources that distinguish articles.
func (s *Stated) topicSources() []*word {
	sources := slices.DeleteFunc(mostUsed(s.sources, 1, len(s.sources)), func(w *word) bool {
		return s.articles >= few && s.isNearlyAll(w.articles)
	})
	return sources[:min(mostSources, len(sources))]
}

// topicTags returns the tags that distinguish articles. It skips tags that
// nearly all have, such as the one that a clipper puts on everything it saves.
func (s *Stated) topicTags() []*word {
	tags := slices.DeleteFunc(mostUsed(s.tags, 2, len(s.tags)), func(w *word) bool {
		return isOfClipper(w.folded) || s.articles >= few && s.isNearlyAll(w.articles)
	})
	return tags[:min(mostTags, len(tags))]
}

// isOfClipper reports whether Obsidian Web Clipper names its tag and its folder so, which
// says nothing of what they hold.
func isOfClipper(folded string) bool { return folded == "clippings" }

// periods returns a topic for each month or year of publication, newest first,
// and one for articles of unknown date. An article dated only by year is in a
// topic of that year. A period of nearly all articles is none.
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
		if s.articles >= few && s.isNearlyAll(periods[d]) {
			continue
		}
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

// in returns the periods that contain dates, with their numbers of articles. unit is their
// length as a layout of time.Time.Format. Dates that span more than one unit count by year.
func (s *Stated) in(unit string) map[briefing.Date]int {
	periods := map[briefing.Date]int{}
	for d, n := range s.dates {
		for _, u := range []string{unit, "2006"} {
			first, last := d.Earliest().Format(u), d.Latest().Format(u)
			if !d.Known() || first != last {
				continue
			}
			if p, err := briefing.ParseDate(first); err == nil {
				periods[p] += n
				break
			}
		}
	}
	return periods
}
