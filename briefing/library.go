package briefing

import (
	"context"
	"errors"
)

// ErrNotFound is wrapped by errors about an article or subject that the library
// does not hold.
var ErrNotFound = errors.New("not found")

// ErrPartial is wrapped by errors that say that an answer is not whole, since a part of
// the library could not be asked. What came before it is sound, and not all.
var ErrPartial = errors.New("partial")

// Library is a set of articles, their digest and the links between them, as
// pages and panes read it. It is safe for concurrent use. Every method that
// takes a context returns the context's error as soon as that is done.
type Library interface {
	// Digest returns the digest; never nil.
	Digest() *Digest

	// Extent returns how much the library holds. It needs no context because it
	// is known from the start.
	Extent() Extent

	// Entries returns all articles without their texts, in the order of
	// CompareEntries; articles of one document and one date keep the order of
	// the document. The index of an article in the result is its place. In a
	// large library the first call is slow: use EntriesAt for the articles of
	// one page.
	Entries(ctx context.Context) ([]Entry, error)

	// EntriesAt returns the articles at places, in the order of places.
	EntriesAt(ctx context.Context, places ...int) ([]Entry, error)

	// Place returns the place of an article among Entries. The error wraps
	// ErrNotFound if the library has no article with that ID.
	Place(ctx context.Context, id ArticleID) (int, error)

	// Article returns one article with its text. The error wraps ErrNotFound if
	// the library has no article with that ID.
	Article(ctx context.Context, id ArticleID) (*Article, error)

	// Mentions returns every mention of one subject in the order of its trail:
	// articles in the order of Entries, mentions of one article in text order.
	// A subject that is not in the digest has none.
	Mentions(ctx context.Context, id SubjectID) ([]Mention, error)

	// MentionsIn returns every mention in one article in text order. Where
	// several start at the same byte the longest comes first.
	MentionsIn(ctx context.Context, id ArticleID) ([]Mention, error)

	// Tallies returns for every subject how often it is mentioned and in how
	// many articles. A topic that gathers articles counts its articles and no
	// mentions.
	Tallies(ctx context.Context) (map[SubjectID]Tally, error)

	// ArticlesOf returns the articles that mention a subject, or that a topic
	// gathers, in the order of Entries. A subject that is not in the digest has
	// none.
	ArticlesOf(ctx context.Context, id SubjectID) ([]ArticleTally, error)

	// Search returns the articles that match q, and their hits.
	Search(ctx context.Context, q Query, opts SearchOptions) ([]Result, error)

	// Count returns how many articles match q.
	Count(ctx context.Context, q Query) (int, error)
}

// Mention is one passage that names or describes a subject. A subject that is
// found by rules (all but figures) has at most one mention in a sentence; it
// spans all terms that were matched there.
type Mention struct {
	Subject  SubjectID
	Ref      Ref
	Sentence Span // the sentence around it, in the same article
	Report   int  // for a claim: index of the report whose rules matched
}

// Extent says how much a library holds.
type Extent struct {
	Articles, Words int
	Characters      int  // of articles whose words are not counted
	Files, Copies   int  // documents with articles, and documents with nothing but copies of these
	Dated           int  // articles whose date is known; they come first
	First           Date // first date of publication; unknown if no article has a date
	Last            Date // date of publication that ends last
}

// Length returns "1,204 words", "3,120 characters", or both.
func (x Extent) Length() []string {
	var out []string
	if x.Words > 0 || x.Characters == 0 {
		out = append(out, Count(x.Words, "word"))
	}
	if x.Characters > 0 {
		out = append(out, Count(x.Characters, "character"))
	}
	return out
}

// ExtentOf returns how much a library of these articles holds.
func ExtentOf(entries []Entry) Extent {
	var x Extent
	files, copies := make(map[FileName]bool, len(entries)), map[FileName]bool{}
	for i := range entries {
		x.add(&entries[i])
		files[entries[i].File] = true
		for _, file := range entries[i].Also {
			copies[file] = true
		}
	}
	x.Files = len(files)
	for file := range copies {
		if !files[file] {
			x.Files++
			x.Copies++
		}
	}
	return x
}

// add counts one more article. It leaves Files and Copies alone.
func (x *Extent) add(e *Entry) {
	x.Articles++
	if e.unspaced() {
		x.Characters += e.Words
	} else {
		x.Words += e.Words
	}
	d := e.Published
	if !d.Known() {
		return
	}
	x.Dated++
	if !x.First.Known() || d.Compare(x.First) < 0 {
		x.First = d
	}
	if !x.Last.Known() || d.Latest().After(x.Last.Latest()) {
		x.Last = d
	}
}

// Tally counts one subject's mentions, and the articles that they stand in.
type Tally struct{ Mentions, Articles int }

// ArticleTally counts one subject's mentions in one article.
type ArticleTally struct {
	Place    int // of the article, among Library.Entries
	Mentions int
}

// Passage is the sentence around a mention or hit, as lists show it.
type Passage struct {
	Ref  Ref    // the sentence
	In   Shown  // the article's text
	Hits []Span // what to highlight, in bytes of the article, in text order
}

// SearchOrder says how results are sorted.
type SearchOrder int

// The orders of search results.
const (
	ByRank SearchOrder = iota // best first (BM25)
	ByDate                    // newest first, unknown dates last
)

// SearchOptions narrows a search. The zero value asks for all results, best
// first.
type SearchOptions struct {
	Order SearchOrder
	Limit int // the most articles to return; 0 for all
	// Quick lets a prefix stand for only the most common words that begin with
	// it. That applies to large libraries, if these words fill Limit articles.
	Quick bool
}

// Result is one article that answers a query.
type Result struct {
	Entry    Entry
	Score    float64 // higher is better; 0 when sorted by date
	InTitle  []Span  // hits in the title, in bytes of the title, in order
	Passages []Passage
}
