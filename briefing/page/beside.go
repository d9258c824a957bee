package page

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// roomForSides is how many cells a line must have for two texts to stand side by side.
const roomForSides = 60

// writeBeside writes the sentences of two articles side by side or, where there is no room
// for that, below each other. Only what differs is a link, so that these are what one
// goes to.
func writeBeside(s *scribe) error { return s.beside() }

func (s *scribe) beside() error {
	l, r, ok := s.page.ID.Sides()
	if !ok {
		return briefing.ErrNotFound
	}
	right, err := s.read(r)
	if err != nil {
		return err
	}
	left, err := s.former(l, right)
	if err != nil {
		return err
	}
	if l == r+before {
		s.title(nameOf(right.Entry) + ": the text before, and as it is")
	} else {
		s.title(brief(nameOf(left.Entry), 40) + " | " + brief(nameOf(right.Entry), 40))
		s.reordered(left.Entry, right.Entry)
	}
	rows := sentences.Beside(sentences.Read(left.Text), sentences.Read(right.Text))
	b, isBelow := besides{s, left, right}, s.reader == nil || s.reader.Width < roomForSides
	s.para(func() { s.dots(balance(rows, isBelow)...) })
	isAlike := slices.ContainsFunc(rows, func(r sentences.Row) bool { return r.Kind != sentences.RowLeft && r.Kind != sentences.RowRight })
	if !isAlike && len(rows) > 0 {
		s.para(func() { s.text("No two of their sentences are alike enough to be set together.") })
	}
	if isBelow {
		b.below(rows)
		return nil
	}
	s.page.Measure = besideMeasure
	s.beginTable()
	s.raw("| ")
	if l == r+before {
		s.text("before")
		s.raw(" | ")
		s.text("as it is")
	} else {
		s.text(headOf(left.Entry))
		s.raw(" | ")
		s.text(headOf(right.Entry))
	}
	s.raw(" |\n|--|--|")
	if !isAlike {
		rows = abreast(rows)
	}
	for _, row := range rows {
		s.pair(func() { b.left(row) }, func() { b.right(row) })
	}
	s.endTable()
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
func (s *scribe) former(id briefing.ArticleID, now *article) (*article, error) {
	if id != now.ID+before {
		return s.read(id)
	}
	if s.reader == nil || s.reader.News == nil {
		return nil, briefing.ErrNotFound
	}
	text, ok := s.reader.News.Before[now.ID]
	if !ok {
		return nil, briefing.ErrNotFound
	}
	was := *now.Article
	was.Text = text
	return &article{&was, briefing.Show(text)}, nil
}

// besideMeasure is how wide two texts are set at most.
const besideMeasure = 2*84 + 3

// reordered says so if it is not known which of two articles was there first.
func (s *scribe) reordered(left, right briefing.Entry) {
	switch {
	case !left.Published.Known() || !right.Published.Known():
		s.para(func() { s.text("One of them has no date: which was there first is not known.") })
	case left.Published == right.Published:
		s.para(func() { s.text("Both are of the same day: which was there first is not known.") })
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
	before, after *article
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
func (b besides) side(a *article, row sentences.Row, at briefing.Span, changed []briefing.Span, only string, isStop bool) {
	if at.Empty() {
		return
	}
	sign := only
	switch row.Kind {
	case sentences.RowSame:
		sign = sameSign
	case sentences.RowMoved:
		sign = movedSign
	case sentences.RowEdited, sentences.RowChanged:
		if b.inTable() {
			sign = changedSign
		} else if isStop {
			sign = laterSign
		}
	}
	b.text(sign)
	content := func() { b.bracketed(a.shown, at, changed) }
	if row.Kind == sentences.RowMoved {
		content = func() { b.text("moved: "); b.bracketed(a.shown, at, nil) }
	}
	if row.Kind == sentences.RowSame || !isStop || a == b.before && b.before.ID == b.after.ID {
		content()
		return
	}
	b.link(Target{Page: OfArticle(a.ID), At: at}, content)
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
	var rs []run
	for _, r := range cut(text.Pieces(at.Start, at.End), hits) {
		if r.hit == noHit {
			rs = append(rs, r)
			continue
		}
		rs = append(rs, run{"[", noHit}, r, run{"]", noHit})
	}
	b.passage(rs, nil)
}

// below writes the sides of rows below each other, and equal ones once.
func (b besides) below(rows []sentences.Row) {
	for _, row := range rows {
		switch {
		case row.Kind == sentences.RowSame:
			b.para(func() { b.right(row) })
		case row.Left.Empty():
			b.para(func() { b.right(row) })
		case row.Right.Empty():
			b.para(func() { b.left(row) })
		default:
			b.para(func() {
				b.left(row)
				b.broken()
				b.right(row)
			})
		}
	}
}
