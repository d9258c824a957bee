package index

import (
	"slices"

	"briefing/briefing/page"
	"briefing/ui/list"
)

// panel is one of the four lists.
type panel struct {
	kind   List
	items  Items
	rows   []list.Row // nil if there are no headings: the rows are the items
	list   list.Model
	counts int // cells of the widest count
	detail int // cells of the widest detail
	form   form
}

// form is how an entry is drawn.
type form int

const (
	short  form = iota // label, count
	dated              // detail, label, count
	titled             // label, count; detail below
	headed             // detail, count; label below
)

// The least cells of an event's name beside its date, and of a line that is
// worth a detail below it, and lines of a list that is worth two for an entry.
const (
	roomy    = 24
	readable = 12
	tall     = 6
)

// set returns p with other items under their headings; its cursor stays on the
// same page or, if that is gone, about where it was.
func (p panel) set(kind List, items Slice) panel {
	p.detail = 0
	for _, item := range items {
		p.detail = max(p.detail, list.Width(item.Detail))
	}
	rows := list.Group(len(items), func(i int) string { return items[i].Group })
	return p.change(kind, items, rows)
}

// take is set for items without headings, all of which have details.
func (p panel) take(kind List, items Items) panel {
	p.detail = 1
	return p.change(kind, items, nil)
}

func (p panel) change(kind List, items Items, rows []list.Row) panel {
	at := p.list.Cursor()
	was, _ := p.at(at)
	p.kind, p.items, p.rows = kind, items, rows
	p.counts = len(Item{Count: items.Most()}.count())
	if row := p.row(was.Page); row >= 0 {
		at = row
	}
	p.list = p.list.SetRows(list.Rows{Len: p.len()}).Select(max(0, at))
	return p
}

// len returns how many rows there are.
func (p panel) len() int {
	switch {
	case p.items == nil:
		return 0
	case p.rows == nil:
		return p.items.Len()
	}
	return len(p.rows)
}

// rowAt returns a row.
func (p panel) rowAt(row int) list.Row {
	if p.rows == nil {
		return list.Row{Item: row}
	}
	return p.rows[row]
}

// fit gives p its size, and the form that looks best in it.
func (p panel) fit(w, h int) panel {
	p.list = p.list.SetSize(w, h)
	p.form = p.bestForm(p.list.RowWidth(), h)
	lines := 1
	if p.form == titled || p.form == headed {
		lines = 2
	}
	p.list = p.list.SetRows(list.Rows{
		Len: p.len(), Lines: lines, Passed: list.Headings(p.rows), Sticky: true,
	})
	return p
}

func (p panel) bestForm(w, h int) form {
	switch {
	case p.detail == 0 || p.kind == Topics || p.kind == Figures:
		return short
	case p.kind == Events && w-p.detail-p.counts-3 >= roomy:
		return dated
	case w < readable || h < tall:
		return short
	case p.kind == Events:
		return headed
	}
	return titled
}

// at returns the item in a row, if the row is one.
func (p panel) at(row int) (Item, bool) {
	if row < 0 || row >= p.len() || p.rowAt(row).Heading != "" {
		return Item{}, false
	}
	return p.items.At(p.rowAt(row).Item), true
}

// row returns the row of a page, or -1.
func (p panel) row(id page.ID) int {
	if id == (page.ID{}) || p.items == nil {
		return -1
	}
	item := p.items.Find(id)
	if item < 0 || p.rows == nil {
		return item
	}
	return slices.IndexFunc(p.rows, func(r list.Row) bool { return r.Heading == "" && r.Item == item })
}
