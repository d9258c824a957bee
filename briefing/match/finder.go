package match

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Finder finds the hits of a query in an article. It is not safe for concurrent
// use.
type Finder struct {
	Spellings []Spelling // of words and phrases
	first     [256][]int // indexes into Spellings, by the byte that they begin with
	nears     []together
	// Subjects holds the subjects whose mentions are hits, because the query
	// asks for them without any words.
	Subjects map[briefing.SubjectID]bool
	// kept holds, by article, the spans of an Among: hits on the same terms.
	kept  map[briefing.ArticleID][]briefing.Span
	words []fold.Word // scratch
}

// NewFinder returns a finder for q, for which Compile must succeed.
func NewFinder(q briefing.Query, d *briefing.Digest) *Finder {
	f := &Finder{Subjects: map[briefing.SubjectID]bool{}, kept: map[briefing.ArticleID][]briefing.Span{}}
	f.add(q.Root(), d)
	for i, s := range f.Spellings {
		f.first[s.Words[0][0]] = append(f.first[s.Words[0][0]], i)
	}
	return f
}

// add adds the hits to find for n, and reports whether n has words.
func (f *Finder) add(n briefing.QueryNode, d *briefing.Digest) (words bool) {
	switch n := n.(type) {
	case briefing.Word:
		f.Spellings = append(f.Spellings, SpellingsOf(n.Text, n.Prefix)...)
		return true
	case briefing.Phrase:
		f.Spellings = append(f.Spellings, SpellingsOf(n.Text, false)...)
		return true
	case briefing.Near:
		f.nears = append(f.nears, newTogether(n))
		return true
	case briefing.Or:
		for _, alternative := range n {
			words = f.add(alternative, d) || words
		}
		return words
	case briefing.And:
		return f.addAll(n, d)
	case briefing.Filter:
		f.addSubject(n, d)
	case briefing.Among:
		for _, ref := range n.Refs {
			f.kept[ref.Article] = append(f.kept[ref.Article], ref.Span)
		}
	}
	return false
}

// addAll adds the nodes of an And. Filters only narrow a search for words, so
// their subjects give hits only if there are no words.
func (f *Finder) addAll(nodes briefing.And, d *briefing.Digest) (words bool) {
	var filters []briefing.QueryNode
	for _, n := range nodes {
		switch n.(type) {
		case briefing.Filter, briefing.Among:
			filters = append(filters, n)
		default:
			words = f.add(n, d) || words
		}
	}
	if words {
		return true
	}
	for _, filter := range filters {
		f.add(filter, d)
	}
	return false
}

func (f *Finder) addSubject(filter briefing.Filter, d *briefing.Digest) {
	if filter.Key.SubjectKind() == "" {
		return
	}
	if id, err := Filtered(d, filter); err == nil {
		f.Subjects[id] = true
	}
}

// NeedsMentions reports whether Result needs the mentions in the article.
func (f *Finder) NeedsMentions() bool { return len(f.Subjects) > 0 }

// Result returns an article that matches as a result of the search, with its hits. It
// looks for words in title and text. An article without a hit in the text, which
// matches by its title or a filter, has its first sentence as a passage without hits.
//
// A long article takes a while, so it ends early when ctx is done, with the error of ctx.
func (f *Finder) Result(ctx context.Context, a *briefing.Article, mentions []briefing.Mention, score float64) (briefing.Result, error) {
	text := briefing.Show(a.Text)
	r := briefing.Result{Entry: a.Entry, Score: score, InTitle: f.hits(ctx, a.Title, nil)}
	hits := f.hits(ctx, text.Words, mentions, f.kept[a.ID]...)
	if ctx.Err() == nil {
		r.Passages = passages(ctx, a.ID, text, hits)
	}
	return r, ctx.Err()
}

// stops reports whether nobody waits for the n-th step of some work any more.
func stops(ctx context.Context, n int) bool { return n%(1<<12) == 0 && ctx.Err() != nil }

// hits returns the spans of text that match, in text order and disjoint: where
// two overlap, the one that starts first stays, of these the longest. Those of an
// Among that the text is too short for are none.
func (f *Finder) hits(ctx context.Context, text string, mentions []briefing.Mention, kept ...briefing.Span) []briefing.Span {
	var found []briefing.Span
	if len(f.Spellings) > 0 || len(f.nears) > 0 {
		found = f.spelt(ctx, text)
	}
	for _, m := range mentions {
		if f.Subjects[m.Subject] {
			found = append(found, m.Ref.Span)
		}
	}
	for _, span := range kept {
		if !span.Empty() && span.End <= len(text) {
			found = append(found, span)
		}
	}
	return disjoint(found)
}

// manyWords is how many words spelt keeps at once, unless words that stand near each
// other are looked for: those of a book would take megabytes for each letter typed.
const manyWords = 1024

// spelt returns the spans of text that match a spelling; too few of them if ctx is done.
func (f *Finder) spelt(ctx context.Context, text string) (found []briefing.Span) {
	f.words = f.words[:0]
	longest, read := f.longest(), 0
	for w, joined := range fold.All(text) {
		if joined {
			if f.matchesJoined(w) {
				found = append(found, briefing.Span{Start: w.Start, End: w.End})
			}
			continue
		}
		if f.words = append(f.words, w); len(f.words) == manyWords+longest && len(f.nears) == 0 {
			found = f.begin(found, text, manyWords)
			f.words = f.words[:copy(f.words, f.words[manyWords:])]
		}
		if read++; stops(ctx, read) {
			return found
		}
	}
	found = f.begin(found, text, len(f.words))
	for _, n := range f.nears {
		found = append(found, n.spans(text, f.words)...)
	}
	return found
}

// begin appends the spans that match a spelling and begin with one of the first n of the
// words kept.
func (f *Finder) begin(found []briefing.Span, text string, n int) []briefing.Span {
	for i, w := range f.words[:n] {
		for _, at := range f.first[w.Folded[0]] {
			if s := &f.Spellings[at]; s.matches(text, f.words[i:]) {
				found = append(found, briefing.Span{Start: w.Start, End: f.words[i+len(s.Words)-1].End})
			}
		}
	}
	return found
}

// longest returns the number of words of the longest spelling.
func (f *Finder) longest() (n int) {
	for _, s := range f.Spellings {
		n = max(n, len(s.Words))
	}
	return n
}

// mayBegin reports whether s can begin with a word.
func (s *Spelling) mayBegin(word string) bool {
	return s.Words[0] == word || s.Prefix && len(s.Words) == 1
}

// matches reports whether words, which are of text, begin with s.
func (s *Spelling) matches(text string, words []fold.Word) bool {
	if len(words) < len(s.Words) {
		return false
	}
	last := len(s.Words) - 1
	for i, w := range s.Words[:last] {
		if words[i].Folded != w || s.runs && s.touch[i] && !fold.Touches(text, words[i].End, words[i+1].Start) {
			return false
		}
	}
	return s.endsWith(words[last].Folded)
}

func (f *Finder) matchesJoined(w fold.Word) bool {
	return slices.ContainsFunc(f.first[w.Folded[0]], func(i int) bool {
		s := &f.Spellings[i]
		return len(s.Words) == 1 && s.endsWith(w.Folded)
	})
}

// endsWith reports whether word is the last one of s, or begins so.
func (s *Spelling) endsWith(word string) bool {
	last := s.Words[len(s.Words)-1]
	return word == last || s.Prefix && strings.HasPrefix(word, last)
}

func disjoint(spans []briefing.Span) []briefing.Span {
	slices.SortFunc(spans, func(a, b briefing.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := spans[:0]
	for _, s := range spans {
		if len(out) == 0 || s.Start >= out[len(out)-1].End {
			out = append(out, s)
		}
	}
	return out
}
