package verify

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// leastTitle is how many words a title has that a draft names by giving it: one of a word
// may be meant as that.
const leastTitle = 2

// titles returns where the draft gives the title of an article, in text order.
func (c *checker) titles(ctx context.Context) ([]briefing.Span, error) {
	entries, err := c.lib.Entries(ctx)
	if err != nil {
		return nil, err
	}
	var draft []fold.Word
	at := map[string][]int{} // of each word, among draft
	for w := range fold.Words(c.text.Words) {
		at[w.Folded] = append(at[w.Folded], len(draft))
		draft = append(draft, w)
	}
	ends := map[int]int{} // of the longest title that begins at a word
	for i := range entries {
		c.title(entries[i].Title, draft, at, ends)
	}
	var out []briefing.Span
	for i := range draft {
		if end := ends[i]; end > 0 {
			out = append(out, briefing.Span{Start: draft[i].Start, End: draft[end-1].End})
		}
	}
	return out, nil
}

// title notes where in the words of a draft a title stands.
func (c *checker) title(title string, draft []fold.Word, at map[string][]int, ends map[int]int) {
	var places []int
	var words []string
	for w := range fold.Words(title) {
		if len(words) == 0 {
			if places = at[w.Folded]; len(places) == 0 {
				return // as of most titles
			}
		}
		words = append(words, w.Folded)
	}
	if len(words) < leastTitle {
		return
	}
	for _, from := range places {
		n := 0
		for n < len(words) && from+n < len(draft) && draft[from+n].Folded == words[n] {
			n++
		}
		if n == len(words) {
			ends[from] = max(ends[from], from+n)
		}
	}
}
