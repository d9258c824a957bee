package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
)

// silent complains about subjects and reports without mentions: those for which
// nothing is listed to find them by, and those whose terms all occur but never
// together. Subjects with other problems are left out, since these explain the
// silence.
func (l *Library) silent(ctx context.Context, there map[briefing.ArticleID]bool, tallies map[briefing.SubjectID]briefing.Tally) ([]digest.Problem, error) {
	unused := link.Unused(l.Digest(), l.usage)
	known := func(id briefing.SubjectID) bool {
		return slices.ContainsFunc(l.digest.Problems, func(p digest.Problem) bool { return p.Subject == id }) ||
			slices.ContainsFunc(unused, func(u link.Spelling) bool { return u.Subject == id })
	}
	var out []digest.Problem
	complain := func(id briefing.SubjectID, text string) {
		if text != "" && !known(id) {
			out = append(out, l.problem(id, "", text))
		}
	}
	for s := range l.Digest().Subjects() {
		id := s.SubjectID()
		isSilent := tallies[id].Mentions == 0
		switch s := s.(type) {
		case *briefing.Topic:
			if !s.Gathers() && len(s.Words)+len(s.About) == 0 {
				complain(id, "the topic holds nothing: it has no words, no about and no where")
			}
		case *briefing.Event:
			if isSilent {
				complain(id, silentEvent(s))
			}
		case *briefing.Number:
			if isSilent {
				complain(id, silentNumber(s))
			}
		case *briefing.Claim:
			if len(s.Reports) == 0 {
				complain(id, "the claim has no reports: no article is said to speak of it")
			}
		}
	}
	reports, err := l.silentReports(ctx, there, unused)
	return append(out, reports...), err
}

func silentEvent(e *briefing.Event) string {
	if len(e.Match) > 0 {
		return noSentence(e.Match, "the library")
	}
	if len(e.Names) > 0 {
		return ""
	}
	text := fmt.Sprintf("the event is mentioned nowhere: it has no names and no match, and %q itself stands in no article", e.Name)
	if words := telling(e.Name); len(words) > 1 {
		text += fmt.Sprintf(" (add match: [[%s]] for sentences that hold these words, or names: with what the articles call it)", strings.Join(words, ", "))
	}
	return text
}

func silentNumber(n *briefing.Number) string {
	if len(n.Match) == 0 {
		return "the number is mentioned nowhere: it has no match"
	}
	return noSentence(n.Match, "the library")
}

// noSentence says that no sentence matches any of rules.
func noSentence(rules []briefing.Rule, where string) string {
	if len(rules) > 1 {
		return "no sentence of " + where + " holds a term out of every group of one of its rules"
	}
	text := "no sentence of " + where + " holds a term out of every group of its rule"
	if len(rules[0]) < 2 {
		return text
	}
	var terms []string
	for _, group := range rules[0] {
		if len(group) > 1 {
			return text
		}
		terms = append(terms, digest.Flow(group[0].String()))
	}
	all := strings.Join(terms, ", ")
	return fmt.Sprintf("no sentence of %s holds all of %s (write [[[%s]]] for any of them)", where, all, all)
}

// telling returns the words of an event's name that sentences about it are
// likely to use.
func telling(name string) []string {
	const enough, most = 4, 3
	var out []string
	for _, word := range strings.Fields(name) {
		word = strings.Trim(word, `.,;:!?()"'“”‘’`)
		if len([]rune(word)) >= enough && len(out) < most {
			out = append(out, digest.Flow(word))
		}
	}
	return out
}

// silentReports complains about reports whose rules match no sentence of their
// article.
func (l *Library) silentReports(ctx context.Context, there map[briefing.ArticleID]bool, unused []link.Spelling) ([]digest.Problem, error) {
	var out []digest.Problem
	for _, c := range l.Digest().Claims {
		mentions, err := l.Mentions(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		for i, r := range c.Reports {
			isKnown := func(u link.Spelling) bool { return u.Subject == c.ID && u.Article == r.Article }
			found := func(m briefing.Mention) bool { return m.Report == i }
			if len(r.Match) > 0 && there[r.Article] && !slices.ContainsFunc(mentions, found) && !slices.ContainsFunc(unused, isKnown) {
				out = append(out, l.problem(c.ID, string(r.Article), noSentence(r.Match, fmt.Sprintf("article %q", r.Article))))
			}
		}
	}
	return out, nil
}
