package sentences_test

import (
	"math/rand/v2"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// TestNovelty has a reader who knows some sentences of a story: those that repeat one are
// known, and none that repeats only what the reader does not know.
func TestNovelty(t *testing.T) {
	s := newStory(rand.New(rand.NewPCG(9, 9)), 40)
	c, err := sentences.CompareAll(t.Context(), s.library(t, 3), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 4))
	type place struct {
		id briefing.ArticleID
		at briefing.Span
	}
	known := map[place]bool{}
	words := map[string]bool{}
	for _, e := range c.Entries() {
		for _, sentence := range s.texts[e.ID].Sentences {
			if r.IntN(2) == 0 {
				known[place{e.ID, sentence.Span}] = true
			}
		}
	}
	is := func(id briefing.ArticleID, at briefing.Span) bool { return known[place{id, at}] }
	found := 0
	for _, e := range c.Entries() {
		clear(words)
		for at := range known {
			if at.id != e.ID {
				words[at.at.In(s.texts[at.id].Shown.Words)] = true
			}
		}
		got, err := c.Novelty(t.Context(), e.ID, is)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range got {
			text := st.Span.In(s.texts[e.ID].Shown.Words)
			if st.IsKnown() != words[text] && st.Kind != "" {
				t.Errorf("%s: known is %t, want %t: %s", e.ID, st.IsKnown(), words[text], text)
			}
			if st.IsKnown() {
				found++
				if !is(st.Other, st.At) {
					t.Errorf("%s: %q is said to be known from %s, where it is not", e.ID, text, st.Other)
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing is known")
	}
}

// Without a date no article is earlier than another.
func TestEarlier(t *testing.T) {
	c, err := sentences.CompareAll(t.Context(), newStory(rand.New(rand.NewPCG(2, 9)), 4).library(t, 1), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if all := c.Entries(); c.Earlier(all[3].ID)(all[0].ID, briefing.Span{}) {
		t.Error("an article without a date is said to be earlier")
	}
}
