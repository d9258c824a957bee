package pick

import (
	"context"
	"fmt"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/language"
	"briefing/briefing/internal/sentence"
)

// mostRead limits the articles that are read for passages to offer.
const mostRead = 200

// Offers returns passages that may give a number whose passages the reader picked, in the
// order of the library; none of a number that an editor described otherwise.
func Offers(ctx context.Context, lib briefing.Library, n *briefing.Number) ([]Value, error) {
	picked, err := pickedOf(ctx, lib, n)
	if err != nil || len(picked) == 0 {
		return nil, err
	}
	articles, err := holding(ctx, lib, picked)
	if err != nil {
		return nil, err
	}
	var out []Value
	for _, id := range articles {
		values, err := read(ctx, lib, id, n.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			if slices.ContainsFunc(picked, v.IsLike) {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// pickedOf returns the values that the reader picked for a number.
func pickedOf(ctx context.Context, lib briefing.Library, n *briefing.Number) ([]Value, error) {
	if !slices.ContainsFunc(n.Match, isPicked) {
		return nil, nil
	}
	mentions, err := lib.Mentions(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	var out []Value
	for _, m := range mentions {
		a, err := lib.Article(ctx, m.Ref.Article)
		if err != nil {
			return nil, err
		}
		all, err := lib.MentionsIn(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range In(lib.Digest(), a, all, m.Sentence) {
			if v.Ref.Span.Overlaps(m.Ref.Span) {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// holding returns the articles that may hold what is counted in the same sense, in the
// order of the library.
func holding(ctx context.Context, lib briefing.Library, picked []Value) ([]briefing.ArticleID, error) {
	var out []briefing.ArticleID
	asked, places := map[string]bool{}, map[briefing.ArticleID]int{}
	for _, v := range picked {
		for _, word := range v.Beside {
			text := fmt.Sprintf("%q %q", v.Unit, word)
			if asked[text] {
				continue
			}
			asked[text] = true
			q, err := briefing.ParseQuery(text)
			if err != nil {
				continue // a word that is none of a query
			}
			results, err := lib.Search(ctx, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: mostRead})
			if err != nil {
				return nil, err
			}
			for _, r := range results {
				if _, ok := places[r.Entry.ID]; ok {
					continue
				}
				if places[r.Entry.ID], err = lib.Place(ctx, r.Entry.ID); err != nil {
					return nil, err
				}
				out = append(out, r.Entry.ID)
			}
		}
	}
	slices.SortFunc(out, func(a, b briefing.ArticleID) int { return places[a] - places[b] })
	return out[:min(len(out), mostRead)], nil
}

// read returns what the sentences of an article count that are no mention of the number.
func read(ctx context.Context, lib briefing.Library, id briefing.ArticleID, number briefing.SubjectID) ([]Value, error) {
	a, err := lib.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	mentions, err := lib.MentionsIn(ctx, id)
	if err != nil {
		return nil, err
	}
	names := namesIn(lib.Digest(), mentions)
	shown := briefing.Show(a.Text)
	if language.Of(shown.Words) != language.English {
		return nil, nil
	}
	var out []Value
	for start, end := range sentence.Split(shown.Words) {
		sentence := briefing.Span{Start: start, End: end}
		isTaken := slices.ContainsFunc(mentions, func(m briefing.Mention) bool { return m.Subject == number && m.Sentence.Overlaps(sentence) })
		if !isTaken {
			out = append(out, in(a.ID, shown.Words, names, sentence)...)
		}
	}
	return out, nil
}
