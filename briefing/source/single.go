package source

import (
	"errors"
	"regexp"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/docx"
	"briefing/briefing/source/mail"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/pdf"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// readPage reads a web page.
func readPage(d *document) (result, error) {
	page, err := d.text(declared(d.head))
	if err != nil {
		return result{}, err
	}
	page, header := withoutHeader(page)
	r, err := d.single(func(known briefing.Entry) (*briefing.Article, error) {
		return web.Article(page, stated.Complete(known, header.Entry))
	})
	if header.Lines > 0 && errors.Is(err, web.ErrNoText) {
		return result{path: d.path}, nil // a template, which only its generator fills
	}
	return r, err
}

// withoutHeader returns the page of a site's source without its front matter and the tags of
// templates, and that front matter. Of other pages it returns all.
func withoutHeader(page string) (string, markdown.Header) {
	if !markdown.HasHeader(page) {
		return page, markdown.Header{}
	}
	header := markdown.ReadHeader(page)
	rest := page
	for range header.Lines {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	return templateTag.ReplaceAllString(rest, ""), header
}

// templateTag matches a tag or value of Liquid, and of Hugo's templates.
var templateTag = regexp.MustCompile(`\{\{[^{}]*\}\}|\{%[^{}]*%\}`)

// readMessage reads an e-mail.
func readMessage(d *document) (result, error) {
	return d.single(func(known briefing.Entry) (*briefing.Article, error) { return mail.Message(d.in, known) })
}

// readPDF reads a PDF.
func readPDF(d *document) (result, error) {
	data, err := d.bytes()
	if err != nil {
		return result{}, err
	}
	return d.single(func(known briefing.Entry) (*briefing.Article, error) { return pdf.Article(data, 8*d.max, known) })
}

// readDocx reads a document of Word.
func readDocx(d *document) (result, error) {
	data, err := d.bytes()
	if err != nil {
		return result{}, err
	}
	tooBig := &limitError{"unpacks to more than " + size(d.max)}
	return d.single(func(known briefing.Entry) (*briefing.Article, error) { return docx.Article(data, d.max, tooBig, known) })
}

// single makes the result of a document with one article. An error beside the
// article says why only a part of it was read.
func (d *document) single(read func(known briefing.Entry) (*briefing.Article, error)) (result, error) {
	said := matcher{said: d.said.Articles}
	a, err := read(said.first())
	if a == nil {
		return result{}, err
	}
	d.dateByName(a)
	r := result{path: d.path, articles: []*briefing.Article{d.finish(a)}}
	if err != nil {
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Err: err})
	}
	for _, err := range said.missing() {
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Err: err})
	}
	r.errs = append(r.errs, d.losses()...)
	return r, nil
}

// declared returns the encoding that the head of a page or XML declares, or "".
// In a page only a meta tag counts: the charset of a script is that of the
// script.
func declared(head []byte) string {
	const near = 4 << 10
	text := strings.ToLower(string(head[:min(len(head), near)]))
	if start := strings.Index(text, "<?xml"); start >= 0 {
		declaration, _, _ := strings.Cut(text[start:], "?>")
		if name := valueOf(declaration, "encoding"); name != "" {
			return name
		}
	}
	for rest, ok := text, true; ok; {
		if _, rest, ok = strings.Cut(rest, "<meta"); !ok {
			break
		}
		tag, _, _ := strings.Cut(rest, ">")
		if name := valueOf(tag, "charset"); name != "" {
			return name
		}
	}
	return ""
}

// valueOf returns the value behind a key and an equals sign in a tag, or "".
func valueOf(tag, key string) string {
	for {
		_, rest, ok := strings.Cut(tag, key)
		if !ok {
			return ""
		}
		tag = rest
		value, ok := strings.CutPrefix(strings.TrimLeft(rest, " \t\n"), "=")
		if !ok {
			continue
		}
		value = strings.TrimLeft(value, " \t\n\"'")
		if end := strings.IndexAny(value, " \"'/>;?"); end >= 0 {
			value = value[:end]
		}
		return value
	}
}
