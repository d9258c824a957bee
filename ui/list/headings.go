package list

// Row is a row of a list with headings: a heading, or one of the items.
type Row struct {
	Heading string // "" for an item
	Item    int    // index of the item, or of the first one below the heading
}

// Group puts n items under headings: items of one group together, groups in the
// order of their first items. Items of group "" have no heading and come first.
func Group(n int, group func(i int) string) []Row {
	members := map[string][]int{}
	order := []string{""}
	for i := range n {
		g := group(i)
		if _, known := members[g]; !known && g != "" {
			order = append(order, g)
		}
		members[g] = append(members[g], i)
	}
	rows := make([]Row, 0, n+len(order))
	for _, g := range order {
		if g != "" {
			rows = append(rows, Row{g, members[g][0]})
		}
		for _, i := range members[g] {
			rows = append(rows, Row{Item: i})
		}
	}
	return rows
}

// Headings returns the rows that are headings, for Rows.Passed.
func Headings(rows []Row) []int {
	var out []int
	for i, r := range rows {
		if r.Heading != "" {
			out = append(out, i)
		}
	}
	return out
}
