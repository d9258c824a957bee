package source

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// matcher matches the articles of a document, one after the other, with their
// descriptions in a digest: the first of said whose Starts begins the article's
// title or text. A description without Starts is of the first article.
type matcher struct {
	said []briefing.DocumentArticle
	used map[int]bool
}

// first returns the description of a document's only article.
func (m *matcher) first() briefing.Entry {
	if len(m.said) == 0 {
		return briefing.Entry{}
	}
	m.use(0)
	return entry(m.said[0])
}

// complete adds its description to a, the nth article from 0.
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

// missing returns an error for each description that matched no article.
func (m *matcher) missing() []error {
	var errs []error
	for i, s := range m.said {
		if !m.used[i] {
			errs = append(errs, fmt.Errorf("article %q: starts with %q: no article of the document does; it is left out", s.ID, s.Starts))
		}
	}
	return errs
}
