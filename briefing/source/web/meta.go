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
	e = stated.Complete(e, p.markedEntry())
	if e.URL == "" {
		e.URL = p.savedFrom()
	}
	if e.Title == "" {
		e.Title = p.title()
	}
	e.Title = withoutSite(e.Title, e.Source)
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
			if value := attr(d, "content"); value != "" && key != "" {
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

// markedEntry returns what marks on the text state: the author, the day.
func (p *page) markedEntry() briefing.Entry {
	var e briefing.Entry
	scope := p.body
	if n := first(p.body, func(n *html.Node) bool { return n.DataAtom == atom.Article }); n != nil {
		scope = n
	}
	for d := range scope.Descendants() {
		switch {
		case d.Type != html.ElementNode:
		case e.Published == (briefing.Date{}) && (d.DataAtom == atom.Time || attr(d, "itemprop") == "datePublished"):
			e.Published = date(cmp.Or(attr(d, "datetime"), attr(d, "content"), brief(d)))
		case e.Author == "" && (strings.EqualFold(attr(d, "rel"), "author") || attr(d, "itemprop") == "author" || named(d)["byline"]):
			e.Author = author(brief(d))
		}
	}
	return e
}

// title returns the title in the head of a page.
func (p *page) title() string {
	if n := first(p.head, func(n *html.Node) bool { return n.DataAtom == atom.Title }); n != nil && n.FirstChild != nil {
		return scrub.Line(n.FirstChild.Data)
	}
	if n := first(p.body, func(n *html.Node) bool { return n.DataAtom == atom.H1 }); n != nil {
		return scrub.Line(brief(n))
	}
	return ""
}

// withoutSite returns a title without the name of its site, if that is known.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
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
	for _, by := range []string{"By ", "by ", "BY "} {
		s = strings.TrimPrefix(s, by)
	}
	if len(s) > longest {
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
