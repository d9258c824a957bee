package page

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// Limits of the lists on the overview.
const (
	mostContests = 2
	mostLatest   = 5
	mostEvents   = 12
	mostNumbers  = 8
)

// overview answers the questions of somebody who opens the library: its
// subject, news, points of dispute, the latest articles. Links into the library
// follow.
func (s *scribe) overview() error {
	title := s.digest.Title
	if title == "" {
		title = "Overview"
	}
	s.title(title)
	lead := leadOf(s.digest.Summary)
	if lead != "" {
		s.para(func() { s.text(lead) })
	}
	if s.lib.Extent().Articles == 0 {
		s.nothing()
		return nil
	}
	var err error
	s.para(func() {
		s.dots(s.extent()...)
		if s.digest.Derived {
			if !s.digest.Derives {
				s.dots("no digest")
			}
			if s.digest.HasFound() {
				s.dots(FoundMark + Found)
			}
		}
		err = s.news()
	})
	if err != nil {
		return err
	}
	if s.reader != nil {
		s.page.Rest = len(s.out)
	}
	s.differ(mostContests)
	if err := s.latest(); err != nil {
		return err
	}
	s.mostMentioned()
	if s.digest.Derived {
		s.topicLists(func([]briefing.Subject) int { return mostFigures })
	} else {
		s.section("Topics", s.subjectsOf(briefing.KindTopic, every), s.tally)
	}
	s.mostReported()
	s.someNumbers()
	s.library(lead)
	s.ways()
	return nil
}

// leadOf returns the first sentence of a summary, or several short ones.
func leadOf(summary string) string {
	const short = 200
	lead := ""
	for rest := strings.TrimSpace(summary); rest != "" && len(lead) < short; {
		first := briefing.SentenceAt(rest, briefing.Span{End: 1}).In(rest)
		if lead != "" && len(lead)+len(first) > short {
			break
		}
		lead += " " + first
		rest = strings.TrimSpace(strings.TrimPrefix(rest, first))
	}
	return strings.TrimSpace(lead)
}

// nothing explains how to add articles to an empty library.
func (s *scribe) nothing() {
	s.para(func() { s.text("There is no article here yet.") })
	s.para(func() {
		s.text("Put articles into the folder, at any depth: Markdown, plain text, web pages, feeds (RSS, Atom, JSON Feed), " +
			"e-books (EPUB), PDF, mail (EML, mbox) or JSON Lines, packed with gzip or not. They show here as they come.")
	})
	s.para(func() {
		s.text("“briefing add FOLDER ADDRESS” saves a web page, a document or the entries of a feed into it. A file digest.yaml " +
			"says what is worth following in the articles.")
	})
	if lib, ok := s.lib.(flawed); ok && len(lib.Flaws()) > 0 {
		s.para(func() {
			s.text("What is there cannot be read: ")
			s.linkText("the documents, and why", Target{Page: ID{Kind: Documents}})
		})
	}
}

// library writes the full summary, if the lead omits part of it, the size of
// the library and the origin of its topics.
func (s *scribe) library(lead string) {
	s.heading(2, func() { s.text("About this library") })
	if summary := strings.TrimSpace(s.digest.Summary); summary != lead {
		s.para(func() { s.text(summary) })
	}
	x := s.lib.Extent()
	s.para(func() { s.dots(append([]string{briefing.Count(x.Articles, "article")}, x.Length()...)...) })
	s.copied()
	if s.digest.Derived {
		s.para(func() {
			begins, ends := "No digest was given:", " A file digest.yaml in the folder takes their place."
			if s.digest.Derives {
				begins, ends = "Beside what digest.yaml lists,", " Without its line “derive: true” it takes their place."
			}
			s.text(begins + " the topics are made from what the articles state of themselves, their tags, folders, " +
				"sources and dates; the figures are what notes are about, and those tags that the texts write as names.")
			if s.digest.HasFound() {
				s.text(" What the program has found in the texts by itself is marked " + strings.TrimSpace(FoundMark) + ".")
			}
			s.text(ends)
		})
	}
}

// copied counts the documents that hold nothing but copies.
func (s *scribe) copied() {
	x := s.lib.Extent()
	if x.Copies == 0 {
		return
	}
	were := " were copies of others."
	if x.Copies == 1 {
		were = " was a copy of another."
	}
	s.para(func() { s.text(briefing.Thousands(x.Copies) + " of " + briefing.Count(x.Files, "file") + were) })
}

// latest lists the articles published last. If no date is known, there are
// none; if there are few articles, all are listed.
func (s *scribe) latest() error {
	const window = 30 // intervals overlap: the last in order need not end last
	x := s.lib.Extent()
	heading, from, to := "Latest articles", max(0, x.Dated-window), x.Dated
	if x.Dated == 0 {
		heading, to = "Articles", mostLatest
	}
	if x.Articles <= mostLatest {
		from, to = 0, x.Articles
	}
	latest, err := s.lib.EntriesAt(s.ctx, rangeOf(from, min(to, x.Articles))...)
	if x.Dated > 0 {
		slices.Reverse(latest)
		slices.SortStableFunc(latest, func(a, b briefing.Entry) int { return b.Published.Latest().Compare(a.Published.Latest()) })
	}
	s.heading(2, func() { s.text(heading) })
	for _, e := range latest[:min(mostLatest, len(latest))] {
		s.item(func() {
			if s.isNew(e.ID) {
				s.strong("new")
				s.then()
			}
			s.briefLink(e)
		})
	}
	if x.Articles > mostLatest {
		s.item(func() {
			s.linkText("all "+briefing.Count(x.Articles, "article"), Target{Page: ID{Kind: List, Key: string(Article)}})
		})
	}
	return err
}

func every(briefing.Subject) bool { return true }

// extent returns the number of articles, their first and last date, and the
// number without a date.
func (s *scribe) extent() []string {
	x := s.lib.Extent()
	out := []string{briefing.Count(x.Articles, "article")}
	undated := x.Articles - x.Dated
	switch {
	case !x.First.Known():
		return append(out, "no dates are known")
	case x.First == x.Last:
		out = append(out, human(x.First))
	default:
		out = append(out, human(x.First)+" to "+human(x.Last))
	}
	if undated > 0 {
		out = append(out, briefing.Thousands(undated)+" without a date")
	}
	return out
}

// mostMentioned lists the figures with most mentions.
func (s *scribe) mostMentioned() {
	weight := map[briefing.SubjectID]int{}
	for id, t := range s.tallies {
		weight[id] = t.Mentions
	}
	figures := s.ranked(briefing.KindFigure, weight)
	s.some("Figures", figures, mostFigures, len(s.digest.Figures), s.tally)
}

// mostReported lists the events that most articles report, by date.
func (s *scribe) mostReported() {
	events := s.subjectsOf(briefing.KindEvent, every)
	all := len(events)
	s.sortBySpread(events)
	events = events[:min(mostEvents, all)]
	slices.SortStableFunc(events, byDate)
	s.some("Events", events, mostEvents, all, s.spread)
}

// someNumbers lists the numbers with most mentions.
func (s *scribe) someNumbers() {
	numbers := s.subjectsOf(briefing.KindNumber, every)
	s.sortByMentions(numbers)
	s.some("Numbers", numbers, mostNumbers, len(numbers), s.tally)
}

// some lists the first subjects of a kind under a heading, and links to all.
func (s *scribe) some(heading string, subjects []briefing.Subject, most, all int, note func(briefing.SubjectID) string) {
	first := subjects[:min(most, len(subjects))]
	s.section(heading, first, note)
	if len(first) > 0 && len(first) < all {
		s.allOf(first[0].Kind(), all, 0)
	}
}

// spread returns the number of articles that mention a subject, in words.
func (s *scribe) spread(id briefing.SubjectID) string {
	n := s.tallies[id].Articles
	if n == 0 {
		return "in no article"
	}
	return "in " + briefing.Count(n, "article")
}

// ways links to the pages about the library as a whole.
func (s *scribe) ways() {
	s.para(func() {
		s.text("See also: ")
		s.linkText("Timeline", Target{Page: ID{Kind: Timeline}})
		s.then()
		s.linkText("Coverage", Target{Page: ID{Kind: Coverage}})
		s.then()
		s.proposedLink()
	})
}
