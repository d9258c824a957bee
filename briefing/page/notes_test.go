package page

import (
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/page/pagetest"
)

// TestNotes writes the page of what is kept: passages lead to their places, lost ones come
// last and lead nowhere, and what the reader wrote stays plain text.
func TestNotes(t *testing.T) {
	s := pagetest.NewStory()
	a := s.Articles[0]
	first, _ := briefing.SentenceAfter(a.Text, 0)
	kept := notes.On(a, first)
	kept.Text, kept.Tags = "# no heading, *no emphasis*\n- no item, [no](link)", []string{"check"}
	whole := notes.On(s.Articles[1], briefing.Span{})
	whole.Text = "An article as a whole."
	lost := notes.Note{Article: "gone", Title: "What was", Quote: "Words that were changed.", Created: time.Now()}
	reader := &Reader{Notes: []notes.Placed{{Note: lost, State: notes.Lost}, {Note: whole, State: notes.Holds}, {Note: kept, State: notes.Moved}}}
	p, err := MakeFor(t.Context(), s, ID{Kind: Notes}, reader)
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "notes.md", golden(p))
	var places int
	for _, l := range p.Links {
		if !l.To.At.Empty() {
			places++
			if l.To.At != kept.Span || l.To.Page != OfArticle(a.ID) {
				t.Errorf("a passage leads to %v", l.To)
			}
		}
	}
	if places != 1 {
		t.Errorf("%d passages lead to their places, want 1", places)
	}
	if p, err = MakeFor(t.Context(), s, ID{Kind: Notes}, nil); err != nil || len(p.Links) > 0 {
		t.Errorf("without notes: %v, %v", p, err)
	}
}
