package source

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	"briefing/briefing"
	"briefing/briefing/add/formats"
	"briefing/briefing/source/epub"
	"briefing/briefing/source/feed"
	"briefing/briefing/source/jsonl"
	"briefing/briefing/source/mail"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

func readFeed(d *document) (result, error) {
	return d.inParts(feed.XML(scrub.Reader(d.in, d.head, declared(d.head))), d.send)
}

func readJSONFeed(d *document) (result, error) {
	return d.inParts(feed.JSON(scrub.Decoded(d.in)), d.send)
}

func readJSONL(d *document) (result, error) {
	return d.inParts(jsonl.Articles(scrub.Decoded(d.stream())), d.send)
}

func readMailbox(d *document) (result, error) { return d.inParts(mail.Mailbox(d.stream()), d.send) }

func readBook(d *document) (result, error) {
	data, err := d.bytes()
	if err != nil {
		return result{}, err
	}
	tooBig := &limitError{"unpacks to more than " + size(d.max)}
	return d.several(epub.Articles(bytes.NewReader(data), int64(len(data)), d.max, tooBig))
}

// readArchive reads an archive that may be a document of one of the archived formats.
func readArchive(d *document) (result, error) {
	if d.size > d.max {
		return result{}, scrub.ErrBinary
	}
	data, err := d.bytes()
	if err != nil {
		return result{}, err
	}
	for _, f := range archived {
		if f.is(data) {
			d.sure, d.in = true, bytes.NewReader(data)
			return f.read(d)
		}
	}
	if name := formats.InArchive(data); name != "" {
		d.sure = true
		return result{}, &ExportError{name}
	}
	return result{}, scrub.ErrBinary
}

// mostProblems limits the errors of one document that are reported one by one.
const mostProblems = 100

// partArticles and partText limit a part of a document: the articles, or the
// bytes of text, that are held at a time.
const (
	partArticles = 200
	partText     = 1 << 20
)

// several makes the result of a document with several articles. A
// *stated.Problem without an article concerns one that could not be read, with
// an article a part of it. Any other error ends the document; earlier articles
// stay.
func (d *document) several(articles iter.Seq2[*briefing.Article, error]) (result, error) {
	return d.inParts(articles, nil)
}

// inParts is several, but sends all parts except the last to send, unless that
// is nil, and returns the last.
func (d *document) inParts(articles iter.Seq2[*briefing.Article, error], send func(result) bool) (result, error) {
	r := result{path: d.path}
	said := matcher{said: d.said.Articles}
	count, text, untold := 0, 0, 0
	defer d.streamed.rest()
	for a, err := range articles {
		d.streamed.rest()
		if err != nil {
			if len(r.errs) == mostProblems {
				untold++
			} else {
				r.errs = append(r.errs, d.problem(err))
			}
		}
		if a == nil {
			continue
		}
		a.ID = d.entryID(a.Title)
		said.complete(a, count)
		r.articles = append(r.articles, d.finish(a))
		count++
		if text += len(a.Text); send == nil || text < partText && len(r.articles) < partArticles {
			continue
		}
		if !send(result{path: d.path, articles: r.articles}) {
			return result{}, errors.New("not wanted any more")
		}
		r.articles, text = nil, 0
	}
	if untold > 0 {
		r.errs = append(r.errs, &Error{File: d.path, Err: fmt.Errorf("and %d more of this kind", untold)})
	}
	if count == 0 {
		if len(r.errs) == 0 {
			return result{}, ErrEmpty
		}
		if !d.sure {
			return result{}, errNoDocument
		}
	}
	for _, err := range said.missing() {
		r.errs = append(r.errs, &Error{File: d.path, Err: err})
	}
	r.errs = append(r.errs, d.losses()...)
	return r, nil
}

func (d *document) problem(err error) *Error {
	if p := (*stated.Problem)(nil); errors.As(err, &p) {
		return &Error{File: d.path, Line: p.Line, Column: min(p.Line, 1), Err: p.Err}
	}
	return &Error{File: d.path, Err: err}
}

// entryID returns the ID of an article in a document of several: that of the
// document plus the first words of the title, so that it stays the same when
// articles are inserted before it; "" if the title is empty.
func (d *document) entryID(title string) briefing.ArticleID {
	const longest = 48
	words := hyphenated(title)
	if len(words) > longest {
		words = words[:longest]
		if i := strings.LastIndexByte(words, '-'); i > 0 {
			words = words[:i]
		}
	}
	if words == "" {
		return ""
	}
	return slug(d.path) + briefing.ArticleID("-"+words)
}
