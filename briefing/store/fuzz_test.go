package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/libtest"
	"briefing/briefing/match"
)

// FuzzSearch holds every query against a plain reading of what it means.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{
		`bridge "the bridge" s-400 -steel OR (toll* "s 400")`, "figure:mona -topic:money", "after:2024-10 OR -(before:2025 source:tide)",
		`-(-(a* OR b) -c)`, "1,200 OR 1200 O’Brien's", "tag:toll* -published:2024 OR source:=tide", "published:2024-10-02/2025 published:unknown",
		"NEAR(a b) ^a + {title}: x", "has:note OR \"\x00 ' \" *", "m* ·m ·",
		"bridge NEAR/1 halvik OR toll NEAR br* NEAR steel", `"halvik the bridge"~3 -"a walk"~0`, "b?idge* OR s*l -/t(oll|ide)s?/ /s.?4.*/", "s-400 NEAR/2 her O’Brien's",
		strings.Repeat("-(a b OR ", 16) + "c", strings.Repeat("steel* OR s-400 ", 160), strings.Repeat("-s-400 ", 240), "ﷺ ½ ŉ straße*", "\xff bridge\u00a0toll",
	} {
		f.Add(s)
	}
	d, linked := fixture(f)
	s := openStore(f, keepBytes, d, linked)
	f.Fuzz(func(t *testing.T, query string) {
		q, err := briefing.ParseQuery(query)
		if err != nil {
			return
		}
		results, err := s.Search(context.Background(), q, briefing.SearchOptions{Order: briefing.ByDate})
		var queryErr *briefing.QueryError
		if errors.As(err, &queryErr) {
			return
		}
		if err != nil {
			t.Fatalf("Search(%s): %v", q, err)
		}
		var got, want []string
		for _, r := range results {
			libtest.CheckResult(t, s, r)
			if plain, err := s.withoutPatterns(t.Context(), q); err != nil {
				t.Fatal(err)
			} else if !hasNear(plain.Root()) {
				checkHits(t, r, match.NewFinder(plain, d))
			}
			got = append(got, string(r.Entry.ID))
		}
		for _, l := range linked {
			if !q.Empty() && answers(t, d, l, q.Root()) {
				want = append(want, string(l.Article.ID))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("Search(%s) = %v, want %v", q, got, want)
		}
	})
}

func hasNear(n briefing.QueryNode) bool {
	switch n := n.(type) {
	case briefing.And:
		return slices.ContainsFunc(n, hasNear)
	case briefing.Or:
		return slices.ContainsFunc(n, hasNear)
	case briefing.Not:
		return hasNear(n.Node)
	case briefing.Near:
		return true
	}
	return false
}

// checkHits reports hits that are not what f looks for, letter by letter.
func checkHits(t *testing.T, r briefing.Result, f *match.Finder) {
	t.Helper()
	if len(f.Subjects) > 0 {
		return
	}
	for _, p := range r.Passages {
		for _, h := range p.Hits {
			text := h.In(p.In.Words)
			apart := fold.String(text)
			together := strings.ReplaceAll(apart, " ", "")
			if !slices.ContainsFunc(f.Spellings, func(s match.Spelling) bool {
				want := strings.Join(s.Words, " ")
				return apart == want || together == want ||
					s.Prefix && (strings.HasPrefix(apart, want) || strings.HasPrefix(together, want))
			}) {
				t.Fatalf("%s: hit %q is none of %v", r.Entry.ID, text, f.Spellings)
			}
		}
	}
}

// answers reports whether n holds for an article, by looking at its words.
func answers(t *testing.T, d *briefing.Digest, l Linked, n briefing.QueryNode) bool {
	switch n := n.(type) {
	case briefing.And:
		return !slices.ContainsFunc(n, func(n briefing.QueryNode) bool { return !answers(t, d, l, n) })
	case briefing.Or:
		return slices.ContainsFunc(n, func(n briefing.QueryNode) bool { return answers(t, d, l, n) })
	case briefing.Not:
		return !answers(t, d, l, n.Node)
	case briefing.Word:
		return holds(l.Article, n.Text, n.Prefix)
	case briefing.Phrase:
		return holds(l.Article, n.Text, false)
	case briefing.Near:
		return standsNear(l.Article, n)
	case briefing.Pattern:
		return matches(l.Article, n)
	case briefing.Filter:
		return passes(t, d, l, n)
	}
	t.Fatalf("unknown node %T", n)
	return false
}

func holds(a *briefing.Article, term string, prefix bool) bool {
	end := " "
	if prefix {
		end = ""
	}
	for _, text := range []string{a.Title, a.Text} {
		words := " " + fold.String(text) + " "
		for w := range fold.Joined(text) {
			words += "· " + w.Folded + " "
		}
		for _, s := range match.SpellingsOf(term, false) {
			if strings.Contains(words, " "+strings.Join(s.Words, " ")+end) {
				return true
			}
		}
	}
	return false
}

// standsNear tries every way to choose a place for each term.
func standsNear(a *briefing.Article, n briefing.Near) bool {
	for _, text := range []string{a.Title, a.Text} {
		words := strings.Fields(fold.String(text))
		var places [][][2]int // of each term: first word and one past the last
		for _, term := range n.Nodes {
			q := briefing.QueryFor(term)
			prefix := strings.HasSuffix(q.String(), "*")
			var at [][2]int
			for _, s := range match.SpellingsOf(strings.Trim(q.String(), `"*`), prefix) {
				for i := range words {
					if strings.HasPrefix(strings.Join(words[i:], " ")+" ", strings.Join(s.Words, " ")+map[bool]string{true: "", false: " "}[prefix]) {
						at = append(at, [2]int{i, i + len(s.Words)})
					}
				}
			}
			places = append(places, at)
		}
		var chosen [][2]int
		var try func() bool
		try = func() bool {
			if len(chosen) < len(places) {
				for _, p := range places[len(chosen)] {
					chosen = append(chosen, p)
					if try() {
						return true
					}
					chosen = chosen[:len(chosen)-1]
				}
				return false
			}
			last := slices.MaxFunc(chosen, func(a, b [2]int) int { return a[0] - b[0] })[0]
			return !slices.ContainsFunc(chosen, func(p [2]int) bool { return last-p[1] > n.Within })
		}
		if try() {
			return true
		}
	}
	return false
}

// matches looks at every word, and at compounds written together.
func matches(a *briefing.Article, p briefing.Pattern) bool {
	pattern := p.Match()
	for _, text := range []string{a.Title, a.Text} {
		for w := range fold.All(text) {
			if pattern.MatchString(w.Folded) {
				return true
			}
		}
	}
	return false
}

func passes(t *testing.T, d *briefing.Digest, l Linked, f briefing.Filter) bool {
	published := l.Article.Published
	switch f.Key {
	case briefing.FilterAfter:
		return published.Known() && !published.Latest().Before(f.Date.Earliest())
	case briefing.FilterBefore:
		return published.Known() && published.Earliest().Before(f.Date.Earliest())
	case briefing.FilterSource:
		if f.Exact {
			return fold.String(l.Article.Source) == fold.String(f.Value)
		}
		return strings.Contains(" "+fold.String(l.Article.Source)+" ", " "+fold.String(f.Value)+" ")
	}
	if f.Key.Stated() {
		return len(briefing.NewSelection([]briefing.Entry{l.Article.Entry}).Of(briefing.QueryFor(f))) > 0
	}
	id, err := match.Filtered(d, f)
	if err != nil {
		t.Fatal(err)
	}
	if topic, ok := d.Subject(id).(*briefing.Topic); ok && topic.Gathers() {
		return answers(t, d, l, topic.Where.Root())
	}
	return slices.ContainsFunc(l.Mentions, func(m briefing.Mention) bool { return m.Subject == id })
}
