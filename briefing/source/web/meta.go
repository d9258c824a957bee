package web

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// entry returns the metadata of a page's article. Machine-readable data go
// before the head of the page, and that before marks in its text. If the author
// is the name of the site and the page shows another name, that is taken.
func (p *page) entry() briefing.Entry {
	data := p.dataEntry()
	head, ofFile := p.headEntry()
	e := stated.Complete(data, head)
	e.Title = p.bestTitle(e)
	marks := p.marks(e.Title)
	e.Published = marks.published(e.Published, ofFile)
	e.Author = p.bestAuthor(e, head, marks)
	if e.URL == "" {
		e.URL = p.savedFrom()
	}
	if !e.Published.Known() {
		e.Published = dayInAddress(e.URL)
	}
	if e.Source == "" && e.URL != "" {
		e.Source = stated.Host(e.URL)
	}
	return e
}

// bestAuthor returns the author of the page, given its metadata and those of
// its head. A name that the page shows replaces that of the site or of an
// account, and a first name that it begins with.
func (p *page) bestAuthor(e, head briefing.Entry, marks stretch) string {
	ofSite := p.isSiteName(e.Author, e)
	if !ofSite && strings.Contains(e.Author, " ") {
		return e.Author
	}
	shown := marks.author()
	switch {
	case e.Author == "" || ofSite && shown != "", isFullName(shown) && hasWord(shown, e.Author):
		return shown
	case ofSite && !p.isSiteName(head.Author, e):
		return cmp.Or(head.Author, e.Author)
	}
	return e.Author
}

// isSiteName reports whether the name of an author is that of the site, which
// the title may end with, or of an account for everybody.
func (p *page) isSiteName(name string, e briefing.Entry) bool {
	folded := fold.String(name)
	if folded == "" {
		return false
	}
	if nobody[folded] {
		return true
	}
	for _, sep := range separators {
		if strings.HasSuffix(p.title(), sep+name) {
			return true
		}
	}
	if _, isAddress := stated.Address(name); isAddress || strings.Contains(name, ".") && !strings.Contains(name, " ") || strings.Contains(name, "e.V.") {
		return true
	}
	host, _, _ := strings.Cut(stated.Host(e.URL), ".")
	return folded == fold.String(e.Source) || host != "" && strings.ReplaceAll(folded, " ", "") == strings.ReplaceAll(fold.String(host), " ", "")
}

// dayInAddress returns the day in the path of an address, if it has all its
// parts. In the address of an archive's copy, the day of the copy does not
// count.
func dayInAddress(address string) briefing.Date {
	u, err := url.Parse(address)
	if err != nil {
		return briefing.Date{}
	}
	path := u.Path
	if i := strings.Index(path, "/http"); i > 0 {
		path = path[i:]
	}
	if d, ok := stated.DateInName(path); ok && d.IsDay() {
		return d
	}
	return briefing.Date{}
}

// headEntry returns the metadata in the tags of the head, and the day that
// they give without saying what for: it may be that of the file.
func (p *page) headEntry() (e briefing.Entry, ofFile briefing.Date) {
	meta := map[string][]string{}
	canonical, base := "", ""
	language := cmp.Or(attr(p.head.Parent, "lang"), attr(p.head.Parent, "xml:lang"))
	for d := range p.head.Parent.Descendants() {
		switch {
		case d.DataAtom == atom.Meta:
			key := strings.ToLower(cmp.Or(attr(d, "property"), attr(d, "name"), attr(d, "itemprop"), attr(d, "http-equiv")))
			if value := unescaped(attr(d, "content")); value != "" && key != "" {
				meta[key] = append(meta[key], value)
			}
		case d.DataAtom == atom.Link && hasWord(strings.ToLower(attr(d, "rel")), "canonical") && canonical == "":
			canonical = attr(d, "href")
		case d.DataAtom == atom.Base && base == "":
			base, _ = stated.Address(attr(d, "href"))
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
	e = briefing.Entry{
		Title:     value("og:title", "twitter:title", "dc.title", "citation_title"),
		Source:    value("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
		Published: firstDate(meta, dateKeys),
		Language:  cmp.Or(scrub.Line(language), value("content-language", "dc.language", "dcterms.language", "language", "og:locale")),
		Tags:      tags(append(meta["article:tag"], meta["keywords"]...)),
	}
	var authors []string
	for _, k := range []string{"author", "article:author", "dc.creator", "dc:creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author", "og:article:author", "byl", "byline", "article:author_name", "twitter:data1"} {
		for _, a := range meta[k] {
			if k == "twitter:data1" && !isAuthorLabel(strings.Join(meta["twitter:label1"], " ")) {
				continue
			}
			if _, isAddress := stated.Address(a); !isAddress && len(authors) < 10 && !slices.Contains(authors, a) {
				authors = append(authors, a)
			}
		}
		if len(authors) > 0 {
			break
		}
	}
	e.Author = author(strings.Join(authors, ", "))
	for _, s := range []string{inBase(base, canonical), value("og:url")} {
		if address, ok := stated.Address(s); ok && e.URL == "" {
			e.URL = address
		}
	}
	return e, firstDate(meta, vagueKeys)
}

// isAuthorLabel reports whether a label announces the author: "Written by".
func isAuthorLabel(label string) bool {
	for word := range strings.FieldsSeq(fold.String(label)) {
		if authorLabels[word] {
			return true
		}
	}
	return false
}

var authorLabels = setOf("by author autor auteur autore verfasst geschrieben ecrit redige escrito scritto geschreven napisane skriven skrevet yazan автор")

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

// bestTitle returns the title of a page, given its metadata. It prefers a title
// on which heading and head agree to a description or the name of the site.
func (p *page) bestTitle(e briefing.Entry) string {
	head := p.title()
	title := cmp.Or(e.Title, head)
	if h := p.onlyHeading(); h != nil && p.titled(title) == nil {
		heading := scrub.Line(brief(h))
		words, site := fold.String(title), fold.String(e.Source)
		switch {
		case heading == "" || len(heading) > longestTitle:
		case site != "" && fold.String(heading) == site:
		case fold.String(head) == fold.String(heading), strings.HasPrefix(head, heading):
			title = heading // the head of the page agrees
		case site != "" && strings.HasPrefix(words, site) && len(strings.Fields(heading)) > 1:
			title = heading // the other title is the name of the site
		}
	}
	return p.headline(withoutSite(title, e.Source))
}

const longestTitle = 300 // bytes

// headline returns a title without the name of its site, if a heading of the
// page confirms the rest.
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

// inBase returns an address in full, with relative addresses resolved against
// base.
func inBase(base, address string) string {
	u, err := url.Parse(base)
	if err != nil || base == "" || address == "" {
		return address
	}
	full, err := u.Parse(address)
	if err != nil {
		return address
	}
	return full.String()
}

// firstDate returns the first day stated under one of keys.
func firstDate(meta map[string][]string, keys []string) briefing.Date {
	for _, k := range keys {
		for _, v := range meta[k] {
			if d := date(v); d.Known() {
				return d
			}
		}
	}
	return briefing.Date{}
}

// dateKeys lists the names under which pages state their day of publication,
// the most reliable first; vagueKeys those that do not say which day it is.
var (
	dateKeys = strings.Fields(`
	article:published_time og:article:published_time article:published og:published_time og:pubdate datepublished pubdate publishdate publish_date publish-date published-date
	date_published publication_date publication-date publicationdate originalpublicationdate article:publication_date article.published article_date_original cxenseparse:recs:publishtime
	rnews:datepublished sailthru.date parsely-pub-date citation_publication_date citation_online_date citation_date dc.date.issued dc.issued
	dcterms.issued dcterms:issued bt:pubdate bt:contentpubdate shareaholic:article_published_time displaydate prism.publicationdate eprints.date
	article:post_date ptime video:release_date og:video:release_date date:published article:create_at uploaddate pub_date`)
	vagueKeys = strings.Fields(`
	date dc.date dc:date dcterms.date dcterms:date dc.date.created dc.created dcterms.created dcterms:created timestamp release_date created creation_date datecreated date.created`)
)

// savedFrom returns the address recorded by the program that saved the page.
func (p *page) savedFrom() string {
	for _, c := range p.comments {
		if m := savedAt().FindStringSubmatch(c); m != nil {
			address, _ := stated.Address(cmp.Or(m[1], "http://"+m[2]))
			return address
		}
	}
	return ""
}

// savedAt finds the address that browsers, SingleFile and HTTrack leave in a
// comment.
var savedAt = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:saved from url=\(\d+\)|\burl: )(https?://[^\s"'<>]+)|Mirrored from ([^\s"'<>]+) by HTTrack`)
})

// date returns the date in s, or the unknown date.
func date(s string) briefing.Date {
	d, err := stated.Date(scrub.Line(s))
	if err != nil {
		return briefing.Date{}
	}
	return d
}

// tags returns the values, split at commas, each once.
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
