package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// Limits of a coverage page: columns in all and in one table; rows of figures,
// since a single article may name many; and names listed among the subjects
// with a single mention, which have no row.
const (
	mostColumns  = 24
	tableColumns = 8
	figureRows   = 24
	mostOnce     = 12
)

// coverage writes how often each article, source, month or folder mentions each
// subject: a table for each kind, with a row for each subject. Topics that
// gather articles have a mark for each.
func (s *scribe) coverage(key string) error {
	s.page.Measure = wholePane
	s.title("Coverage")
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
		s.heading(2, func() { s.text(listNames[k]) })
		if k == briefing.KindClaim {
			s.para(func() { s.text("In a cell: " + signLegend()) })
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
	subjects := s.subjectsOf(k, func(subject briefing.Subject) bool {
		t, ok := subject.(*briefing.Topic)
		return !ok || !t.Gathers() || !isPlain(t)
	})
	if k == briefing.KindFigure {
		s.sortBySpread(subjects)
	}
	return subjects
}

// fold splits the subjects of a kind into those with rows and those mentioned
// once or never.
func (s *scribe) fold(k briefing.Kind, all []briefing.Subject) (rows, once []briefing.Subject) {
	for _, subject := range all {
		_, isTopic := subject.(*briefing.Topic)
		if isTopic || k == briefing.KindClaim || s.tallies[subject.SubjectID()].Mentions > 1 {
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
	s.para(func() {
		named := once[:min(mostOnce, len(once))]
		if len(named) > 0 {
			s.text("Mentioned once or never: ")
		}
		for i, subject := range named {
			if i > 0 {
				s.then()
			}
			s.subjectLink(subject)
		}
		if left == len(named) {
			return
		}
		if len(named) > 0 {
			s.then()
		}
		s.text("and " + briefing.Thousands(left-len(named)) + " more")
		s.then()
		s.linkText("all "+string(k)+"s", Target{Page: ID{Kind: List, Key: string(k)}})
	})
}

// sortBySpread sorts subjects by number of articles, then of mentions, highest
// first.
func (s *scribe) sortBySpread(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		t, u := s.tallies[a.SubjectID()], s.tallies[b.SubjectID()]
		return cmp.Or(u.Articles-t.Articles, u.Mentions-t.Mentions)
	})
}

func (s *scribe) sortByMentions(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		return s.tallies[b.SubjectID()].Mentions - s.tallies[a.SubjectID()].Mentions
	})
}

// matrix writes one table. Columns are aligned in the Markdown source too.
func (s *scribe) matrix(rows []briefing.Subject, columns []column, cells map[cell]mentioned) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Label()))
	}
	s.gap("")
	s.table = true
	defer func() { s.table = false }()
	s.head(columns, width)
	for _, r := range rows {
		s.row(r, columns, cells, width)
	}
}

// digits is the width of a column in digits.
const digits = 3

func (s *scribe) head(columns []column, width int) {
	s.raw("| " + strings.Repeat(" ", width))
	for _, c := range columns {
		s.raw(" | " + strings.Repeat(" ", digits-1) + c.letter)
	}
	s.raw(" |\n|" + strings.Repeat("-", width+2) + strings.Repeat("|"+strings.Repeat("-", digits+1)+":", len(columns)) + "|")
}

func (s *scribe) row(subject briefing.Subject, columns []column, cells map[cell]mentioned, width int) {
	id := subject.SubjectID()
	s.raw("\n| ")
	start := len(s.out)
	s.subjectLink(subject)
	s.pad(width - utf8.RuneCount(s.out[start:]))
	for _, c := range columns {
		s.raw(" | ")
		here, ok := cells[cell{id, c.letter}]
		n := "·"
		if ok {
			n = cmp.Or(strings.TrimLeft(strconv.Itoa(here.n), "0"), "x")
		}
		if claim, isClaim := subject.(*briefing.Claim); isClaim {
			n = cmp.Or(s.signsOf(claim, c.has), "·")
		}
		if here.kept {
			n = KeptMark + n
		}
		s.pad(digits - utf8.RuneCountInString(n))
		if !ok {
			s.raw(n)
			continue
		}
		s.linkText(n, Target{Page: OfArticle(here.article), At: here.first, Follow: id})
	}
	s.raw(" |")
}

func (s *scribe) pad(n int) { s.raw(strings.Repeat(" ", max(0, n))) }
