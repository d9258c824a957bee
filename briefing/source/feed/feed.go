// Package feed makes articles from the entries of RSS, Atom and JSON Feed
// files.
//
// XML is read token by token, with one entry in memory at a time. A feed that
// declares entities of its own is refused, so nothing is ever expanded. Files
// and addresses that it names are never opened.
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

// Reasons to refuse a feed.
var (
	errEntities = errors.New("feed that declares entities of its own; they are not read")
	errNested   = errors.New("feed whose elements are nested too deep")
	errToken    = fmt.Errorf("feed with a tag or a text of more than %d MB", mostToken>>20)
	errTags     = fmt.Errorf("feed with an entry of more than %d elements", mostNodes)
)

// Articles is a sequence of articles. A *stated.Problem concerns one that could
// not be read; any other error ends the sequence.
type Articles = iter.Seq2[*briefing.Article, error]

// entry is an entry of a feed of any kind.
type entry struct {
	title, url, author, date string
	source                   string // its original publisher, if not that of the feed
	language                 string // as it states it
	tags                     []string
	text                     string // Markdown
	whole                    bool   // text is the content, not a summary
	summary                  string // description beside the content
	line                     int
}

// article returns the article of e, completed with the metadata all of its
// feed.
func (e entry) article(all briefing.Entry) (*briefing.Article, error) {
	a := &briefing.Article{Text: e.text}
	a.Title = scrub.Line(e.title)
	if a.Text == "" {
		return nil, &stated.Problem{Line: e.line, Err: fmt.Errorf("entry %q: no text", a.Title)}
	}
	a.Source = cmp.Or(scrub.Line(e.source), all.Source)
	a.Author = cmp.Or(name(e.author), all.Author)
	a.Language = cmp.Or(scrub.Line(e.language), all.Language)
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

// name returns the name in an RSS author: "a@b.org (Ada Finch)".
func name(s string) string {
	s = scrub.Line(s)
	if address, rest, ok := strings.Cut(s, " ("); ok && strings.Contains(address, "@") {
		return strings.TrimSuffix(rest, ")")
	}
	return s
}

// markdown converts the content of an entry from HTML.
func markdown(content string) (string, error) {
	if strings.TrimSpace(content) == "" {
		return "", nil
	}
	return web.Markdown(content)
}
