package origins

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/sentences"
)

// roomForSides is how many cells a line must have for two texts to stand side by side.
const roomForSides = 60

// WriteBeside writes the sentences of two articles side by side or, where there is no room
// for that, below each other. Only what differs is a link, so that these are what one
// goes to.
func WriteBeside(on *sheet.Sheet) error {
	s := &scribe{on}
	l, r, ok := s.Page.ID.Sides()
	if !ok {
		return briefing.ErrNotFound
	}
	right, err := s.Read(r)
	if err != nil {
		return err
	}
	left, err := s.former(l, right)
	if err != nil {
		return err
	}
	if l == r+sheet.EarlierMark {
		s.Title(sheet.NameOf(right.Entry) + ": the text before, and as it is")
	} else {
		s.Title(sheet.Brief(sheet.NameOf(left.Entry), 40) + " | " + sheet.Brief(sheet.NameOf(right.Entry), 40))
		s.reordered(left.Entry, right.Entry)
	}
	rows := sentences.Beside(sentences.Read(left.Text), sentences.Read(right.Text))
	b, isBelow := besides{s, left, right}, s.Reader == nil || s.Reader.Width < roomForSides
	s.Para(func() { s.Dots(balance(rows, isBelow)...) })
	isAlike := slices.ContainsFunc(rows, func(r sentences.Row) bool { return r.Kind != sentences.RowLeft && r.Kind != sentences.RowRight })
	if !isAlike && len(rows) > 0 {
		s.Para(func() { s.Text("No two of their sentences are alike enough to be set together.") })
	}
	if isBelow {
		b.below(rows)
		return nil
	}
	s.Page.Measure = besideMeasure
	s.BeginTable()
	s.Raw("| ")
	if l == r+sheet.EarlierMark {
		s.Text("before")
		s.Raw(" | ")
		s.Text("as it is")
	} else {
		s.Text(sheet.HeadOf(left.Entry))
		s.Raw(" | ")
		s.Text(sheet.HeadOf(right.Entry))
	}
	s.Raw(" |\n|--|--|")
	if !isAlike {
		rows = abreast(rows)
	}
	for _, row := range rows {
		s.Pair(func() { b.left(row) }, func() { b.right(row) })
	}
	s.EndTable()
	return nil
}

// abreast returns the rows of two texts that have nothing in common so that each begins at
// the top: the first sentence of one beside the first of the other.
func abreast(rows []sentences.Row) []sentences.Row {
	var left, right []sentences.Row
	for _, r := range rows {
		if r.Kind == sentences.RowLeft {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	for i := range min(len(left), len(right)) {
		left[i].Right = right[i].Right
	}
	return append(left, right[min(len(left), len(right)):]...)
}

// former returns the article of an ID or, of one that BeforeOf marks, the text that another
// had before it was edited.
func (s *scribe) former(id briefing.ArticleID, now *sheet.Rendered) (*sheet.Rendered, error) {
	if id != now.ID+sheet.EarlierMark {
		return s.Read(id)
	}
	if s.Reader == nil || s.Reader.News == nil {
		return nil, briefing.ErrNotFound
	}
	text, ok := s.Reader.News.Before[now.ID]
	if !ok {
		return nil, briefing.ErrNotFound
	}
	was := *now.Article
	was.Text = text
	return &sheet.Rendered{Article: &was, Shown: briefing.Show(text)}, nil
}

// besideMeasure is how wide two texts are set at most.
const besideMeasure = 2*84 + 3

// reordered says so if it is not known which of two articles was there first.
func (s *scribe) reordered(left, right briefing.Entry) {
	switch {
	case !left.Published.Known() || !right.Published.Known():
		s.Para(func() { s.Text("One of them has no date: which was there first is not known.") })
	case left.Published == right.Published:
		s.Para(func() { s.Text("Both are of the same day: which was there first is not known.") })
	}
}

// balance counts the rows of each kind. isBelow says that the texts do not stand side by
// side.
func balance(rows []sentences.Row, isBelow bool) []string {
	onlyLeft, onlyRight := "only on the left", "only on the right"
	if isBelow {
		onlyLeft, onlyRight = "only in the first", "only in the second"
	}
	n := map[sentences.RowKind]int{}
	left, numbers := 0, 0
	for _, r := range rows {
		n[r.Kind]++
		if r.Number {
			numbers++
		}
		if r.Kind == sentences.RowMoved && !r.Left.Empty() {
			left++
		}
	}
	var out []string
	add := func(n int, text string) {
		if n > 0 {
			out = append(out, briefing.Thousands(n)+" "+text)
		}
	}
	add(n[sentences.RowSame], "the same")
	add(n[sentences.RowEdited], "edited")
	add(numbers, "with another number")
	add(n[sentences.RowChanged]-numbers, "with another “all”, “some” or “not”")
	add(n[sentences.RowWorded], "worded differently")
	add(left, "moved")
	add(n[sentences.RowLeft], onlyLeft)
	add(n[sentences.RowRight], onlyRight)
	if len(out) == 0 {
		return []string{"neither has a sentence"}
	}
	return out
}

// besides writes rows.
type besides struct {
	*scribe
	before, after *sheet.Rendered
}

// The signs before a sentence.
const (
	sameSign    = "░ "
	changedSign = "~ "
	leftSign    = "− "
	rightSign   = "+ "
	movedSign   = "↕ "
	laterSign   = "→ " // before what stands in the place of the sentence above
)

func (b besides) left(row sentences.Row) {
	spans := make([]briefing.Span, 0, len(row.Words))
	for _, w := range row.Words {
		spans = append(spans, w.Left)
	}
	b.side(b.before, row, row.Left, spans, leftSign, row.Right.Empty() || row.Kind == sentences.RowLeft)
}

func (b besides) right(row sentences.Row) {
	spans := make([]briefing.Span, 0, len(row.Words))
	for _, w := range row.Words {
		spans = append(spans, w.Right)
	}
	b.side(b.after, row, row.Right, spans, rightSign, true)
}

// side writes one side of a row, as a link if it is the one that is gone to.
func (b besides) side(a *sheet.Rendered, row sentences.Row, at briefing.Span, changed []briefing.Span, only string, isStop bool) {
	if at.Empty() {
		return
	}
	sign := only
	switch row.Kind {
	case sentences.RowSame:
		sign = sameSign
	case sentences.RowMoved:
		sign = movedSign
	case sentences.RowEdited, sentences.RowChanged, sentences.RowWorded:
		if b.InTable() {
			sign = changedSign
		} else if isStop {
			sign = laterSign
		}
	}
	b.Text(sign)
	content := func() { b.bracketed(a.Shown, at, changed) }
	if row.Kind == sentences.RowMoved {
		content = func() { b.Text("moved: "); b.bracketed(a.Shown, at, nil) }
	}
	if row.Kind == sentences.RowSame || !isStop || a == b.before && b.before.ID == b.after.ID {
		content()
		return
	}
	b.Link(sheet.Target{Page: sheet.OfArticle(a.ID), At: at}, content)
}

// bracketed writes a sentence with what differs in brackets.
func (b besides) bracketed(text briefing.Shown, at briefing.Span, changed []briefing.Span) {
	var hits []briefing.Span
	for _, c := range changed {
		if at.Contains(c) && strings.HasPrefix(text.Words[c.End:at.End], ")") {
			c.End++
		}
		if !c.Empty() && at.Contains(c) && (len(hits) == 0 || hits[len(hits)-1].End < c.Start) {
			hits = append(hits, c)
		}
	}
	var rs []sheet.Run
	for _, r := range sheet.Cut(text.Pieces(at.Start, at.End), hits) {
		if r.Hit == sheet.NoHit {
			rs = append(rs, r)
			continue
		}
		rs = append(rs, sheet.Run{Text: "[", Hit: sheet.NoHit}, r, sheet.Run{Text: "]", Hit: sheet.NoHit})
	}
	b.Passage(rs, nil)
}

// below writes the sides of rows below each other, and equal ones once.
func (b besides) below(rows []sentences.Row) {
	for _, row := range rows {
		switch {
		case row.Kind == sentences.RowSame:
			b.Para(func() { b.right(row) })
		case row.Left.Empty():
			b.Para(func() { b.right(row) })
		case row.Right.Empty():
			b.Para(func() { b.left(row) })
		default:
			b.Para(func() {
				b.left(row)
				b.Broken()
				b.right(row)
			})
		}
	}
}
