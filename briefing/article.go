package briefing

import (
	"cmp"
	"strconv"
	"strings"
)

// ArticleID names an article within its library. It is made of lower-case
// letters, digits and hyphens, and stays the same as long as the article's file
// keeps its name.
type ArticleID string

// Article is one text and where it came from. Its text never changes after
// import. What the document does not state is left empty.
type Article struct {
	Entry

	// Text is the article in Markdown, without front matter and without the
	// litter that was cleaned away. Every Span of the article is a range of
	// bytes in it.
	Text string

	// Removed lists what was cleaned away, in the order of the document.
	Removed []Removed
}

// Entry is what lists show of an article: everything but its text.
type Entry struct {
	ID        ArticleID
	Title     string
	Source    string // publisher, as stated: "DW"
	Author    string
	Published Date
	URL       string
	File      string   // document it was read from, slash-separated, relative to the library
	Also      []string // other documents that hold the same text, if any
	Original  string   // document that File was made from, if File says so
	Tags      []string // tags, categories and keywords of the front matter
	Words     int
}

// Minutes returns how long the article takes to read at 230 words a minute,
// the average for non-fiction in English (Brysbaert 2019), at least 1.
func (e Entry) Minutes() int {
	const wordsPerMinute = 230
	return max(1, (e.Words+wordsPerMinute/2)/wordsPerMinute)
}

// Removed is one line of a document that is not part of the article.
type Removed struct {
	Line   int    // line in the document, from 1
	Text   string // the line as it stood
	Reason string // why it was taken away: "advertisement", "repeated caption"
}

// CompareEntries orders articles as trails and lists do: by date, unknown dates
// last, then by document and by place within it, which the numbers at the end of
// IDs tell where the document is the same.
func CompareEntries(a, b Entry) int {
	return cmp.Or(
		a.Published.Compare(b.Published),
		cmp.Compare(a.File, b.File),
		a.ID.compare(b.ID),
	)
}

// compare orders the IDs that the articles of a document have: "book" before
// "book-2", and that before "book-10".
func (id ArticleID) compare(other ArticleID) int {
	base, n := id.numbered()
	otherBase, otherN := other.numbered()
	if base == otherBase && n != otherN {
		return cmp.Compare(n, otherN)
	}
	return cmp.Compare(id, other)
}

// numbered returns id without the number at its end, and that number; 0 if there
// is none.
func (id ArticleID) numbered() (base ArticleID, n int) {
	if i := strings.LastIndexByte(string(id), '-'); i >= 0 {
		if n, err := strconv.Atoi(string(id[i+1:])); err == nil {
			return id[:i], n
		}
	}
	return id, 0
}
