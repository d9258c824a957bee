package formats

import (
	"encoding/json"
	"strings"
)

// tinyTinyXML and tinyTiny are what Tiny Tiny RSS exports of starred and archived articles.
var (
	tinyTinyXML = &Format{
		Name: "Tiny Tiny RSS",
		is:   func(e *Export) bool { return strings.Contains(e.head, "<articles schema-version=") },
		read: func(r *reading) error {
			root, err := parseXML(r.text(), "articles")
			if root == nil {
				return err
			}
			for _, n := range root.children {
				if n.name != "article" {
					continue
				}
				if err := r.tinyTiny(func(key string) string { return n.value(key) }); err != nil {
					return err
				}
			}
			return err
		},
	}
	tinyTiny = &Format{
		Name: "Tiny Tiny RSS",
		is:   func(e *Export) bool { return e.shape().has("articles[].link", "articles[].feed_title") },
		read: func(r *reading) error {
			return each(r, "articles", func(a map[string]word) error {
				return r.tinyTiny(func(key string) string { return a[key].String() })
			})
		},
	}
)

// tinyTiny takes an article by its fields.
func (r *reading) tinyTiny(field func(string) string) error {
	i := &Item{HTML: field("content")}
	e := &i.Entry
	e.Title, e.URL, e.Source, e.Published = field("title"), field("link"), field("feed_title"), day(field("updated"))
	if tags := field("tag_cache"); tags != "" {
		e.Tags = strings.Split(tags, ",")
	}
	e.Tags = append(e.Tags, labels(field("label_cache"))...)
	if isTrue(field("marked")) {
		e.Tags = append(e.Tags, starredTag)
	}
	if note := field("note"); note != "" {
		i.Passages = append(i.Passages, Passage{Note: note})
	}
	if e.URL == "" && !i.HasText() {
		return r.leave(nameOf(e.Title, ""), "without an address or a text")
	}
	return r.item(i)
}

// labels reads the labels of an article: a list of lists with number, name and colours.
func labels(cell string) []string {
	var rows [][]word
	if json.Unmarshal([]byte(cell), &rows) != nil {
		return nil
	}
	var out []string
	for _, row := range rows {
		if len(row) > 1 {
			out = append(out, row[1].String())
		}
	}
	return out
}
