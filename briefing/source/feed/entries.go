package feed

import (
	"iter"

	"briefing/briefing"
)

// Entry is an entry of a feed.
type Entry struct {
	Article *briefing.Article
	// Whole reports whether the feed gives the text as the content of the
	// entry. If not, the text may be a summary of the entry's page.
	Whole bool
	// Summary is the entry's description beside its content, on one line.
	Summary string
}

// Entries is a sequence of entries. Its errors are like those of Articles.
type Entries iter.Seq2[Entry, error]

// of returns e with the metadata all of its feed.
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
