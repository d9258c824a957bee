package state_test

import (
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/state"
)

// article returns the page of an article whose text follows a head of ten bytes.
func article(id, text string) *page.Page {
	return &page.Page{
		ID: page.OfArticle(briefing.ArticleID(id)), Markdown: "0123456789" + text,
		Body: briefing.Span{Start: 10, End: 10 + len(text)},
	}
}

// An article is left where it was, unless that is its beginning or it was read to its end.
func TestLeft(t *testing.T) {
	const text = "The ferry left at noon. Nobody saw it again. The harbour was searched."
	p, s := article("ferry", text), state.New()
	s.Leave(p, 34)
	if top, ok := s.Left(p); !ok || top != 34 {
		t.Errorf("left at %d, %t; want 34", top, ok)
	}
	s.SetRead("ferry", true)
	if top, ok := s.Left(p); ok {
		t.Errorf("an article that was read was left at %d", top)
	}
	s.SetRead("ferry", false)
	s.Leave(p, 10)
	if top, ok := s.Left(p); ok {
		t.Errorf("an article at its beginning was left at %d", top)
	}
	s.Leave(nil, 34)
	s.Leave(&page.Page{ID: page.ID{Kind: page.Overview}}, 34)
	if len(s.Positions) > 0 {
		t.Errorf("kept %v of no article", s.Positions)
	}
}

// What is kept goes along when an article gets another ID.
func TestMove(t *testing.T) {
	p, s := article("boats", "Two boats were found."), state.New()
	s.Leave(p, 14)
	s.See("boats", "Two boats were found.", briefing.Span{End: 5})
	s.SetRead("boats", true)
	s.SetRead("nets", true)
	s.Move(map[briefing.ArticleID]briefing.ArticleID{"boats": "hulls", "unknown": "known"})
	if _, ok := s.Positions["hulls"]; !ok || len(s.Positions) != 1 || !s.Read["hulls"] || s.Read["boats"] || !s.Read["nets"] || len(s.Seen["hulls"].Spans) != 1 {
		t.Errorf("after the move: %+v", s)
	}
	visited := slices.Values([]page.ID{page.OfArticle("ropes"), {Kind: page.Overview}})
	ids := s.Articles(visited)
	if len(ids) != 3 || !ids["hulls"] || !ids["nets"] || !ids["ropes"] {
		t.Errorf("something is kept about %v", ids)
	}
}

// Marking an article as what it is changes nothing.
func TestSetRead(t *testing.T) {
	s := state.New()
	for i, read := range []bool{false, true, true, false} {
		if got, want := s.SetRead("ferry", read), i == 1 || i == 3; got != want {
			t.Errorf("step %d: a change is %t", i, got)
		}
	}
	if len(s.Read) > 0 {
		t.Errorf("read are %v", s.Read)
	}
}
