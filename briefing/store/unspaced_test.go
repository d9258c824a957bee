package store

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// TestUnspaced says that every part of a run in a script without spaces is found in
// just those articles, and at just those places, where it stands.
func TestUnspaced(t *testing.T) {
	texts := map[briefing.ArticleID]string{
		"ferry":  "渡轮在夜里沉没，船长霍尔姆没有离开。船长说，夜里没有风。",
		"harbor": "港口的人等着船，长夜里没有人离开港口。S-400型渡轮属于海岸公司。",
		"ja":     "船長はイランの港を出た。ガザの港とカサの港は、夜のイランから遠い。",
	}
	var linked []Linked
	for id, text := range texts {
		linked = append(linked, Linked{Article: &briefing.Article{Entry: briefing.Entry{ID: id}, Text: text}})
	}
	s := openStore(t, 1<<20, &briefing.Digest{}, linked)
	queries := map[string]bool{"ガ": true, "カ": true, "400型": true, "船长 夜里": true}
	for _, text := range texts {
		for _, run := range strings.FieldsFunc(text, func(r rune) bool { return !fold.Unspaced(r) }) {
			letters := []rune(run)
			for i := range letters {
				for n := 1; n <= 4 && i+n <= len(letters); n++ {
					queries[string(letters[i:i+n])] = true
				}
			}
		}
	}
	for query := range queries {
		q, err := briefing.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		results, err := s.Search(t.Context(), q, briefing.SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[briefing.ArticleID]int{}
		for _, r := range results {
			got[r.Entry.ID] = 0
			for _, p := range r.Passages {
				got[r.Entry.ID] += len(p.Hits)
				for _, h := range p.Hits {
					if hit := h.In(texts[r.Entry.ID]); !strings.Contains(query, hit) {
						t.Errorf("%s: hit %q", query, hit)
					}
				}
			}
		}
		for id, text := range texts {
			words := strings.Fields(query)
			n, found := 0, true
			for _, w := range words {
				n, found = n+strings.Count(text, w), found && strings.Contains(text, w)
			}
			if !found {
				n = 0
			}
			if got[id] != n {
				t.Errorf("%s: %d hits in %s, want %d", query, got[id], id, n)
			}
		}
	}
}
