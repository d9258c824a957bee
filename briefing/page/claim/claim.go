// Package claim writes the page of a claim, by the stances that articles take on it, and
// the words for these stances that other pages use. It shows where articles differ and never
// decides who is right.
package claim

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/number"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Write writes the page of a claim: its reports by stance and article. It shows where
// articles differ and never decides who is right.
func Write(on *sheet.Sheet, c *briefing.Claim) error {
	s := &scribe{on}
	speak := Places(s.Sheet, c)
	from, to := s.Part(len(speak), sheet.MostArticles)
	articles, err := s.Lib.EntriesAt(s.Ctx, speak[from:to]...)
	if err != nil {
		return err
	}
	var mentions []briefing.Mention
	for _, e := range articles {
		if mentions, err = s.AppendMentions(mentions, c.ID, e.ID); err != nil {
			return err
		}
	}
	given, err := number.AmountsIn(s.Sheet, mentions, s.ownNumbers(c))
	if err != nil {
		return err
	}
	s.Page.Measure = sheet.PairMeasure
	s.Title(c.Text)
	s.claimHead(c, given)
	s.Parts(len(speak), sheet.MostArticles, "articles")
	for _, of := range s.sides(c) {
		if err := s.side(c, of, articles, mentions, given); err != nil {
			return err
		}
	}
	s.Parts(len(speak), sheet.MostArticles, "articles")
	if err := s.WriteSilent(s.QuietBut(speak), false); err != nil {
		return err
	}
	s.Para(func() { s.Dots(sheet.KindName(c), s.Tally(c.ID)) })
	return nil
}

// Places returns the places of the articles with reports of a claim, ascending.
func Places(s *sheet.Sheet, c *briefing.Claim) []int {
	var places []int
	for _, r := range c.Reports {
		if place := s.Place(r.Article); place >= 0 {
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
func (s *scribe) claimHead(c *briefing.Claim, given number.Amounts) {
	s.Para(func() {
		for _, of := range s.sides(c) {
			s.clauseText(s.clause(c, of)+s.cites(c, of), of.stance == briefing.Denies)
		}
		if n := s.Lib.Extent().Articles - len(Places(s.Sheet, c)); n > 0 {
			s.clauseText("silent in "+briefing.Thousands(n), false)
		}
		if n := s.onSeveral(c); n > 0 {
			s.clauseText(briefing.Thousands(n)+" on more than one side", false)
		}
		s.SubjectLinks("", c.Topic)
		number.WriteDifferences(s.Sheet, given)
	})
}

// clauseText writes one of several clauses, in bold if asked.
func (s *scribe) clauseText(clause string, bold bool) {
	if s.IsFresh() {
		clause = sheet.Capital(clause)
	} else {
		s.Text(", ")
	}
	if !bold {
		s.Text(clause)
		return
	}
	s.standsOut(clause)
}

// standsOut writes a clause in bold, except for a quotation in it.
func (s *scribe) standsOut(clause string) {
	plain, quoted, _ := strings.Cut(clause, " (")
	s.Strong(plain)
	if quoted != "" {
		s.Text(" (" + quoted)
	}
}

// side writes the articles on one side of a claim, in the order of the library.
func (s *scribe) side(c *briefing.Claim, of side, articles []briefing.Entry, mentions []briefing.Mention, given number.Amounts) error {
	begun := false
	for _, e := range articles {
		first := true
		for _, i := range of.reports {
			r := c.Reports[i]
			if r.Article != e.ID {
				continue
			}
			if !begun {
				s.Heading(2, func() {
					s.Raw(signs[of.stance] + " ")
					s.Text(sheet.Capital(s.clause(c, of)))
				})
				s.Pairs()
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
	s.EndTable()
	return nil
}

// report writes one report of a claim: the speakers, and the sentences with the
// numbers in them. If it is the first of its article, that is named.
func (s *scribe) report(e briefing.Entry, r briefing.Report, on briefing.Stance, mentions []briefing.Mention, given number.Amounts, first bool) error {
	a, err := s.Read(e.ID)
	if err != nil {
		return err
	}
	head := func() {
		if first {
			s.Raw(signs[on] + " ")
			s.BriefLink(e)
			first = false
		}
	}
	if len(mentions) == 0 {
		s.Pair(head, func() {
			s.voice(r)
			s.Text("The sentence was not found.")
		})
		return nil
	}
	n := sheet.Together(mentions)
	s.Pair(head, func() {
		s.voice(r)
		s.MentionedAt(a.Shown, mentions[:n], sheet.Briefly)
		s.further(mentions[n:])
	})
	seen := number.Shown{}
	for _, m := range mentions {
		for _, amount := range seen.New(given.BySentence[number.SentenceOf(m)]) {
			s.Pair(head, func() { number.WriteAmount(s.Sheet, given, amount) })
		}
	}
	return nil
}

// further links to the mentions whose passages are not shown.
func (s *scribe) further(mentions []briefing.Mention) {
	if len(mentions) == 0 {
		return
	}
	s.Then()
	for i, m := range mentions {
		if i > 0 {
			s.Text(" ")
		}
		s.LinkText("+"+briefing.Thousands(i+1), sheet.StopAt(m))
	}
}

// voice writes the speakers and the wording of a report. It writes nothing if
// the article asserts the claim in its own voice. A denial stands out.
func (s *scribe) voice(r briefing.Report) {
	if r.Stance == briefing.Asserts && len(r.By) == 0 && r.Wording == "" {
		return
	}
	style := s.Italic
	if r.Stance == briefing.Denies {
		style = s.Bold
	}
	style(func() {
		s.Text(sheet.Capital(participles[r.Stance]))
		for i, id := range r.By {
			f, ok := s.Subjects[id].(*briefing.Figure)
			if !ok {
				continue
			}
			switch i {
			case 0:
				s.Text(" " + preposition(r.Stance) + " ")
			case len(r.By) - 1:
				s.Text(" and ")
			default:
				s.Text(", ")
			}
			s.LinkText(inText(f), sheet.Target{Page: sheet.OfSubject(id)})
		}
	})
	if r.Wording != "" {
		s.Text(", “" + r.Wording + "”")
	}
	s.Text(": ")
}
