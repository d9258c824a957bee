package store

import (
	"cmp"
	"crypto/sha256"
	"slices"

	"briefing/briefing"
)

// Articles with the same text are one article, the others copies of it, which
// are known by nothing but their documents, in Entry.Also. The first of them, by
// document and ID, is the one, whatever the order in which they come; but an
// article that the digest names is no copy: it comes before those that are not
// named, and a second one of that text is an article beside it.

// textKey is the same for articles with the same text.
type textKey [16]byte

// shortText is how many words a text has at least that stands for itself. Fewer
// are the same text only under the same title: "Read the whole story on our site."
const shortText = 20

// keyOf returns the key of an article's text, in which white space does not
// count; false if there is no text, which is like no other.
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

// namedArticles returns the articles that a digest names: those of its documents,
// and those that its reports are in.
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
	file   string
	named  bool
	row    int64 // in its table
	isCopy bool  // it is in the table of copies
}

// compareMembers puts the one that the others are copies of first.
func compareMembers(a, b member) int {
	if a.named != b.named {
		if a.named {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.id, b.id))
}

// group says of the articles with the same text which are articles, the first of
// them the one that the others are copies of, and in which other documents these
// are.
func group(members []member) (articles, copies []member, also []string) {
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

// Distinct returns articles, which no digest names, without those that are copies
// of others.
func Distinct(articles []Linked) []Linked { return mergeSame(&briefing.Digest{}, articles) }

// mergeSame returns articles without those that are copies.
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
			isCopy[m.row] = m.id != firsts[0].id // an ID that is there twice is told of later
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
