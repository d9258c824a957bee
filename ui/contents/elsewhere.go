package contents

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/here"
)

// mostElsewhere limits the passages listed in the panel beside the page.
const mostElsewhere = 50

// Elsewhere returns the first passages about a subject in articles other than
// that of page but, in the order of the trail, and their total number.
func Elsewhere(ctx context.Context, lib briefing.Library, id briefing.SubjectID, but page.ID) (out []here.Passage, of int, err error) {
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		return nil, 0, err
	}
	of = tallies[id].Mentions
	shown := -1
	if but.Kind == page.Article {
		if shown, err = lib.Place(ctx, briefing.ArticleID(but.Key)); err != nil {
			return nil, 0, err
		}
		here, err := passagesIn(ctx, lib, id, briefing.ArticleID(but.Key))
		if err != nil {
			return nil, 0, err
		}
		of -= len(here)
	}
	articles, err := briefing.ArticlesBetween(ctx, lib, id, 0, mostElsewhere+1)
	if err != nil {
		return nil, 0, err
	}
	var places []int // of the articles that have enough passages
	for n := 0; len(articles) > 0 && n < mostElsewhere; articles = articles[1:] {
		if a := articles[0]; a.Place != shown {
			places, n = append(places, a.Place), n+a.Mentions
		}
	}
	entries, err := lib.EntriesAt(ctx, places...)
	if err != nil {
		return nil, 0, err
	}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	if err := briefing.ReadAhead(ctx, lib, ids...); err != nil {
		return nil, 0, err
	}
	for _, article := range ids {
		passages, err := passagesIn(ctx, lib, id, article)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, passages...)
	}
	return out, of, nil
}

// passagesIn returns the passages about a subject in one article.
func passagesIn(ctx context.Context, lib briefing.Library, id briefing.SubjectID, in briefing.ArticleID) (out []here.Passage, err error) {
	article, err := lib.Article(ctx, in)
	if err != nil {
		return nil, err
	}
	mentions, err := lib.MentionsIn(ctx, in)
	if err != nil {
		return nil, err
	}
	shown := briefing.Show(article.Text)
	for _, m := range mentions {
		if m.Subject != id {
			continue
		}
		text, hits := page.Excerpt(shown, m.Sentence, []briefing.Span{m.Ref.Span})
		out = append(out, here.Passage{
			Title: Name(article.Entry), Source: article.Source,
			Text: text, Hits: hits,
			Target: page.Target{Page: page.OfArticle(in), At: m.Ref.Span, Follow: id},
			From:   m.Ref,
		})
	}
	return out, nil
}
