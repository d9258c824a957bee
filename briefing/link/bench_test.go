package link_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// BenchmarkLink links a megabyte of news with 1,000 names: by names alone, and
// with 100 events, 20 numbers and 12 topics, and with 20 more numbers that any
// number satisfies.
func BenchmarkLink(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	names := &briefing.Digest{Figures: manyFigures(random, 1000)}
	whole := &briefing.Digest{Figures: names.Figures}
	addSubjects(random, whole)
	counts := &briefing.Digest{Figures: whole.Figures, Events: whole.Events, Topics: whole.Topics, Numbers: slices.Clone(whole.Numbers)}
	for _, n := range whole.Numbers {
		rule := briefing.Rule{{{Number: true}}, n.Match[0][1]}
		counts.Numbers = append(counts.Numbers, &briefing.Number{ID: n.ID + "-any", Match: []briefing.Rule{rule}})
	}
	text := news(b, random, names.Figures, 1_000_000)
	b.Run("names", func(b *testing.B) { benchmark(b, names, text) })
	b.Run("whole", func(b *testing.B) { benchmark(b, whole, text) })
	b.Run("counts", func(b *testing.B) { benchmark(b, counts, text) })
	b.Run("none", func(b *testing.B) { benchmark(b, &briefing.Digest{}, text) })
}

// BenchmarkLinkWorst links texts made to be slow; their speed must not depend on
// their length.
func BenchmarkLinkWorst(b *testing.B) {
	counting := story()
	counting.Numbers = append(counting.Numbers, &briefing.Number{ID: "any", Match: rules("#; drones")})
	for name, part := range map[string]string{
		"one sentence": "Putin and Ebrahim Raisi in Kazan ",
		"destinations": "](Iran ",
		"schemes":      "a://",
		"surnames":     "Ebrahim Raisi; Raisi ",
		"capitals":     "PUTIN ",
		"blanks":       "Vladimir          ",
		"headings":     "# Saint ",
		"initials":     "V. V. V. Putin ",
		"others":       "Ebrahim Raisi, Naina Raisi. President Raisi, Raisi ",
		"title case":   "Ebrahim Raisi Warns Raisi ",
		"offices":      "Chief of The Raisi ",
		"places":       "Gulf of Iran South Iran ",
		"blank lines":  "Ebrahim Raisi\n\n\n\nNaina Raisi\n\nRaisi",
		"numbers":      "120 to 130 drones, ",
	} {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				benchmark(b, counting, strings.Repeat(part, n/len(part)))
			})
		}
	}
}

func benchmark(b *testing.B, d *briefing.Digest, text string) {
	l := link.New(d)
	a := article("a", text)
	n := len(l.Link(a).Mentions)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Link(a)
	}
	b.ReportMetric(float64(n)/float64(len(text))*1000, "mentions/KB")
}

func BenchmarkNew(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	d := &briefing.Digest{Figures: manyFigures(random, 1000)}
	addSubjects(random, d)
	for b.Loop() {
		link.New(d)
	}
}

// manyFigures returns n figures, the first of which are those of the seeds'
// story.
func manyFigures(random *rand.Rand, n int) []*briefing.Figure {
	var out []*briefing.Figure
	for i, name := range strings.Fields("Iran Russia Moscow Tehran Ukraine Israel Syria US West") {
		out = append(out, place(briefing.SubjectID(fmt.Sprint("known", i)), name))
	}
	for _, full := range []string{"Vladimir Putin", "Masoud Pezeshkian", "Ebrahim Raisi"} {
		_, name, _ := strings.Cut(full, " ")
		out = append(out, person(briefing.SubjectID(name), full, name))
	}
	for _, name := range strings.Fields("NATO BRICS") {
		out = append(out, figure(briefing.SubjectID(name), name))
	}
	for len(out) < n {
		name := syllables(random) + " " + syllables(random)
		out = append(out, person(briefing.SubjectID(fmt.Sprint("figure", len(out))), name))
	}
	return out
}

func syllables(random *rand.Rand) string {
	var s strings.Builder
	for range 2 + random.IntN(3) {
		s.WriteByte("bdfgklmnprstvz"[random.IntN(14)])
		s.WriteByte("aeiou"[random.IntN(5)])
	}
	return strings.ToUpper(s.String()[:1]) + s.String()[1:]
}

// addSubjects adds events, numbers and topics whose terms are common in the
// news.
func addSubjects(random *rand.Rand, d *briefing.Digest) {
	words := strings.Fields(`treaty drones sanctions meeting visit talks war missiles agreement president
		election nuclear energy summit strikes minister foreign military cooperation region alliance
		support economic partnership officials report world order conflict signing October Friday`)
	group := func() []briefing.Term {
		return []briefing.Term{{Text: words[random.IntN(len(words))]}, {Text: words[random.IntN(len(words))]}}
	}
	who := func() []briefing.Term {
		return []briefing.Term{{Figure: d.Figures[random.IntN(30)].ID}}
	}
	for i := range 100 {
		id := briefing.SubjectID(fmt.Sprint("event", i))
		d.Events = append(d.Events, &briefing.Event{
			ID: id, Name: "The " + syllables(random) + " meeting", Match: []briefing.Rule{{who(), who(), group()}},
		})
	}
	for i := range 20 {
		id := briefing.SubjectID(fmt.Sprint("number", i))
		count := []briefing.Term{{Text: fmt.Sprint(i*7, ",000")}, {Text: fmt.Sprint(i * 3)}}
		d.Numbers = append(d.Numbers, &briefing.Number{ID: id, Match: []briefing.Rule{{count, group()}}})
	}
	for i := range 12 {
		id := briefing.SubjectID(fmt.Sprint("topic", i))
		d.Topics = append(d.Topics, &briefing.Topic{ID: id, Words: group(), About: []briefing.SubjectID{d.Events[i].ID}})
	}
}

// news returns about n bytes of sentences in paragraphs, made of pieces of the
// seed articles and of names.
func news(b *testing.B, random *rand.Rand, figures []*briefing.Figure, n int) string {
	b.Helper()
	files, err := filepath.Glob("../../seeds/articles/*.md")
	if err != nil || len(files) == 0 {
		b.Fatalf("no seed articles: %v", err)
	}
	var words []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		words = append(words, strings.Fields(string(text))...)
	}
	var out strings.Builder
	for sentences := 1; out.Len() < n; sentences++ {
		for range 2 + random.IntN(5) {
			at := random.IntN(len(words) - 5)
			out.WriteString(strings.Join(words[at:at+5], " ") + " ")
		}
		if random.IntN(2) == 0 {
			out.WriteString(figures[random.IntN(len(figures))].Name)
		}
		out.WriteString(". ")
		if sentences%4 == 0 {
			out.WriteString("\n\n")
		}
	}
	return out.String()
}
