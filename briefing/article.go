package briefing

import (
	"cmp"
	"strings"

	"briefing/briefing/internal/language"
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

	// Removed lists the lines that were cleaned away, in the order of the
	// document.
	Removed []Removed
}

// Entry is what lists show of an article: everything but its text.
type Entry struct {
	ID        ArticleID
	Title     string
	Source    string // publisher, as stated: "DW"
	Author    string
	Published Date
	// DatedByName says that the document states no date. Published then comes
	// from the name of its file, of a folder above it, or of its page.
	DatedByName bool
	URL         string
	File        FileName   // document it was read from, slash-separated, relative to the library
	Also        []FileName // other documents that hold the same text, if any
	Original    string     // document that File was made from, if File says so
	Tags        []string   // tags, categories and keywords of the front matter
	// Paths are those of the article's page within its site, former ones among them, as the
	// front matter states them: "/ferry-story/". A slug is the end of one.
	Paths []string
	Note  *Note // for an article about a figure, its front matter's account of it; else nil
	// Language is the ISO 639 code of the text's language, if the document states another
	// than its letters and frequent words tell, or if it is written without spaces.
	Language string
	// Words counts the words; in a language written without spaces, the characters.
	Words int
}

// Note is the front matter of an article that is a note about a figure, such as
// "kind: person" and "aliases: [Captain Holm]".
type Note struct {
	Kind    FigureKind // "" if the note gives only aliases
	Aliases []string
}

// Minutes returns how long the article takes to read, at least 1: at 230 words a minute,
// the average for non-fiction in English (Brysbaert 2019), or at as many characters as
// language.Unspaced has (Trauzettel-Klosinski and Dietz 2012).
func (e Entry) Minutes() int {
	pace := 230
	if u, ok := language.Unspaced[e.Language]; ok {
		pace = u
	}
	return max(1, (e.Words+pace/2)/pace)
}

// unspaced reports whether the article is in a language written without spaces, whose
// words are not counted.
func (e Entry) unspaced() bool { return language.Unspaced[e.Language] > 0 }

// Length returns "1,204 words" or "3,120 characters"; "" if nothing was counted.
func (e Entry) Length() string {
	switch {
	case e.Words == 0:
		return ""
	case e.unspaced():
		return Count(e.Words, "character")
	}
	return Count(e.Words, "word")
}

// Removed is a line of a document, or a part of one, that was cleaned away.
type Removed struct {
	Line   int    // line in the document, from 1
	Text   string // the line or part as it stood
	Reason string // why it was taken away: "advertisement", "repeated caption"
}

// Reasons for which templates of a site's generator are removed.
const (
	Shortcode     = "shortcode"
	TemplateTag   = "template tag"
	TemplateValue = "template value"
)

// IsTemplate reports whether a template of a site's generator was removed.
func (r Removed) IsTemplate() bool {
	return r.Reason == Shortcode || r.Reason == TemplateTag || r.Reason == TemplateValue
}

// CompareEntries orders articles as trails and lists do: by date, unknown dates
// last, then by document, then by ID. Numbers in the names of documents and in IDs
// count as such: "chapter-2" comes before "chapter-10".
func CompareEntries(a, b Entry) int {
	return cmp.Or(CompareDocuments(a, b), compareNatural(string(a.ID), string(b.ID)))
}

// CompareDocuments compares dates and documents only. It returns 0 for articles
// of one document and one date: their order is that of the document.
func CompareDocuments(a, b Entry) int {
	if order := a.Published.Compare(b.Published); order != 0 {
		return order
	}
	return compareNatural(string(a.File), string(b.File))
}

// compareNatural compares names byte by byte, but runs of digits by their
// value.
func compareNatural(a, b string) int {
	if a == b { // the usual case: articles of one document
		return 0
	}
	restA, restB := a, b
	for restA != "" && restB != "" {
		if !isDigit(restA[0]) || !isDigit(restB[0]) {
			if restA[0] != restB[0] {
				return cmp.Compare(restA[0], restB[0])
			}
			restA, restB = restA[1:], restB[1:]
			continue
		}
		var n, m string
		n, restA = cutNumber(restA)
		m, restB = cutNumber(restB)
		if order := cmp.Or(cmp.Compare(len(n), len(m)), cmp.Compare(n, m)); order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), cmp.Compare(a, b))
}

// cutNumber splits s behind the digits that it begins with. Leading zeros are
// dropped.
func cutNumber(s string) (digits, rest string) {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return strings.TrimLeft(s[:n], "0"), s[n:]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
