package index

import (
	"slices"

	"briefing/briefing/page"
	"briefing/ui/list"
)

// Item is one entry of a list.
type Item struct {
	Label string
	// Detail is secondary information, drawn faint: an event's date, an
	// article's source and short date, the stances on a claim.
	Detail string
	Count  int // number of mentions; 0 is not drawn
	Page   page.ID
	Read   bool
	// Undated says that an entry of a list in date order has no date.
	Undated bool
	// Group is the heading of the entry, or "". Entries of one group are put
	// together, ordered by the first entry of each group.
	Group string
}

// Items are the entries of a list, in order. Very long lists make their entries
// on demand.
type Items interface {
	Len() int
	At(i int) Item
	// Find returns the index of the entry with that page, or -1.
	Find(id page.ID) int
	// Most returns the highest count.
	Most() int
	// Dated returns the number of entries with a date. In a list in date order they come
	// first.
	Dated() int
	// Words returns the text that a filter searches, folded with list.Fold: the
	// label and the detail. A filter asks for all texts at its first keystroke,
	// so a long list prepares them.
	Words(i int) string
	// Weight returns the label and the count of an entry, which are the keys
	// for sorting.
	Weight(i int) (label string, count int)
}

// Slice is Items in memory.
type Slice []Item

// Dated returns the number of entries before the first without a date.
func (s Slice) Dated() int {
	for i := range s {
		if s[i].Undated {
			return i
		}
	}
	return len(s)
}

// Len returns the number of entries.
func (s Slice) Len() int { return len(s) }

// At returns entry i.
func (s Slice) At(i int) Item { return s[i] }

// Find returns the index of the entry with that page, or -1.
func (s Slice) Find(id page.ID) int {
	return slices.IndexFunc(s, func(item Item) bool { return item.Page == id })
}

// Most returns the highest count.
func (s Slice) Most() (most int) {
	for _, item := range s {
		most = max(most, item.Count)
	}
	return most
}

// Words returns label and detail, folded.
func (s Slice) Words(i int) string { return list.Fold(s[i].Label + " " + s[i].Detail) }

// Weight returns the label and the count of an entry.
func (s Slice) Weight(i int) (label string, count int) { return s[i].Label, s[i].Count }
