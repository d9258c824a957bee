package source

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// matcher finds what a digest says of the articles that a document of several
// gives one after the other: each is meant by the first of said whose Starts its
// title or its text begins with; one without Starts means the first article.
type matcher struct {
	said []briefing.DocumentArticle
	used map[int]bool
}

// first returns what is said of the one article of a document.
func (m *matcher) first() briefing.Entry {
	if len(m.said) == 0 {
		return briefing.Entry{}
	}
	m.use(0)
	return entry(m.said[0])
}

// complete puts what is said of a, which is the nth article from 0, into it.
func (m *matcher) complete(a *briefing.Article, n int) {
	for i, s := range m.said {
		starts := scrub.Line(s.Starts)
		switch {
		case m.used[i]:
		case starts == "" && i == 0 && n == 0,
			starts != "" && (strings.HasPrefix(a.Title, starts) || strings.HasPrefix(scrub.Line(a.Text[:min(len(a.Text), 4*len(starts))]), starts)):
			m.use(i)
			a.Entry = stated.Complete(entry(s), a.Entry)
			return
		}
	}
}

func (m *matcher) use(i int) {
	if m.used == nil {
		m.used = map[int]bool{}
	}
	m.used[i] = true
}

// missing returns what is said of articles that are not there.
func (m *matcher) missing() []error {
	var errs []error
	for i, s := range m.said {
		if !m.used[i] {
			errs = append(errs, fmt.Errorf("article %q: starts with %q: no article of the document does; it is left out", s.ID, s.Starts))
		}
	}
	return errs
}
