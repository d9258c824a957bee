package store

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"briefing/briefing"
)

// Of many articles some are looked at to tell which words are common: of every
// day about as many.
func TestCountWords(t *testing.T) {
	const n, step = 600, 3
	var linked []Linked
	for i := range n {
		day := time.Date(2024, 1, 1+i/2, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		published, err := briefing.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("The ferry ferry number%d", i)
		if i%2 == 0 {
			text += " Even"
		}
		id := briefing.ArticleID(fmt.Sprintf("a%d", i))
		linked = append(linked, Linked{Article: &briefing.Article{
			Entry: briefing.Entry{ID: id, Title: "Coast-Radio", File: briefing.FileName(string(id)), Published: published}, Text: text,
		}})
	}
	s := openIndex(t, filepath.Join(t.TempDir(), "index.db"), &briefing.Digest{}, linked)
	w := &Writer{x: s.index}
	all, err := w.countWords(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{"ferry": n, "even": n / 2, "number7": 1, "coastradio": n} {
		if in := all.words[word]; in == nil || in.articles != want {
			t.Errorf("%q is in %+v of all articles, want %d", word, in, want)
		}
	}
	some, err := w.countWords(t.Context(), step)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{"ferry": n / step, "even": n / step / 2} {
		if got := some.words[word].articles; got < want*2/3 || got > want*4/3 {
			t.Errorf("%q is in %d of the articles that are looked at, want about %d", word, got, want)
		}
	}
	if err := s.index.transact(t.Context(), func(ctx context.Context) error { return w.putCommon(ctx, some, step, n) }); err != nil {
		t.Fatal(err)
	}
	common, err := s.index.number(t.Context(), "SELECT articles FROM common WHERE term = 'ferry'")
	if err != nil || common != int64(step*some.articles) {
		t.Errorf("%d articles have the ferry, %v, want %d", common, err, step*some.articles)
	}
	spread, err := s.Spread(t.Context(), []string{"ferry", "number7", "nothing"})
	if want := map[string]int{"ferry": n, "number7": 1}; err != nil || !maps.Equal(spread, want) {
		t.Errorf("words are in %v, %v, want %v", spread, err, want)
	}
	inMemory := openStore(t, keepBytes, &briefing.Digest{}, linked[:3])
	spread, err = inMemory.Spread(t.Context(), []string{"ferry", "number2", "nothing"})
	if want := map[string]int{"ferry": 3, "number2": 1}; err != nil || !maps.Equal(spread, want) {
		t.Errorf("in memory words are in %v, %v, want %v", spread, err, want)
	}
}
