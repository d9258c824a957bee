package pick_test

import (
	"fmt"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/pick"
)

var digest = &briefing.Digest{Figures: []*briefing.Figure{{ID: "office", Name: "river office"}, {ID: "brandt", Name: "Olga Brandt"}}}

// valueIn returns the first value of a sentence.
func valueIn(t *testing.T, text string) (pick.Value, bool) {
	t.Helper()
	a := &briefing.Article{Text: text}
	sentence, ok := briefing.SentenceAfter(text, 0)
	if !ok {
		t.Fatalf("no sentence in %q", text)
	}
	all := pick.In(digest, a, link.New(digest).Link(a).Mentions, sentence)
	if len(all) == 0 {
		return pick.Value{}, false
	}
	return all[0], true
}

func TestIn(t *testing.T) {
	for text, want := range map[string]string{
		"At least 14 people have died, the river office said.":         "At least 14 people|At least 14 people have died|office|true|[died]|People have died",
		"The river office said that 21 people have died in the flood.": "21 people|21 people have died|office|true|[died flood]|People have died",
		"On Monday 3 people died, the river office said.":              "3 people|3 people died|office|false|[died]|People died",
		"Olga Brandt told the river office that 9 boats were lost.":    "9 boats|9 boats were lost||false|[lost]|Boats were lost",
		"The toll has risen to 30 people.":                             "30 people|30 people||true|[risen]|People",
		"The river office did not give 40 people.":                     "40 people|40 people||false|[give]|People",
		"In 2019 it opened at 10:30.":                                  "none",
		"Several people died.":                                         "none",
	} {
		got := "none"
		if v, ok := valueIn(t, text); ok {
			got = fmt.Sprintf("%s|%s|%s|%t|%v|%s", v.Text, v.Words, v.Speaker, v.Total, v.Beside, v.Name())
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

// Only what counts the same, in the same sense, by the same speaker, is like it.
func TestIsLike(t *testing.T) {
	one, _ := valueIn(t, "At least 14 people have died, the river office said.")
	for text, want := range map[string]bool{
		"The river office said that 21 people have died in the flood.": true,
		"So far 20 people have died, the river office said, not 21.":   true,
		"Olga Brandt said that 30 people have died.":                   false,
		"21 people have died.":                              false,
		"On Monday 3 people died, the river office said.":   false,
		"40 people have been saved, the river office said.": false,
		"14 cows have died, the river office said.":         false,
	} {
		if o, ok := valueIn(t, text); !ok || one.IsLike(o) != want {
			t.Errorf("%s: %t, want %t (%+v)", text, !want, want, o)
		}
	}
}
