package index

import (
	"slices"

	"briefing/briefing/page"
)

// Item is one entry of a list.
type Item struct {
	Label string
	// Detail is a second thing to know, drawn faint: an event's date, an article's
	// source and date, as short as it can be; how the articles stand to a claim.
	Detail string
	Count  int // how often it is mentioned; nothing is drawn for 0
	Page   page.ID
	Read   bool
	// Group is the heading to stand under, or "". Entries of one group are
	// brought together; the groups come in the order of their first entries.
	Group string
}

// Items are the entries of a list, in their order. A list of very many makes
// each when it is asked for.
type Items interface {
	Len() int
	At(i int) Item
	// Find returns which entry is of a page, or -1.
	Find(id page.ID) int
	// Most returns the highest count.
	Most() int
	// Words returns what a filter looks for its words in: the label, and what is known
	// beside it.
	Words(i int) string
	// Weight returns the label and the count of an entry, by which lists are ordered.
	Weight(i int) (label string, count int)
}

// Slice is Items that are there already.
type Slice []Item

// Len returns how many there are.
func (s Slice) Len() int { return len(s) }

// At returns entry i.
func (s Slice) At(i int) Item { return s[i] }

// Find returns the entry of a page, or -1.
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

// Words returns label and detail.
func (s Slice) Words(i int) string { return s[i].Label + " " + s[i].Detail }

// Weight returns the label and the count of an entry.
func (s Slice) Weight(i int) (label string, count int) { return s[i].Label, s[i].Count }
