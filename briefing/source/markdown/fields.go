package markdown

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// fields holds the keys of front matter with their values. It knows the keys of
// Obsidian Web Clipper, trafilatura, zk, Jekyll, Hugo and Zola, and our own
// "original" and "feed". The date of clipping ("created") is not the article's
// date.
type fields struct {
	values   map[string]*yaml.Node
	problems []Problem
}

// add adds the keys of a mapping. Of equal keys the first wins.
func (f *fields) add(mapping *yaml.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key := strings.ToLower(mapping.Content[i].Value)
		if _, ok := f.values[key]; ok {
			f.complain(mapping.Content[i], fmt.Errorf("front matter: %q is there twice", scrub.Line(key)))
			continue
		}
		f.values[key] = mapping.Content[i+1]
	}
}

// fill adds keys from a mapping within the front matter, except those that the
// front matter has itself.
func (f *fields) fill(mapping *yaml.Node) {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if key := strings.ToLower(mapping.Content[i].Value); f.values[key] == nil {
			f.values[key] = mapping.Content[i+1]
		}
	}
}

func (f *fields) complain(at *yaml.Node, err error) {
	f.problems = append(f.problems, Problem{Line: at.Line + 1, Column: at.Column, Err: err})
}

// entry returns the metadata in the fields.
func (f *fields) entry() briefing.Entry {
	e := briefing.Entry{
		Title:     f.text("title"),
		Author:    strings.Join(f.first("author", "authors"), ", "),
		Published: f.date("published", "date", "publishdate", "pubdate"),
		URL:       f.address("url"),
		Original:  f.text("original"),
		Language:  cmp.Or(f.text("lang"), f.text("language")),
		Tags:      f.tags("tags", "tag", "categories", "category", "keywords"),
		Note:      f.note(),
	}
	source, address := linked(strings.Join(f.list("source"), ", "))
	if e.URL == "" {
		e.URL = address
	}
	for _, name := range []string{source, f.text("sitename"), f.text("hostname"), stated.Host(e.URL)} {
		if e.Source == "" {
			e.Source = name
		}
	}
	return e
}

// clipping returns the article's summary and the day it was clipped. Faults in
// these are no problems, since reading an article does not need them.
func (f *fields) clipping() (description string, created briefing.Date) {
	quiet := fields{values: f.values}
	return quiet.text("description"), quiet.date("created")
}

// paths returns the paths of the document's page within its site, as keys state them.
// Other values of these keys are no problems.
func (f *fields) paths(keys ...string) []string {
	quiet := fields{values: f.values}
	var paths []string
	for _, key := range keys {
		if path := quiet.text(key); path != "" && !strings.Contains(path, ":") {
			paths = append(paths, path)
		}
	}
	return paths
}

// formerPaths returns the paths that lead to the document's page as well.
func (f *fields) formerPaths() []string {
	quiet := fields{values: f.values}
	var paths []string
	for _, path := range append(quiet.list("aliases"), quiet.list("redirect_from")...) {
		if strings.Contains(path, "/") && !strings.Contains(path, ":") {
			paths = append(paths, path)
		}
	}
	return paths
}

// text returns the value of a key that holds one text.
func (f *fields) text(key string) string {
	node := f.values[key]
	if node == nil {
		return ""
	}
	if node.Kind != yaml.ScalarNode {
		f.complain(node, fmt.Errorf("front matter: %s: want text", key))
		return ""
	}
	return scalar(node)
}

// first returns the values of the first of keys that has any.
func (f *fields) first(keys ...string) []string {
	for _, key := range keys {
		if values := f.list(key); len(values) > 0 {
			return values
		}
	}
	return nil
}

// list returns the values of a key that holds texts, or one.
func (f *fields) list(key string) []string {
	node := f.values[key]
	if node == nil {
		return nil
	}
	if node.Kind != yaml.SequenceNode {
		if named := nameIn(node); named.Kind == yaml.ScalarNode {
			return nonEmpty(unlink(scalar(named)))
		}
		f.complain(node, fmt.Errorf("front matter: %s: want text or a list", key))
		return nil
	}
	var out []string
	for _, item := range node.Content {
		// To YAML an unquoted [[Name]] is a list in a list.
		for item.Kind == yaml.SequenceNode && len(item.Content) == 1 {
			item = item.Content[0]
		}
		item = nameIn(item)
		if item.Kind != yaml.ScalarNode {
			f.complain(item, fmt.Errorf("front matter: %s: want text", key))
			continue
		}
		out = append(out, nonEmpty(unlink(scalar(item)))...)
	}
	return out
}

// nameIn returns the name in a mapping that describes an author or the like. If
// node is no mapping, it returns node.
func nameIn(node *yaml.Node) *yaml.Node {
	if node.Kind != yaml.MappingNode {
		return node
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == "name" {
			return node.Content[i+1]
		}
	}
	return node
}

// date returns the date of the first of keys with a value.
func (f *fields) date(keys ...string) briefing.Date {
	for _, key := range keys {
		s := f.text(key)
		if s == "" {
			continue
		}
		d, err := stated.Date(s)
		if err != nil {
			f.complain(f.values[key], fmt.Errorf("front matter: %s: %w", key, err))
		}
		return d
	}
	return briefing.Date{}
}

func (f *fields) address(key string) string {
	s := f.text(key)
	if s == "" || strings.HasPrefix(s, "/") { // a page's path within its site
		return ""
	}
	address, ok := stated.Address(s)
	if !ok {
		f.complain(f.values[key], fmt.Errorf("front matter: %s: %w", key, errors.New("want the address of a web page")))
	}
	return address
}

// tags returns the values of all keys, each once. A text may hold several,
// separated by commas; in Jekyll, whose front matter names a layout, by spaces.
func (f *fields) tags(keys ...string) []string {
	var out []string
	for _, key := range keys {
		for _, value := range f.list(key) {
			if f.values["layout"] != nil && f.values[key].Kind == yaml.ScalarNode && strings.HasSuffix(key, "s") && !strings.Contains(value, ",") {
				value = strings.Join(strings.Fields(value), ",")
			}
			for tag := range strings.SplitSeq(value, ",") {
				tag = strings.TrimPrefix(strings.TrimSpace(tag), "#")
				if tag != "" && !slices.Contains(out, tag) {
					out = append(out, tag)
				}
			}
		}
	}
	return out
}

// scalar returns the text of a value, "" for YAML's null.
func scalar(node *yaml.Node) string {
	if node.Tag == "!!null" {
		return ""
	}
	return scrub.Line(node.Value)
}

// unlink returns s with wiki links replaced by their names: "[[Name]]",
// "[[Page|Name]]". The whole content of "[[|…]]" is literal.
func unlink(s string) string {
	if inner, ok := strings.CutPrefix(s, "[[|"); ok && strings.HasSuffix(inner, "]]") {
		return strings.TrimSpace(strings.TrimSuffix(inner, "]]"))
	}
	var b strings.Builder
	for {
		before, rest, opened := strings.Cut(s, "[[")
		inner, after, closed := strings.Cut(rest, "]]")
		if !opened || !closed {
			b.WriteString(s)
			return b.String()
		}
		if _, name, ok := strings.Cut(inner, "|"); ok {
			inner = name
		}
		b.WriteString(before)
		b.WriteString(strings.TrimSpace(inner))
		s = after
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// linked splits a stated source into its name and the address of the page. The
// source may be an address, or a Markdown link to one.
func linked(source string) (name, address string) {
	if address, ok := stated.Address(source); ok {
		return "", address
	}
	words, ok := strings.CutPrefix(source, "[")
	if !ok {
		return source, ""
	}
	words, target, ok := strings.Cut(words, "](")
	target, closed := strings.CutSuffix(target, ")")
	address, isAddress := stated.Address(target)
	switch {
	case !ok || !closed || strings.Contains(words, "["):
		return source, ""
	case !isAddress:
		return words, ""
	}
	if _, ok := stated.Address(words); ok { // [https://…](https://…)
		return "", address
	}
	return words, address
}
