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
// tables of tableColumns; and figureRows figures, those in most articles, for
// there are many that one article alone names.
const (
	mostColumns  = 24
	tableColumns = 8
	figureRows   = 24
)

// coverage writes which article mentions which subject how often: a table for
// each kind, a row for each subject, a column for each article. Topics that
// gather articles have a mark for each.
func (s *scribe) coverage() error {
	s.page.Measure = wholePane
	s.title("Coverage")
	columns, err := s.columns()
	if err != nil {
		return err
	}
	s.legend(columns)
	cells, err := s.cells(columns)
	if err != nil {
		return err
	}
	for _, k := range []briefing.Kind{briefing.KindTopic, briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim} {
		rows := s.rowsOf(k)
		if len(rows) == 0 {
			continue
		}
		s.heading(2, func() { s.text(listNames[k]) })
		if k == briefing.KindClaim {
			s.para(func() { s.text("In a cell: " + signLegend()) })
		}
		for part := range slices.Chunk(columns, tableColumns) {
			s.matrix(rows, part, cells)
		}
		if left := len(s.digest.SubjectsOf(k)) - len(rows); k == briefing.KindFigure && left > 0 {
			s.para(func() {
				s.text("and " + briefing.Thousands(left) + " more")
				s.then()
				s.linkText("all figures", Target{Page: ID{Kind: List, Key: string(k)}})
			})
		}
	}
	return nil
}

// rowsOf returns the subjects of a kind in the order of lists; of figures those
// that have rows, by how many articles they are in, then by how often.
func (s *scribe) rowsOf(k briefing.Kind) []briefing.Subject {
	subjects := s.subjectsOf(k, func(subject briefing.Subject) bool {
		t, ok := subject.(*briefing.Topic)
		return !ok || !t.Gathers() || !isPlain(t)
	})
	if k == briefing.KindFigure {
		s.sortBySpread(subjects)
		subjects = subjects[:min(figureRows, len(subjects))]
	}
	return subjects
}

// sortBySpread sorts subjects by how many articles they are in, most first, then
// by how often they are mentioned.
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

// column is one article of the coverage page and the letter over its column.
type column struct {
	entry  briefing.Entry
	place  int
	letter string
}

// columns returns the articles to show, in the order of the library.
func (s *scribe) columns() ([]column, error) {
	n := s.lib.Extent().Articles
	places := rangeOf(0, min(n, mostColumns))
	if n > mostColumns {
		var err error
		if places, err = s.fullest(mostColumns); err != nil {
			return nil, err
		}
	}
	entries, err := s.lib.EntriesAt(s.ctx, places...)
	var out []column
	for i, e := range entries {
		out = append(out, column{e, places[i], string(rune('a' + i))})
	}
	return out, err
}

// fullest returns the places of the n articles with most mentions, ascending.
func (s *scribe) fullest(n int) ([]int, error) {
	mentions := make([]int, s.lib.Extent().Articles)
	for subject := range s.digest.Subjects() {
		articles, err := s.lib.ArticlesOf(s.ctx, subject.SubjectID())
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			mentions[a.Place] += a.Mentions
		}
	}
	places := rangeOf(0, len(mentions))
	slices.SortStableFunc(places, func(a, b int) int { return mentions[b] - mentions[a] })
	places = places[:n]
	slices.Sort(places)
	return places, nil
}

// legend says which letter means which article.
func (s *scribe) legend(columns []column) {
	if n := s.lib.Extent().Articles; len(columns) < n {
		s.para(func() {
			s.text("The " + strconv.Itoa(len(columns)) + " articles with most mentions, of " + briefing.Thousands(n) + ".")
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

// mentioned says how often a subject is mentioned in an article, and where first.
type mentioned struct {
	n     int
	first briefing.Span
}

// cells returns what the matrix has in its cells, but for those without mentions.
func (s *scribe) cells(columns []column) (map[cell]mentioned, error) {
	cells := map[cell]mentioned{}
	for _, c := range columns {
		mentions, err := s.mentionsIn(c.entry.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range slices.Backward(mentions) {
			at := cell{m.Subject, c.entry.ID}
			cells[at] = mentioned{cells[at].n + 1, m.Ref.Span}
		}
	}
	return cells, s.gatheredCells(columns, cells)
}

// gatheredCells adds the cells of the topics that gather articles.
func (s *scribe) gatheredCells(columns []column, cells map[cell]mentioned) error {
	for _, t := range s.digest.Topics {
		if !t.Gathers() || isPlain(t) {
			continue
		}
		articles, err := s.articlesOf(t.ID)
		if err != nil {
			return err
		}
		for _, c := range columns {
			if slices.ContainsFunc(articles, func(a briefing.ArticleTally) bool { return a.Place == c.place }) {
				cells[cell{t.ID, c.entry.ID}] = mentioned{}
			}
		}
	}
	return nil
}

// matrix writes one table. Its columns are aligned in the Markdown too.
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

// digits is how many digits a column has room for.
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
		here, ok := cells[cell{id, c.entry.ID}]
		n := "·"
		if ok {
			n = cmp.Or(strings.TrimLeft(strconv.Itoa(here.n), "0"), "x")
		}
		if claim, isClaim := subject.(*briefing.Claim); isClaim {
			n = cmp.Or(s.signsOf(claim, c.entry.ID), "·")
		}
		s.pad(digits - utf8.RuneCountInString(n))
		if !ok {
			s.raw(n)
			continue
		}
		s.linkText(n, Target{Page: OfArticle(c.entry.ID), At: here.first, Follow: id})
	}
	s.raw(" |")
}

func (s *scribe) pad(n int) { s.raw(strings.Repeat(" ", max(0, n))) }
