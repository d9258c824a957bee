package page

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/concord"
)

// OrderName returns an order in a reader's words.
func OrderName(o concord.Order) string { return orderNames[o] }

var orderNames = map[concord.Order]string{
	concord.ByDate: "by date", concord.Before: "by the word before", concord.After: "by the word after",
}

// writeConcordance writes the stops of a trail one a row, with the hits in one column.
func writeConcordance(s *scribe) error { return s.concordance() }

func (s *scribe) concordance() error {
	of, query, order, ok := s.page.ID.Concords()
	if !ok {
		return briefing.ErrNotFound
	}
	label := "“" + query + "”"
	if of != "" {
		subject := s.subjects[of]
		if subject == nil {
			return briefing.ErrNotFound
		}
		label = subject.Label()
	}
	c, err := s.rows(of, query)
	if err != nil {
		return err
	}
	s.page.Measure = concordMeasure
	s.title(label + ", row by row")
	if len(c.Rows) == 0 {
		s.para(func() { s.text("No passage is about this: there are no passages to line up.") })
		return nil
	}
	s.para(func() {
		s.dots(briefing.Count(len(c.Rows), "stop")+" in "+briefing.Count(c.Articles, "article"), "sorted "+OrderName(order))
	})
	s.nearby(c, of)
	s.parts(len(c.Rows), mostRows, "stops")
	k := s.newKwic(c, order)
	k.of = of
	k.write()
	return nil
}

// rows returns the rows of a trail, which the reader of the page may have brought along.
func (s *scribe) rows(of briefing.SubjectID, query string) (*concord.Concordance, error) {
	if s.reader != nil && s.reader.Rows != nil {
		return s.reader.Rows, nil
	}
	stops, err := concord.Stops(s.ctx, s.lib, of, query)
	if err != nil {
		return nil, err
	}
	return concord.Of(s.ctx, s.lib, stops)
}

// nearby writes the words that one source has near the hits more often than others.
func (s *scribe) nearby(c *concord.Concordance, of briefing.SubjectID) {
	for _, n := range c.Near() {
		s.item(func() {
			s.text(n.Source + " has ")
			s.link(Target{Page: OfArticle(n.First.Article), At: n.First.Span, Follow: of}, func() { s.italic(func() { s.text(n.Word) }) })
			s.text(" near it in " + briefing.Thousands(n.In) + " of " + briefing.Count(n.Of, "article") +
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
	if s.reader != nil && s.reader.Width > 0 {
		k.width = max(min(s.reader.Width, concordMeasure)-codeMargin, 1)
	}
	k.from, k.behind = s.part(len(c.Rows), mostRows)
	k.year = oneYear(c.Rows)
	longest := 0
	for _, i := range k.sorted[k.from:k.behind] {
		k.tail = max(k.tail, s.cells(k.end(&c.Rows[i])))
		for _, text := range []string{c.Rows[i].Left, c.Rows[i].Hit, c.Rows[i].Right} {
			longest = max(longest, longestTicks(text))
		}
	}
	k.fence = strings.Repeat("`", max(3, longest+1))
	k.column = max(0, (k.width-k.tail-apart)*45/100)
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
		return strings.TrimSpace(date + " " + brief(r.Source, k.width/5))
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
	k.gap("")
	k.raw(k.fence)
	for i := k.from; i < k.behind; i++ {
		for len(groups) > 0 && groups[0].From < i {
			groups = groups[1:]
		}
		if len(groups) > 0 && groups[0].From == i {
			k.group(groups[0])
		}
		k.row(&k.c.Rows[k.sorted[i]])
	}
	k.raw("\n" + k.fence)
}

// group writes how many rows follow whose neighbour is the same, on the side of that.
func (k *kwic) group(g concord.Group) {
	said := "· " + g.Words + " · " + briefing.Count(g.Stops, "stop")
	if g.Articles != g.Stops {
		said += " in " + briefing.Count(g.Articles, "article")
	}
	k.raw("\n")
	said = k.beginning(said, k.width)
	if k.order == concord.Before {
		k.raw(blanks(k.column - k.cells(said)))
	} else {
		k.raw(blanks(min(k.column+apart, k.width-k.cells(said))))
	}
	k.raw(said)
}

// row writes a row. Where the hit is read from right to left, the text after it stands on
// its left, where a reader looks for it.
func (k *kwic) row(r *concord.Row) {
	room := k.width - k.column - 2*apart
	if k.tail > 0 {
		room -= k.tail + apart
	}
	hit := k.beginning(r.Hit, max(k.width/mostHit, 1))
	room = max(0, room-k.cells(hit))
	left, right, mark := k.ending(r.Left, k.column), k.beginning(r.Right, room), ""
	if isRightToLeft(r.Hit) {
		left, right = k.beginning(r.Right, k.column), k.ending(r.Left, room)
	}
	if isRightToLeft(r.Left + r.Hit + r.Right) {
		mark = leftToRight
	}
	k.raw("\n" + mark + blanks(k.column-k.cells(left)) + noDots(left, mark) + blanks(apart) + mark)
	start := k.len()
	k.raw(hit)
	k.linkFrom(start, Target{Page: OfArticle(r.Ref.Article), At: r.Ref.Span, Follow: k.of})
	between := apart
	if r.Joined && mark == "" {
		between = 0 // a comma belongs to the hit
		room += apart
	}
	k.raw(mark + blanks(between) + noDots(right, mark))
	if end := k.end(r); end != "" {
		k.raw(mark + blanks(room-k.cells(right)+apart) + end)
	}
}
