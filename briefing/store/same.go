package store

import (
	"cmp"
	"crypto/sha256"
	"slices"

	"briefing/briefing"
)

// Articles with the same text are one article. The others are its copies, known
// only by their documents, in Entry.Also. The first by document and ID is the
// article, in whatever order they are read. But an article named by the digest
// is never a copy: it comes before others, and a second named one is an article
// too.

// textKey is equal for articles with the same text.
type textKey [16]byte

// shortText is the minimum number of words of a text that is identified by
// itself. Shorter ones need the same title: "Read the whole story on our site."
const shortText = 20

// keyOf returns the key of an article's text, ignoring white space; false for
// an empty text, which equals no other.
func keyOf(title, text string) (key textKey, ok bool) {
	words := make([]byte, 0, len(text)+len(title)+1)
	n := 0
	for len(text) > 0 {
		end := 0
		for end < len(text) && (text[end] > ' ' || !isSpace(text[end])) {
			end++
		}
		if end > 0 {
			words = append(append(words, text[:end]...), ' ')
			n++
		}
		text = text[min(end+1, len(text)):]
	}
	if n == 0 {
		return key, false
	}
	if n < shortText {
		words = append(words, title...)
	}
	sum := sha256.Sum256(words)
	return textKey(sum[:]), true
}

func isSpace(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }

// namedArticles returns the articles named by a digest, in its documents and
// reports.
func namedArticles(d *briefing.Digest) map[briefing.ArticleID]bool {
	named := map[briefing.ArticleID]bool{}
	for _, document := range d.Documents {
		for _, a := range document.Articles {
			named[a.ID] = true
		}
	}
	for _, c := range d.Claims {
		for _, r := range c.Reports {
			named[r.Article] = true
		}
	}
	delete(named, "")
	return named
}

// member is one of the articles with the same text.
type member struct {
	id     briefing.ArticleID
	file   briefing.FileName
	named  bool
	row    int64 // in its table
	isCopy bool  // it is in the table of copies
}

// compareMembers orders members so that the article comes before its copies.
func compareMembers(a, b member) int {
	if a.named != b.named {
		if a.named {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.id, b.id))
}

// group splits articles with the same text into articles and copies. The copies
// belong to the first article. also lists their documents.
func group(members []member) (articles, copies []member, also []briefing.FileName) {
	slices.SortFunc(members, compareMembers)
	for i, m := range members {
		if i == 0 || m.named {
			articles = append(articles, m)
			continue
		}
		copies = append(copies, m)
		if m.file != members[0].file {
			also = append(also, m.file)
		}
	}
	return articles, copies, slices.Compact(also) // they are sorted
}

// Distinct returns articles without copies of others. No digest names any of
// them.
func Distinct(articles []Linked) []Linked { return mergeSame(&briefing.Digest{}, articles) }

// mergeSame returns articles without copies.
func mergeSame(d *briefing.Digest, articles []Linked) []Linked {
	named := namedArticles(d)
	groups := map[textKey][]member{}
	several := false
	for i, l := range articles {
		if key, ok := keyOf(l.Article.Title, l.Article.Text); ok {
			groups[key] = append(groups[key], member{id: l.Article.ID, file: l.Article.File, named: named[l.Article.ID], row: int64(i)})
			several = several || len(groups[key]) > 1
		}
	}
	if !several {
		return articles
	}
	isCopy := make([]bool, len(articles))
	merged := slices.Clone(articles)
	for _, members := range groups {
		firsts, copies, also := group(members)
		for _, m := range copies {
			isCopy[m.row] = m.id != firsts[0].id // a duplicate ID is reported later
		}
		if first := firsts[0]; len(also) > 0 {
			a := *articles[first.row].Article
			a.Also = also
			merged[first.row].Article = &a
		}
	}
	kept := merged[:0]
	for i, l := range merged {
		if !isCopy[i] {
			kept = append(kept, l)
		}
	}
	return kept
}
