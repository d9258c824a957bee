package here

import (
	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/theme"
)

// row is one line of the panel.
type row struct {
	sort    sort
	item    int // index of the subject, or of the first one below a heading
	passage int
	line    int // of the passage's text
}

// sort is the kind of a row.
type sort int

const (
	subject sort = iota
	heading      // a kind of subject
	article      // the article of the passages below
	text         // a line of a passage
	more         // number of hidden passages
)

// The size of a passage: its maximum lines, and the cells left of it.
const (
	textLines = 2
	indent    = 3
)

// lay arranges the rows again. If the subject at is listed, the cursor is on
// it, if possible on the same line as before.
func (m Model) lay(at briefing.SubjectID) Model {
	line := m.list.Line()
	var passed []int
	cursor := 0
	m.rows = nil
	for _, g := range list.Group(len(m.items), func(i int) string { return headings[m.items[i].Kind] }) {
		if g.Heading != "" {
			passed = append(passed, len(m.rows))
			m.rows = append(m.rows, row{sort: heading, item: g.Item})
			continue
		}
		if m.items[g.Item].Subject == at {
			cursor = len(m.rows)
		}
		m.rows = append(m.rows, row{sort: subject, item: g.Item})
		if m.items[g.Item].Subject == m.unfolded {
			for _, r := range m.unfoldedRows(g.Item) {
				passed = append(passed, len(m.rows))
				m.rows = append(m.rows, r)
			}
		}
	}
	m.list = m.list.SetRows(list.Rows{Len: len(m.rows), Passed: passed}).Select(cursor).SetLine(line)
	return m.reveal()
}

// headings names the kinds of subject.
var headings = map[briefing.Kind]string{
	briefing.KindTopic: "Topics", briefing.KindFigure: "Figures", briefing.KindEvent: "Events",
	briefing.KindNumber: "Numbers", briefing.KindClaim: "Claims",
}

// unfoldedRows returns the rows below the unfolded subject.
func (m Model) unfoldedRows(item int) []row {
	var rows []row
	var plain theme.Style
	shown := m.shown()
	for i := range shown {
		if i == 0 || !m.sameArticle(i-1, i) {
			rows = append(rows, row{sort: article, item: item, passage: i})
		}
		for line := range len(m.text(i, plain, plain)) {
			rows = append(rows, row{sort: text, item: item, passage: i, line: line})
		}
	}
	if shown < m.elsewhere && shown > 0 {
		rows = append(rows, row{sort: more, item: item, passage: shown})
	}
	return rows
}

// shown returns the number of passages shown: at least one, and otherwise as
// many as leave half of the panel to the subjects.
func (m Model) shown() int {
	var plain theme.Style
	room := (m.h - m.header()) / 2
	for i := range m.passages {
		room -= len(m.text(i, plain, plain))
		if i == 0 || !m.sameArticle(i-1, i) {
			room--
		}
		if room < 0 && i > 0 {
			return i
		}
	}
	return len(m.passages)
}

func (m Model) sameArticle(i, j int) bool {
	a, b := m.passages[i], m.passages[j]
	return a.Target.Page == b.Target.Page && a.Title == b.Title
}

// text returns the lines of a passage, cut around its hits.
func (m Model) text(i int, plain, match theme.Style) [][]list.Piece {
	p, w := m.passages[i], m.list.RowWidth()-indent
	room := textLines*w - (textLines-1)*w/4 // breaking between words wastes some cells
	return list.Wrap(list.Excerpt(p.Text, p.Hits, room, plain, match), w, textLines)
}

// reveal scrolls the whole passage at the cursor into view, or the subject with
// its passages.
func (m Model) reveal() Model {
	cursor := m.list.Cursor()
	if cursor < 0 {
		return m
	}
	for i := cursor + 1; i < len(m.rows) && m.rows[i].sort > heading; i++ {
		if m.passage == none || m.rows[i].passage == m.passage {
			m.list = m.list.Reveal(i)
		}
	}
	if m.passage == none {
		m.list = m.list.Reveal(cursor)
	}
	return m
}
