package jump

import (
	"strings"

	"briefing/ui/list"
)

// Items are things to go to, made ready to be searched. They are not changed
// after they were made, so that one list serves for as long as it is true.
type Items struct {
	at     func(i int) Item
	text   string   // the names, one after the other
	ends   []int    // of the names, in text
	also   []string // for each item, its ID and file in lower case, on a line each; nil if there are none
	places [][]int  // for each name, as name.at; nil if all are nil
	counts []int    // nil if all are 0
	kinds  int      // cells of the widest kind
}

// Of returns items. It keeps the slice.
func Of(items []Item) Items {
	name := func(i int) (string, Also) { return items[i].Label, items[i].Also }
	made := Make(len(items), "", name, func(i int) Item { return items[i] })
	made.counts = make([]int, len(items))
	for i, item := range items {
		made.counts[i] = item.Count
		made.kinds = max(made.kinds, list.Width(item.Kind))
	}
	return made
}

// Make returns n items of one kind and without counts, each of which is made by at
// when it is seen or gone to. Their labels, and what else they are found by, are
// asked for once.
func Make(n int, kind string, names func(i int) (label string, also Also), at func(i int) Item) Items {
	made := Items{at: at, ends: make([]int, n), kinds: list.Width(kind)}
	var text strings.Builder
	for i := range n {
		label, also := names(i)
		if also != (Also{}) {
			if made.also == nil {
				made.also = make([]string, n)
			}
			made.also[i] = newName(also.ID + "\n" + also.File).text
		}
		name := newName(label)
		text.WriteString(name.text)
		made.ends[i] = text.Len()
		if name.at != nil {
			if made.places == nil {
				made.places = make([][]int, n)
			}
			made.places[i] = name.at
		}
	}
	made.text = text.String()
	return made
}

func (s Items) name(i int) name {
	start := 0
	if i > 0 {
		start = s.ends[i-1]
	}
	n := name{text: s.text[start:s.ends[i]]}
	if s.places != nil {
		n.at = s.places[i]
	}
	return n
}

func (s Items) count(i int) int {
	if s.counts == nil {
		return 0
	}
	return s.counts[i]
}

// parts is lists of items, one after the other.
type parts []Items

func (p parts) len() (n int) {
	for _, s := range p {
		n += len(s.ends)
	}
	return n
}

// of returns which list item i is in, and as which of its items.
func (p parts) of(i int) (Items, int) {
	for _, s := range p {
		if i < len(s.ends) {
			return s, i
		}
		i -= len(s.ends)
	}
	panic("no such item")
}
