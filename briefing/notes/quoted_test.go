package notes

import (
	"testing"

	"briefing/briefing"
)

// TestQuoted holds that a quotation of another program is put on its own words alone.
func TestQuoted(t *testing.T) {
	a := &briefing.Article{
		Entry: briefing.Entry{ID: "goats", Title: "Goats"},
		Text:  "The *goats* stood still. “Nobody counted,” said Eva.\n\nThey count 120 goats. The goats ate. The goats slept.",
	}
	tests := []struct {
		quote, before, after string
		want                 string // "" for a lost one
	}{
		{"The goats stood still.", "", "", "The *goats* stood still."},
		{`"Nobody counted," said Eva.`, "", "", "“Nobody counted,” said Eva."},
		{"said Eva. They count", "", "", "said Eva.\n\nThey count"},
		{"They count 12", "", "", ""},
		{"12 goats", "", "", ""},
		{"The goats", "", "", ""},
		{"The goats", "", " slept", "The goats"},
		{"Twelve goats", "", "", ""},
		{"", "", "", ""},
		{"goats ate", "elsewhere ", " elsewhere", "goats ate"},
	}
	for _, test := range tests {
		n, ok := Quoted(a, test.quote, test.before, test.after)
		if got := n.Span.In(a.Text); ok != (test.want != "") || got != test.want {
			t.Errorf("Quoted(%q, %q, %q) is on %q, %v; want %q", test.quote, test.before, test.after, got, ok, test.want)
		}
		if !ok && n.Quote != test.quote {
			t.Errorf("a lost note says %q, want %q", n.Quote, test.quote)
		}
	}
}

func TestAddAll(t *testing.T) {
	book := Book{Path: t.TempDir() + "/notes.yaml"}
	all, err := book.AddAll(t.Context(), []Note{{Article: "a", Text: "one"}, {Article: "b", Text: "two"}})
	if err != nil || len(all) != 2 || all[0].ID == all[1].ID {
		t.Fatalf("AddAll: %v, %v", all, err)
	}
	if _, err := book.AddAll(t.Context(), []Note{{Article: "c"}, all[0]}); err == nil {
		t.Error("a note was added twice")
	}
	have, err := book.Notes(t.Context())
	if err != nil || len(have) != 2 || have[0].Text != "one" || have[1].Text != "two" {
		t.Errorf("in the file: %v, %v", have, err)
	}
}
