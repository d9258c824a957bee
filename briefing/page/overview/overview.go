// Package overview writes the first page of a library, and the lists of all its subjects and
// articles.
package overview

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/problems"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Limits of the lists on the overview.
const (
	mostContests = 2
	mostLatest   = 5
	mostEvents   = 12
	mostNumbers  = 8
)

// Write answers the questions of somebody who opens the library: its
// subject, news, points of dispute, the latest articles. Links into the library
// follow.
func Write(on *sheet.Sheet) error {
	s := &scribe{on}
	title := s.Digest.Title
	if title == "" {
		title = "Overview"
	}
	s.Title(title)
	lead := leadOf(s.Digest.Summary)
	if lead != "" {
		s.Para(func() { s.Text(lead) })
	}
	if s.Lib.Extent().Articles == 0 {
		s.nothing()
		return nil
	}
	var err error
	s.Para(func() {
		s.Dots(s.extent()...)
		if s.Digest.Derived {
			if !s.Digest.Derives {
				s.Dots("no digest")
			}
			if s.Digest.HasFound() {
				s.Dots(sheet.FoundMark + sheet.Found)
			}
		}
		err = s.news()
	})
	if err != nil {
		return err
	}
	if s.Reader != nil {
		s.Page.Rest = s.Len()
	}
	claim.WriteContests(s.Sheet, mostContests)
	if err := s.latest(); err != nil {
		return err
	}
	s.mostMentioned()
	if s.Digest.Derived {
		s.topicLists(func([]briefing.Subject) int { return sheet.MostFigures })
	} else {
		s.Section("Topics", s.SubjectsOf(briefing.KindTopic, sheet.Every), s.Tally)
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
	s.Para(func() { s.Text("There is no article here yet.") })
	s.Para(func() {
		s.Text("Put articles into the folder, at any depth: Markdown, plain text, web pages, feeds (RSS, Atom, JSON Feed), " +
			"e-books (EPUB), PDF, mail (EML, mbox) or JSON Lines, packed with gzip or not. They show here as they come.")
	})
	s.Para(func() {
		s.Text("“briefing add FOLDER ADDRESS” saves a web page, a document or the entries of a feed into it. A file digest.yaml " +
			"says what is worth following in the articles.")
	})
	if lib, ok := s.Lib.(interface{ Flaws() []briefing.Flaw }); ok && len(lib.Flaws()) > 0 {
		s.Para(func() {
			s.Text("What is there cannot be read: ")
			s.LinkText("the documents, and why", sheet.Target{Page: sheet.ID{Kind: sheet.Documents}})
		})
	}
}

// library writes the full summary, if the lead omits part of it, the size of
// the library and the origin of its topics.
func (s *scribe) library(lead string) {
	s.Heading(2, func() { s.Text("About this library") })
	if summary := strings.TrimSpace(s.Digest.Summary); summary != lead {
		s.Para(func() { s.Text(summary) })
	}
	x := s.Lib.Extent()
	s.Para(func() { s.Dots(append([]string{briefing.Count(x.Articles, "article")}, x.Length()...)...) })
	s.copied()
	if s.Digest.Derived {
		s.Para(func() {
			begins, ends := "No digest was given:", " A file digest.yaml in the folder takes their place."
			if s.Digest.Derives {
				begins, ends = "Beside what digest.yaml lists,", " Without its line “derive: true” it takes their place."
			}
			s.Text(begins + " the topics are made from what the articles state of themselves, their tags, folders, " +
				"sources and dates; the figures are what notes are about, and those tags that the texts write as names.")
			if s.Digest.HasFound() {
				s.Text(" What the program has found in the texts by itself is marked " + strings.TrimSpace(sheet.FoundMark) + ".")
			}
			s.Text(ends)
		})
	}
}

// copied counts the documents that hold nothing but copies.
func (s *scribe) copied() {
	x := s.Lib.Extent()
	if x.Copies == 0 {
		return
	}
	were := " were copies of others."
	if x.Copies == 1 {
		were = " was a copy of another."
	}
	s.Para(func() { s.Text(briefing.Thousands(x.Copies) + " of " + briefing.Count(x.Files, "file") + were) })
}

// latest lists the articles published last. If no date is known, there are
// none; if there are few articles, all are listed.
func (s *scribe) latest() error {
	const window = 30 // intervals overlap: the last in order need not end last
	x := s.Lib.Extent()
	heading, from, to := "Latest articles", max(0, x.Dated-window), x.Dated
	if x.Dated == 0 {
		heading, to = "Articles", mostLatest
	}
	if x.Articles <= mostLatest {
		from, to = 0, x.Articles
	}
	latest, err := s.Lib.EntriesAt(s.Ctx, sheet.RangeOf(from, min(to, x.Articles))...)
	if x.Dated > 0 {
		slices.Reverse(latest)
		slices.SortStableFunc(latest, func(a, b briefing.Entry) int { return b.Published.Latest().Compare(a.Published.Latest()) })
	}
	s.Heading(2, func() { s.Text(heading) })
	for _, e := range latest[:min(mostLatest, len(latest))] {
		s.Item(func() {
			if s.isNew(e.ID) {
				s.Strong("new")
				s.Then()
			}
			s.BriefLink(e)
		})
	}
	if x.Articles > mostLatest {
		s.Item(func() {
			s.LinkText("all "+briefing.Count(x.Articles, "article"), sheet.Target{Page: sheet.ID{Kind: sheet.List, Key: string(sheet.Article)}})
		})
	}
	return err
}

// extent returns the number of articles, their first and last date, and the
// number without a date.
func (s *scribe) extent() []string {
	x := s.Lib.Extent()
	out := []string{briefing.Count(x.Articles, "article")}
	undated := x.Articles - x.Dated
	switch {
	case !x.First.Known():
		return append(out, "no dates are known")
	case x.First == x.Last:
		out = append(out, sheet.Human(x.First))
	default:
		out = append(out, sheet.Human(x.First)+" to "+sheet.Human(x.Last))
	}
	if undated > 0 {
		out = append(out, briefing.Thousands(undated)+" without a date")
	}
	return out
}

// mostMentioned lists the figures with most mentions.
func (s *scribe) mostMentioned() {
	weight := map[briefing.SubjectID]int{}
	for id, t := range s.Tallies {
		weight[id] = t.Mentions
	}
	figures := s.Ranked(briefing.KindFigure, weight)
	s.some("Figures", figures, sheet.MostFigures, len(s.Digest.Figures), s.Tally)
}

// mostReported lists the events that most articles report, by date.
func (s *scribe) mostReported() {
	events := s.SubjectsOf(briefing.KindEvent, sheet.Every)
	all := len(events)
	s.SortBySpread(events)
	events = events[:min(mostEvents, all)]
	slices.SortStableFunc(events, sheet.ByDate)
	s.some("Events", events, mostEvents, all, s.spread)
}

// someNumbers lists the numbers with most mentions.
func (s *scribe) someNumbers() {
	numbers := s.SubjectsOf(briefing.KindNumber, sheet.Every)
	s.SortByMentions(numbers)
	s.some("Numbers", numbers, mostNumbers, len(numbers), s.Tally)
}

// some lists the first subjects of a kind under a heading, and links to all.
func (s *scribe) some(heading string, subjects []briefing.Subject, most, all int, note func(briefing.SubjectID) string) {
	first := subjects[:min(most, len(subjects))]
	s.Section(heading, first, note)
	if len(first) > 0 && len(first) < all {
		s.AllOf(first[0].Kind(), all, 0)
	}
}

// spread returns the number of articles that mention a subject, in words.
func (s *scribe) spread(id briefing.SubjectID) string {
	n := s.Tallies[id].Articles
	if n == 0 {
		return "in no article"
	}
	return "in " + briefing.Count(n, "article")
}

// ways links to the pages about the library as a whole.
func (s *scribe) ways() {
	s.Para(func() {
		s.Text("See also: ")
		s.LinkText("Timeline", sheet.Target{Page: sheet.ID{Kind: sheet.Timeline}})
		s.Then()
		s.LinkText("Coverage", sheet.Target{Page: sheet.ID{Kind: sheet.Coverage}})
		s.Then()
		problems.LinkToProposed(s.Sheet)
	})
}
