package claim

import (
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// side is the set of reports with one stance on a claim.
type side struct {
	stance  briefing.Stance
	reports []int // indexes into the claim's reports, in order; an article's attributions join its own statement
}

// stanceOrder is the order of stances on pages and lists.
var stanceOrder = []briefing.Stance{briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions}

// sides groups the reports of a claim by stance, for articles in the library.
// An article that asserts a claim and also attributes it is only on the
// asserting side.
func (s *scribe) sides(c *briefing.Claim) []side { return sidesOf(c, s.Has) }

func sidesOf(c *briefing.Claim, has func(briefing.ArticleID) bool) []side {
	asserts := map[briefing.ArticleID]bool{}
	for _, r := range c.Reports {
		if r.Stance == briefing.Asserts {
			asserts[r.Article] = true
		}
	}
	var sides []side
	for _, stance := range stanceOrder {
		of := side{stance: stance}
		for i, r := range c.Reports {
			is := r.Stance
			if is == briefing.Attributes && asserts[r.Article] {
				is = briefing.Asserts
			}
			if is == stance && has(r.Article) {
				of.reports = append(of.reports, i)
			}
		}
		if len(of.reports) > 0 {
			slices.SortStableFunc(of.reports, func(i, j int) int {
				return isOther(c.Reports[i], stance) - isOther(c.Reports[j], stance)
			})
			sides = append(sides, of)
		}
	}
	return sides
}

// isOther returns 1 for a report whose stance differs from that of its side,
// else 0. It is used for sorting.
func isOther(r briefing.Report, stance briefing.Stance) int {
	if r.Stance == stance {
		return 0
	}
	return 1
}

// articles returns the number of articles on a side.
func (of side) articles(c *briefing.Claim) int {
	in := map[briefing.ArticleID]bool{}
	for _, i := range of.reports {
		in[c.Reports[i].Article] = true
	}
	return len(in)
}

// Balance returns the number of articles that assert, deny, attribute and
// question a claim, in signs: "+3 −2 “”1". Only articles for which has returns
// true count.
func Balance(c *briefing.Claim, has func(briefing.ArticleID) bool) string {
	var parts []string
	for _, of := range sidesOf(c, has) {
		parts = append(parts, signs[of.stance]+briefing.Thousands(of.articles(c)))
	}
	return strings.Join(parts, " ")
}

// voice is a speaker, or several together, with a stance in some articles.
type voice struct {
	by       []briefing.SubjectID // none: the articles themselves, or nobody they name
	articles int
	wordings []string // of its reports, each once; "" for a report without one
	several  bool     // stands for more speakers than it names
}

// voices returns the speakers on a side: first the articles themselves, then
// others in the order of the reports. Each article counts for one voice: its
// own, or that of everybody it names together.
func (s *scribe) voices(c *briefing.Claim, of side) []voice {
	type speech struct {
		voice
		own bool
	}
	var order []briefing.ArticleID
	in := map[briefing.ArticleID]*speech{}
	for _, i := range of.reports {
		r := c.Reports[i]
		if r.Stance != of.stance {
			continue
		}
		at := in[r.Article]
		if at == nil {
			at = &speech{}
			in[r.Article] = at
			order = append(order, r.Article)
		}
		at.own = at.own || len(r.By) == 0 && of.stance != briefing.Attributes
		at.by = appendNew(at.by, r.By...)
		at.wordings = appendNew(at.wordings, r.Wording)
	}
	var out []voice
	for _, id := range order {
		v := in[id].voice
		v.articles = 1
		if in[id].own {
			v.by = nil
		}
		i := slices.IndexFunc(out, func(w voice) bool { return sameSet(w.by, v.by) })
		if i < 0 {
			out = append(out, v)
			continue
		}
		out[i].articles++
		out[i].wordings = appendNew(out[i].wordings, v.wordings...)
	}
	slices.SortStableFunc(out, func(v, w voice) int { return min(len(v.by), 1) - min(len(w.by), 1) })
	return out
}

// sameSet reports whether two lists without repetitions have the same elements.
func sameSet[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(v T) bool { return !slices.Contains(b, v) })
}

// appendNew appends the values that are not in list.
func appendNew[T comparable](list []T, more ...T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// participles express the stances on a claim.
var participles = map[briefing.Stance]string{
	briefing.Asserts: "asserted", briefing.Denies: "denied", briefing.Attributes: "attributed", briefing.Questions: "questioned",
}

// signs are short forms of the stances, distinguishable without colours.
var signs = map[briefing.Stance]string{
	briefing.Asserts: "+", briefing.Denies: "−", briefing.Attributes: "“”", briefing.Questions: "?",
}

// Sign returns the short form of a stance.
func Sign(stance briefing.Stance) string { return signs[stance] }

// clause says who takes a stance, and in how many articles: "denied by Tehran
// in 2", "asserted in 3 and by Moscow in 1".
func (s *scribe) clause(c *briefing.Claim, of side) string {
	voices := fewer(of.stance, s.voices(c, of))
	parts := make([]string, len(voices))
	for i, v := range voices {
		parts[i] = s.saidBy(of.stance, v) + " in " + briefing.Thousands(v.articles)
		if v.isTold(of.stance) {
			parts[i] += " (“" + v.wordings[0] + "”)"
		}
		if i > 0 {
			parts[i] = strings.TrimPrefix(parts[i], participles[of.stance]+" ")
		}
	}
	return strings.Join(parts, " and ")
}

// cites says to whom the asserting articles also attribute the claim: " (in 1
// also attributed to Moscow)".
func (s *scribe) cites(c *briefing.Claim, of side) string {
	if of.stance == briefing.Attributes {
		return ""
	}
	var speakers []briefing.SubjectID
	for _, i := range of.reports {
		if r := c.Reports[i]; r.Stance == of.stance {
			speakers = append(speakers, r.By...)
		}
	}
	others, named := side{}, voice{}
	for _, i := range of.reports {
		r := c.Reports[i]
		isNamed := len(r.By) > 0 && !slices.ContainsFunc(r.By, func(id briefing.SubjectID) bool { return !slices.Contains(speakers, id) })
		if r.Stance == briefing.Attributes && !isNamed {
			others.reports = append(others.reports, i)
			named.by = appendNew(named.by, r.By...)
		}
	}
	if len(others.reports) == 0 {
		return ""
	}
	in := ""
	if n := others.articles(c); n < of.articles(c) {
		in = "in " + briefing.Thousands(n) + " "
	}
	return " (" + in + "also " + s.saidBy(briefing.Attributes, named) + ")"
}

// isTold reports whether a clause quotes the wording of a voice. It does if all
// its texts use the same wording and the stance alone would hide a difference,
// such as a refusal to confirm.
func (v voice) isTold(stance briefing.Stance) bool {
	if stance == briefing.Asserts || stance == briefing.Attributes && len(v.by) > 0 {
		return false
	}
	return len(v.wordings) == 1 && v.wordings[0] != ""
}

// fewer merges the named voices into one if they are too many for a clause. For
// attributions the speakers are then left out.
func fewer(stance briefing.Stance, voices []voice) []voice {
	const mostVoices, mostNames = 2, 3
	several, names := voice{several: true}, 0
	var own []voice
	for _, v := range voices {
		names += len(v.by)
		if len(v.by) == 0 {
			own = append(own, v)
			continue
		}
		several.articles += v.articles
	}
	isPartlyNamed := stance == briefing.Attributes && len(own) > 0 && len(voices) > 1
	switch {
	case len(voices) < 2, len(voices) <= mostVoices && names <= mostNames && !isPartlyNamed:
		return voices
	case stance != briefing.Attributes:
		return append(own, several)
	}
	for _, v := range own {
		several.articles += v.articles
	}
	return []voice{{articles: several.articles}}
}

// saidBy returns a stance with its speakers: "denied by Tehran", "attributed to
// the West".
func (s *scribe) saidBy(stance briefing.Stance, v voice) string {
	const most = 3
	var names []string
	if v.several {
		names = []string{"several"}
	}
	for _, id := range v.by {
		if f, ok := s.Subjects[id].(*briefing.Figure); ok {
			names = append(names, inText(f))
		}
	}
	if n := len(names); n > most {
		names = append(names[:most-1], briefing.Thousands(n-most+1)+" others")
	}
	if len(names) == 0 {
		return participles[stance]
	}
	return participles[stance] + " " + preposition(stance) + " " + briefing.Both(names)
}

func preposition(stance briefing.Stance) string {
	if stance == briefing.Attributes {
		return "to"
	}
	return "by"
}

// Summary summarizes the reports of a claim: "asserted in 3, denied by Tehran
// in 2, silent in 1".
func Summary(on *sheet.Sheet, id briefing.SubjectID) string {
	s := &scribe{on}
	c, ok := s.Subjects[id].(*briefing.Claim)
	if !ok {
		return ""
	}
	var parts []string
	for _, of := range s.sides(c) {
		parts = append(parts, s.clause(c, of)+s.cites(c, of))
	}
	if n := s.Lib.Extent().Articles - len(Places(s.Sheet, c)); n > 0 {
		parts = append(parts, "silent in "+briefing.Thousands(n))
	}
	return strings.Join(parts, ", ")
}

// Stances returns a summary of the reports for each of the claims: "asserted in
// 3, denied by Tehran in 2, silent in 1".
func Stances(ctx context.Context, lib briefing.Library, claims ...briefing.SubjectID) ([]string, error) {
	s := sheet.New(ctx, lib, sheet.ID{})
	out := make([]string, len(claims))
	for i, id := range claims {
		out[i] = Summary(s, id)
	}
	return out, s.Err
}

// Signs returns the signs of the stances on a claim, in the articles for
// which in returns true.
func Signs(on *sheet.Sheet, c *briefing.Claim, in func(place int) bool) string {
	s := &scribe{on}
	out := ""
	for _, of := range s.sides(c) {
		if slices.ContainsFunc(of.reports, func(i int) bool { return in(s.Place(c.Reports[i].Article)) }) {
			out += signs[of.stance]
		}
	}
	return out
}

// Legend explains the signs.
func Legend() string {
	var parts []string
	for _, stance := range stanceOrder {
		parts = append(parts, signs[stance]+" "+participles[stance])
	}
	return strings.Join(parts, " · ")
}
