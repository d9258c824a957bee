package page

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// claim writes the reports of a claim by stance and article. It shows where
// articles differ and never decides who is right.
func (s *scribe) claim(c *briefing.Claim) error {
	speak := s.speak(c)
	from, to := s.part(len(speak), mostArticles)
	articles, err := s.lib.EntriesAt(s.ctx, speak[from:to]...)
	if err != nil {
		return err
	}
	var mentions []briefing.Mention
	for _, e := range articles {
		if mentions, err = s.appendMentions(mentions, c.ID, e.ID); err != nil {
			return err
		}
	}
	given, err := s.amounts(mentions, s.ownNumbers(c))
	if err != nil {
		return err
	}
	s.page.Measure = pairMeasure
	s.title(c.Text)
	s.claimHead(c, given)
	s.parts(len(speak), mostArticles, "articles")
	for _, of := range s.sides(c) {
		if err := s.side(c, of, articles, mentions, given); err != nil {
			return err
		}
	}
	s.parts(len(speak), mostArticles, "articles")
	if err := s.silent(s.quietBut(speak), false); err != nil {
		return err
	}
	s.para(func() { s.dots(kindName(c), s.tally(c.ID)) })
	return nil
}

// speak returns the places of the articles with reports of a claim, ascending.
func (s *scribe) speak(c *briefing.Claim) []int {
	var places []int
	for _, r := range c.Reports {
		if place := s.place(r.Article); place >= 0 {
			places = append(places, place)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// onSeveral returns how many articles are on more than one side of a claim. They are counted
// on each.
func (s *scribe) onSeveral(c *briefing.Claim) (n int) {
	sides := map[briefing.ArticleID]int{}
	for _, of := range s.sides(c) {
		seen := map[briefing.ArticleID]bool{}
		for _, i := range of.reports {
			seen[c.Reports[i].Article] = true
		}
		for id := range seen {
			sides[id]++
		}
	}
	for _, of := range sides {
		if of > 1 {
			n++
		}
	}
	return n
}

// claimHead writes the number of articles by stance, denials in bold, and where
// their numbers differ.
func (s *scribe) claimHead(c *briefing.Claim, given amounts) {
	s.para(func() {
		for _, of := range s.sides(c) {
			s.clauseText(s.clause(c, of)+s.cites(c, of), of.stance == briefing.Denies)
		}
		if n := s.lib.Extent().Articles - len(s.speak(c)); n > 0 {
			s.clauseText("silent in "+briefing.Thousands(n), false)
		}
		if n := s.onSeveral(c); n > 0 {
			s.clauseText(briefing.Thousands(n)+" on more than one side", false)
		}
		s.subjectLinks("", c.Topic)
		s.differences(given)
	})
}

// clauseText writes one of several clauses, in bold if asked.
func (s *scribe) clauseText(clause string, bold bool) {
	if s.fresh {
		clause = capital(clause)
	} else {
		s.text(", ")
	}
	if !bold {
		s.text(clause)
		return
	}
	s.standsOut(clause)
}

// standsOut writes a clause in bold, except for a quotation in it.
func (s *scribe) standsOut(clause string) {
	plain, quoted, _ := strings.Cut(clause, " (")
	s.strong(plain)
	if quoted != "" {
		s.text(" (" + quoted)
	}
}

// side writes the articles on one side of a claim, in the order of the library.
func (s *scribe) side(c *briefing.Claim, of side, articles []briefing.Entry, mentions []briefing.Mention, given amounts) error {
	begun := false
	for _, e := range articles {
		first := true
		for _, i := range of.reports {
			r := c.Reports[i]
			if r.Article != e.ID {
				continue
			}
			if !begun {
				s.heading(2, func() {
					s.raw(signs[of.stance] + " ")
					s.text(capital(s.clause(c, of)))
				})
				s.pairs()
				begun = true
			}
			answers := slices.DeleteFunc(slices.Clone(mentions), func(m briefing.Mention) bool {
				return m.Report != i || m.Ref.Article != e.ID
			})
			if err := s.report(e, r, of.stance, answers, given, first); err != nil {
				return err
			}
			first = false
		}
	}
	s.endPairs()
	return nil
}

// report writes one report of a claim: the speakers, and the sentences with the
// numbers in them. If it is the first of its article, that is named.
func (s *scribe) report(e briefing.Entry, r briefing.Report, on briefing.Stance, mentions []briefing.Mention, given amounts, first bool) error {
	a, err := s.read(e.ID)
	if err != nil {
		return err
	}
	head := func() {
		if first {
			s.raw(signs[on] + " ")
			s.briefLink(e)
			first = false
		}
	}
	if len(mentions) == 0 {
		s.pair(head, func() {
			s.voice(r)
			s.text("The sentence was not found.")
		})
		return nil
	}
	n := together(mentions)
	s.pair(head, func() {
		s.voice(r)
		s.mentionedAt(a.shown, mentions[:n], briefly)
		s.further(mentions[n:])
	})
	seen := values{}
	for _, m := range mentions {
		for _, amount := range seen.news(given.bySentence[sentenceOf(m)]) {
			s.pair(head, func() { s.amount(given, amount) })
		}
	}
	return nil
}

// further links to the mentions whose passages are not shown.
func (s *scribe) further(mentions []briefing.Mention) {
	if len(mentions) == 0 {
		return
	}
	s.then()
	for i, m := range mentions {
		if i > 0 {
			s.text(" ")
		}
		s.linkText("+"+briefing.Thousands(i+1), stopAt(m))
	}
}

// voice writes the speakers and the wording of a report. It writes nothing if
// the article asserts the claim in its own voice. A denial stands out.
func (s *scribe) voice(r briefing.Report) {
	if r.Stance == briefing.Asserts && len(r.By) == 0 && r.Wording == "" {
		return
	}
	style := s.italic
	if r.Stance == briefing.Denies {
		style = s.bold
	}
	style(func() {
		s.text(capital(participles[r.Stance]))
		for i, id := range r.By {
			f, ok := s.subjects[id].(*briefing.Figure)
			if !ok {
				continue
			}
			switch i {
			case 0:
				s.text(" " + preposition(r.Stance) + " ")
			case len(r.By) - 1:
				s.text(" and ")
			default:
				s.text(", ")
			}
			s.linkText(inText(f), Target{Page: OfSubject(id)})
		}
	})
	if r.Wording != "" {
		s.text(", “" + r.Wording + "”")
	}
	s.text(": ")
}

// statement writes the passage around mentions that stand together, and the
// numbers in it.
func (s *scribe) statement(text briefing.Shown, mentions []briefing.Mention, given amounts, numbers []amount) {
	s.item(func() { s.mentioned(text, mentions) })
	for _, a := range numbers {
		s.subitem(func() { s.amount(given, a) })
	}
}
