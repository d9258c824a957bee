package source

import (
	"crypto/sha256"
	"slices"
	"strings"

	"briefing/briefing"
)

// TextKey is the same for articles with the same text.
type TextKey [16]byte

// KeyOf returns the key of an article's text. White space does not count.
func KeyOf(a *briefing.Article) TextKey {
	h := sha256.New()
	for word := range strings.FieldsSeq(a.Text) {
		h.Write([]byte(word)) // a hash takes all
		h.Write([]byte{' '})
	}
	return TextKey(h.Sum(nil))
}

// texts knows the first article with each text.
type texts map[TextKey]briefing.ArticleID

// first returns the first article with the text of a, and whether that is
// another one. An article without text is like no other.
func (t texts) first(a *briefing.Article) (briefing.ArticleID, bool) {
	if a.Text == "" {
		return a.ID, false
	}
	key := KeyOf(a)
	if id, ok := t[key]; ok {
		return id, true
	}
	t[key] = a.ID
	return a.ID, false
}

// names reports whether the digest names an article of the document at path so.
func (f *Folder) names(path string, id briefing.ArticleID) bool {
	return slices.ContainsFunc(f.said[path].Articles, func(s briefing.DocumentArticle) bool { return s.ID == id })
}
