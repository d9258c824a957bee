package page

import (
	"slices"

	"briefing/briefing"
)

// overview writes what the library is about, and the ways into it.
func (s *scribe) overview() error {
	title := s.digest.Title
	if title == "" {
		title = "Overview"
	}
	s.title(title)
	if s.digest.Summary != "" {
		s.para(func() { s.text(s.digest.Summary) })
	}
	if s.lib.Extent().Articles == 0 {
		s.nothing()
		return nil
	}
	s.para(func() { s.dots(s.extent()...) })
	s.copied()
	if s.digest.Derived {
		s.derived()
	} else {
		s.section("Topics", s.subjectsOf(briefing.KindTopic, every), s.tally)
	}
	if err := s.latest(); err != nil {
		return err
	}
	s.mostMentioned()
	s.section("Events", s.subjectsOf(briefing.KindEvent, every), s.spread)
	s.section("Claims", s.subjectsOf(briefing.KindClaim, every), s.stances)
	s.ways()
	return nil
}

// nothing writes how articles come into a library that has none.
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

// derived writes how the topics came about, and the most used of each kind.
func (s *scribe) derived() {
	s.para(func() {
		s.text("No digest was given: the topics are made from what the articles state of themselves, their tags, folders, " +
			"sources and dates; the figures are what notes are about, and those tags that the texts write as names. A file digest.yaml in the folder takes " +
			"their place.")
	})
	s.topicLists(func([]briefing.Subject) int { return mostFigures })
}

// copied writes how many documents hold nothing but copies.
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

// latest writes the articles, or those published last if they are many. Without any
// date none is the latest.
func (s *scribe) latest() error {
	const most = 30
	extent := s.lib.Extent()
	if extent.Articles <= most {
		entries, err := s.lib.Entries(s.ctx)
		s.heading(2, func() { s.text("Articles") })
		s.articleRows(entries, most)
		return err
	}
	heading, from, to := "Latest articles", max(0, extent.Dated-most), extent.Dated
	if extent.Dated == 0 {
		heading, to = "Articles", most
	}
	latest, err := s.lib.EntriesAt(s.ctx, rangeOf(from, to)...)
	slices.SortStableFunc(latest, func(a, b briefing.Entry) int { return b.Published.Latest().Compare(a.Published.Latest()) })
	s.heading(2, func() { s.text(heading) })
	s.articleRows(latest, most)
	s.para(func() {
		s.linkText("All "+briefing.Count(extent.Articles, "article"), Target{Page: ID{Kind: List, Key: string(Article)}})
	})
	return err
}

func every(briefing.Subject) bool { return true }

// extent returns how much the library holds: articles, words, dates.
func (s *scribe) extent() []string {
	x := s.lib.Extent()
	out := []string{briefing.Count(x.Articles, "article"), briefing.Count(x.Words, "word")}
	switch {
	case !x.First.Known():
		return out
	case x.First == x.Last:
		return append(out, human(x.First))
	}
	return append(out, human(x.First)+" to "+human(x.Last))
}

// mostMentioned writes the figures that are mentioned most often.
func (s *scribe) mostMentioned() {
	weight := map[briefing.SubjectID]int{}
	for id, t := range s.tallies {
		weight[id] = t.Mentions
	}
	figures := s.ranked(briefing.KindFigure, weight)
	s.section("Figures", figures[:min(mostFigures, len(figures))], s.tally)
	if all := len(s.digest.Figures); all > mostFigures {
		s.para(func() {
			s.linkText("All "+briefing.Count(all, "figure"), Target{Page: ID{Kind: List, Key: string(briefing.KindFigure)}})
		})
	}
}

// spread returns how many articles mention a subject.
func (s *scribe) spread(id briefing.SubjectID) string {
	n := s.tallies[id].Articles
	if n == 0 {
		return "in no article"
	}
	return "in " + briefing.Count(n, "article")
}

// ways writes links to the pages that show the library as a whole.
func (s *scribe) ways() {
	s.para(func() {
		s.text("See also: ")
		s.linkText("Timeline", Target{Page: ID{Kind: Timeline}})
		s.then()
		s.linkText("Coverage", Target{Page: ID{Kind: Coverage}})
		if len(s.digest.Numbers) > 0 {
			s.then()
			s.linkText("Numbers", Target{Page: ID{Kind: List, Key: string(briefing.KindNumber)}})
		}
	})
}
