package index

import (
	"slices"

	"briefing/briefing/page"
	"briefing/ui/list"
)

// panel is one of the lists.
type panel struct {
	kind   List
	items  Items
	byDate bool // the items are in date order
	order  order
	filter string
	folded []string   // searchable text of each item, once a filter is used
	shown  []int      // indexes of the listed items; nil for all as they come
	rows   []list.Row // nil without headings: then rows are items
	list   list.Model
	counts int // width of the widest count
	detail int // width of the widest detail
	form   form
}

// form is the layout of an entry.
type form struct {
	inline  bool // detail, label and count on one line
	labels  int  // otherwise lines of the label
	details int  // and lines of the detail below it
}

func (f form) lines() int {
	if f.inline {
		return 1
	}
	return f.labels + f.details
}

// Thresholds for the layout of entries.
const (
	roomy      = 24 // minimum width of an event's name beside its date
	readable   = 12 // minimum width of a line for a detail below it
	tall       = 6  // minimum height of a list for two-line entries
	mostLabels = 3  // maximum lines of a label
	fewRows    = 4  // minimum number of entries in view
	sampled    = 50 // entries examined for the length of labels
)

// set returns p with other items. Its cursor stays on the same page or, if that
// is gone, near its old position.
func (p panel) set(kind List, items Items, byDate bool) panel {
	at := p.list.Cursor()
	was, _ := p.at(at)
	p.kind, p.items, p.byDate, p.folded = kind, items, byDate, nil
	if !slices.Contains(p.orders(), p.order) {
		p.order = given
	}
	p.counts = len(Item{Count: items.Most()}.count())
	p.detail = 0
	for i := range min(items.Len(), mostMeasured) {
		p.detail = max(p.detail, list.Width(items.At(i).Detail))
	}
	p = p.rearrange()
	if row := p.row(was.Page); row >= 0 {
		at = row
	}
	p.list = p.list.Select(max(0, at))
	return p
}

// mostMeasured limits the entries made to measure details.
const mostMeasured = 1000

// len returns the number of rows.
func (p panel) len() int {
	switch {
	case p.items == nil:
		return 0
	case p.rows != nil:
		return len(p.rows)
	case p.shown != nil:
		return len(p.shown)
	}
	return p.items.Len()
}

// count returns the number of listed items, and of all items.
func (p panel) count() (listed, of int) {
	switch {
	case p.items == nil:
		return 0, 0
	case p.shown == nil:
		return p.items.Len(), p.items.Len()
	}
	return len(p.shown), p.items.Len()
}

// rowAt returns a row.
func (p panel) rowAt(row int) list.Row {
	switch {
	case p.rows != nil:
		return p.rows[row]
	case p.shown != nil:
		return list.Row{Item: p.shown[row]}
	}
	return list.Row{Item: row}
}

// fit sets the size of p, and the best layout for it.
func (p panel) fit(w, h int) panel {
	p.list = p.list.SetSize(w, h)
	p.form = p.bestForm(p.list.RowWidth(), h)
	p.list = p.list.SetRows(p.listRows())
	return p
}

func (p panel) listRows() list.Rows {
	return list.Rows{Len: p.len(), Lines: max(1, p.form.lines()), Passed: list.Headings(p.rows), Sticky: true}
}

// bestForm returns the layout that shows whole labels, if there is room, with
// details below them unless both fit on one line.
func (p panel) bestForm(w, h int) form {
	switch {
	case p.kind == Topics || p.kind == Figures, w < readable, h < tall:
		return form{labels: 1}
	case p.kind == Events && w-p.detail-p.counts-3 >= roomy && !p.hasLong(w-p.detail-p.counts-3):
		return form{inline: true}
	}
	f := form{labels: 1, details: min(p.detail, 1)}
	most := min(mostLabels, h/fewRows-f.details)
	for f.labels < most && p.hasLong(f.labels*w*8/10) { // lines break between words
		f.labels++
	}
	return f
}

// hasLong reports whether many labels are wider than w cells.
func (p panel) hasLong(w int) bool {
	if p.items == nil {
		return false
	}
	n, long := p.items.Len(), 0
	step := max(1, n/sampled)
	for i := 0; i < n; i += step {
		if label, _ := p.items.Weight(i); list.Width(label) > w {
			long++
		}
	}
	const many = 8 // one in eight
	return long*many*step > n
}

// at returns the item in a row. It returns false for headings.
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
	switch {
	case item < 0:
		return -1
	case p.rows != nil:
		return slices.IndexFunc(p.rows, func(r list.Row) bool { return r.Heading == "" && r.Item == item })
	case p.shown != nil:
		return slices.Index(p.shown, item)
	}
	return item
}
