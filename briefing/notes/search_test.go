package notes_test

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// TestAnswer says which notes answer a filter.
func TestAnswer(t *testing.T) {
	placed := []notes.Placed{
		{Note: notes.Note{Article: "a", Quote: "Ada Holm saw the ferry sink.", Text: "Who else? #check"}, State: notes.Holds},
		{Note: notes.Note{Article: "b", Quote: "The Ferries stopped.", Tags: []string{"Check", "to-do"}}, State: notes.Moved},
		{Note: notes.Note{Article: "c", Text: "check the ferry’s log, ‘Hölm’ #check/date"}, State: notes.Holds},
		{Note: notes.Note{Article: "d", Quote: "The ferry sank.", Text: "#check"}, State: notes.Lost},
	}
	for query, want := range map[string]string{
		"has:note":           "a b c",
		"note:ferry":         "a c",
		"note:ferr*":         "a b c",
		`note:"ferry sink"`:  "a",
		`note:"sink ferry"`:  "",
		"note:sin":           "",
		"note:FERRY":         "a c",
		"note:holm":          "a c",
		"note:check":         "a b c",
		"note:#check":        "a b",
		"note:#check*":       "a b c",
		"note:#check/date":   "c",
		"note:#ferry":        "",
		"note:#to-do":        "b",
		"ferry -note:#check": "a b",
		"note:a":             "",
	} {
		q, err := briefing.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		collect := func(n briefing.QueryNode) {
			if n, ok := n.(briefing.Among); ok {
				for _, ref := range n.Refs {
					got = append(got, string(ref.Article))
				}
			}
		}
		switch n := notes.Answer(q, placed).Root().(type) {
		case briefing.And:
			collect(n[1].(briefing.Not).Node)
		default:
			collect(n)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", query, s, want)
		}
		if !q.AsksForNotes() {
			t.Errorf("%s does not ask for notes", query)
		}
	}
}
