package index

import (
	"cmp"
	"slices"
	"strings"

	"briefing/ui/list"
)

// order is the order of a list.
type order int

const (
	given  order = iota // as the items come: by date, or as in the digest
	latest              // the last date first; only for items in date order
	counted
	named
)

// orders returns the possible orders of a list, in the order in which the key
// cycles through them.
func (p panel) orders() []order {
	if p.byDate {
		return []order{given, latest, counted, named}
	}
	return []order{given, counted, named}
}

// next returns p in its next order.
func (p panel) next() panel {
	orders := p.orders()
	p.order = orders[(slices.Index(orders, p.order)+1)%len(orders)]
	return p.arrange()
}

// orderName describes the order of the list: "by name".
func (p panel) orderName() string {
	switch {
	case p.order == latest:
		return "latest first"
	case p.order == counted:
		return "most first"
	case p.order == named:
		return "by name"
	case p.byDate:
		return "by date"
	}
	return "as given"
}

// arrange sorts and filters the items again. The cursor stays on its item if
// that remains, else it moves to the first.
func (p panel) arrange() panel {
	was, _ := p.at(p.list.Cursor())
	p = p.rearrange()
	p.list = p.list.Select(max(0, p.row(was.Page)))
	return p
}

// rearrange sorts and filters the items and adds the headings.
func (p panel) rearrange() panel {
	p = p.fold()
	p.shown = p.chosen()
	p.rows = p.grouped()
	p.list = p.list.SetRows(p.listRows())
	return p
}

// fold collects the texts that a filter searches, once for all keystrokes.
func (p panel) fold() panel {
	switch {
	case p.filter == "":
		p.folded = nil
	case p.folded == nil && p.items != nil:
		p.folded = make([]string, p.items.Len())
		for i := range p.folded {
			p.folded[i] = p.items.Words(i)
		}
	}
	return p
}

// chosen returns the indexes of the listed items in order; nil for all items as
// they come.
func (p panel) chosen() []int {
	words := strings.Fields(list.Fold(p.filter))
	if p.items == nil || len(words) == 0 && p.order == given {
		return nil
	}
	out := make([]int, 0, p.items.Len())
	for i := range p.items.Len() {
		if len(words) == 0 || hasAll(p.folded[i], words) {
			out = append(out, i)
		}
	}
	switch p.order {
	case latest:
		dated, _ := slices.BinarySearch(out, p.items.Dated())
		slices.Reverse(out[:dated]) // those without a date stay last
	case counted:
		p.sort(out, func(a, b key) int { return b.count - a.count })
	case named:
		p.sort(out, func(a, b key) int { return cmp.Compare(a.label, b.label) })
	}
	return out
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// key holds the keys for sorting an item.
type key struct {
	item  int
	label string
	count int
}

// sort sorts items. It is stable.
func (p panel) sort(items []int, compare func(a, b key) int) {
	keys := make([]key, len(items))
	for n, i := range items {
		label, count := p.items.Weight(i)
		keys[n] = key{i, sortable(label), count}
	}
	slices.SortStableFunc(keys, compare)
	for n, k := range keys {
		items[n] = k.item
	}
}

// sortable returns a label in the form for sorting: without case, accents,
// brackets and a leading article.
func sortable(label string) string {
	return strings.TrimPrefix(strings.TrimLeft(list.Fold(label), "[(\"'“”‘’«¿¡ "), "the ")
}

// grouped returns the rows under their headings, with groups ordered by their
// first items; nil without headings.
func (p panel) grouped() []list.Row {
	items, ok := p.items.(Slice)
	if !ok {
		return nil
	}
	shown := p.shown
	if shown == nil {
		shown = make([]int, len(items))
		for i := range shown {
			shown[i] = i
		}
	}
	rank := map[string]int{}
	for _, item := range items {
		if _, known := rank[item.Group]; !known {
			rank[item.Group] = len(rank)
		}
	}
	shown = slices.Clone(shown)
	slices.SortStableFunc(shown, func(a, b int) int { return rank[items[a].Group] - rank[items[b].Group] })
	rows := list.Group(len(shown), func(n int) string { return items[shown[n]].Group })
	for i := range rows {
		rows[i].Item = shown[rows[i].Item]
	}
	return rows
}
