// Package concordance writes the stops of a trail one a row, with the hits in one column.
package concordance

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// OrderName returns an order in a reader's words.
func OrderName(o concord.Order) string { return orderNames[o] }

var orderNames = map[concord.Order]string{
	concord.ByDate: "by date", concord.Before: "by the word before", concord.After: "by the word after",
}

// Write writes the stops of a trail one a row, with the hits in one column.
func Write(on *sheet.Sheet) error {
	s := &scribe{on}
	of, query, order, ok := s.Page.ID.Concords()
	if !ok {
		return briefing.ErrNotFound
	}
	label := "“" + query + "”"
	if of != "" {
		subject := s.Subjects[of]
		if subject == nil {
			return briefing.ErrNotFound
		}
		label = subject.Label()
	}
	c, err := s.rows(of, query)
	if err != nil {
		return err
	}
	s.Page.Measure = sheet.ConcordMeasure
	s.Title(label + ", row by row")
	if len(c.Rows) == 0 {
		s.Para(func() { s.Text("No passage is about this: there are no passages to line up.") })
		return nil
	}
	s.Para(func() {
		s.Dots(briefing.Count(len(c.Rows), "stop")+" in "+briefing.Count(c.Articles, "article"), "sorted "+OrderName(order))
	})
	s.nearby(c, of)
	s.Parts(len(c.Rows), sheet.MostRows, "stops")
	k := s.newKwic(c, order)
	k.of = of
	k.write()
	return nil
}

// rows returns the rows of a trail, which the reader of the page may have brought along.
func (s *scribe) rows(of briefing.SubjectID, query string) (*concord.Concordance, error) {
	if s.Reader != nil && s.Reader.Rows != nil {
		return s.Reader.Rows, nil
	}
	stops, err := concord.Stops(s.Ctx, s.Lib, of, query)
	if err != nil {
		return nil, err
	}
	return concord.Of(s.Ctx, s.Lib, stops)
}

// nearby writes the words that one source has near the hits more often than others.
func (s *scribe) nearby(c *concord.Concordance, of briefing.SubjectID) {
	for _, n := range c.Near() {
		s.Item(func() {
			s.Text(n.Source + " has ")
			s.Link(sheet.Target{Page: sheet.OfArticle(n.First.Article), At: n.First.Span, Follow: of}, func() { s.Italic(func() { s.Text(n.Word) }) })
			s.Text(" near it in " + briefing.Thousands(n.In) + " of " + briefing.Count(n.Of, "article") +
				", others in " + briefing.Thousands(n.Elsewhere) + " of " + briefing.Thousands(n.Others))
		})
	}
}

// Widths of a concordance in cells.
const (
	usualMeasure = 100 // where nobody knows the width
	withSource   = 50  // lines from this width on have date and source at the end
	withDate     = 40  // and from this one on the date
	mostHit      = 3   // a hit has one in so many cells at most
)

// kwic writes rows, keyword in context.
type kwic struct {
	*scribe
	c            *concord.Concordance
	order        concord.Order
	of           briefing.SubjectID
	width        int
	tail         int    // cells at the end of a line
	year         string // " 2026" if all dates are of that year
	column       int    // where the hits begin
	fence        string
	sorted       []int
	from, behind int // the rows of this part
}

func (s *scribe) newKwic(c *concord.Concordance, o concord.Order) *kwic {
	k := &kwic{scribe: s, c: c, order: o, width: usualMeasure, sorted: c.Sorted(o)}
	if s.Reader != nil && s.Reader.Width > 0 {
		k.width = max(min(s.Reader.Width, sheet.ConcordMeasure)-sheet.CodeMargin, 1)
	}
	k.from, k.behind = s.Part(len(c.Rows), sheet.MostRows)
	k.year = oneYear(c.Rows)
	longest := 0
	for _, i := range k.sorted[k.from:k.behind] {
		k.tail = max(k.tail, s.Cells(k.end(&c.Rows[i])))
		for _, text := range []string{c.Rows[i].Left, c.Rows[i].Hit, c.Rows[i].Right} {
			longest = max(longest, sheet.LongestTicks(text))
		}
	}
	k.fence = strings.Repeat("`", max(3, longest+1))
	k.column = max(0, (k.width-k.tail-sheet.Apart)*45/100)
	return k
}

// end returns what stands at the end of a row, as far as there is room.
func (k *kwic) end(r *concord.Row) string {
	date := ""
	if r.Published.Known() {
		date = strings.TrimSuffix(r.Published.Short(), k.year)
	}
	switch {
	case k.width >= withSource:
		return strings.TrimSpace(date + " " + sheet.Brief(r.Source, k.width/5))
	case k.width >= withDate:
		return date
	}
	return ""
}

// oneYear returns the year of rows, with a blank before it as at the end of a date, if all
// that have a date are of one and say more than that; "" otherwise.
func oneYear(rows []concord.Row) string {
	year := ""
	for i := range rows {
		if !rows[i].Published.Known() {
			continue
		}
		date := rows[i].Published.Short()
		at := strings.LastIndexByte(date, ' ')
		if at < 0 || year != "" && date[at:] != year {
			return ""
		}
		year = date[at:]
	}
	return year
}

func (k *kwic) write() {
	groups := k.c.Groups(k.sorted, k.order)
	k.Gap("")
	k.Raw(k.fence)
	for i := k.from; i < k.behind; i++ {
		for len(groups) > 0 && groups[0].From < i {
			groups = groups[1:]
		}
		if len(groups) > 0 && groups[0].From == i {
			k.group(groups[0])
		}
		k.row(&k.c.Rows[k.sorted[i]])
	}
	k.Raw("\n" + k.fence)
}

// group writes how many rows follow whose neighbour is the same, on the side of that.
func (k *kwic) group(g concord.Group) {
	said := "· " + g.Words + " · " + briefing.Count(g.Stops, "stop")
	if g.Articles != g.Stops {
		said += " in " + briefing.Count(g.Articles, "article")
	}
	k.Raw("\n")
	said = k.Beginning(said, k.width)
	if k.order == concord.Before {
		k.Raw(sheet.Blanks(k.column - k.Cells(said)))
	} else {
		k.Raw(sheet.Blanks(min(k.column+sheet.Apart, k.width-k.Cells(said))))
	}
	k.Raw(said)
}

// row writes a row. Where the hit is read from right to left, the text after it stands on
// its left, where a reader looks for it.
func (k *kwic) row(r *concord.Row) {
	room := k.width - k.column - 2*sheet.Apart
	if k.tail > 0 {
		room -= k.tail + sheet.Apart
	}
	hit := k.Beginning(r.Hit, max(k.width/mostHit, 1))
	room = max(0, room-k.Cells(hit))
	left, right, mark := k.Ending(r.Left, k.column), k.Beginning(r.Right, room), ""
	if sheet.IsRightToLeft(r.Hit) {
		left, right = k.Beginning(r.Right, k.column), k.Ending(r.Left, room)
	}
	if sheet.IsRightToLeft(r.Left + r.Hit + r.Right) {
		mark = sheet.LeftToRight
	}
	k.Raw("\n" + mark + sheet.Blanks(k.column-k.Cells(left)) + sheet.NoDots(left, mark) + sheet.Blanks(sheet.Apart) + mark)
	start := k.Len()
	k.Raw(hit)
	k.LinkFrom(start, sheet.Target{Page: sheet.OfArticle(r.Ref.Article), At: r.Ref.Span, Follow: k.of})
	between := sheet.Apart
	if r.Joined && mark == "" {
		between = 0 // a comma belongs to the hit
		room += sheet.Apart
	}
	k.Raw(mark + sheet.Blanks(between) + sheet.NoDots(right, mark))
	if end := k.end(r); end != "" {
		k.Raw(mark + sheet.Blanks(room-k.Cells(right)+sheet.Apart) + end)
	}
}
