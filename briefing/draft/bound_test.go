package draft

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"briefing/briefing"
)

// Articles come out as they were added, each once.
func TestAppearances(t *testing.T) {
	var a, b appearances
	want := []int{0, 1, 5, 133, 134, 100_000}
	for _, article := range want {
		a.add(article)
		a.add(article)
	}
	for _, article := range []int{1, 2, 200_000} {
		b.add(article)
	}
	if got := a.all(); !slices.Equal(got, want) || a.n != len(want) {
		t.Errorf("%d articles %v, want %v", a.n, got, want)
	}
	if got, want := a.with(&b), []int{0, 1, 2, 5, 133, 134, 100_000, 200_000}; !slices.Equal(got.all(), want) || got.n != len(want) {
		t.Errorf("both: %d articles %v, want %v", got.n, got.all(), want)
	}
	if got := a.with(&appearances{}); got.n != a.n || len((&appearances{}).all()) > 0 {
		t.Errorf("with none: %v", got)
	}
}

func TestBetterHalf(t *testing.T) {
	worth := func(s string) float64 { return float64(s[0] - 'e') } // some less than nothing
	for _, tt := range []struct{ all, want string }{
		{"", ""},
		{"a", ""},
		{"ab", "b"},
		{"cabd", "cd"},
		{"dbadcb", "ddc"},
	} {
		var all []string
		for i, letter := range tt.all {
			all = append(all, fmt.Sprintf("%c%d", letter, i))
		}
		got := ""
		for _, s := range betterHalf(all, worth) {
			got += s[:1]
		}
		if got != tt.want {
			t.Errorf("of %s: %s, want %s", tt.all, got, tt.want)
		}
	}
	if got := betterHalf([]string{"a1", "a2", "a3", "a4"}, worth); !slices.Equal(got, []string{"a3", "a4"}) {
		t.Errorf("of the same worth: %v, want the later ones", got)
	}
}

// invented returns the reading of an article about n names, of which each article in a
// thousand has the first and the others are new.
func invented(random *rand.Rand, article, n int) *Reading {
	about := func() []uint32 {
		out := make([]uint32, 12)
		for i := range out {
			out[i] = random.Uint32()
		}
		slices.Sort(out)
		return out
	}
	name := func(i int) string { return fmt.Sprintf("Name%dq%d Holm%d", article, i, random.IntN(1<<30)) }
	r := &Reading{}
	for i := range n {
		text := name(i)
		if i == 0 {
			text = fmt.Sprintf("Mayor %d", article%1000)
		}
		at := briefing.Span{Start: i, End: i + 1}
		r.Spellings = append(r.Spellings, Spelling{Text: text, Kinds: [4]int{1}, Mentions: 1, Sure: 1, Running: 1, At: at})
		r.Quantities = append(r.Quantities, Quantity{At: at, Text: "300", Noun: text, Counted: "fishers", Low: 300, High: 300, About: about()})
		date := fmt.Sprintf("%d-05-%02d", 1600+random.IntN(400), 1+random.IntN(28))
		r.Dated = append(r.Dated, Dated{At: at, Text: text, Date: date, Verb: "met", Names: []string{text}, About: about()})
	}
	if article%4 == 0 {
		at := r.Dated[0].At
		r.Statements = []Statement{{At: at, Text: "denies it", Stance: briefing.Denies, By: "Ada", Verb: "denies", About: about()}}
	}
	return r
}

// A draft stays as large as it may be, however many articles and names there are, and keeps the
// names that recur.
func TestDraftIsBounded(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	d := &Draft{}
	const articles, names = 9000, 6
	for i := range articles {
		d.Add(briefing.ArticleID(fmt.Sprint(i)), invented(random, i, names))
	}
	const between = forgetEvery * names // added before the next forgetting
	for _, kept := range []struct {
		what    string
		n, most int
	}{
		{"names", len(d.entries), mostEntries},
		{"populations", len(d.numbers.all()), mostPopulations + between},
		{"events", len(d.events.all()), mostHappenings + between},
		{"claims", len(d.claims.all), mostClaims},
	} {
		if kept.n > kept.most || kept.n < kept.most/8 {
			t.Errorf("%d %s of %d articles, want at most %d", kept.n, kept.what, articles, kept.most)
		}
	}
	figures := d.Foremost(1000).Figures
	for _, f := range figures {
		if len(f.Articles) != articles/1000 || len(f.Evidence) != mostEvidence {
			t.Errorf("%s: in %d articles, %d passages", f.Name, len(f.Articles), len(f.Evidence))
		}
	}
	if len(figures) != 1000 {
		t.Errorf("%d figures, want 1000", len(figures))
	}
}

// One proposal in all articles keeps a few bytes for each, and a few samples.
func TestProposalIsBounded(t *testing.T) {
	d := &Draft{}
	about := []uint32{1, 2, 3, 4, 5}
	const articles = 20_000
	for i := range articles {
		text, at := fmt.Sprintf("Holm%d", i), briefing.Span{End: 4}
		d.Add("a", &Reading{
			Spellings: []Spelling{
				{Text: "Ada", Kinds: [4]int{1}, Mentions: 1, Sure: 1, Running: 1, At: at},
				{Text: "Ada " + text, Kinds: [4]int{1}, Mentions: 1, Sure: 1, Running: 1, At: at},
			},
			Quantities: []Quantity{{At: at, Text: text, Noun: "fisher", Counted: "fishers", Low: float64(i + 2), High: float64(i + 2), About: about}},
			Dated:      []Dated{{At: at, Text: text, Date: "2024-05-03", Verb: text, Names: []string{text}, About: about}},
			Statements: []Statement{{At: at, Text: text, Stance: briefing.Denies, By: text, Verb: "denies", About: about}},
		})
	}
	ada := d.entries["ada"]
	if ada.articles.n != articles || len(ada.articles.gaps) > 2*articles || len(ada.maybe) > mostTallied || len(ada.places) > mostEvidence {
		t.Errorf("a name in %d articles: %d bytes for them, %d longer names, %d passages", ada.articles.n, len(ada.articles.gaps), len(ada.maybe), len(ada.places))
	}
	p := d.numbers.of["fisher"][0]
	if p.quantities != articles || len(p.values) > mostValues || len(p.abouts) > mostAbouts || len(p.places) > mostEvidence || !p.differs() {
		t.Errorf("a number given %d times: %d values, %d sentences, %d passages", p.quantities, len(p.values), len(p.abouts), len(p.places))
	}
	h := d.events.all()[0]
	if h.sentences != articles || len(h.written) > mostWritten || len(h.verbs) > mostVerbs || len(h.names) > mostTallied || len(h.places) > mostEvidence {
		t.Errorf("an event reported %d times: %d verbs, %d stems, %d names, %d passages", h.sentences, len(h.written), len(h.verbs), len(h.names), len(h.places))
	}
	if c := d.claims.all[0]; c.n != articles || len(c.reports) > mostReports || len(c.articles) > mostReports {
		t.Errorf("a claim reported %d times: %d reports of %d articles", c.n, len(c.reports), len(c.articles))
	}
}

// What is found does not depend on how often it is asked for, and the foremost finds are the
// first ones of all.
func TestFindingsAgain(t *testing.T) {
	d := &Draft{}
	text := "The mayor, Ada Holm of the Nordic Fishing Council (NFC), met 300 fishers in Oslo on 11 October 2024. Holm denied that the NFC had left."
	for i := range 3 {
		d.Add(briefing.ArticleID(fmt.Sprint(i)), Read(&briefing.Article{Text: text + " Officials of the NFC saw Erik Lund."}))
	}
	first, again, foremost := d.Findings(), d.Findings(), d.Foremost(2)
	if fmt.Sprintf("%+v", first) != fmt.Sprintf("%+v", again) {
		t.Errorf("found %+v, then %+v", first, again)
	}
	if len(first.Figures) < 3 || fmt.Sprintf("%+v", foremost.Figures) != fmt.Sprintf("%+v", first.Figures[:2]) {
		t.Errorf("foremost %+v of %+v", foremost.Figures, first.Figures)
	}
}

// BenchmarkAdd measures how readings are combined: time and memory must grow no faster than
// their number.
func BenchmarkAdd(b *testing.B) {
	for _, articles := range []int{5000, 10_000, 20_000} {
		random := rand.New(rand.NewPCG(1, 2))
		var readings []*Reading
		for i := range articles {
			readings = append(readings, invented(random, i, 4))
		}
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d := &Draft{}
				for i, r := range readings {
					d.Add(briefing.ArticleID(fmt.Sprint(i)), r)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*articles), "ns/article")
		})
	}
}
