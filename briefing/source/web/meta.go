package web

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// entry returns what a page states of its article: in data for machines, in its
// head, in marks on its text, in that order.
func (p *page) entry() briefing.Entry {
	e := p.dataEntry()
	e = stated.Complete(e, p.headEntry())
	e = stated.Complete(e, p.markedEntry(cmp.Or(e.Title, p.title())))
	if e.URL == "" {
		e.URL = p.savedFrom()
	}
	if e.Title == "" {
		e.Title = p.title()
	}
	e.Title = p.headline(withoutSite(e.Title, e.Source))
	if e.Source == "" && e.URL != "" {
		e.Source = stated.Host(e.URL)
	}
	return e
}

// headEntry returns what the tags in the head state.
func (p *page) headEntry() briefing.Entry {
	meta := map[string][]string{}
	canonical := ""
	for d := range p.head.Parent.Descendants() {
		switch {
		case d.DataAtom == atom.Meta:
			key := strings.ToLower(cmp.Or(attr(d, "property"), attr(d, "name"), attr(d, "itemprop")))
			if value := unescaped(attr(d, "content")); value != "" && key != "" {
				meta[key] = append(meta[key], value)
			}
		case d.DataAtom == atom.Link && strings.EqualFold(attr(d, "rel"), "canonical") && canonical == "":
			canonical = attr(d, "href")
		}
	}
	value := func(keys ...string) string {
		for _, k := range keys {
			if len(meta[k]) > 0 {
				return meta[k][0]
			}
		}
		return ""
	}
	e := briefing.Entry{
		Title:     value("og:title", "twitter:title", "dc.title", "citation_title"),
		Source:    value("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
		Published: date(value("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "citation_publication_date")),
		Tags:      tags(append(meta["article:tag"], meta["keywords"]...)),
	}
	var authors []string
	for _, k := range []string{"author", "article:author", "dc.creator", "parsely-author", "citation_author"} {
		for _, a := range meta[k] {
			if _, isAddress := stated.Address(a); !isAddress && len(authors) < 10 && !slices.Contains(authors, a) {
				authors = append(authors, a)
			}
		}
		if len(authors) > 0 {
			break
		}
	}
	e.Author = author(strings.Join(authors, ", "))
	for _, s := range []string{canonical, value("og:url")} {
		if address, ok := stated.Address(s); ok && e.URL == "" {
			e.URL = address
		}
	}
	return e
}

// markedEntry returns what marks on the text state: the author, the day. They are
// looked for in the article, or else behind its heading.
func (p *page) markedEntry(title string) briefing.Entry {
	scope := p.body
	if n := first(p.body, func(n *html.Node) bool { return n.DataAtom == atom.Article }); n != nil {
		scope = n
	}
	e := marks(scope, nil)
	if heading := p.titled(title); heading != nil && (e.Author == "" || e.Published == (briefing.Date{})) {
		e = stated.Complete(e, marks(p.body, heading))
	}
	return e
}

// marks returns what marks in n state, behind a heading if one is given.
func marks(n, heading *html.Node) briefing.Entry {
	const near = 400 // bytes of text: what is called a date further on may be that of a comment
	var e briefing.Entry
	text := 0
	for d := range n.Descendants() {
		switch {
		case d == heading:
			heading = nil
		case heading != nil:
		case d.Type != html.ElementNode:
			text += len(strings.TrimSpace(d.Data))
		case e.Published == (briefing.Date{}) && (isDate(d) || text < near && isNamedDate(d)):
			e.Published = date(cmp.Or(attr(d, "datetime"), attr(d, "content"), brief(d)))
		case e.Author == "" && isAuthor(d):
			e.Author = byline(brief(d))
		}
	}
	return e
}

// isDate reports whether n is marked as the day of publication.
func isDate(n *html.Node) bool {
	return n.DataAtom == atom.Time || hasWord(attr(n, "itemprop"), "datePublished")
}

// isNamedDate reports whether n is named as the day of publication.
func isNamedDate(n *html.Node) bool {
	names := named(n)
	return (names["date"] || names["published"] || names["dateline"] || names["timestamp"] || names["pubdate"]) && !names["modified"] && !names["updated"]
}

// isAuthor reports whether n is marked as saying who wrote the article.
func isAuthor(n *html.Node) bool {
	return hasWord(strings.ToLower(attr(n, "rel")), "author") || hasWord(attr(n, "itemprop"), "author") || named(n)["byline"]
}

func hasWord(s, word string) bool { return slices.Contains(strings.Fields(s), word) }

// title returns the title in the head of a page.
func (p *page) title() string {
	if n := first(p.head, func(n *html.Node) bool { return n.DataAtom == atom.Title }); n != nil && n.FirstChild != nil {
		if title := unescaped(n.FirstChild.Data); title != "" {
			return title
		}
	}
	if n := first(p.body, func(n *html.Node) bool { return n.DataAtom == atom.H1 }); n != nil {
		return scrub.Line(brief(n))
	}
	return ""
}

// headline returns a title without the name of its site, if a heading of the page
// says the rest of it.
func (p *page) headline(title string) string {
	n := p.titled(title)
	if n == nil {
		return title
	}
	head := scrub.Line(brief(n))
	for _, sep := range separators {
		if strings.HasPrefix(title, head+sep) || strings.HasSuffix(title, sep+head) {
			return head
		}
	}
	return title
}

// separators stand between a title and the name of its site.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " « ", " » ", " : "}

// withoutSite returns a title without the name of its site, if that is known.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 && strings.EqualFold(title[i+len(sep):], site) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// savedFrom returns the address that the program which saved a page noted.
func (p *page) savedFrom() string {
	for _, c := range p.comments {
		if m := savedAt().FindString(c); m != "" {
			address, _ := stated.Address(m)
			return address
		}
	}
	return ""
}

var savedAt = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`https?://[^\s"'<>]+`)
})

// date returns the date that s gives, or the unknown one.
func date(s string) briefing.Date {
	d, err := stated.Date(scrub.Line(s))
	if err != nil {
		return briefing.Date{}
	}
	return d
}

// author returns the names in s, which may begin with "By"; "" if it is too long
// for names.
func author(s string) string {
	const longest = 150
	s = scrub.Line(s)
	for _, by := range []string{"View all posts by ", "Posted by ", "By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por "} {
		s = strings.TrimPrefix(s, by)
	}
	if s = strings.Trim(s, " ,;:|·—–-"); len(s) > longest {
		return ""
	}
	return s
}

// byline returns the names in a line of a page, "" if it says something else, too,
// such as the day.
func byline(s string) string {
	const longest = 80
	if s = author(s); len(s) > longest || strings.ContainsAny(s, "0123456789@:→»") {
		return ""
	}
	return s
}

// tags returns values, between commas or not, each once.
func tags(values []string) []string {
	const most = 30
	var out []string
	for _, v := range values {
		for tag := range strings.SplitSeq(v, ",") {
			if tag = scrub.Line(tag); tag != "" && !slices.Contains(out, tag) && len(out) < most {
				out = append(out, tag)
			}
		}
	}
	return out
}
