package live

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
)

// Moves maps the former IDs of articles to their IDs after their files were
// renamed or moved.
type Moves map[briefing.ArticleID]briefing.ArticleID

// Page returns the new ID of a page, id itself if that has not moved.
func (to Moves) Page(id page.ID) page.ID {
	if now, ok := to[briefing.ArticleID(id.Key)]; ok && id.Kind == page.Article {
		return page.OfArticle(now)
	}
	return id
}

// Place returns the new version of a place.
func (to Moves) Place(p nav.Place) nav.Place {
	p.Page = to.Page(p.Page)
	p.Stop = to.Ref(p.Stop)
	return p
}

// Ref returns the new version of a passage.
func (to Moves) Ref(ref briefing.Ref) briefing.Ref {
	if now, ok := to[ref.Article]; ok {
		ref.Article = now
	}
	return ref
}
