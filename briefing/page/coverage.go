package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// A coverage page has at most mostColumns articles, those with most mentions, in
// tables of tableColumns.
const (
	mostColumns  = 24
	tableColumns = 8
)

// coverage writes which article mentions which subject how often: a table for
// each kind, a row for each subject, a column for each article. Topics that
// gather articles have a mark for each.
func (s *scribe) coverage() error {
	s.title("Coverage")
	columns := s.columns()
	s.legend(columns)
	first, err := s.firstMentions(columns)
	if err != nil {
		return err
	}
	for _, k := range []briefing.Kind{briefing.KindTopic, briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim} {
		rows := s.rowsOf(k)
		if len(rows) == 0 {
			continue
		}
		s.heading(2, func() { s.text(listNames[k]) })
		for part := range slices.Chunk(columns, tableColumns) {
			s.matrix(rows, part, first)
		}
	}
	return nil
}

// rowsOf returns the subjects of a kind in the order of lists: figures by how
// often they are mentioned.
func (s *scribe) rowsOf(k briefing.Kind) []briefing.Subject {
	subjects := s.subjectsOf(k, func(subject briefing.Subject) bool {
		t, ok := subject.(*briefing.Topic)
		return !ok || !t.Gathers() || !isPlain(t)
	})
	if k == briefing.KindFigure {
		s.sortByMentions(subjects)
	}
	return subjects
}

func (s *scribe) sortByMentions(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		return s.tallies[b.SubjectID()].Mentions - s.tallies[a.SubjectID()].Mentions
	})
}

// column is one article of the coverage page and the letter over its column.
type column struct {
	entry  briefing.Entry
	letter string
}

// columns returns the articles to show, in the order of the library.
func (s *scribe) columns() []column {
	shown := s.entries
	if len(shown) > mostColumns {
		shown = s.fullest(mostColumns)
	}
	var out []column
	for i, e := range shown {
		out = append(out, column{e, string(rune('a' + i))})
	}
	return out
}

// fullest returns the n articles with most mentions, in the order of the library.
func (s *scribe) fullest(n int) []briefing.Entry {
	mentions := map[briefing.ArticleID]int{}
	for _, t := range s.tallies {
		for _, a := range t.Articles {
			mentions[a.Article] += a.Mentions
		}
	}
	fullest := slices.Clone(s.entries)
	slices.SortStableFunc(fullest, func(a, b briefing.Entry) int { return mentions[b.ID] - mentions[a.ID] })
	fullest = fullest[:n]
	slices.SortFunc(fullest, briefing.CompareEntries)
	return fullest
}

// legend says which letter means which article.
func (s *scribe) legend(columns []column) {
	if len(columns) < len(s.entries) {
		s.para(func() {
			s.text("The " + strconv.Itoa(len(columns)) + " articles with most mentions, of " + briefing.Thousands(len(s.entries)) + ".")
		})
	}
	for _, c := range columns {
		s.item(func() {
			s.strong(c.letter)
			s.raw("\u00a0· ")
			s.articleLink(c.entry)
			s.dots(c.entry.Source, human(c.entry.Published))
		})
	}
}

// cell names one cell of the matrix.
type cell struct {
	subject briefing.SubjectID
	article briefing.ArticleID
}

// firstMentions returns where each subject is first mentioned in each article.
func (s *scribe) firstMentions(columns []column) (map[cell]briefing.Span, error) {
	first := map[cell]briefing.Span{}
	for _, c := range columns {
		mentions, err := s.mentionsIn(c.entry.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range slices.Backward(mentions) {
			first[cell{m.Subject, c.entry.ID}] = m.Ref.Span
		}
	}
	return first, nil
}

// matrix writes one table. Its columns are aligned in the Markdown too.
func (s *scribe) matrix(rows []briefing.Subject, columns []column, first map[cell]briefing.Span) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r.Label()))
	}
	s.gap("")
	s.table = true
	defer func() { s.table = false }()
	s.head(columns, width)
	for _, r := range rows {
		s.row(r, columns, first, width)
	}
}

// digits is how many digits a column has room for.
const digits = 3

func (s *scribe) head(columns []column, width int) {
	s.raw("| " + strings.Repeat(" ", width))
	for _, c := range columns {
		s.raw(" | " + strings.Repeat(" ", digits-1) + c.letter)
	}
	s.raw(" |\n|" + strings.Repeat("-", width+2) + strings.Repeat("|"+strings.Repeat("-", digits+1)+":", len(columns)) + "|")
}

func (s *scribe) row(subject briefing.Subject, columns []column, first map[cell]briefing.Span, width int) {
	id := subject.SubjectID()
	cells := map[briefing.ArticleID]string{}
	for _, a := range s.tallies[id].Articles {
		cells[a.Article] = cmp.Or(strings.TrimLeft(strconv.Itoa(a.Mentions), "0"), "x")
	}
	s.raw("\n| ")
	start := len(s.out)
	s.subjectLink(subject)
	s.pad(width - utf8.RuneCount(s.out[start:]))
	for _, c := range columns {
		s.raw(" | ")
		n, ok := cells[c.entry.ID]
		if !ok {
			n = "·"
		}
		s.pad(digits - utf8.RuneCountInString(n))
		if !ok {
			s.raw(n)
			continue
		}
		s.linkText(n, Target{OfArticle(c.entry.ID), first[cell{id, c.entry.ID}], id})
	}
	s.raw(" |")
}

func (s *scribe) pad(n int) { s.raw(strings.Repeat(" ", max(0, n))) }
