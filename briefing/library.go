package briefing

import (
	"context"
	"errors"
)

// ErrNotFound is wrapped by errors that say that a library does not hold what
// was asked for.
var ErrNotFound = errors.New("not found")

// Library is a set of articles, their digest and the links between them, as
// pages and panes read it. It is safe for concurrent use. Every method that
// takes a context ends early with the context's error when that is cancelled.
type Library interface {
	// Digest returns the digest; never nil.
	Digest() *Digest

	// Extent returns how much the library holds. It is known from the start.
	Extent() Extent

	// Entries returns all articles without their texts, in the order of
	// CompareEntries, but those of one document and one date in the order of the
	// document. Where an article stands among them is its place. Of a large
	// library the first call takes longer than what EntriesAt takes for
	// the articles of a page.
	Entries(ctx context.Context) ([]Entry, error)

	// EntriesAt returns the articles at places, in the order of these.
	EntriesAt(ctx context.Context, places ...int) ([]Entry, error)

	// Place returns the place of an article among Entries. The error wraps
	// ErrNotFound if there is none of that ID.
	Place(ctx context.Context, id ArticleID) (int, error)

	// Article returns one article with its text. The error wraps ErrNotFound
	// if there is none of that ID.
	Article(ctx context.Context, id ArticleID) (*Article, error)

	// Mentions returns every mention of one subject in the order of its trail:
	// articles in the order of Entries, mentions of one article in text order.
	// A subject that is not in the digest has none.
	Mentions(ctx context.Context, id SubjectID) ([]Mention, error)

	// MentionsIn returns every mention in one article in text order; of those
	// that start at the same byte the longer comes first.
	MentionsIn(ctx context.Context, id ArticleID) ([]Mention, error)

	// Tallies returns how often every subject is mentioned, and in how many
	// articles. Those of a topic that gathers articles are in it without any
	// mentions.
	Tallies(ctx context.Context) (map[SubjectID]Tally, error)

	// ArticlesOf returns the articles that mention a subject, or that a topic
	// gathers, in the order of Entries. A subject that is not in the digest has
	// none.
	ArticlesOf(ctx context.Context, id SubjectID) ([]ArticleTally, error)

	// Search returns the articles that answer q and their hits.
	Search(ctx context.Context, q Query, opts SearchOptions) ([]Result, error)

	// Count returns how many articles answer q.
	Count(ctx context.Context, q Query) (int, error)
}

// Mention is one passage that names or describes a subject. A subject that is
// found by rules (all but figures) has at most one mention in a sentence; it
// spans all terms that were matched there.
type Mention struct {
	Subject  SubjectID
	Ref      Ref
	Sentence Span // the sentence around it, in the same article
	Report   int  // for a claim: which of its Reports it answers
}

// Extent says how much a library holds.
type Extent struct {
	Articles, Words int
	Files, Copies   int  // the documents that hold these, and those that only hold copies
	Dated           int  // the articles whose date is known; they come first
	First           Date // the first date of publication, unknown if all are
	Last            Date // the one that ends last
}

// ExtentOf returns how much a library of these articles holds.
func ExtentOf(entries []Entry) Extent {
	var x Extent
	files, copies := make(map[string]bool, len(entries)), map[string]bool{}
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

// add counts one more article.
func (x *Extent) add(e *Entry) {
	x.Articles++
	x.Words += e.Words
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
	// Quick lets the most common words that begin with a prefix stand for all, in
	// a large library and if they are in Limit articles.
	Quick bool
}

// Result is one article that answers a query.
type Result struct {
	Entry    Entry
	Score    float64 // higher is better; 0 when sorted by date
	InTitle  []Span  // what is found in the title, bytes of it, in order
	Passages []Passage
}
