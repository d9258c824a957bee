package variants_test

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/variants"
)

// FuzzFinder reads any text with any name. What is suggested stands where the example
// says, and not within a mention.
func FuzzFinder(f *testing.F) {
	for _, seed := range [][2]string{
		{"Volodymyr Zelensky", "President Zelenskyy. Volodymyr Zelenskyy, V. Zelensky"},
		{"Islamic Guard Corps", "The Islamic Guard Corps (IGC), the IGC"},
		{"IGC", "Islamic Guard of Corps (IGC)"},
		{"Bashar al-Assad", "al-ASAD, Bashar Asad's al- Assad"},
		{"Sana'a", "Sanaa, Sana’a’s, SANA A."},
		{"United States", "U.S., USA Today\n\nthe U. S"},
		{"İstanbul", "ISTANBUL İstanbullu Istanbul’da\xff\xfe"},
		{"A", "B. (A) É."},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, kind := range []briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place} {
			d := &briefing.Digest{Figures: []*briefing.Figure{{ID: "x", Type: kind, Name: name, Aliases: []string{"prime minister"}}}}
			a := &briefing.Article{Entry: briefing.Entry{ID: "a"}, Text: text}
			mentions := link.New(d).Link(a).Mentions
			wide := variants.NewWide(d)
			wide.Read(a, mentions)
			wide.Names()
			finder := variants.New(d)
			finder.Read(a, mentions)
			for _, s := range finder.Suggest() {
				at := s.Example.Span
				if s.Spelling == "" || s.Mentions < 1 || s.Articles != 1 || at.Start < 0 || at.End > len(text) || at.Empty() {
					t.Fatalf("name %q, text %q: suggestion %+v", name, text, s)
				}
				for _, m := range mentions {
					if m.Ref.Span.Contains(at) {
						t.Errorf("name %q, text %q: %q is linked at %v", name, text, s.Spelling, m.Ref.Span)
					}
				}
			}
		}
	})
}
