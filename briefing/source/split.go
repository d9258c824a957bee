package source

import (
	"fmt"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
)

// part holds the lines of one article in a document, and its description in the
// digest.
type part struct {
	lines []cleanup.Line
	said  briefing.Entry
}

// split cuts lines where the articles start: the first at the top, every other
// at the next line that begins with its Starts. An article whose Starts is
// missing is left out, with an error.
func split(lines []cleanup.Line, articles []briefing.DocumentArticle) ([]part, []error) {
	if len(articles) == 0 {
		return []part{{lines: lines}}, nil
	}
	parts := []part{{said: entry(articles[0])}}
	var errs []error
	if s := articles[0].Starts; s != "" && findStart(lines, 0, s) < 0 {
		errs = append(errs, fmt.Errorf("article %q: starts with %q: no line does; it is taken to start at the top", articles[0].ID, s))
	}
	from := 0 // start of the latest part
	for _, a := range articles[1:] {
		at := -1
		if a.Starts != "" {
			at = findStart(lines, from+1, a.Starts)
		}
		if at < 0 {
			errs = append(errs, fmt.Errorf("article %q: starts with %q: no line below the article before does; it is left out", a.ID, a.Starts))
			continue
		}
		parts[len(parts)-1].lines = lines[from:at]
		parts = append(parts, part{said: entry(a)})
		from = at
	}
	parts[len(parts)-1].lines = lines[from:]
	return parts, errs
}

// findStart returns the first line from i on that begins with start, or -1. It
// ignores the amount of white space, and Markdown's marks at the beginning.
func findStart(lines []cleanup.Line, i int, start string) int {
	start = scrub.Line(start)
	for ; i < len(lines); i++ {
		text := lines[i].Text
		if strings.HasPrefix(text, start) || strings.HasPrefix(strings.TrimLeft(text, "#*_> "), start) {
			return i
		}
	}
	return -1
}

func entry(a briefing.DocumentArticle) briefing.Entry {
	return briefing.Entry{
		ID: a.ID, Title: a.Title, Source: a.Source, Author: a.Author, Published: a.Published, URL: a.URL,
	}
}

// match returns the descriptions of files by path.
func match(documents []briefing.Document, files []file) (map[string]briefing.Document, []error) {
	said := map[string]briefing.Document{}
	if len(documents) == 0 {
		return said, nil
	}
	paths := map[string][]string{} // by base name
	exact := map[string]bool{}
	for _, f := range files {
		exact[f.path] = true
		paths[path.Base(f.path)] = append(paths[path.Base(f.path)], f.path)
	}
	var errs []error
	for _, d := range documents {
		name := path.Clean(d.File)
		if !exact[name] {
			switch found := paths[path.Base(name)]; len(found) {
			case 0:
				continue // a digest may describe documents that this folder lacks
			case 1:
				name = found[0]
			default:
				errs = append(errs, &Error{File: briefing.FileName(d.File), Err: fmt.Errorf("the digest can mean %s or %s", found[0], found[1])})
				continue
			}
		}
		if _, ok := said[name]; !ok {
			said[name] = d
		}
	}
	return said, errs
}
