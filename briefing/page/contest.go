package page

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// contest is a claim on which articles differ.
type contest struct {
	claim    *briefing.Claim
	holds    side // who asserts it, else who attributes it
	fails    side // who denies it, else who questions it
	articles int  // number on the smaller side
	all      int  // number on both sides
}

// contests returns the claims on which articles differ: denied ones first, then
// by the number of articles on the smaller side.
func (s *scribe) contests() []contest {
	var out []contest
	for _, c := range s.digest.Claims {
		if !c.Contested(s.has) {
			continue
		}
		of := contest{claim: c}
		for _, one := range s.sides(c) {
			of.take(one)
		}
		holds, fails := of.holds.articles(c), of.fails.articles(c)
		of.articles, of.all = min(holds, fails), holds+fails
		out = append(out, of)
	}
	slices.SortStableFunc(out, func(a, b contest) int {
		return cmp.Or(rankOf(a.fails.stance)-rankOf(b.fails.stance), b.articles-a.articles, b.all-a.all)
	})
	return out
}

// take keeps a side of a contest unless a plainer stance is known.
func (of *contest) take(one side) {
	to := &of.holds
	if one.stance == briefing.Denies || one.stance == briefing.Questions {
		to = &of.fails
	}
	if to.stance == "" {
		*to = one
	}
}

func rankOf(stance briefing.Stance) int { return slices.Index(stanceOrder, stance) }

// writeContests writes the claims on which articles differ, at most most of them, and
// a link to all claims.
func writeContests(s *scribe, most int) { s.differ(most) }

func (s *scribe) differ(most int) {
	all := len(s.digest.Claims)
	if all == 0 {
		return
	}
	contests := s.contests()
	if len(contests) > 0 {
		s.heading(2, func() { s.text("Where the articles differ") })
	} else {
		s.heading(2, func() { s.text("Claims") })
	}
	for _, of := range contests[:min(most, len(contests))] {
		s.item(func() {
			s.subjectLink(of.claim)
			s.then()
			s.text(numbersKept(s.clause(of.claim, of.holds)) + ", ")
			s.standsOut(numbersKept(s.clause(of.claim, of.fails)))
		})
	}
	s.allOf(briefing.KindClaim, all, len(contests))
}
