package link

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// sentenceScratch is the memory that the rules take in one sentence. What is
// kept by number of rule, group, subject or topic is out of date unless it was
// set in the current round.
type sentenceScratch struct {
	round uint32
	hits  []sentenceHit

	groupRound []uint32 // by group: when it last had a term
	rules      []ruleState
	links      []ruleLink
	complete   []int32 // rules with a term in every group

	described []passage
	found     []int32 // of described
	topics    []passage
	held      []int32 // of topics

	ends []int // by group of one rule, see window
}

// sentenceHit is a name or term in a sentence.
type sentenceHit struct {
	span   briefing.Span
	uses   *uses
	figure int32 // -1 for a term
}

// ruleState says what a sentence has of a rule.
type ruleState struct {
	round uint32
	found int32 // groups that have a term
	last  int32 // its last link
}

// ruleLink says that a hit is in a group of a rule, and which link of that rule
// came before it, -1 for none.
type ruleLink struct{ hit, group, before int32 }

type passage struct {
	round uint32
	span  briefing.Span
}

func newSentenceScratch(l *Linker) sentenceScratch {
	return sentenceScratch{
		groupRound: make([]uint32, l.groups),
		rules:      make([]ruleState, len(l.rules)),
		described:  make([]passage, len(l.described)),
		topics:     make([]passage, len(l.topics)),
	}
}

// describe turns the names and terms of s into mentions, sentence by sentence.
func (l *Linker) describe(s *scratch) {
	names, terms := s.names, s.terms
	in := newSentences(s.text)
	for len(names) > 0 || len(terms) > 0 {
		at := len(s.text)
		if len(names) > 0 {
			at = names[0].span.Start
		}
		if len(terms) > 0 {
			at = min(at, terms[0].span.Start)
		}
		if !in.seek(at) {
			return
		}
		hits := s.sentence.hits[:0]
		for ; len(names) > 0 && names[0].span.Start < in.at.End; names = names[1:] {
			f := names[0].id
			hits = append(hits, sentenceHit{names[0].span, &l.figures[f].uses, f})
		}
		for ; len(terms) > 0 && terms[0].span.Start < in.at.End; terms = terms[1:] {
			hits = append(hits, sentenceHit{terms[0].span, &l.terms[terms[0].id].uses, -1})
		}
		// What lies before the sentence is in none: the number of a list item.
		hits = slices.DeleteFunc(hits, func(h sentenceHit) bool { return h.span.End <= in.at.Start })
		slices.SortStableFunc(hits, func(a, b sentenceHit) int { return a.span.Start - b.span.Start })
		s.sentence.hits = hits
		l.describeSentence(s, in.at)
	}
}

func (l *Linker) describeSentence(s *scratch, at briefing.Span) {
	first := len(s.mentions)
	t := &s.sentence
	t.begin()
	for _, h := range t.hits {
		if h.figure >= 0 {
			s.mention(l.figures[h.figure].id, h.span, at, 0)
		}
		t.hold(h.uses.topics, h.span)
	}
	l.matchRules(s)
	for _, n := range t.found {
		d := &l.described[n]
		s.mention(d.id, t.described[n].span, at, d.report)
		t.hold(d.topics, t.described[n].span)
	}
	for _, n := range t.held {
		s.mention(l.topics[n], t.topics[n].span, at, 0)
	}
	slices.SortStableFunc(s.mentions[first:], func(a, b briefing.Mention) int {
		return cmp.Or(a.Ref.Span.Start-b.Ref.Span.Start, b.Ref.Span.End-a.Ref.Span.End)
	})
}

// mention adds a mention in the sentence at in, which is widened where a name
// goes over its end.
func (s *scratch) mention(id briefing.SubjectID, at, in briefing.Span, report int) {
	s.mentions = append(s.mentions, briefing.Mention{
		Subject:  id,
		Ref:      briefing.Ref{Article: s.article, Span: at},
		Sentence: in.Union(at),
		Report:   report,
	})
}

func (t *sentenceScratch) begin() {
	t.round++
	if t.round == 0 { // so many sentences that old rounds come again
		clear(t.groupRound)
		clear(t.rules)
		clear(t.described)
		clear(t.topics)
		t.round = 1
	}
	t.links = t.links[:0]
	t.complete = t.complete[:0]
	t.found = t.found[:0]
	t.held = t.held[:0]
}

// hold widens topics by a passage about them.
func (t *sentenceScratch) hold(topics []int32, at briefing.Span) {
	for _, n := range topics {
		p := &t.topics[n]
		if p.round == t.round {
			p.span = p.span.Union(at)
			continue
		}
		*p = passage{t.round, at}
		t.held = append(t.held, n)
	}
}

// matchRules finds the passages of the sentence that satisfy rules.
func (l *Linker) matchRules(s *scratch) {
	t := &s.sentence
	for i, h := range t.hits {
		for _, use := range h.uses.slots {
			r := &l.rules[use.rule]
			if only := l.described[r.described].article; only == "" || only == s.article {
				t.add(use, r, int32(i))
			}
		}
	}
	for _, n := range t.complete {
		r := &l.rules[n]
		t.satisfy(r.described, t.window(t.rules[n].last, r.groups))
	}
}

// add notes that a hit is in a group of a rule.
func (t *sentenceScratch) add(use slot, r *rule, hit int32) {
	state := &t.rules[use.rule]
	if state.round != t.round {
		*state = ruleState{round: t.round, last: -1}
	}
	t.links = append(t.links, ruleLink{hit: hit, group: use.group, before: state.last})
	state.last = int32(len(t.links) - 1)
	if group := r.first + use.group; t.groupRound[group] != t.round {
		t.groupRound[group] = t.round
		if state.found++; state.found == r.groups {
			t.complete = append(t.complete, use.rule)
		}
	}
}

// window returns the shortest passage that holds a hit out of every group of a
// rule, the first if several are equally short. It walks over the rule's hits
// from the last to the first and keeps, for every group, the first end among
// the hits that it has passed.
func (t *sentenceScratch) window(last, groups int32) briefing.Span {
	const none = int(^uint(0) >> 1)
	t.ends = t.ends[:0]
	for range groups {
		t.ends = append(t.ends, none)
	}
	best := briefing.Span{End: none}
	for i := last; i >= 0; i = t.links[i].before {
		link := t.links[i]
		span := t.hits[link.hit].span
		t.ends[link.group] = min(t.ends[link.group], span.End)
		end := slices.Max(t.ends)
		if end != none && end-span.Start <= best.Len() {
			best = briefing.Span{Start: span.Start, End: end}
		}
	}
	return best
}

// satisfy notes that a passage satisfies a rule of a described subject.
func (t *sentenceScratch) satisfy(n int32, at briefing.Span) {
	p := &t.described[n]
	if p.round != t.round {
		*p = passage{t.round, at}
		t.found = append(t.found, n)
		return
	}
	if at.Len() < p.span.Len() || at.Len() == p.span.Len() && at.Start < p.span.Start {
		p.span = at
	}
}
