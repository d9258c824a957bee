package link

import (
	"strings"

	"briefing/briefing"
)

// inCompany reports whether the surname at at is part of a firm's name: "Johnson &
// Johnson", "Smith, Inc."
func (s *scratch) inCompany(at briefing.Span) bool {
	same := func(t token) bool { return foldedIn(s.text, t.word) == foldedIn(s.text, at) }
	joins := func(t token) bool {
		mark := strings.TrimSpace(t.between)
		return t.capital && (mark == "&" || mark == "+") && (same(t) || !s.listed(t.word))
	}
	before, hasBefore := s.tokenBefore(at.Start)
	if t, ok := s.tokenAfter(at.End); ok {
		mark := strings.TrimSpace(t.between)
		if joins(t) || (mark == "" || mark == ",") && incorporated[t.word.In(s.text)] {
			return true
		}
		next, ok := s.tokenAfter(t.word.End)
		if ok && t.word.In(s.text) == "and" && next.between == " " && same(next) {
			return !hasBefore || s.isApart(before)
		}
	}
	if hasBefore && before.word.In(s.text) == "and" && before.between == " " {
		first, ok := s.tokenBefore(before.word.Start)
		if !ok || first.between != " " || !same(first) {
			return false
		}
		t, ok := s.tokenBefore(first.word.Start)
		return !ok || s.isApart(t)
	}
	return hasBefore && joins(before)
}
