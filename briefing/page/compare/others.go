package compare

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/page/number"
	"briefing/briefing/quantity"
)

// A rule of a number can list values: "120" or "130", and "passengers". An
// article with another value in the same words is no mention, but not silent
// either. So the comparison of such a number looks for these articles.

// others are articles with other values for a number than its rules list.
type others struct {
	looked   bool // the articles were searched
	entries  []briefing.Entry
	places   []int
	mentions []briefing.Mention // the first passage of each
}

// others searches articles for other values of n, and adds these to given.
func (s *scribe) others(n *briefing.Number, places []int, given number.Amounts) (o others, err error) {
	open := openRules(n.Match)
	if len(open) == 0 {
		return o, nil
	}
	o.looked = true
	l := link.New(&briefing.Digest{
		Figures: s.Digest.Figures,
		Numbers: []*briefing.Number{{ID: n.ID, Unit: n.Unit, Match: open}},
	})
	entries, err := s.Lib.EntriesAt(s.Ctx, places...)
	if err != nil {
		return o, err
	}
	for i, e := range entries {
		a, err := s.Read(e.ID)
		if err != nil {
			return o, err
		}
		known, err := s.MentionsIn(e.ID)
		if err != nil {
			return o, err
		}
		found := l.Link(a.Article).Mentions
		at := slices.IndexFunc(found, func(m briefing.Mention) bool { return m.Subject == n.ID && !s.isOfNumber(m, known) })
		if at < 0 {
			continue
		}
		o.entries = append(o.entries, e)
		o.places = append(o.places, places[i])
		o.mentions = append(o.mentions, found[at])
		if err := number.AddAmount(s.Sheet, given, found[at]); err != nil {
			return o, err
		}
	}
	return o, nil
}

// isOfNumber reports whether a passage already counts as a mention of some
// number of the digest.
func (s *scribe) isOfNumber(m briefing.Mention, known []briefing.Mention) bool {
	return slices.ContainsFunc(known, func(k briefing.Mention) bool {
		_, ok := s.Subjects[k.Subject].(*briefing.Number)
		return ok && k.Ref.Span.Start < m.Ref.Span.End && m.Ref.Span.Start < k.Ref.Span.End
	})
}

// otherValues lists the articles with other values than the digest. These
// passages are on no trail.
func (s *scribe) otherValues(o others, given number.Amounts) error {
	if len(o.entries) == 0 {
		return nil
	}
	s.Heading(2, func() { s.Text("Also given") })
	s.Para(func() {
		if s.Digest.Derived {
			s.Text("In the same words, but with another value.")
		} else {
			s.Text("In the same words, but not as the digest lists it.")
		}
	})
	for i, e := range o.entries {
		a, err := s.Read(e.ID)
		if err != nil {
			return err
		}
		m := o.mentions[i]
		numbers := given.BySentence[number.SentenceOf(m)]
		m.Subject = ""
		s.ArticleHead(e)
		s.statement(a.Shown, []briefing.Mention{m}, given, numbers)
	}
	return nil
}

// openRules returns rules with listed values replaced by any number. Rules
// without values, or with nothing else, are left out.
func openRules(rules []briefing.Rule) []briefing.Rule {
	var out []briefing.Rule
	for _, rule := range rules {
		var open briefing.Rule
		values := 0
		for _, group := range rule {
			if rest, ok := withoutValues(group); ok {
				values++
				open = append(open, []briefing.Term{{Number: true}})
				group = rest
			}
			if len(group) > 0 {
				open = append(open, group)
			}
		}
		if values > 0 && len(open) > values {
			out = append(out, open)
		}
	}
	return out
}

// withoutValues returns the terms of a group without their values. It returns
// false if a term has no value; rest is empty if a term is only a value.
func withoutValues(group []briefing.Term) (rest []briefing.Term, ok bool) {
	bare := false
	for _, term := range group {
		text, ok := quantity.Split(term.Text)
		if term.Number || term.Figure != "" || !ok {
			return group, false
		}
		bare = bare || text == ""
		rest = append(rest, briefing.Term{Text: text, Literal: term.Literal})
	}
	if bare {
		rest = nil
	}
	return rest, true
}
