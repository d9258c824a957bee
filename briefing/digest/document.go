package digest

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// documents reads the descriptions of documents and their articles.
func (p *parser) documents(n *yaml.Node) {
	lines := make(map[string]int)
	for _, item := range p.list(n, "documents") {
		f, ok := p.fields(item, "a document", "file", "articles")
		if !ok {
			continue
		}
		file, ok := p.documentFile(f)
		if !ok {
			continue
		}
		if line, twice := lines[file]; twice {
			p.complain(f.get("file"), fmt.Sprintf("file %s is on line %d already; the document is left out", quote(file), line), "")
			continue
		}
		lines[file] = f.node.Line
		p.digest.Documents = append(p.digest.Documents, briefing.Document{File: file, Articles: p.articles(f)})
	}
}

// documentFile returns the path of a document within the library.
func (p *parser) documentFile(f fields) (string, bool) {
	n := f.get("file")
	file := p.line(n, "file")
	if file == "" {
		p.complain(f.node, "file is missing; the document is left out", "")
		return "", false
	}
	clean := path.Clean(file)
	if !fs.ValidPath(clean) || clean == "." || strings.Contains(clean, `\`) {
		p.complain(n, fmt.Sprintf("file %s: want a path within the library, with slashes; the document is left out", quote(file)), "")
		return "", false
	}
	return clean, true
}

func (p *parser) articles(document fields) []briefing.DocumentArticle {
	var out []briefing.DocumentArticle
	for i, n := range p.list(document.get("articles"), "articles") {
		if a, ok := p.article(n, i == 0); ok {
			out = append(out, a)
		}
	}
	return out
}

func (p *parser) article(n *yaml.Node, isFirst bool) (briefing.DocumentArticle, bool) {
	f, ok := p.fields(n, "an article", "id", "title", "source", "author", "published", "url", "starts")
	if !ok {
		return briefing.DocumentArticle{}, false
	}
	e := &entry{fields: f, kind: kindArticle, label: p.line(f.get("title"), "title")}
	if !p.identify(e) {
		return briefing.DocumentArticle{}, false
	}
	starts := p.line(f.get("starts"), "starts")
	if starts == "" && !isFirst {
		p.omit(e, "starts is missing, the words with which the article's first line begins")
		return briefing.DocumentArticle{}, false
	}
	p.known[e.id] = e
	return briefing.DocumentArticle{
		ID:        briefing.ArticleID(e.id),
		Title:     e.label,
		Source:    p.line(f.get("source"), "source"),
		Author:    p.line(f.get("author"), "author"),
		Published: p.date(f.get("published"), "published"),
		URL:       p.line(f.get("url"), "url"),
		Starts:    starts,
	}, true
}
