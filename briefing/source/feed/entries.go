package feed

import (
	"iter"

	"briefing/briefing"
)

// Entry is an entry of a feed.
type Entry struct {
	Article *briefing.Article
	// Whole reports whether the feed gives the text as the content of the entry.
	// Otherwise it is, or may be, a summary of the page that the entry stands for.
	Whole bool
	// Summary is what the feed gives beside the content, in one line.
	Summary string
}

// Entries is a row of entries; an error of it is as one of Articles.
type Entries iter.Seq2[Entry, error]

// of returns e in a feed that says so much of all entries.
func (e entry) of(all briefing.Entry) (Entry, error) {
	a, err := e.article(all)
	return Entry{Article: a, Whole: e.whole, Summary: e.summary}, err
}

// articles returns the articles of entries.
func (entries Entries) articles() Articles {
	return func(yield func(*briefing.Article, error) bool) {
		for e, err := range entries {
			if !yield(e.Article, err) {
				return
			}
		}
	}
}
