package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/here"
)

// unfoldedMost is the most passages that the panel beside the page lists.
const unfoldedMost = 200

// unfolded answers a request for a subject's passages.
type unfolded struct {
	subject  briefing.SubjectID
	but      page.ID // the page beside which they are listed
	passages []here.Passage
	err      error
}

// unfold fetches a subject's passages on other pages than the shown one.
func (m model) unfold(id briefing.SubjectID) (model, tea.Cmd) {
	shown := m.reader.Page()
	if shown == nil {
		return m, nil
	}
	lib, but := m.lib, shown.ID
	return m, func() tea.Msg {
		passages, err := elsewhere(context.Background(), lib, id, but)
		return unfolded{subject: id, but: but, passages: passages, err: err}
	}
}

func (m model) unfolded(msg unfolded) model {
	if p := m.reader.Page(); p == nil || p.ID != msg.but {
		return m
	}
	if msg.err != nil {
		return m.say(msg.err.Error())
	}
	m.here = m.here.SetPassages(msg.subject, msg.passages)
	return m
}

// elsewhere returns the passages about a subject in other articles than the one
// on a page, in the order of the trail.
func elsewhere(ctx context.Context, lib briefing.Library, id briefing.SubjectID, but page.ID) ([]here.Passage, error) {
	mentions, err := lib.Mentions(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []here.Passage
	var article *briefing.Article
	for _, m := range mentions {
		target := page.OfArticle(m.Ref.Article)
		if target == but {
			continue
		}
		if len(out) == unfoldedMost {
			break
		}
		if article == nil || article.ID != m.Ref.Article {
			if article, err = lib.Article(ctx, m.Ref.Article); err != nil {
				return nil, err
			}
		}
		text, hits := page.Excerpt(article.Text, m.Sentence, []briefing.Span{m.Ref.Span})
		out = append(out, here.Passage{
			Title: nameOf(article.Entry), Source: article.Source,
			Text: text, Hits: hits,
			Target: page.Target{Page: target, At: m.Ref.Span, Follow: id},
			From:   m.Ref,
		})
	}
	return out, nil
}
