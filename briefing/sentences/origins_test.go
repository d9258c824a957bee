package sentences_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
	"briefing/briefing/store"
)

// story is articles that are made up, and which one each was made of.
type story struct {
	ids   []briefing.ArticleID
	texts map[briefing.ArticleID]*sentences.Text
	roots map[briefing.ArticleID]briefing.ArticleID
}

// newStory makes n articles: some of their own, some edited copies of those before, some
// that only have a passage, a quotation or a house rule of others.
func newStory(r *rand.Rand, n int) *story {
	s := &story{texts: map[briefing.ArticleID]*sentences.Text{}, roots: map[briefing.ArticleID]briefing.ArticleID{}}
	var written [][]string
	quote := "“" + invented(r) + " " + invented(r) + "” said Ilse Marr, who heads the rescue on the island of Lumen."
	for i := range n {
		id := briefing.ArticleID(fmt.Sprintf("a%03d", i))
		root := id
		var text []string
		switch kind := r.IntN(4); {
		case kind < 2 && i > 0:
			of := r.IntN(i)
			root = s.roots[s.ids[of]]
			for _, t := range written[of] {
				if r.IntN(10) > 0 { // a sentence is left out
					text = append(text, t)
				}
			}
			for range r.IntN(4) {
				text = slices.Insert(text, r.IntN(len(text)+1), invented(r))
			}
		default:
			for range 14 + r.IntN(8) {
				text = append(text, invented(r))
			}
			if i > 0 && kind == 2 { // a passage that both have
				of := written[r.IntN(i)]
				text = append(text, of[2], of[3])
			}
		}
		s.ids = append(s.ids, id)
		s.roots[id] = root
		written = append(written, text)
		all := slices.Concat(text, []string{quote, "Read more of this and of all other stories on the pages of our paper."})
		s.texts[id] = sentences.Read(strings.Join(all, "\n\n"))
	}
	return s
}

// invented returns a sentence that nobody has written.
func invented(r *rand.Rand) string {
	var b strings.Builder
	for i := range 11 + r.IntN(8) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for range 2 + r.IntN(2) {
			b.WriteString(pick(r, []string{"ka", "lo", "mi", "ter", "sun", "ra", "vel", "do", "fin", "gar", "pel", "tu"}))
		}
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:] + " of the harbour and the town."
}

func (s *story) index(sources int) *sentences.Index {
	var entries []sentences.Entry
	for _, id := range s.ids {
		entries = append(entries, sentences.Entry{ID: id, Source: fmt.Sprint("paper ", int(id[len(id)-1])%sources), Marks: s.texts[id].Marks()})
	}
	return sentences.NewIndex(entries)
}

// library returns the story as a library.
func (s *story) library(t testing.TB, sources int) briefing.Library {
	t.Helper()
	lib, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	var linked []store.Linked
	for _, id := range s.ids {
		e := briefing.Entry{ID: id, File: briefing.FileName(string(id)), Source: fmt.Sprint("paper ", int(id[len(id)-1])%sources)}
		linked = append(linked, store.Linked{Article: &briefing.Article{Entry: e, Text: s.texts[id].Shown.Source}})
	}
	err = lib.Import(t.Context(), &briefing.Digest{}, func(yield func(store.Linked, error) bool) {
		for _, l := range linked {
			if !yield(l, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func (s *story) read(id briefing.ArticleID) (*sentences.Text, error) { return s.texts[id], nil }

// TestOrigins makes stories whose tree is known.
func TestOrigins(t *testing.T) {
	for _, n := range []int{60, 400} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			s := newStory(rand.New(rand.NewPCG(uint64(n), 1)), n)
			c, err := sentences.CompareAll(t.Context(), s.library(t, 7), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			var ids []briefing.ArticleID // letter-identical copies are one article
			for _, e := range c.Entries() {
				ids = append(ids, e.ID)
			}
			got := c.Origins(ids)
			roots := 0
			for _, o := range got.Origins {
				for _, m := range o.Members {
					if want := s.roots[m.Article]; want != s.roots[o.Members[0].Article] {
						t.Errorf("%s is of %s, want %s", m.Article, o.Members[0].Article, want)
					}
				}
			}
			for id, root := range s.roots {
				if id == root {
					roots++
				}
			}
			if len(got.Origins) != roots {
				t.Errorf("%d origins, want %d", len(got.Origins), roots)
			}
			if len(got.Passages) == 0 {
				t.Error("no passage is shared")
			}
			for _, p := range got.Passages {
				if p.Prose < 2 {
					t.Errorf("%s and %s: a passage of quotations", p.Article, p.Other)
				}
			}
		})
	}
}

// TestStanding has one sentence in every article of a paper: it is nothing they share.
func TestStanding(t *testing.T) {
	s := newStory(rand.New(rand.NewPCG(3, 3)), 40)
	for _, id := range s.ids {
		matches, err := s.index(2).Matches(id, s.read)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range matches {
			here := s.texts[id].Sentences[m.Here]
			if text := here.Span.In(s.texts[id].Shown.Words); strings.HasPrefix(text, "Read more") {
				t.Errorf("%s has %q of %s", id, text, m.Other)
			}
		}
	}
}

func TestOriginsOfNothing(t *testing.T) {
	x := sentences.NewIndex(nil)
	if _, err := x.Matches("a", nil); err == nil {
		t.Error("an article that is not there has matches")
	}
}

func TestCredits(t *testing.T) {
	for text, want := range map[string]string{
		"LUMEN, March 4 (Northwire) — The ferry sank.":                          "Northwire",
		"The ferry sank.\n\nReporting by Ilse Marr; editing by Jon Holm":        "Ilse Marr",
		"The ferry sank.\n\nNorthwire and Jon Holm contributed to this report.": "Northwire and Jon Holm",
		"“It sank,” he told Northwire. (Northwire photo)":                       "",
	} {
		if got := strings.Join(sentences.Credits(text), "|"); got != want {
			t.Errorf("%q credits %q, want %q", text, got, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := newStory(rand.New(rand.NewPCG(1, 1)), 1)
	text := s.texts["a000"].Shown.Source
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sentences.Read(text).Marks()
	}
}
