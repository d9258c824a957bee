package jsonl

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/web"
)

// keys maps the names that archives use to the keys of front matter.
var keys = map[string]string{
	"title": "title", "headline": "title",
	"author": "author", "authors": "author", "byline": "author", "creator": "author",
	"source": "source", "publisher": "sitename", "sitename": "sitename", "site_name": "sitename", "hostname": "hostname",
	"source-hostname": "hostname", "source_domain": "hostname", "domain": "hostname",
	"url": "url", "link": "url", "permalink": "url", "uri": "url",
	"published": "published", "date": "date", "date_published": "published", "datepublished": "published", "publish_date": "published",
	"published_at": "published", "publishedat": "published", "pubdate": "published", "created_at": "date", "createdat": "date",
	"tags": "tags", "categories": "categories", "keywords": "keywords", "original": "original",
	"lang": "lang", "language": "lang", "inlanguage": "lang",
}

// article makes an article from an object. It also returns the problems of its
// fields.
func article(object map[string]json.RawMessage) (*briefing.Article, []error, error) {
	header := header(object)
	var problems []error
	for _, p := range header.Problems {
		problems = append(problems, p.Err)
	}
	a, err := withText(object, header.Entry)
	if err != nil {
		return nil, nil, err
	}
	if a == nil || a.Text == "" {
		return nil, nil, errNoText
	}
	return a, problems, nil
}

// withText makes an article from the first text field of an object.
func withText(object map[string]json.RawMessage, known briefing.Entry) (*briefing.Article, error) {
	if s := text(object["markdown"]); s != "" {
		return markdown.Article(cleanup.Split(s, 1), known), nil
	}
	for _, key := range []string{"text", "body", "content", "content_text", "maintext", "article", "raw_text", "content_html", "html"} {
		s := text(object[key])
		switch {
		case strings.TrimSpace(s) == "":
		case isHTML(s):
			md, err := web.Markdown(s)
			known.Title, known.Author = web.Text(known.Title), web.Text(known.Author)
			return &briefing.Article{Entry: known, Text: md}, err
		default:
			return plain.Article(cleanup.Split(s, 1), known), nil
		}
	}
	return nil, nil
}

// isHTML reports whether text is HTML: it has paragraphs or end tags.
func isHTML(s string) bool {
	return strings.Contains(s, "<p>") || strings.Contains(s, "</p>") || strings.Contains(s, "</div>") || strings.Contains(s, "<br")
}

// header returns the metadata of an object. JSON is YAML too, so the reader of
// front matter reads the fields, and they mean the same as there.
func header(object map[string]json.RawMessage) markdown.Header {
	const longest = 2000 // bytes of a value; a longer one states nothing
	fields := map[string]json.RawMessage{}
	for key, value := range object {
		known, ok := keys[strings.ToLower(key)]
		if _, taken := fields[known]; !ok || len(value) > longest || taken && key != known {
			continue
		}
		if value = names(value); value != nil {
			if known == "published" || known == "date" {
				value = day(value)
			}
			fields[known] = value
		}
	}
	if len(fields) == 0 {
		return markdown.Header{}
	}
	data, err := json.Marshal(fields)
	if err != nil {
		return markdown.Header{}
	}
	return markdown.ReadHeader("---\n" + string(data) + "\n---\n")
}

// day converts seconds or milliseconds since 1970, as a text or a number, to a
// day. It returns any other value unchanged.
func day(value json.RawMessage) json.RawMessage {
	const second, millisecond = 10, 13 // digits, since 2001
	digits, fraction, _ := strings.Cut(strings.Trim(string(value), `"`), ".")
	n, err := strconv.ParseInt(digits, 10, 64)
	switch {
	case err != nil || strings.Trim(fraction, "0123456789") != "":
		return value
	case len(digits) == millisecond:
		n /= 1000
	case len(digits) != second && (len(digits) != second-1 || n < 100_000_000):
		return value
	}
	return json.RawMessage(time.Unix(n, 0).UTC().Format(`"2006-01-02"`))
}

// names returns a text, a number or a list of texts unchanged, and replaces
// objects, alone or in a list, by their "name". It returns nil for anything
// else.
func names(value json.RawMessage) json.RawMessage {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return nil
	}
	out, err := json.Marshal(name(v))
	if err != nil || string(out) == "null" {
		return nil
	}
	return out
}

func name(v any) any {
	switch v := v.(type) {
	case string, float64:
		return v
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s
		}
	case []any:
		var out []any
		for _, item := range v {
			if _, isList := item.([]any); !isList && name(item) != nil {
				out = append(out, name(item))
			}
		}
		return out
	}
	return nil
}
