package library

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/explain"
)

// A rule of one group, [[[ferry, sank]]], and rules of one term, [[ferry],
// [sank]], match sentences with any of the terms. An editor who meant all of
// them gets every sentence about a ferry. The texts show it: words for one
// thing ("deal", "accord") seldom share a sentence, words for parts of one
// event ("sentenced", "prison") often do. Among 33 pairs of the first kind and
// 32 of the second in 2,900 news articles, 4 and 18 share at least a fifth of
// the rarer word's sentences.
const togetherOften = 5 // one sentence in five

// alternatives are terms of a subject. Each matches on its own.
type alternatives struct {
	subject briefing.SubjectID
	terms   []briefing.Term
	probes  [][3]int // for each of pairs: probe numbers of the first term, of the second, of both
}

// mostAlternatives limits the terms of a subject that are compared with one
// another.
const mostAlternatives = 6

// anyOrAll finds events and numbers with alternative terms where the editor
// most likely meant all of them.
type anyOrAll struct {
	probe *explain.Probe
	all   []alternatives
}

func newAnyOrAll(d *briefing.Digest) *anyOrAll {
	x := &anyOrAll{probe: explain.NewProbe(d.Figures)}
	for _, e := range d.Events {
		x.add(e.ID, e.Match, x.probe.Event)
	}
	for _, n := range d.Numbers {
		x.add(n.ID, n.Match, func(r briefing.Rule) int { return x.probe.Number(n.Unit, r) })
	}
	return x
}

func (x *anyOrAll) add(id briefing.SubjectID, rules []briefing.Rule, number func(briefing.Rule) int) {
	a := alternatives{subject: id, terms: enoughAlone(rules)}
	for i, j := range pairs(len(a.terms)) {
		one, other := a.terms[i], a.terms[j]
		a.probes = append(a.probes, [3]int{
			number(briefing.Rule{{one}}), number(briefing.Rule{{other}}), number(briefing.Rule{{one}, {other}}),
		})
	}
	if len(a.probes) > 0 {
		x.all = append(x.all, a)
	}
}

// problems complains about the finds in the articles that the probe has read.
func (x *anyOrAll) problems(l *Library) []digest.Problem {
	var out []digest.Problem
	for _, a := range x.all {
		if p, ok := l.tooMany(x.probe, a); ok {
			out = append(out, p)
		}
	}
	return out
}

// enoughAlone returns the first terms that match on their own: those in rules
// of one group.
func enoughAlone(rules []briefing.Rule) []briefing.Term {
	var out []briefing.Term
	for _, r := range rules {
		if len(r) != 1 {
			continue
		}
		for _, t := range r[0] {
			if len(out) < mostAlternatives && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// pairs yields each pair of numbers below n once.
func pairs(n int) func(yield func(i, j int) bool) {
	return func(yield func(i, j int) bool) {
		for i := range n {
			for j := i + 1; j < n; j++ {
				if !yield(i, j) {
					return
				}
			}
		}
	}
}

// tooMany complains about the first two terms that were most likely meant to
// stand together.
func (l *Library) tooMany(probe *explain.Probe, a alternatives) (digest.Problem, bool) {
	n := 0
	for i, j := range pairs(len(a.terms)) {
		hits := a.probes[n]
		n++
		common, rare := a.terms[i], a.terms[j]
		one, other, both := probe.Hits(hits[0]).Mentions, probe.Hits(hits[1]).Mentions, probe.Hits(hits[2]).Mentions
		if one < other {
			one, other, common, rare = other, one, rare, common
		}
		if both == 0 || togetherOften*both < other || 2*both > one || areForms(common, rare) {
			continue
		}
		text := fmt.Sprintf("%s alone is enough: of %s that hold it, %s %s",
			digest.Flow(common.String()), briefing.Count(one, "sentence"), andAlso(both), digest.Flow(rare.String()))
		hint := fmt.Sprintf("for sentences with both write match: [[%s, %s]]", digest.Flow(common.String()), digest.Flow(rare.String()))
		p := l.problem(a.subject, common.String(), text)
		p.Hint = hint
		return p, true
	}
	return digest.Problem{}, false
}

func andAlso(n int) string {
	if n == 1 {
		return "1 also holds"
	}
	return briefing.Thousands(n) + " also hold"
}

// areForms reports whether two terms are forms of one word, or one contains the
// other: "sink" and "sinking", "deal" and "nuclear deal".
func areForms(a, b briefing.Term) bool {
	const stem = 3
	x, y := strings.ToLower(a.Text), strings.ToLower(b.Text)
	if x == "" || y == "" {
		return false
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= stem && 2*n >= min(len(x), len(y)) || strings.Contains(x, y) || strings.Contains(y, x)
}
