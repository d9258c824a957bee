package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/briefing"
)

// generated returns n articles of about 5 KB with their mentions of 60 subjects.
// Words follow Zipf's law, like those of a language.
func generated(n int) (*briefing.Digest, []Linked) {
	random := rand.New(rand.NewPCG(1, 2))
	words := vocabularyOf(random, 20_000)
	zipf := rand.NewZipf(random, 1.1, 3, uint64(len(words)-1))
	d := &briefing.Digest{}
	for i := range 60 {
		name := fmt.Sprintf("Figure %d", i)
		d.Figures = append(d.Figures, &briefing.Figure{ID: briefing.SubjectID(fmt.Sprintf("figure-%d", i)), Name: name})
	}
	linked := make([]Linked, n)
	for i := range linked {
		date, err := briefing.ParseDate(fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28))
		if err != nil {
			panic(err)
		}
		linked[i] = generatedArticle(i, date, d, func() string { return words[zipf.Uint64()] }, random)
	}
	return d, linked
}

func vocabularyOf(random *rand.Rand, n int) []string {
	words := []string{"the", "of", "and", "to", "a", "in", "said", "government", "prices", "drones"}
	for len(words) < n {
		b := make([]byte, 3+random.IntN(8))
		for i := range b {
			b[i] = byte('a' + random.IntN(26))
		}
		words = append(words, string(b))
	}
	return words
}

func generatedArticle(i int, date briefing.Date, d *briefing.Digest, word func() string, random *rand.Rand) Linked {
	id := briefing.ArticleID(fmt.Sprintf("article-%d", i))
	a := &briefing.Article{Entry: briefing.Entry{
		ID: id, Title: "About " + word() + " and " + word(), Source: "The Times", Published: date, File: briefing.FileName(string(id) + ".md"), Words: 750,
	}}
	var text strings.Builder
	var mentions []briefing.Mention
	for text.Len() < 5000 {
		if text.Len() > 0 {
			text.WriteString(" ")
		}
		start, first := text.Len(), len(mentions)
		text.WriteString("It ")
		for range 5 + random.IntN(20) {
			text.WriteString(word() + " ")
			if random.IntN(14) == 0 {
				f := d.Figures[random.IntN(len(d.Figures))]
				span := briefing.Span{Start: text.Len(), End: text.Len() + len(f.Name)}
				text.WriteString(f.Name + " ")
				mentions = append(mentions, briefing.Mention{Subject: f.ID, Ref: briefing.Ref{Article: id, Span: span}})
			}
		}
		text.WriteString("end.")
		for i := range mentions[first:] {
			mentions[first+i].Sentence = briefing.Span{Start: start, End: text.Len()}
		}
	}
	a.Text = text.String()
	return Linked{Article: a, Mentions: mentions}
}

// BenchmarkOpen opens a library of six articles: until its lists and articles
// can be read, and until the first search is answered.
func BenchmarkOpen(b *testing.B) {
	d, linked := generated(6)
	ctx := context.Background()
	q := parse(b, "government")
	for _, until := range []string{"read", "search"} {
		b.Run(until, func(b *testing.B) {
			for b.Loop() {
				s, err := Memory(ctx)
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Import(ctx, d, sequence(linked)); err != nil {
					b.Fatal(err)
				}
				if until == "search" {
					if _, err := s.Search(ctx, q, briefing.SearchOptions{}); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkImport fills a library with a thousand articles, rows and index.
func BenchmarkImport(b *testing.B) {
	d, linked := generated(1000)
	size := 0
	for _, l := range linked {
		size += len(l.Article.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		s := openStore(b, keepBytes, d, linked)
		if err := s.wait(context.Background(), s.indexed); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch searches a thousand articles.
func BenchmarkSearch(b *testing.B) {
	d, linked := generated(1000)
	ctx := context.Background()
	for _, keep := range []int{keepBytes, -1} {
		s := openStore(b, keep, d, linked)
		if err := s.wait(ctx, s.indexed); err != nil {
			b.Fatal(err)
		}
		for _, bb := range []struct {
			name, query string
			opts        briefing.SearchOptions
		}{
			{"common/rank20", "government", briefing.SearchOptions{Limit: 20}},
			{"common/date20", "government", briefing.SearchOptions{Limit: 20, Order: briefing.ByDate}},
			{"common/all", "government", briefing.SearchOptions{}},
			{"two/rank20", "government drones", briefing.SearchOptions{Limit: 20}},
			{"phrase/rank20", `"of the"`, briefing.SearchOptions{Limit: 20}},
			{"letter/date20", "g*", briefing.SearchOptions{Limit: 20, Order: briefing.ByDate}},
			{"filters/rank20", "figure:figure-7 source:times after:2024-06 drones", briefing.SearchOptions{Limit: 20}},
			{"figure/rank20", "figure:figure-7", briefing.SearchOptions{Limit: 20}},
		} {
			q := parse(b, bb.query)
			name := bb.name + map[bool]string{true: "/kept", false: "/read"}[keep > 0]
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					if results, err := s.Search(ctx, q, bb.opts); err != nil || len(results) == 0 {
						b.Fatal(len(results), err)
					}
				}
			})
		}
	}
}

// BenchmarkSuggest gathers the words of a thousand articles, and then finds one.
func BenchmarkSuggest(b *testing.B) {
	d, linked := generated(1000)
	ctx := context.Background()
	s := openStore(b, keepBytes, d, linked)
	if err := s.wait(ctx, s.indexed); err != nil {
		b.Fatal(err)
	}
	b.Run("gather", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.readVocabulary(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if near, err := s.Suggest(ctx, "governemnt"); near != "government" || err != nil {
				b.Fatal(near, err)
			}
		}
	})
}
