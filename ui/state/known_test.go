package state_test

import (
	"fmt"
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/ui/state"
)

// TestKnown says which articles were there, and keeps no account of very many.
func TestKnown(t *testing.T) {
	var ids []briefing.ArticleID
	for i := range 1000 {
		ids = append(ids, briefing.ArticleID(fmt.Sprintf("news-%d", i)))
	}
	known := state.NewKnown(len(ids), slices.Values(ids))
	for _, id := range ids {
		if !known.Has(id) {
			t.Errorf("%s was there", id)
		}
	}
	if known.Has("news-1000") || state.Known(nil).Has("news-1") || state.Known("abc").Has("news-1") {
		t.Error("an article that was not there is known")
	}
	if got := state.NewKnown(1<<20, slices.Values(ids)); got != nil {
		t.Errorf("of very many articles %d bytes are kept", len(got))
	}
}

// TestKnownMoves keeps a set sorted to which a moved article is added.
func TestKnownMoves(t *testing.T) {
	s := state.New()
	s.Known = state.NewKnown(3, slices.Values([]briefing.ArticleID{"a", "b", "c"}))
	s.Move(map[briefing.ArticleID]briefing.ArticleID{"b": "moved", "nobody": "else"})
	for _, id := range []briefing.ArticleID{"a", "b", "c", "moved"} {
		if !s.Known.Has(id) {
			t.Errorf("%s is not known", id)
		}
	}
	if s.Known.Has("else") || s.Known.Lacks(slices.Values([]briefing.ArticleID{"a", "b", "c", "moved"})) || !s.Known.Lacks(slices.Values([]briefing.ArticleID{"a", "moved"})) {
		t.Error("the set is wrong")
	}
}
