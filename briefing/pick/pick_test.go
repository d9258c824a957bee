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
		"At least 14 people have died, the river office said.":         "At least 14 people|At least 14 people have died|office|true|[died]|People",
		"The river office said that 21 people have died in the flood.": "21 people|21 people have died|office|true|[died flood]|People",
		"On Monday 3 people died, the river office said.":              "3 people|3 people died|office|false|[died]|People",
		"Olga Brandt told the river office that 9 boats were lost.":    "9 boats|9 boats were lost|brandt|false|[lost]|Boats",
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

// A speaker is clear or none, and the name is what is counted.
func TestSpeaker(t *testing.T) {
	d := &briefing.Digest{Figures: []*briefing.Figure{
		{ID: "vesna", Type: briefing.Place, Name: "Vesna"},
		{ID: "torland", Type: briefing.Place, Name: "Torland"},
		{ID: "brandt", Type: briefing.Person, Name: "Olga Brandt"},
	}}
	for text, want := range map[string]string{
		"Vesna’s Harbour Ministry said Torland had sent over 900 Kite boats in its long winter campaign.": "|Kite boats",
		"Officials in Torland said 40 patrol boats had been lost.":                                        "|Patrol boats",
		"A spokesman for Vesna said that 12 steel bridges were closed.":                                   "|Steel bridges",
		"Torland is said to have 300 heavy lorries on the coast.":                                         "|Heavy lorries",
		"The union told Olga Brandt that 70 dock workers were ill.":                                       "|Dock workers",
		"Vesna and Torland said that 15 grain ships were on their way.":                                   "|Grain ships",
		"Torland added 200 river barges to its fleet.":                                                    "|River barges",
		"The ministry announced that Torland confirmed 30 lost crates.":                                   "|Lost crates",
		"Olga Brandt said on Friday that 25 fishing boats were missing.":                                  "brandt|Fishing boats",
		"“We have lost 25 fishing boats”, said Olga Brandt.":                                              "brandt|Fishing boats",
		"According to Vesna, 60 fuel tanks had burnt.":                                                    "vesna|Fuel tanks",
		"Torland also reported that 80 spare pumps were stolen.":                                          "torland|Spare pumps",
	} {
		a := &briefing.Article{Text: text}
		sentence, _ := briefing.SentenceAfter(text, 0)
		all := pick.In(d, a, link.New(d).Link(a).Mentions, sentence)
		if len(all) == 0 {
			t.Errorf("%s: nothing is counted", text)
			continue
		}
		if got := string(all[0].Speaker) + "|" + all[0].Name(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}
