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
	byDate bool // the items come by date
	order  order
	filter string
	folded []string   // what the filter looks in, of each item, from its first letter on
	shown  []int      // which items are listed, in their order; nil for all as they come
	rows   []list.Row // nil if there are no headings: the rows are the items
	list   list.Model
	counts int // cells of the widest count
	detail int // cells of the widest detail
	form   form
}

// form is how an entry is drawn.
type form struct {
	inline  bool // detail, label and count in one line
	labels  int  // lines of the label otherwise
	details int  // lines of the detail below it
}

func (f form) lines() int {
	if f.inline {
		return 1
	}
	return f.labels + f.details
}

// What decides on the form of entries.
const (
	roomy      = 24 // the least cells of an event's name beside its date
	readable   = 12 // of a line that is worth a detail below it
	tall       = 6  // lines of a list that is worth two for an entry
	mostLabels = 3  // lines of a label
	fewRows    = 4  // entries that are to be seen at once at least
	sampled    = 50 // entries that are looked at for how long labels are
)

// set returns p with other items; its cursor stays on the same page or, if that is
// gone, about where it was.
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

// mostMeasured is how many entries are made to see how wide their details are.
const mostMeasured = 1000

// len returns how many rows there are.
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

// count returns how many items are listed, and how many there are.
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

// fit gives p its size, and the form that looks best in it.
func (p panel) fit(w, h int) panel {
	p.list = p.list.SetSize(w, h)
	p.form = p.bestForm(p.list.RowWidth(), h)
	p.list = p.list.SetRows(p.listRows())
	return p
}

func (p panel) listRows() list.Rows {
	return list.Rows{Len: p.len(), Lines: max(1, p.form.lines()), Passed: list.Headings(p.rows), Sticky: true}
}

// bestForm returns the form that shows labels whole, if there is room, and details
// below them unless both fit into one line.
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

// hasLong reports whether many labels are wider than so many cells.
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
	const many = 8 // one in so many
	return long*many*step > n
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
