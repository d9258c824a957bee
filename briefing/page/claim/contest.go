package claim

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
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
	for _, c := range s.Digest.Claims {
		if !c.Contested(s.Has) {
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

// WriteContests writes the claims on which articles differ, at most most of them, and
// a link to all claims.
func WriteContests(on *sheet.Sheet, most int) {
	s := &scribe{on}
	all := len(s.Digest.Claims)
	if all == 0 {
		return
	}
	contests := s.contests()
	if len(contests) > 0 {
		s.Heading(2, func() { s.Text("Where the articles differ") })
	} else {
		s.Heading(2, func() { s.Text("Claims") })
	}
	for _, of := range contests[:min(most, len(contests))] {
		s.Item(func() {
			s.SubjectLink(of.claim)
			s.Then()
			s.Text(sheet.NumbersKept(s.clause(of.claim, of.holds)) + ", ")
			s.standsOut(sheet.NumbersKept(s.clause(of.claim, of.fails)))
		})
	}
	s.AllOf(briefing.KindClaim, all, len(contests))
}
