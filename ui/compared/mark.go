package compared

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// Read says that an article was read, or that it counts as unread again.
type Read struct {
	Article briefing.ArticleID
	Unread  bool
}

// IsIntent makes Read a [nav.Intent].
func (Read) IsIntent() {}

// mark marks the article that is shown or, in a list, the selected one as read, or as unread.
func (a *Articles) mark(at *spot.Spot) nav.Intent {
	p := at.Reader.Page()
	row, ok := at.Selected()
	isRow := ok && at.Focus == nav.Index && row.Kind == page.Article
	switch {
	case isRow && at.State.Read[briefing.ArticleID(row.Key)]:
		return unread(briefing.ArticleID(row.Key), at)
	case isRow:
		return a.bring(briefing.ArticleID(row.Key), at.Library)
	case p == nil || p.ID.Kind != page.Article:
		return nav.Tell("only articles can be marked read: go to one", keys.ListArticles)
	case at.State.Read[briefing.ArticleID(p.ID.Key)]:
		return unread(briefing.ArticleID(p.ID.Key), at)
	}
	return marks(marked{lib: at.Library, id: briefing.ArticleID(p.ID.Key), text: p.Body.In(p.Markdown)}, at)
}

func unread(id briefing.ArticleID, at *spot.Spot) nav.Intent {
	delete(at.State.Seen, id)
	return nav.All{Read{Article: id, Unread: true}, nav.Tell("marked unread")}
}

// marked brings the text of an article that is to be marked as read.
type marked struct {
	lib  *library.Library
	id   briefing.ArticleID
	text string
	err  error
}

// bring reads the text of an article that is not shown.
func (a *Articles) bring(id briefing.ArticleID, lib *library.Library) nav.Intent {
	return nav.Do{Cmd: func() tea.Msg {
		article, err := lib.Article(a.ctx, id)
		if err != nil {
			return marked{lib: lib, id: id, err: err}
		}
		return marked{lib: lib, id: id, text: article.Text}
	}}
}

// marks marks an article as read, and all of its sentences as known.
func marks(msg marked, at *spot.Spot) nav.Intent {
	switch {
	case msg.err != nil:
		return nav.Tell(msg.err.Error())
	case msg.lib != at.Library:
		return nil
	}
	at.State.See(msg.id, msg.text, briefing.Span{End: len(msg.text)})
	return nav.All{Read{Article: msg.id}, nav.Tell("marked read")}
}
