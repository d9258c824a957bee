package index

import (
	"briefing/briefing/page"
	"briefing/ui/list"
)

// panel is one of the four lists.
type panel struct {
	kind   List
	items  []Item
	rows   []list.Row
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

// set returns p with other items; its cursor stays on the same page.
func (p panel) set(kind List, items []Item) panel {
	was, _ := p.at(p.list.Cursor())
	p.kind, p.items = kind, items
	p.rows = list.Group(len(items), func(i int) string { return items[i].Group })
	p.counts, p.detail = 0, 0
	for _, item := range items {
		p.counts = max(p.counts, len(item.count()))
		p.detail = max(p.detail, list.Width(item.Detail))
	}
	p.list = p.list.SetRows(list.Rows{Len: len(p.rows)}).Select(max(0, p.row(was.Page)))
	return p
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
		Len: len(p.rows), Lines: lines, Passed: list.Headings(p.rows), Sticky: true,
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
	if row < 0 || row >= len(p.rows) || p.rows[row].Heading != "" {
		return Item{}, false
	}
	return p.items[p.rows[row].Item], true
}

// row returns the row of a page, or -1.
func (p panel) row(id page.ID) int {
	if id == (page.ID{}) {
		return -1
	}
	for i := range p.rows {
		if item, ok := p.at(i); ok && item.Page == id {
			return i
		}
	}
	return -1
}
