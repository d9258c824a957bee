// Package coverage writes how often each article, source or month mentions each subject.
package coverage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Limits of a coverage page: columns in all and in one table; rows of figures,
// since a single article may name many; and names listed among the subjects
// with a single mention, which have no row.
const (
	mostColumns  = 24
	tableColumns = 8
	figureRows   = 24
	mostOnce     = 12
)

// Write writes how often each article, source, month or folder mentions each
// subject: a table for each kind, with a row for each subject. Topics that
// gather articles have a mark for each.
func Write(on *sheet.Sheet, key string) error {
	s := &scribe{on}
	s.Page.Measure = sheet.WholePane
	s.Title("Coverage")
	of, err := s.columns(key)
	if err != nil {
		return err
	}
	s.legend(of)
	for _, k := range []briefing.Kind{briefing.KindTopic, briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim} {
		all := s.covered(k)
		if len(all) == 0 {
			continue
		}
		rows, once := s.fold(k, all)
		s.Heading(2, func() { s.Text(sheet.ListNames[k]) })
		if k == briefing.KindClaim {
			s.Para(func() { s.Text("In a cell: " + claim.Legend()) })
		}
		if err := s.tables(rows, of); err != nil {
			return err
		}
		s.folded(k, once, len(all)-len(rows))
	}
	return nil
}

// tables splits the rows into as many tables as the columns need.
func (s *scribe) tables(rows []briefing.Subject, of columns) error {
	if len(rows) == 0 {
		return nil
	}
	cells := map[cell]mentioned{}
	kept, err := s.keptCells(of)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.count(r, of, kept, cells); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(of.list, tableColumns) {
		s.matrix(rows, part, cells)
	}
	return nil
}

// covered returns the subjects of a kind in list order; figures by number of
// articles, then of mentions.
func (s *scribe) covered(k briefing.Kind) []briefing.Subject {
	subjects := s.SubjectsOf(k, func(subject briefing.Subject) bool {
		t, ok := subject.(*briefing.Topic)
		return !ok || !t.Gathers() || !sheet.IsPlain(t)
	})
	if k == briefing.KindFigure {
		s.SortBySpread(subjects)
	}
	return subjects
}

// fold splits the subjects of a kind into those with rows and those mentioned
// once or never.
func (s *scribe) fold(k briefing.Kind, all []briefing.Subject) (rows, once []briefing.Subject) {
	for _, subject := range all {
		_, isTopic := subject.(*briefing.Topic)
		if isTopic || k == briefing.KindClaim || s.Tallies[subject.SubjectID()].Mentions > 1 {
			rows = append(rows, subject)
		} else {
			once = append(once, subject)
		}
	}
	if k == briefing.KindFigure && len(rows) > figureRows {
		rows, once = rows[:figureRows], nil
	}
	return rows, once
}

// folded names subjects without a row, and counts them.
func (s *scribe) folded(k briefing.Kind, once []briefing.Subject, left int) {
	if left <= 0 {
		return
	}
	s.Para(func() {
		named := once[:min(mostOnce, len(once))]
		if len(named) > 0 {
			s.Text("Mentioned once or never: ")
		}
		for i, subject := range named {
			if i > 0 {
				s.Then()
			}
			s.SubjectLink(subject)
		}
		if left == len(named) {
			return
		}
		if len(named) > 0 {
			s.Then()
		}
		s.Text("and " + briefing.Thousands(left-len(named)) + " more")
		s.Then()
		s.LinkText("all "+string(k)+"s", sheet.Target{Page: sheet.ID{Kind: sheet.List, Key: string(k)}})
	})
}

// matrix writes one table. Columns are aligned in the Markdown source too.
func (s *scribe) matrix(rows []briefing.Subject, columns []column, cells map[cell]mentioned) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Label()))
	}
	s.BeginTable()
	defer s.EndTable()
	s.head(columns, width)
	for _, r := range rows {
		s.row(r, columns, cells, width)
	}
}

// digits is the width of a column in digits.
const digits = 3

func (s *scribe) head(columns []column, width int) {
	s.Raw("| " + strings.Repeat(" ", width))
	for _, c := range columns {
		s.Raw(" | " + strings.Repeat(" ", digits-1) + c.letter)
	}
	s.Raw(" |\n|" + strings.Repeat("-", width+2) + strings.Repeat("|"+strings.Repeat("-", digits+1)+":", len(columns)) + "|")
}

func (s *scribe) row(subject briefing.Subject, columns []column, cells map[cell]mentioned, width int) {
	id := subject.SubjectID()
	s.Raw("\n| ")
	start := s.Len()
	s.SubjectLink(subject)
	s.pad(width - utf8.RuneCountInString(s.WrittenSince(start)))
	for _, c := range columns {
		s.Raw(" | ")
		here, ok := cells[cell{id, c.letter}]
		n := "·"
		if ok {
			n = cmp.Or(strings.TrimLeft(strconv.Itoa(here.n), "0"), "x")
		}
		if said, isClaim := subject.(*briefing.Claim); isClaim {
			n = cmp.Or(claim.Signs(s.Sheet, said, c.has), "·")
		}
		if here.kept {
			n = sheet.KeptMark + n
		}
		s.pad(digits - utf8.RuneCountInString(n))
		if !ok {
			s.Raw(n)
			continue
		}
		s.LinkText(n, sheet.Target{Page: sheet.OfArticle(here.article), At: here.first, Follow: id})
	}
	s.Raw(" |")
}

func (s *scribe) pad(n int) { s.Raw(strings.Repeat(" ", max(0, n))) }
