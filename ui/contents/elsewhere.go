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
	articles, err := lib.ArticlesOf(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	shown := -1
	if but.Kind == page.Article {
		if shown, err = lib.Place(ctx, briefing.ArticleID(but.Key)); err != nil {
			return nil, 0, err
		}
	}
	for _, a := range articles {
		if a.Place == shown {
			continue
		}
		of += a.Mentions
		if len(out) >= mostElsewhere {
			continue
		}
		entries, err := lib.EntriesAt(ctx, a.Place)
		if err != nil {
			return nil, 0, err
		}
		if out, err = appendPassages(ctx, out, lib, id, entries[0].ID); err != nil {
			return nil, 0, err
		}
	}
	return out, of, nil
}

// appendPassages appends the passages about a subject in one article.
func appendPassages(ctx context.Context, out []here.Passage, lib briefing.Library, id briefing.SubjectID, in briefing.ArticleID) ([]here.Passage, error) {
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
