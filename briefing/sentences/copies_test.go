package sentences_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// TestCopies edits 300 copies of articles and looks for the sentences of each in its
// original: those that are the same must all be found, of the edited ones 60 in 100.
// Sentences that were altered, so that they say something else, must not be found.
func TestCopies(t *testing.T) {
	all, _ := sentencesOf(t)
	const copies, length = 300, 20
	r := rand.New(rand.NewPCG(11, 12))
	s := &story{texts: map[briefing.ArticleID]*sentences.Text{}}
	made := map[briefing.ArticleID]map[string]string{} // how each sentence of a copy was made
	add := func(id briefing.ArticleID, text []string) {
		s.ids = append(s.ids, id)
		s.texts[id] = sentences.Read(strings.Join(text, "\n\n"))
	}
	for i := range copies {
		from := i * length % (len(all) - length)
		original := all[from : from+length]
		id := briefing.ArticleID(fmt.Sprintf("copy-%03d", i))
		made[id] = map[string]string{}
		var text []string
		for _, a := range original {
			b, what := a, "same"
			switch k := r.IntN(10); {
			case k < 4:
				b, what = edits[1+r.IntN(len(edits)-1)].alter(r, a), "edited"
			case k == 4:
				b, what = alterations[r.IntN(len(alterations))].alter(r, a), "altered"
			case k == 5:
				continue // left out
			}
			if b == "" || b == a {
				b, what = a, "same"
			}
			if len(sentences.Read(a).Sentences) != 1 || len(sentences.Read(b).Sentences) != 1 || len(strings.Fields(b)) < 10 {
				continue
			}
			text = append(text, b)
			made[id][b] = what
		}
		r.Shuffle(len(text)/4, func(i, j int) { text[i], text[j] = text[j], text[i] })
		add(briefing.ArticleID(fmt.Sprintf("original-%03d", i)), original)
		add(id, text)
	}
	found, tried := map[string]int{}, map[string]int{}
	for i := 0; i < len(s.ids); i += 2 {
		pair := &story{ids: s.ids[i : i+2], texts: s.texts}
		if *corpus != "" {
			pair = s // all at once, as in a library
		}
		id := s.ids[i+1]
		matches, err := pair.index(3).Matches(id, s.read)
		if err != nil {
			t.Fatal(err)
		}
		have := map[int]sentences.Kind{}
		for _, m := range matches {
			if m.Other == s.ids[i] {
				have[m.Here] = m.Kind
			}
		}
		for k := range s.texts[id].Sentences {
			text := s.texts[id].Sentences[k].Span.In(s.texts[id].Shown.Source)
			what := made[id][text]
			tried[what]++
			kind, ok := have[k]
			if ok && (kind == sentences.Same || kind == sentences.Edited) {
				found[what]++
			} else if what == "same" {
				t.Errorf("%s: not found: %s", id, text)
			}
		}
	}
	for _, what := range []string{"same", "edited", "altered"} {
		t.Logf("%s: %d of %d", what, found[what], tried[what])
	}
	if 10*found["edited"] < 6*tried["edited"] {
		t.Errorf("%d of %d edited sentences are found, want 60 in 100", found["edited"], tried["edited"])
	}
	if found["altered"] > 0 {
		t.Errorf("%d altered sentences are taken for edited ones", found["altered"])
	}
}
