package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/concord"
)

// ConcordanceOf returns the ID of the concordance of a subject or, if that is "", of a
// search.
func ConcordanceOf(of briefing.SubjectID, query string, o concord.Order) ID {
	if of == "" {
		return ID{Kind: Concordance, Key: string(o) + " ?" + query}
	}
	return ID{Kind: Concordance, Key: string(o) + " " + string(of)}
}

// Concords returns what the page of ConcordanceOf is made of. It returns false for other
// pages.
func (id ID) Concords() (of briefing.SubjectID, query string, o concord.Order, ok bool) {
	order, what, ok := strings.Cut(id.Key, " ")
	o = concord.Order(order)
	if id.Kind != Concordance || !ok || !slices.Contains(concord.Orders, o) {
		return "", "", "", false
	}
	if query, is := strings.CutPrefix(what, "?"); is {
		return "", query, o, true
	}
	return briefing.SubjectID(what), "", o, true
}

// Sorted returns the ID of the same concordance in another order.
func (id ID) Sorted(o concord.Order) ID {
	_, what, _ := strings.Cut(id.Key, " ")
	return ID{Kind: Concordance, Key: string(o) + " " + what}
}

// OrderName returns an order in a reader's words.
func OrderName(o concord.Order) string { return orderNames[o] }

var orderNames = map[concord.Order]string{
	concord.ByDate: "by date", concord.Before: "by the word before", concord.After: "by the word after",
}

// concordance writes the stops of a trail one a row, with the hits in one column.
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
	concordMeasure = 200
	usualMeasure   = 100 // where nobody knows the width
	codeMargin     = 4   // what code is indented by, on both sides together
	withSource     = 50  // lines from this width on have date and source at the end
	withDate       = 40  // and from this one on the date
	mostHit        = 3   // a hit has one in so many cells at most
	apart          = 2
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

// longestTicks returns the length of the longest run of backticks in a text.
func longestTicks(text string) int {
	n, run := 0, 0
	for _, r := range text {
		run++
		if r != '`' {
			run = 0
		}
		n = max(n, run)
	}
	return n
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

// leftToRight is a mark without width, which keeps the columns of a row in place where
// letters are read from right to left.
const leftToRight = "\u200e"

// noDots returns a text without middle dots, if it is of a line with marks: a dot would begin
// a part of the line that has a direction of its own.
func noDots(text, mark string) string {
	if mark == "" {
		return text
	}
	return strings.ReplaceAll(text, "·", "•")
}

func isRightToLeft(text string) bool {
	for _, r := range text {
		if r > 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return true
		}
	}
	return false
}

func blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// cells returns how many cells the reader's terminal needs for a text.
func (s *scribe) cells(text string) int {
	if s.reader != nil && s.reader.Cells != nil {
		return s.reader.Cells(text)
	}
	return utf8.RuneCountInString(text)
}

// nextTo is how many cells of a word may be left out so that no word is cut.
const nextTo = 12

// beginning returns the beginning of a text that fits into cells; "…" stands for the rest.
func (s *scribe) beginning(text string, cells int) string {
	if s.cells(text) <= cells {
		return text
	}
	room, end := cells-s.cells("…"), 0
	for i, r := range text {
		n := utf8.RuneLen(r)
		if room -= s.cells(text[i : i+n]); room < 0 {
			break
		}
		end = i + n
	}
	end = wholeCluster(text, end)
	if i := strings.LastIndexByte(text[:end], ' '); i > 0 && end-i <= nextTo {
		end = i
	}
	return s.fitting(strings.TrimRight(text[:end], " ")+"…", cells)
}

// ending returns the end of a text that fits into cells; "…" stands for the rest.
func (s *scribe) ending(text string, cells int) string {
	if s.cells(text) <= cells {
		return text
	}
	room, start := cells-s.cells("…"), len(text)
	for start > 0 {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		if room -= s.cells(text[start-n : start]); room < 0 {
			break
		}
		start -= n
	}
	for start < len(text) && isAttached(text[start:]) {
		_, n := utf8.DecodeRuneInString(text[start:])
		start += n
	}
	if i := strings.IndexByte(text[start:], ' '); i >= 0 && i <= nextTo {
		start += i
	}
	return s.fitting("…"+strings.TrimLeft(text[start:], " "), cells)
}

// fitting returns text if it fits, "" otherwise: of a cell there is no half.
func (s *scribe) fitting(text string, cells int) string {
	if s.cells(text) > cells {
		return ""
	}
	return text
}

// wholeCluster returns the end of the text before end that cuts no letter from its marks.
func wholeCluster(text string, end int) int {
	for end > 0 && isAttached(text[end:]) {
		_, n := utf8.DecodeLastRuneInString(text[:end])
		end -= n
	}
	return end
}

// isAttached reports whether a text begins with what belongs to the letter before it.
func isAttached(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff
}
