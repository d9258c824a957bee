// Package feed makes articles of the entries of RSS, Atom and JSON Feed files.
//
// XML is read as a row of tokens, one entry in memory at a time. Entities that a
// feed declares itself are never expanded, files and addresses it names never
// read: a feed that declares any is refused.
package feed

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// What makes a feed one that cannot be read.
var (
	ErrEntities = errors.New("feed that declares entities of its own; they are not read")
	ErrNested   = errors.New("feed whose elements are nested too deep")
	ErrToken    = fmt.Errorf("feed with a tag or a text of more than %d MB", mostToken>>20)
	ErrTags     = fmt.Errorf("feed with an entry of more than %d elements", mostNodes)
)

// Articles is a row of articles; a *stated.Problem tells of one that could not be
// read, any other error ends it.
type Articles = iter.Seq2[*briefing.Article, error]

// entry is what all kinds of feeds say of an entry.
type entry struct {
	title, url, author, date string
	source                   string // that it was taken from, if not that of the feed
	tags                     []string
	text                     string // Markdown
	whole                    bool   // text is given as the content
	summary                  string // beside the content
	line                     int
}

// article returns the article of e, in a feed that says so much of all entries.
func (e entry) article(all briefing.Entry) (*briefing.Article, error) {
	a := &briefing.Article{Text: e.text}
	a.Title = scrub.Line(e.title)
	if a.Text == "" {
		return nil, &stated.Problem{Line: e.line, Err: fmt.Errorf("entry %q: no text", a.Title)}
	}
	a.Source = cmp.Or(scrub.Line(e.source), all.Source)
	a.Author = cmp.Or(name(e.author), all.Author)
	a.URL, _ = stated.Address(scrub.Line(e.url))
	for _, t := range e.tags {
		if t = scrub.Line(t); t != "" && !slices.Contains(a.Tags, t) {
			a.Tags = append(a.Tags, t)
		}
	}
	var err error
	if a.Published, err = stated.Date(scrub.Line(e.date)); err != nil {
		a.Published = briefing.Date{}
	}
	return a, nil
}

// name returns the name in what RSS calls an author: "a@b.org (Ada Finch)".
func name(s string) string {
	s = scrub.Line(s)
	if address, rest, ok := strings.Cut(s, " ("); ok && strings.Contains(address, "@") {
		return strings.TrimSuffix(rest, ")")
	}
	return s
}

// markdown returns the content of an entry, which is HTML.
func markdown(content string) (string, error) {
	if strings.TrimSpace(content) == "" {
		return "", nil
	}
	return web.Markdown(content)
}
