package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/contents"
	"briefing/ui/here"
)

// unfoldedMost limits the passages listed in the panel beside the page.
const unfoldedMost = 50

// unfolded answers a request for a subject's passages.
type unfolded struct {
	lib      briefing.Library
	subject  briefing.SubjectID
	but      page.ID        // the page beside which they are listed
	passages []here.Passage // the first ones
	of       int            // their total number
	err      error
}

// unfold requests the passages that the panel beside the page lacks: those of
// one subject on other pages.
func (m model) unfold() (model, tea.Cmd) {
	shown := m.reader.Page()
	if shown == nil || m.layout.here.w == 0 {
		return m, nil
	}
	var id briefing.SubjectID
	if m.here, id = m.here.SetAbout(m.about()).Lacks(); id == "" {
		return m, nil
	}
	lib, but := m.lib, shown.ID
	return m, func() tea.Msg {
		passages, of, err := elsewhere(context.Background(), lib, id, but)
		return unfolded{lib: lib, subject: id, but: but, passages: passages, of: of, err: err}
	}
}

// about returns the subject of the selected link or, if there is none, of the
// trail.
func (m model) about() briefing.SubjectID {
	if to, _, ok := m.reader.Focused(); ok {
		if to.Follow != "" {
			return to.Follow
		}
		if to.Page.Kind == page.Dossier {
			return briefing.SubjectID(to.Page.Key)
		}
	}
	return m.trail.Subject
}

func (m model) unfolded(msg unfolded) model {
	if p := m.reader.Page(); p == nil || p.ID != msg.but || msg.lib != m.lib {
		return m
	}
	if msg.err != nil {
		return m.say(msg.err.Error())
	}
	m.here = m.here.SetPassages(msg.subject, msg.passages, msg.of)
	return m
}

// elsewhere returns the first passages about a subject in articles other than
// that of page but, in the order of the trail, and their total number.
func elsewhere(ctx context.Context, lib briefing.Library, id briefing.SubjectID, but page.ID) (out []here.Passage, of int, err error) {
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
		if len(out) >= unfoldedMost {
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
			Title: contents.Name(article.Entry), Source: article.Source,
			Text: text, Hits: hits,
			Target: page.Target{Page: page.OfArticle(in), At: m.Ref.Span, Follow: id},
			From:   m.Ref,
		})
	}
	return out, nil
}
