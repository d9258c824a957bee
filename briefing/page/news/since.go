// Package news writes how the articles differ from those that there were when the reader
// was here last.
package news

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/since"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// mostOfKind is how many lines the page has of each kind of news. A page of its own, whose
// Key is the kind, has them all.
const mostOfKind = 5

// Write writes the changes since the last visit: counts first, then a few lines of each
// kind or, if key names one, all of that.
func Write(on *sheet.Sheet, key string) error {
	s := &scribe{on}
	if s.Reader == nil || s.Reader.News == nil {
		s.Title("Since you last looked")
		s.Para(func() { s.Text("It is not known which articles there were when you last looked.") })
		return nil
	}
	news := s.Reader.News
	if news.Moment.IsZero() {
		s.Title("All that there is: nothing was known before")
	} else {
		s.Title("Since " + news.Moment.Format("2 January 2006, 15:04"))
	}
	if news.IsEmpty() {
		s.Para(func() { s.Text("No article is new, none was edited and none is gone.") })
		return nil
	}
	c, err := s.Comparison()
	if err != nil {
		return err
	}
	d, err := since.Of(s.Ctx, s.Lib, news.Changes, news.Before, c)
	if err != nil {
		return err
	}
	n := newsWriter{scribe: s, news: news, d: d}
	kinds := []struct {
		name  string
		write func(newsWriter) error
	}{
		{"articles", newsWriter.articles},
		{"trails", newsWriter.trails},
		{"numbers", newsWriter.numbers},
		{"claims", newsWriter.denials},
		{"edited", newsWriter.edited},
		{"gone", newsWriter.gone},
	}
	if key == "" {
		n.counts()
	}
	for _, kind := range kinds {
		if n.kind = kind.name; key == "" || key == kind.name {
			if err := kind.write(n); err != nil {
				return err
			}
		}
	}
	s.Para(func() { s.Text("Only articles and the digest are compared: news that they do not hold is not here.") })
	return nil
}

// newsWriter writes the kinds of news.
type newsWriter struct {
	*scribe
	news *sheet.News
	d    *since.Difference
	kind string // the one that is written
}

// counts writes how much is new.
func (w newsWriter) counts() {
	trail := sheet.TrailOfNews(w.d)
	w.Para(func() {
		if n := len(w.news.New); n > 0 {
			w.Dots(briefing.Count(n, "new article"))
		}
		if n := len(w.news.Edited); n > 0 {
			w.Dots(briefing.Thousands(n) + " edited")
		}
		if n := len(w.news.Gone); n > 0 {
			w.Dots(briefing.Thousands(n) + " gone")
		}
		if n := trail.Len(); n > 0 {
			w.Dots(briefing.Count(n, "new stop"))
		}
	})
}

// some writes a heading and the first of n lines, or a part of all of them if the page has
// no other kind.
func (w newsWriter) some(heading string, n int, line func(i int) error) error {
	if n == 0 {
		return nil
	}
	from, to, isAlone := 0, min(n, mostOfKind), w.Page.ID.Key != ""
	if n == mostOfKind+1 {
		to = n // a line that stands for one is as long as that
	}
	w.Heading(2, func() { w.Text(heading) })
	if isAlone {
		w.Parts(n, sheet.MostRows, "lines")
		from, to = w.Part(n, sheet.MostRows)
	}
	for i := from; i < to; i++ {
		if err := line(i); err != nil {
			return err
		}
	}
	if more := n - to; more > 0 && !isAlone {
		w.Item(func() {
			w.LinkText("and "+briefing.Thousands(more)+" more", sheet.Target{Page: sheet.ID{Kind: sheet.Since, Key: w.kind}})
		})
	}
	return nil
}

// entry returns an article of the library.
func (w newsWriter) entry(id briefing.ArticleID) (briefing.Entry, error) {
	a, err := w.Read(id)
	if err != nil {
		return briefing.Entry{}, err
	}
	return a.Entry, nil
}

func (w newsWriter) articles() error {
	heading := "New articles"
	if w.d.Mostly > 0 {
		heading += ", " + briefing.Thousands(w.d.Mostly) + " of them mostly the same text as ones before"
	}
	return w.some(heading, len(w.news.New), func(i int) error {
		e, err := w.entry(w.news.New[i])
		if err == nil {
			w.Item(func() { w.BriefLink(e) })
		}
		return err
	})
}

func (w newsWriter) trails() error {
	return w.some("Trails", len(w.d.Trails), func(i int) error {
		t := w.d.Trails[i]
		w.Item(func() {
			w.LinkText(w.Subjects[t.Subject].Label(), sheet.Target{Page: sheet.OfArticle(t.First.Article), At: t.First.Span, Follow: t.Subject})
			w.Dots("+" + briefing.Thousands(t.Added) + " (" + briefing.Thousands(t.All) + ")")
			if t.IsNew() {
				w.Dots("new")
			}
		})
		return nil
	})
}

func (w newsWriter) numbers() error {
	return w.some("Numbers", len(w.d.Numbers), func(i int) error {
		n := w.d.Numbers[i]
		is, err := w.entry(n.At.Article)
		if err != nil {
			return err
		}
		was, err := w.entry(n.Before.Article)
		if err != nil {
			return err
		}
		before, both := "before: "+sheet.HeadOf(was), sheet.BesideOf(was.ID, is.ID)
		if n.IsEdit() {
			before, both = "edited", sheet.BeforeOf(is.ID)
		}
		w.Item(func() {
			w.LinkText(strings.TrimSpace(n.Was+" → "+n.Is+" "+n.Unit), sheet.Target{Page: sheet.OfArticle(is.ID), At: n.At.Span})
			w.Dots(sheet.HeadOf(is), before)
			w.Then()
			w.LinkText("side by side", sheet.Target{Page: both})
		})
		return nil
	})
}

func (w newsWriter) denials() error {
	return w.some("Claims", len(w.d.Denials), func(i int) error {
		d := w.d.Denials[i]
		e, err := w.entry(d.At.Article)
		if err != nil {
			return err
		}
		w.Item(func() {
			w.Text(w.Subjects[d.Claim].Label() + " ")
			w.LinkText("First denial", sheet.Target{Page: sheet.OfArticle(d.At.Article), At: d.At.Span, Follow: d.Claim})
			w.Dots(sheet.HeadOf(e))
		})
		return nil
	})
}

func (w newsWriter) edited() error {
	return w.some("Edited", len(w.news.Edited), func(i int) error {
		a, err := w.Read(w.news.Edited[i])
		if err != nil {
			return err
		}
		rows, kept := w.d.Edits[a.ID]
		w.Item(func() {
			w.BriefLink(a.Entry)
			if !kept {
				w.Dots("the text before is not kept")
				return
			}
			w.Then()
			w.LinkText(briefing.Count(len(rows), "difference"), sheet.Target{Page: sheet.BeforeOf(a.ID)})
		})
		return nil
	})
}

func (w newsWriter) gone() error {
	return w.some("Gone", len(w.news.Gone), func(i int) error {
		w.Item(func() { w.Text(string(w.news.Gone[i])) })
		return nil
	})
}
