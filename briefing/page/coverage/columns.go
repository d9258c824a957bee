package coverage

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// Values of ID.Key for the coverage page: the meaning of a column.
const (
	ByArticle = "article"
	BySource  = "source"
	ByMonth   = "month"
	ByFolder  = "folder"
)

// Views are the meanings that a column can have.
var Views = []string{ByArticle, BySource, ByMonth, ByFolder}

// columns are the columns of the coverage page.
type columns struct {
	by    string
	list  []column
	of    map[int]int // column of each article, by place
	views []string    // other possible meanings of a column
}

// column is an article, or the articles of one source or month, with its
// letter.
type column struct {
	letter   string
	name     string // of the source or month
	articles int
	entry    briefing.Entry // for a single article
	has      func(place int) bool
}

// columns returns the columns for key. Without a key these are the articles, if
// they are few, else sources, months or folders, whichever most articles state.
func (s *scribe) columns(key string) (columns, error) {
	n := s.Lib.Extent().Articles
	entries, err := s.Lib.Entries(s.Ctx)
	if err != nil {
		return columns{}, err
	}
	groups := map[string]columns{
		BySource: columnsBy(entries, BySource, func(e briefing.Entry) (string, string) { return e.Source, e.Source }),
		ByMonth:  columnsBy(entries, ByMonth, monthOf),
		ByFolder: columnsBy(entries, ByFolder, func(e briefing.Entry) (string, string) { return e.Folder(), e.Folder() }),
	}
	var views []string
	choice := key
	for _, by := range Views[1:] {
		if len(groups[by].list) < 2 {
			continue
		}
		views = append(views, by)
		if choice == "" && n > mostColumns && 2*groups[by].stated() > n {
			choice = by
		}
	}
	of := groups[choice]
	if len(of.list) < 2 {
		choice = ByArticle
		if of, err = s.columnsByArticle(); err != nil {
			return columns{}, err
		}
	}
	of.views = slices.DeleteFunc(append([]string{ByArticle}, views...), func(by string) bool { return by == choice })
	return of, nil
}

// stated returns how many articles are in the column of a single source or
// month.
func (c columns) stated() (n int) {
	for _, col := range c.list {
		if col.name != "" {
			n += col.articles
		}
	}
	return n
}

// monthOf returns a sortable key and the name of an article's month, or of its
// year if no month is known.
func monthOf(e briefing.Entry) (key, name string) {
	if !e.Published.Known() {
		return "", ""
	}
	first, last := e.Published.Earliest(), e.Published.Latest()
	switch {
	case first.Year() != last.Year():
		return "", ""
	case first.Month() != last.Month():
		return first.Format("2006"), first.Format("2006")
	}
	return first.Format("2006-01"), first.Format("Jan 2006")
}

// columnsBy returns a column for each group of articles; group returns a key to
// sort by and a name. If there are more groups than columns, the smaller ones
// share one; months become years. Articles without a group come last.
func columnsBy(entries []briefing.Entry, by string, group func(briefing.Entry) (key, name string)) columns {
	count, names := map[string]int{}, map[string]string{}
	keys := make([]string, len(entries))
	for i, e := range entries {
		key, name := group(e)
		keys[i], names[key] = key, name
		count[key]++
	}
	delete(names, "")
	if by == ByMonth && len(names) > mostColumns-1 {
		return columnsBy(entries, "year", func(e briefing.Entry) (string, string) {
			key, name := group(e)
			return key[:min(4, len(key))], name[max(0, len(name)-4):]
		})
	}
	order := slices.Collect(maps.Keys(names))
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	order = order[:min(len(order), mostColumns-1)]
	if by == ByMonth || by == "year" {
		slices.Sort(order)
	}
	c := columns{by: by, of: map[int]int{}}
	for _, key := range order {
		c.list = append(c.list, column{name: names[key]})
	}
	for place, key := range keys {
		i := slices.Index(order, key)
		if i < 0 {
			if i = len(order); len(c.list) == i {
				c.list = append(c.list, column{})
			}
		}
		c.of[place] = i
		c.list[i].articles++
	}
	return c.lettered()
}

// lettered assigns the letters of the columns.
func (c columns) lettered() columns {
	for i := range c.list {
		c.list[i].letter = string(rune('a' + i))
		c.list[i].has = func(place int) bool {
			at, ok := c.of[place]
			return ok && at == i
		}
	}
	return c
}

// columnsByArticle returns the articles to show, in the order of the library.
// If there are many, these are the ones with most mentions, in one table.
func (s *scribe) columnsByArticle() (columns, error) {
	n := s.Lib.Extent().Articles
	places := sheet.RangeOf(0, min(n, mostColumns))
	if n > mostColumns {
		var err error
		if places, err = s.fullest(tableColumns); err != nil {
			return columns{}, err
		}
	}
	entries, err := s.Lib.EntriesAt(s.Ctx, places...)
	c := columns{by: ByArticle, of: map[int]int{}}
	for i, e := range entries {
		c.of[places[i]] = i
		c.list = append(c.list, column{entry: e, articles: 1})
	}
	return c.lettered(), err
}

// fullest returns the places of the n articles with most mentions, ascending.
func (s *scribe) fullest(n int) ([]int, error) {
	mentions := make([]int, s.Lib.Extent().Articles)
	for subject := range s.Digest.Subjects() {
		articles, err := s.ArticlesOf(subject.SubjectID())
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			mentions[a.Place] += a.Mentions
		}
	}
	places := sheet.RangeOf(0, len(mentions))
	slices.SortStableFunc(places, func(a, b int) int { return mentions[b] - mentions[a] })
	places = places[:n]
	slices.Sort(places)
	return places, nil
}

// legend explains the letters, and links to the other kinds of columns.
func (s *scribe) legend(of columns) {
	n := s.Lib.Extent().Articles
	s.Para(func() {
		switch {
		case of.by != ByArticle:
			s.Text("By " + of.by + ", " + briefing.Count(n, "article"))
		case len(of.list) < n:
			s.Text("The " + strconv.Itoa(len(of.list)) + " articles with most mentions, of " + briefing.Thousands(n))
		default:
			s.Text(briefing.Count(n, "article"))
		}
		for _, by := range of.views {
			s.Then()
			s.LinkText("by "+by, sheet.Target{Page: sheet.ID{Kind: sheet.Coverage, Key: by}})
		}
	})
	kept := s.keptBy(of)
	for _, c := range of.list {
		s.Item(func() {
			s.Strong(c.letter)
			s.Raw("\u00a0· ")
			if of.by == ByArticle {
				s.ArticleLink(c.entry)
				s.Dots(c.entry.Source, sheet.Stated(c.entry.Published), s.KeptOf(kept[c.letter]...))
				return
			}
			s.Text(cmp.Or(c.name, restOf(of)))
			s.Dots(briefing.Count(c.articles, "article"), s.KeptOf(kept[c.letter]...))
		})
	}
	if len(kept) > 0 {
		s.Para(func() { s.Text("A cell with " + sheet.KeptMark + " has a passage that you kept.") })
	}
}

// keptBy returns the articles of each column, by its letter, that have kept passages.
func (s *scribe) keptBy(of columns) map[string][]briefing.ArticleID {
	out := map[string][]briefing.ArticleID{}
	for id := range s.AllKept() {
		if i, ok := of.of[s.Place(id)]; ok {
			out[of.list[i].letter] = append(out[of.list[i].letter], id)
		}
	}
	return out
}

// keptCells returns the cells that have a passage which is kept.
func (s *scribe) keptCells(of columns) (map[cell]bool, error) {
	out := map[cell]bool{}
	for letter, ids := range s.keptBy(of) {
		for _, id := range ids {
			mentions, err := s.MentionsIn(id)
			if err != nil {
				return nil, err
			}
			for _, m := range mentions {
				if s.IsKept(id, m.Ref.Span) {
					out[cell{m.Subject, letter}] = true
				}
			}
		}
	}
	return out, nil
}

// restOf describes the articles without a column of their own.
func restOf(of columns) string {
	switch of.by {
	case BySource:
		return "others, or no source stated"
	case ByFolder:
		return "others, or in no folder"
	}
	return "no date, or not so exact a one"
}

// cell identifies a cell of the matrix by row and column letter.
type cell struct {
	subject briefing.SubjectID
	letter  string
}

// mentioned counts the mentions of a subject in the articles of a column, and
// holds the first of them.
type mentioned struct {
	n       int
	article briefing.ArticleID
	first   briefing.Span
	kept    bool // one of the passages is
}

// count adds the cells of a row with mentions to cells.
func (s *scribe) count(row briefing.Subject, of columns, kept map[cell]bool, cells map[cell]mentioned) error {
	id := row.SubjectID()
	articles, err := s.ArticlesOf(id)
	if err != nil {
		return err
	}
	var firsts []int // first article of each column
	for _, a := range articles {
		i, ok := of.of[a.Place]
		if !ok {
			continue
		}
		at := cell{id, of.list[i].letter}
		if _, known := cells[at]; !known {
			firsts = append(firsts, a.Place)
		}
		cells[at] = mentioned{n: cells[at].n + a.Mentions, kept: kept[at]}
	}
	entries, err := s.Lib.EntriesAt(s.Ctx, firsts...)
	if err != nil {
		return err
	}
	for i, e := range entries {
		at := cell{id, of.list[of.of[firsts[i]]].letter}
		c := cells[at]
		c.article = e.ID
		mentions, err := s.AppendMentions(nil, id, e.ID)
		if err != nil {
			return err
		}
		if len(mentions) > 0 {
			c.first = mentions[0].Ref.Span
		}
		cells[at] = c
	}
	return nil
}
