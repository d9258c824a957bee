package concord_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/store"
)

// library returns articles with texts, of sources in turn, and every place of a word.
func library(t testing.TB, word string, sources []string, texts ...string) (briefing.Library, []briefing.Ref) {
	t.Helper()
	lib, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	var stops []briefing.Ref
	var linked []store.Linked
	for i, text := range texts {
		id := briefing.ArticleID(fmt.Sprintf("a%04d", i))
		linked = append(linked, store.Linked{Article: &briefing.Article{Entry: briefing.Entry{ID: id, File: briefing.FileName(id), Source: sources[i%len(sources)]}, Text: text}})
		for at := 0; ; at++ {
			next := strings.Index(text[at:], word)
			if next < 0 {
				break
			}
			at += next
			stops = append(stops, briefing.Ref{Article: id, Span: briefing.Span{Start: at, End: at + len(word)}})
		}
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
	return lib, stops
}

func of(t testing.TB, word string, sources []string, texts ...string) *concord.Concordance {
	t.Helper()
	lib, stops := library(t, word, sources, texts...)
	c, err := concord.Of(t.Context(), lib, stops)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSorted(t *testing.T) {
	c := of(t, "inquiry", []string{"Post"},
		"The mayor calls for an **inquiry**, and soon.",
		"She wants the inquiry of Alba Vance.\n\nNo inquiry at all.",
		"Of Alba Vance: the inquiry by judges.",
		"Nobody but *Ana Vance* inquiry-minded.")
	for order, want := range map[concord.Order]string{
		concord.ByDate: "an|the|No|the|Vance",
		concord.Before: "an|No|the|the|Vance",
		concord.After:  ", and|at|by|-minded|of",
	} {
		var got []string
		for _, i := range c.Sorted(order) {
			r := c.Rows[i]
			if order == concord.After {
				got = append(got, strings.Fields(r.Right)[0])
				if r.Joined {
					got[len(got)-1] = strings.Join(strings.Fields(r.Right)[:min(2, len(strings.Fields(r.Right)))], " ")
				}
				continue
			}
			words := strings.Fields(r.Left)
			got = append(got, words[len(words)-1])
		}
		if s := strings.Join(got, "|"); order != concord.After && s != want {
			t.Errorf("%s: %q, want %q", order, s, want)
		} else if order == concord.After && (got[0] != ", and" || !strings.HasPrefix(got[4], "of")) {
			t.Errorf("%s: %q", order, s)
		}
	}
	groups := c.Groups(c.Sorted(concord.Before), concord.Before)
	if len(groups) != 1 || groups[0].Words != "the" || groups[0].Stops != 2 || groups[0].Articles != 2 {
		t.Errorf("groups are %+v, want one of the word the", groups)
	}
	if r := c.Rows[2]; r.Left != "No" || r.Right != "at all." {
		t.Errorf("a row goes over the border of its paragraph: %q, %q", r.Left, r.Right)
	}
}

// A name is one neighbour.
func TestNamesAreWhole(t *testing.T) {
	c := of(t, "spoke", []string{"Post"}, "Alba Vance spoke.", "Bea Vance spoke.", "Then Alba Vance spoke.", "Alba, Vance spoke.")
	for _, g := range c.Groups(c.Sorted(concord.Before), concord.Before) {
		if g.Words == "vance" {
			t.Errorf("different names are one group: %+v", g)
		}
	}
}

// Words near a hit are counted in articles, not in uses, and told only where chance hardly
// explains them.
func TestNear(t *testing.T) {
	texts := func(n int, text string) []string { return strings.Split(strings.Repeat(text+"\x00", n), "\x00")[:n] }
	sources := []string{"Post", "Mirror"}
	mixed := func(post, mirror []string) (all []string) {
		for i := range max(len(post), len(mirror)) {
			all = append(all, post[i], mirror[i])
		}
		for i := range all { // texts that are the same are one article
			all[i] += fmt.Sprintf("\n\nNumber %d.", i)
		}
		return all
	}
	for name, tt := range map[string]struct {
		texts []string
		want  string
	}{
		"one source has it":   {mixed(texts(12, "The brutal regime fell."), texts(12, "A large regime fell.")), "Post brutal 12/12 0/12"},
		"few articles":        {mixed(append(texts(4, "The brutal regime fell."), texts(8, "The regime fell.")...), texts(12, "The regime fell.")), ""},
		"often in one":        {mixed(append(texts(1, strings.Repeat("The brutal regime fell. ", 40)), texts(11, "The regime fell.")...), texts(12, "The regime fell.")), ""},
		"both have it":        {mixed(texts(12, "The brutal regime fell."), texts(12, "A brutal regime fell.")), ""},
		"too far from it":     {mixed(texts(12, "The brutal and old and tired regime fell."), texts(12, "The regime fell.")), "Post old 12/12 0/12|Post tired 12/12 0/12"},
		"words of no content": {mixed(texts(12, "Through which regime they fell."), texts(12, "Regime: regime fell.")), ""},
		"the outlet's name":   {mixed(texts(12, "The Post regime fell."), texts(12, "The regime fell.")), ""},
	} {
		var got []string
		for _, n := range of(t, "regime", sources, tt.texts...).Near() {
			if n.Word != "large" {
				got = append(got, fmt.Sprintf("%s %s %d/%d %d/%d", n.Source, n.Word, n.In, n.Of, n.Elsewhere, n.Others))
			}
			if n.G2 < 15.13 || math.IsNaN(n.G2) {
				t.Errorf("%s: G² is %f", name, n.G2)
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: %q, want %q", name, s, tt.want)
		}
	}
	one := of(t, "regime", []string{"Post"}, mixed(texts(12, "The brutal regime fell."), texts(12, "The regime fell."))...)
	if n := one.Near(); len(n) > 0 {
		t.Errorf("one source is compared with itself: %+v", n)
	}
}

// many is 7,000 rows in 1,400 articles.
func many(b testing.TB) *concord.Concordance {
	words := strings.Fields("public full open private first second former of the an no this that judicial own new old long short")
	texts := make([]string, 1400)
	for i := range texts {
		var s strings.Builder
		for k := range 5 {
			fmt.Fprintf(&s, "The %s %s inquiry %s %s of case %d was opened.\n\n", words[(i*7+k*3)%len(words)], words[(i+k*5)%len(words)], words[(i*3+k)%len(words)], words[(i+k)%len(words)], i)
		}
		texts[i] = s.String()
	}
	return of(b, "inquiry", []string{"Post", "Mirror", "Tide"}, texts...)
}

func BenchmarkSorted(b *testing.B) {
	c := many(b)
	b.ReportMetric(float64(len(c.Rows)), "rows")
	for b.Loop() {
		c.Groups(c.Sorted(concord.After), concord.After)
	}
}

func BenchmarkNear(b *testing.B) {
	c := many(b)
	for b.Loop() {
		c.Near()
	}
}
