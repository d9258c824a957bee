package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	"briefing/briefing"
	"briefing/briefing/match"
)

// catalog is the data of a library kept as Go values beside the database, so
// that every screen has its data at once. It is immutable, except for entries
// that are read on demand.
type catalog struct {
	filled   bool
	digest   *briefing.Digest
	extent   briefing.Extent
	shelf    *shelf                       // the entries, ordered as by Library.Entries
	ids      []int64                      // database ids of the entries
	byID     func() []int32               // indexes into ids, by ascending id
	rows     map[briefing.SubjectID]int64 // database ids of the subjects, on disk
	rowsOf   map[int64]briefing.SubjectID // the reverse of rows
	subjects []briefing.SubjectID         // in the order of the digest
	numbers  map[briefing.SubjectID]int   // index of each subject in subjects
	bytes    int                          // of all texts

	// In memory only: the places of articles, and the articles that mention
	// each subject.
	places  map[briefing.ArticleID]int
	tallies map[briefing.SubjectID]briefing.Tally
	holders map[briefing.SubjectID][]briefing.ArticleTally

	// articles holds texts and mentions in the order of the entries, unless the
	// library is too large.
	articles []Linked
}

func emptyCatalog() *catalog { return &catalog{digest: &briefing.Digest{}, shelf: &shelf{}} }

// newCatalog reads all of linked, in which articles of one document are in
// order. It returns the articles in the order of the catalog's entries, with
// their mentions in the order of Library.MentionsIn.
func newCatalog(ctx context.Context, d *briefing.Digest, linked iter.Seq2[Linked, error]) (*catalog, []Linked, error) {
	var articles []Linked
	for l, err := range linked {
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return nil, nil, err
		}
		articles = append(articles, l)
	}
	articles = mergeSame(d, articles)
	slices.SortStableFunc(articles, func(a, b Linked) int {
		return briefing.CompareDocuments(a.Article.Entry, b.Article.Entry)
	})
	c := &catalog{filled: true, digest: d}
	c.addSubjects()
	if err := c.addEntries(articles); err != nil {
		return nil, nil, err
	}
	for i := range articles {
		sorted, err := c.sortMentions(articles[i])
		if err != nil {
			return nil, nil, fmt.Errorf("article %q: %w", articles[i].Article.ID, err)
		}
		articles[i].Mentions = sorted
	}
	c.tally(articles)
	return c, articles, nil
}

func (c *catalog) addSubjects() {
	c.numbers = map[briefing.SubjectID]int{}
	for s := range c.digest.Subjects() {
		c.numbers[s.SubjectID()] = len(c.subjects)
		c.subjects = append(c.subjects, s.SubjectID())
	}
}

// number returns the number of a subject in the database.
func (c *catalog) number(id briefing.SubjectID) (int64, bool) {
	n, known := c.numbers[id]
	if c.rows == nil || !known {
		return int64(n), known
	}
	row, known := c.rows[id]
	return row, known
}

// subject returns the subject with a number in the database. On disk, numbers
// may belong to subjects that the digest no longer has.
func (c *catalog) subject(number int64) (briefing.SubjectID, bool) {
	if c.rows == nil {
		return c.subjects[number], true
	}
	id, ok := c.rowsOf[number]
	return id, ok
}

// idBits is the number of bits of an id that distinguish the articles of a day.
const idBits = 20

func (c *catalog) addEntries(articles []Linked) error {
	entries := make([]briefing.Entry, len(articles))
	c.ids = make([]int64, len(articles))
	c.places = make(map[briefing.ArticleID]int, len(articles))
	last := int64(-1)
	for i, l := range articles {
		e := l.Article.Entry
		if _, double := c.places[e.ID]; double {
			return fmt.Errorf("two articles have the ID %q", e.ID)
		}
		day := dayNumber(e.Published)
		id := day << idBits
		if last>>idBits == day {
			id = last + 1
		}
		if id>>idBits != day {
			return tooManyOfADay(e.Published)
		}
		last = id
		entries[i], c.ids[i] = e, id
		c.places[e.ID] = i
		c.bytes += len(l.Article.Text)
	}
	c.extent = briefing.ExtentOf(entries)
	c.shelf = fullShelf(entries)
	c.setIDs(c.ids)
	return nil
}

// setIDs sets the ids of the entries. They are sorted on first use: the first
// page of a large library rarely needs that.
func (c *catalog) setIDs(ids []int64) {
	c.ids, c.byID = ids, sync.OnceValue(func() []int32 { return sortedByID(ids) })
}

// sortedByID returns indexes into ids, by ascending id. Articles are nearly
// sorted already: by day, like ids, except that unknown dates come last and
// have the lowest ids.
func sortedByID(ids []int64) []int32 {
	byID := make([]int32, 0, len(ids))
	for i := range inIDOrder(ids) {
		byID = append(byID, int32(i))
	}
	for days := byID; len(days) > 0; {
		n := 1
		for n < len(days) && ids[days[n]]>>idBits == ids[days[0]]>>idBits {
			n++
		}
		slices.SortFunc(days[:n], func(i, j int32) int { return cmp.Compare(ids[i], ids[j]) })
		days = days[n:]
	}
	return byID
}

// place returns the place of the article with an id.
func (c *catalog) place(id int64) (int, bool) {
	byID := c.byID()
	i, ok := slices.BinarySearchFunc(byID, id, func(i int32, id int64) int { return cmp.Compare(c.ids[i], id) })
	if !ok {
		return 0, false
	}
	return int(byID[i]), true
}

// placer returns a function that returns the places of articles. Its calls must
// have ascending ids.
func (c *catalog) placer() func(id int64) (int, bool) {
	rest := c.byID()
	return func(id int64) (int, bool) {
		if rest = c.skip(rest, id); len(rest) == 0 || c.ids[rest[0]] != id {
			return 0, false
		}
		return int(rest[0]), true
	}
}

// near is the usual distance between two successive articles of placer.
const near = 4

// skip returns the part of rest, ordered by id, from the first article with at
// least that id.
func (c *catalog) skip(rest []int32, id int64) []int32 {
	for i, place := range rest[:min(near, len(rest))] {
		if c.ids[place] >= id {
			return rest[i:]
		}
	}
	step := near
	for step < len(rest) && c.ids[rest[step]] < id {
		step *= 2
	}
	from := min(step/2, len(rest))
	i, _ := slices.BinarySearchFunc(rest[from:min(step+1, len(rest))], id, func(i int32, id int64) int { return cmp.Compare(c.ids[i], id) })
	return rest[from+i:]
}

func tooManyOfADay(d briefing.Date) error {
	return fmt.Errorf("more than %d articles are dated %s", 1<<idBits, d.Human())
}

// dayNumber returns the first day that d can mean, where 1 January of the year
// 1 is day 1; 0 for an unknown date.
func dayNumber(d briefing.Date) int64 {
	if !d.Known() {
		return 0
	}
	const secondsADay = 24 * 60 * 60
	return (d.Earliest().Unix()-time.Time{}.Unix())/secondsADay + 1
}

func (c *catalog) sortMentions(l Linked) ([]briefing.Mention, error) {
	for _, m := range l.Mentions {
		if _, known := c.numbers[m.Subject]; !known {
			return nil, fmt.Errorf("mention of %q, which is not in the digest", m.Subject)
		}
		within := briefing.Span{End: len(l.Article.Text)}
		if m.Ref.Article != l.Article.ID || !within.Contains(m.Ref.Span) || !within.Contains(m.Sentence) {
			return nil, fmt.Errorf("mention of %q at %v of %q lies outside its text", m.Subject, m.Ref.Span, m.Ref.Article)
		}
	}
	if slices.IsSortedFunc(l.Mentions, c.compareMentions) {
		return l.Mentions, nil
	}
	sorted := slices.Clone(l.Mentions)
	slices.SortStableFunc(sorted, c.compareMentions)
	return sorted, nil
}

// compareMentions orders the mentions of one article by position, longer ones
// first, then by the digest's order of subjects.
func (c *catalog) compareMentions(a, b briefing.Mention) int {
	if a.Ref.Span != b.Ref.Span { // the usual case; the rest is slow
		return cmp.Or(cmp.Compare(a.Ref.Span.Start, b.Ref.Span.Start), cmp.Compare(b.Ref.Span.End, a.Ref.Span.End))
	}
	return cmp.Or(
		cmp.Compare(c.numbers[a.Subject], c.numbers[b.Subject]),
		cmp.Compare(a.Report, b.Report),
	)
}

func (c *catalog) tally(articles []Linked) {
	c.tallies = make(map[briefing.SubjectID]briefing.Tally, len(c.subjects))
	c.holders = make(map[briefing.SubjectID][]briefing.ArticleTally, len(c.subjects))
	for _, id := range c.subjects {
		c.tallies[id] = briefing.Tally{}
	}
	for i, l := range articles {
		for _, m := range l.Mentions {
			held := c.holders[m.Subject]
			if n := len(held); n == 0 || held[n-1].Place != i {
				held = append(held, briefing.ArticleTally{Place: i})
			}
			held[len(held)-1].Mentions++
			c.holders[m.Subject] = held
			c.tallies[m.Subject] = briefing.Tally{Mentions: c.tallies[m.Subject].Mentions + 1, Articles: len(held)}
		}
	}
	for id, articles := range match.Gather(c.digest, c.shelf.entries) {
		c.tallies[id], c.holders[id] = briefing.Tally{Articles: len(articles)}, articles
	}
}
