package source

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/mail"
	"briefing/briefing/source/pdf"
	"briefing/briefing/source/web"
)

// readPage reads a web page.
func readPage(d *document) (result, error) {
	page, err := d.text(declared(d.head))
	if err != nil {
		return result{}, err
	}
	return d.single(func(known briefing.Entry) (*briefing.Article, error) { return web.Article(page, known) })
}

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

// single makes the result of a document that holds one article.
func (d *document) single(read func(known briefing.Entry) (*briefing.Article, error)) (result, error) {
	said := matcher{said: d.said.Articles}
	a, err := read(said.first())
	if err != nil {
		return result{}, err
	}
	d.dateByName(a)
	r := result{path: d.path, articles: []*briefing.Article{d.finish(a)}}
	for _, err := range said.missing() {
		r.errs = append(r.errs, &Error{File: d.path, Err: err})
	}
	r.errs = append(r.errs, d.losses()...)
	return r, nil
}

// declared returns the encoding that a page or XML with this head says it is in,
// or "".
func declared(head []byte) string {
	const near = 4 << 10
	text := strings.ToLower(string(head[:min(len(head), near)]))
	for _, key := range []string{"charset", "encoding"} {
		for rest := text; ; {
			i := strings.Index(rest, key)
			if i < 0 {
				break
			}
			rest = rest[i+len(key):]
			value, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), "=")
			if !ok {
				continue
			}
			value = strings.TrimLeft(value, ` "'`)
			if end := strings.IndexAny(value, ` "'/>;?`); end > 0 {
				return value[:end]
			}
		}
	}
	return ""
}
