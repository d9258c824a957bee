package live

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
)

// Moves says which IDs articles have now whose files were renamed or moved, by the
// IDs that they had.
type Moves map[briefing.ArticleID]briefing.ArticleID

// Page returns the page in place of one, which it is itself if that has not moved.
func (to Moves) Page(id page.ID) page.ID {
	if now, ok := to[briefing.ArticleID(id.Key)]; ok && id.Kind == page.Article {
		return page.OfArticle(now)
	}
	return id
}

// Place returns a place where it is now.
func (to Moves) Place(p nav.Place) nav.Place {
	p.Page = to.Page(p.Page)
	p.Stop = to.Ref(p.Stop)
	return p
}

// Ref returns a passage where it is now.
func (to Moves) Ref(ref briefing.Ref) briefing.Ref {
	if now, ok := to[ref.Article]; ok {
		ref.Article = now
	}
	return ref
}
