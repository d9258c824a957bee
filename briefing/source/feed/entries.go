package feed

import (
	"fmt"
	"iter"

	"briefing/briefing"
	"briefing/briefing/source/stated"
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

// mostEntries is how many entries of a feed are read: more than any feed has, which a
// reader fetches again and again.
const mostEntries = 100_000

var errEntries = fmt.Errorf("feed of more than %d entries: the rest is left out", mostEntries)

// first returns the first entries, and an error if there are more than mostEntries.
func (entries Entries) first() Entries {
	return func(yield func(Entry, error) bool) {
		left := mostEntries
		for e, err := range entries {
			if left == 0 {
				yield(Entry{}, &stated.Problem{Err: errEntries})
				return
			}
			if left--; !yield(e, err) {
				return
			}
		}
	}
}

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
