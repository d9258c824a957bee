package web

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// dataEntry returns the metadata of the article in a page's JSON-LD. Objects
// that are articles go before pages, recipes and other published things.
func (p *page) dataEntry() briefing.Entry {
	var e, other briefing.Entry
	for _, data := range p.data {
		var v any
		if json.Unmarshal([]byte(bare(data)), &v) != nil {
			if d, ok := dayInBroken(data); ok {
				other = stated.Complete(other, briefing.Entry{Published: d})
			}
			continue
		}
		if article := findObject(v, isArticle, 0); article != nil {
			e = stated.Complete(e, p.articleEntry(article))
			if in, ok := article["inLanguage"].(string); ok {
				e.Language = cmp.Or(e.Language, scrub.Line(in))
			}
			e.Author = people(article["author"], v)
			if body := textOfData(article); len(body) > len(p.dataBody) {
				p.dataBody = body
			}
		}
		if thing := findObject(v, isPublished, 0); thing != nil {
			found := p.articleEntry(thing)
			if other.Author == "" {
				other.Author = people(thing["author"], v)
			}
			other = stated.Complete(other, briefing.Entry{Published: found.Published, URL: found.URL})
		}
	}
	return stated.Complete(e, other)
}

// dayInBroken returns the day of publication in broken JSON.
func dayInBroken(data string) (briefing.Date, bool) {
	const key = `"datePublished"`
	_, rest, ok := strings.Cut(data, key)
	value, isValue := strings.CutPrefix(strings.TrimLeft(rest, " \n\t"), ":")
	value = strings.TrimLeft(value, " \n\t")
	if !ok || !isValue || !strings.HasPrefix(value, `"`) {
		return briefing.Date{}, false
	}
	value, _, _ = strings.Cut(value[1:], `"`)
	d := date(value)
	return d, d.Known()
}

// textOfData returns the text of an article in its JSON-LD.
func textOfData(article map[string]any) string {
	for _, key := range []string{"articleBody", "text", "reviewBody"} {
		if s, ok := article[key].(string); ok && strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// people returns the names of authors in v. They stand in v itself or in the
// objects of all that v refers to by ID.
func people(v, all any) string {
	var names []string
	for _, n := range texts(v, "name") {
		if _, isAddress := stated.Address(n); !isAddress {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		for _, id := range append(texts(v, "@id"), texts(v, "")...) {
			person := findObject(all, func(o map[string]any) bool { return o["@id"] == id && o["name"] != nil }, 0)
			names = append(names, texts(person["name"], "")...)
		}
	}
	var out []string
	for _, n := range names {
		if n = author(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return author(strings.Join(out, ", "))
}

// isPublished reports whether an object other than an article states when it
// was published.
func isPublished(v map[string]any) bool {
	for _, k := range texts(v["@type"], "") {
		switch k {
		case "WebPage", "ItemPage", "Recipe", "HowTo", "Course", "CreativeWork", "FAQPage", "QAPage", "CollectionPage", "Book", "Dataset", "Event", "PodcastEpisode", "TVEpisode", "Episode", "CheckoutPage", "AboutPage", "ProfilePage", "DiscussionForumPosting":
			return v["datePublished"] != nil || v["dateCreated"] != nil
		}
	}
	return false
}

// bare returns data without the wrapping that some pages leave in: marks of a
// comment or of CDATA, line breaks within texts, a semicolon at the end.
func bare(data string) string {
	data = strings.NewReplacer("//<![CDATA[", "", "<![CDATA[", "", "//]]>", "", "]]>", "", "<!--", "", "-->", "", "\n", " ", "\t", " ").Replace(data)
	return strings.Trim(data, " ;")
}

// findObject returns the first object in v that is wanted. Keys are visited in
// order, which keeps the result the same on every run.
func findObject(v any, wanted func(map[string]any) bool, depth int) map[string]any {
	const deepest = 8
	if depth > deepest {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if found := findObject(item, wanted, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if wanted(v) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "about", "author", "props", "pageProps", "article"} {
			if found := findObject(v[key], wanted, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// isArticle reports whether an object describes an article.
func isArticle(v map[string]any) bool {
	for _, k := range texts(v["@type"], "") {
		if strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") || k == "Report" || k == "Review" {
			return true
		}
	}
	return false
}

// articleEntry returns the metadata of an object. Its name counts as the title
// where the page agrees, since some put a description into the headline.
func (p *page) articleEntry(v map[string]any) briefing.Entry {
	e := briefing.Entry{
		Title:     firstOf(texts(v["headline"], "")),
		Source:    firstOf(texts(v["publisher"], "name")),
		Published: date(firstOf(texts(v["datePublished"], ""))),
		Tags:      tags(texts(v["keywords"], "name")),
	}
	if !e.Published.Known() {
		e.Published = date(cmp.Or(firstOf(texts(v["dateCreated"], "")), firstOf(texts(v["uploadDate"], ""))))
	}
	name := firstOf(texts(v["name"], ""))
	if e.Title == "" || name != "" && p.titled(e.Title) == nil && p.titled(name) != nil {
		e.Title = name
	}
	for _, s := range append(texts(v["url"], ""), texts(v["mainEntityOfPage"], "@id")...) {
		if address, ok := stated.Address(s); ok && e.URL == "" {
			e.URL = address
		}
	}
	return e
}

// texts returns the texts in v: v itself, those in a list, or the values of key
// in objects.
func texts(v any, key string) []string {
	switch v := v.(type) {
	case string:
		if s := unescaped(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, item := range v[:min(len(v), 30)] {
			if _, isList := item.([]any); !isList {
				out = append(out, texts(item, key)...)
			}
		}
		return out
	case map[string]any:
		if s, ok := v[cmp.Or(key, "@value")].(string); ok {
			return texts(s, "")
		}
	}
	return nil
}

// unescaped returns s as one line. It resolves entities that were escaped once
// too often.
func unescaped(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return scrub.Line(s)
}

func firstOf(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
