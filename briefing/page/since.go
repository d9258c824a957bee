package page

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/since"
)

// mostOfKind is how many lines the page has of each kind of news. A page of its own, whose
// Key is the kind, has them all.
const mostOfKind = 5

// writeNews writes the changes since the last visit: counts first, then a few lines of each
// kind or, if key names one, all of that.
func writeNews(s *scribe, key string) error { return s.since(key) }

func (s *scribe) since(key string) error {
	if s.reader == nil || s.reader.News == nil {
		s.title("Since you last looked")
		s.para(func() { s.text("It is not known which articles there were when you last looked.") })
		return nil
	}
	news := s.reader.News
	if news.Moment.IsZero() {
		s.title("All that there is: nothing was known before")
	} else {
		s.title("Since " + news.Moment.Format("2 January 2006, 15:04"))
	}
	if news.IsEmpty() {
		s.para(func() { s.text("No article is new, none was edited and none is gone.") })
		return nil
	}
	c, err := s.comparison()
	if err != nil {
		return err
	}
	d, err := since.Of(s.ctx, s.lib, news.Changes, news.Before, c)
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
	s.para(func() { s.text("Only articles and the digest are compared: news that they do not hold is not here.") })
	return nil
}

// newsWriter writes the kinds of news.
type newsWriter struct {
	*scribe
	news *News
	d    *since.Difference
	kind string // the one that is written
}

// counts writes how much is new.
func (w newsWriter) counts() {
	trail := newsTrail(w.d)
	w.para(func() {
		if n := len(w.news.New); n > 0 {
			w.dots(briefing.Count(n, "new article"))
		}
		if n := len(w.news.Edited); n > 0 {
			w.dots(briefing.Thousands(n) + " edited")
		}
		if n := len(w.news.Gone); n > 0 {
			w.dots(briefing.Thousands(n) + " gone")
		}
		if n := trail.Len(); n > 0 {
			w.dots(briefing.Count(n, "new stop"))
		}
	})
}

// some writes a heading and the first of n lines, or a part of all of them if the page has
// no other kind.
func (w newsWriter) some(heading string, n int, line func(i int) error) error {
	if n == 0 {
		return nil
	}
	from, to, isAlone := 0, min(n, mostOfKind), w.page.ID.Key != ""
	if n == mostOfKind+1 {
		to = n // a line that stands for one is as long as that
	}
	w.heading(2, func() { w.text(heading) })
	if isAlone {
		w.parts(n, mostRows, "lines")
		from, to = w.part(n, mostRows)
	}
	for i := from; i < to; i++ {
		if err := line(i); err != nil {
			return err
		}
	}
	if more := n - to; more > 0 && !isAlone {
		w.item(func() {
			w.linkText("and "+briefing.Thousands(more)+" more", Target{Page: ID{Kind: Since, Key: w.kind}})
		})
	}
	return nil
}

// entry returns an article of the library.
func (w newsWriter) entry(id briefing.ArticleID) (briefing.Entry, error) {
	a, err := w.read(id)
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
			w.item(func() { w.briefLink(e) })
		}
		return err
	})
}

func (w newsWriter) trails() error {
	return w.some("Trails", len(w.d.Trails), func(i int) error {
		t := w.d.Trails[i]
		w.item(func() {
			w.linkText(w.subjects[t.Subject].Label(), Target{Page: OfArticle(t.First.Article), At: t.First.Span, Follow: t.Subject})
			w.dots("+" + briefing.Thousands(t.Added) + " (" + briefing.Thousands(t.All) + ")")
			if t.IsNew() {
				w.dots("new")
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
		before, both := "before: "+headOf(was), BesideOf(was.ID, is.ID)
		if n.IsEdit() {
			before, both = "edited", BeforeOf(is.ID)
		}
		w.item(func() {
			w.linkText(strings.TrimSpace(n.Was+" → "+n.Is+" "+n.Unit), Target{Page: OfArticle(is.ID), At: n.At.Span})
			w.dots(headOf(is), before)
			w.then()
			w.linkText("side by side", Target{Page: both})
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
		w.item(func() {
			w.text(w.subjects[d.Claim].Label() + " ")
			w.linkText("First denial", Target{Page: OfArticle(d.At.Article), At: d.At.Span, Follow: d.Claim})
			w.dots(headOf(e))
		})
		return nil
	})
}

func (w newsWriter) edited() error {
	return w.some("Edited", len(w.news.Edited), func(i int) error {
		a, err := w.read(w.news.Edited[i])
		if err != nil {
			return err
		}
		rows, kept := w.d.Edits[a.ID]
		w.item(func() {
			w.briefLink(a.Entry)
			if !kept {
				w.dots("the text before is not kept")
				return
			}
			w.then()
			w.linkText(briefing.Count(len(rows), "difference"), Target{Page: BeforeOf(a.ID)})
		})
		return nil
	})
}

func (w newsWriter) gone() error {
	return w.some("Gone", len(w.news.Gone), func(i int) error {
		w.item(func() { w.text(string(w.news.Gone[i])) })
		return nil
	})
}
