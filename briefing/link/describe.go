package link

import (
	"math"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// sentenceScratch is the memory that the rules need in one sentence. Values by
// number of rule, group, subject or topic are stale unless they were set in the
// current round.
type sentenceScratch struct {
	round uint32
	hits  []sentenceHit

	groups   []uint32 // by number of the group: when it last had a term
	rules    []ruleState
	complete []int32 // rules with a term in every group

	described []passage
	found     []int32 // of described
	topics    []passage
	held      []int32 // of topics

	outcomes []outcome // in the order of mentions

	quantities []quantity.Quantity // of the sentence at read
	read       briefing.Span

	ends         []int // by group of one rule, see window
	clauses      clauses
	inClause     []int // clauses that have a term of one rule, see numbersOf
	foundClauses bool  // inClause is known
}

// sentenceHit is a name or term in a sentence.
type sentenceHit struct {
	span   briefing.Span
	uses   *uses
	figure *figure // nil for a term

	// Of a quantity:
	quantity *quantity.Quantity
	rank     int // how well it does for the rule in hand, 0 if not at all
	passage  briefing.Span
}

// outcome is what will be a mention.
type outcome struct {
	id     briefing.SubjectID
	span   briefing.Span
	report int
}

// ruleState says what a sentence has of a rule.
type ruleState struct {
	round uint32
	found int32 // groups that have a term
}

type passage struct {
	round uint32
	span  briefing.Span
}

func newSentenceScratch(l *Linker) sentenceScratch {
	return sentenceScratch{
		groups:    make([]uint32, l.groups),
		rules:     make([]ruleState, len(l.rules)),
		described: make([]passage, len(l.described)),
		topics:    make([]passage, len(l.topics)),
	}
}

// describe turns the names and terms of s into mentions, sentence by sentence.
func (l *Linker) describe(s *scratch) {
	names, terms := s.names, s.terms
	s.mentions = make([]briefing.Mention, 0, len(names)) // all that there are, in most articles
	in := newSentences(s.text)
	for len(names) > 0 || len(terms) > 0 {
		if !in.seek(min(firstStart(names), firstStart(terms))) {
			return
		}
		t := &s.sentence
		t.begin()
		for {
			name, term := firstStart(names), firstStart(terms)
			if min(name, term) >= in.at.End {
				break
			}
			if name <= term {
				f := &l.figures[names[0].id]
				t.keep(sentenceHit{span: names[0].span, uses: &f.uses, figure: f}, in.at)
				names = names[1:]
			} else {
				t.keep(sentenceHit{span: terms[0].span, uses: &l.terms[terms[0].id].uses}, in.at)
				terms = terms[1:]
			}
		}
		l.addNumbers(s, in.at)
		l.describeSentence(s, in.at)
		for _, o := range t.outcomes {
			s.mentions = append(s.mentions, briefing.Mention{
				Subject:  o.id,
				Ref:      briefing.Ref{Article: s.article, Span: o.span},
				Sentence: in.at.Union(o.span), // names may go over its end
				Report:   o.report,
			})
		}
	}
}

// firstStart returns where the first of hits starts.
func firstStart(hits []hit) int {
	if len(hits) == 0 {
		return math.MaxInt
	}
	return hits[0].span.Start
}

// describeSentence turns the hits of the sentence at in into outcomes.
func (l *Linker) describeSentence(s *scratch, in briefing.Span) {
	t := &s.sentence
	for _, h := range t.hits {
		if h.figure != nil {
			t.place(outcome{h.figure.id, h.span, 0})
		}
		t.hold(h.uses.topics, h.span)
	}
	l.matchRules(s)
	for _, n := range t.found {
		d, at := &l.described[n], t.described[n].span
		if d.isNumber {
			var ok bool
			if at, ok = s.wholeNumbers(d, at, in); !ok {
				continue
			}
		}
		t.place(outcome{d.id, at, d.report})
		t.hold(d.topics, at)
	}
	for _, n := range t.held {
		t.place(outcome{l.topics[n], t.topics[n].span, 0})
	}
}

func (t *sentenceScratch) begin() {
	t.round++
	if t.round == 0 { // so many sentences that old rounds come again
		clear(t.groups)
		clear(t.rules)
		clear(t.described)
		clear(t.topics)
		t.round = 1
	}
	t.hits = t.hits[:0]
	t.complete = t.complete[:0]
	t.found = t.found[:0]
	t.held = t.held[:0]
	t.outcomes = t.outcomes[:0]
}

// keep adds a hit to those of the sentence at in, in the order of their starts:
// punctuation before a term can make it start a little before its neighbour. A
// hit before the sentence is in none: it is the number of a list item.
func (t *sentenceScratch) keep(h sentenceHit, in briefing.Span) {
	if h.span.End <= in.Start {
		return
	}
	t.hits = append(t.hits, h)
	for i := len(t.hits) - 1; i > 0 && t.hits[i-1].span.Start > t.hits[i].span.Start; i-- {
		t.hits[i-1], t.hits[i] = t.hits[i], t.hits[i-1]
	}
}

// place adds an outcome in the order of mentions.
func (t *sentenceScratch) place(o outcome) {
	t.outcomes = append(t.outcomes, o)
	for i := len(t.outcomes) - 1; i > 0 && t.outcomes[i].before(&t.outcomes[i-1]); i-- {
		t.outcomes[i-1], t.outcomes[i] = t.outcomes[i], t.outcomes[i-1]
	}
}

// before reports whether the mention of o comes before that of p.
func (o *outcome) before(p *outcome) bool {
	return o.span.Start < p.span.Start || o.span.Start == p.span.Start && o.span.End > p.span.End
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
