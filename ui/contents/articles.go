package contents

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
)

// Articles returns the articles for the index panel. read holds those that have
// been read.
func (c Contents) Articles(read map[briefing.ArticleID]bool) index.Items {
	return articles{c, c.lib.Extent().Articles, read}
}

// articles is the list of articles in the index panel. Items are made on
// demand.
type articles struct {
	Contents
	n    int // number of articles, known before the contents
	read map[briefing.ArticleID]bool
}

// Len returns the number of articles.
func (l articles) Len() int { return l.n }

// At returns article i.
func (l articles) At(i int) index.Item {
	if i >= len(l.Entries) {
		return index.Item{Label: "…"}
	}
	e := l.Entries[i]
	return index.Item{
		Label:  Name(e),
		Detail: l.about(e),
		Count:  e.Words,
		Page:   page.OfArticle(e.ID),
		Read:   l.read[e.ID],
	}
}

// about returns source and date of an article, and the number of passages kept of it.
func (l articles) about(e briefing.Entry) string {
	said := About(e)
	if n := l.kept[e.ID]; n > 0 {
		said = strings.TrimPrefix(said+" · "+page.KeptMark+briefing.Thousands(n), " · ")
	}
	return said
}

// Words returns title and source of article i, folded, and "unread" if it is.
func (l articles) Words(i int) string {
	switch {
	case i >= len(l.words):
		return ""
	case i < len(l.Entries) && !l.read[l.Entries[i].ID]:
		return l.words[i] + " unread"
	}
	return l.words[i]
}

// Weight returns the title of article i and its number of words.
func (l articles) Weight(i int) (label string, count int) {
	if i >= len(l.Entries) {
		return "", 0
	}
	return Name(l.Entries[i]), l.Entries[i].Words
}

// Find returns the index of the article with that page, or -1.
func (l articles) Find(id page.ID) int {
	if id.Kind != page.Article {
		return -1
	}
	if i, ok := l.ranks[briefing.ArticleID(id.Key)]; ok {
		return i
	}
	return -1
}

// Dated returns the number of articles with a date.
func (l articles) Dated() int { return l.lib.Extent().Dated }

// Most returns the number of words in the longest article.
func (l articles) Most() int { return l.longest }
