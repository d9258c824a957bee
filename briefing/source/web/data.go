package web

import (
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// dataEntry returns what a page's JSON-LD states of its article.
func (p *page) dataEntry() briefing.Entry {
	var e briefing.Entry
	for _, data := range p.data {
		var v any
		if json.Unmarshal([]byte(bare(data)), &v) != nil {
			continue
		}
		if article := findArticle(v, 0); article != nil {
			e = stated.Complete(e, articleEntry(article))
		}
	}
	return e
}

// bare returns data without what some pages wrap it in or leave in it: marks of
// a comment or of CDATA, line breaks within texts, a semicolon behind it all.
func bare(data string) string {
	data = strings.NewReplacer("//<![CDATA[", "", "<![CDATA[", "", "//]]>", "", "]]>", "", "<!--", "", "-->", "", "\n", " ", "\t", " ").Replace(data)
	return strings.Trim(data, " ;")
}

// findArticle returns the first object in v that describes an article.
func findArticle(v any, depth int) map[string]any {
	const deepest = 8
	if depth > deepest {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if found := findArticle(item, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

func isArticle(kind any) bool {
	for _, k := range texts(kind, "") {
		if strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") || k == "Report" || k == "Review" {
			return true
		}
	}
	return false
}

func articleEntry(v map[string]any) briefing.Entry {
	e := briefing.Entry{
		Title:     firstOf(texts(v["headline"], "")),
		Author:    author(strings.Join(texts(v["author"], "name"), ", ")),
		Source:    firstOf(texts(v["publisher"], "name")),
		Published: date(firstOf(texts(v["datePublished"], ""))),
		Tags:      tags(texts(v["keywords"], "name")),
	}
	e.Title = cmp.Or(e.Title, firstOf(texts(v["name"], "")))
	for _, s := range append(texts(v["url"], ""), texts(v["mainEntityOfPage"], "@id")...) {
		if address, ok := stated.Address(s); ok && e.URL == "" {
			e.URL = address
		}
	}
	return e
}

// texts returns the texts in v: itself, those in a list, or those of objects by
// key.
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
		if s, ok := v[key].(string); ok {
			return texts(s, "")
		}
	}
	return nil
}

// unescaped returns s as one line, without the entities that it is escaped with
// once too often.
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
