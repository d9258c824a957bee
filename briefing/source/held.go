package source

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"briefing/briefing"
	"briefing/briefing/source/feed"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/web"
)

// Held is the outcome of reading a document in memory.
type Held struct {
	Articles []*briefing.Article // in their order, without IDs
	Errs     []error             // each an *Error
	IsFeed   bool
	// Entries holds the entry of each article if the document is a feed.
	Entries []feed.Entry
	// Description is the article's summary in a web page or in front matter, on
	// one line.
	Description string
	Created     briefing.Date // the day it was clipped, from front matter
}

// ReadHeld returns the articles of a document in memory; data is all of it. The
// name decides the format where the content fits several, and stands in errors.
// label is the encoding stated by the sender, or "".
func ReadHeld(name, label string, data []byte) (h Held) {
	fail := func(err error) Held {
		return Held{IsFeed: h.IsFeed, Errs: []error{&Error{File: briefing.FileName(name), Err: err}}}
	}
	defer func() {
		if p := recover(); p != nil {
			h = fail(fmt.Errorf("cannot be read: %v", p))
		}
	}()
	d := &document{path: name, ext: extension(name), sure: true, max: DefaultMaxBytes, size: int64(len(data))}
	if err := d.start(bytes.NewReader(unlabelled(data, label)), tooBig(d.max)); err != nil {
		return fail(err)
	}
	format, err := formatOf(d)
	if err != nil {
		return fail(err)
	}
	read := format.read
	switch format {
	case feedFormat:
		read = h.entriesOf(feed.XMLEntries(scrub.Reader(d.in, d.head, declared(d.head))))
	case jsonFeedFormat:
		read = h.entriesOf(feed.JSONEntries(scrub.Decoded(d.in)))
	case pageFormat:
		read = h.page
	case markdownFormat:
		read = linesOf(h.header, markdown.Article)
	}
	r, err := read(d)
	if err != nil {
		return fail(err)
	}
	h.Articles, h.Errs = r.articles, r.errs
	return h
}

// entriesOf returns a reader of a feed that also keeps its entries.
func (h *Held) entriesOf(entries feed.Entries) func(*document) (result, error) {
	h.IsFeed = true
	return func(d *document) (result, error) {
		return d.several(func(yield func(*briefing.Article, error) bool) {
			for e, err := range entries {
				if err == nil {
					h.Entries = append(h.Entries, e)
				}
				if !yield(e.Article, err) {
					return
				}
			}
		})
	}
}

// page reads a web page and keeps its description.
func (h *Held) page(d *document) (result, error) {
	page, err := d.text(declared(d.head))
	if err != nil {
		return result{}, err
	}
	h.Description = web.Description(page)
	return d.single(func(known briefing.Entry) (*briefing.Article, error) { return web.Article(page, known) })
}

// header reads front matter and keeps the fields that only clippings have.
func (h *Held) header(text string) markdown.Header {
	header := markdown.ReadHeader(text)
	h.Description, h.Created = header.Description, header.Created
	return header
}

// unlabelled converts text in the encoding named by label to UTF-8.
// Declarations in the document then no longer count. They do if label is
// unknown, or says UTF-8 and is wrong.
func unlabelled(data []byte, label string) []byte {
	from, _ := charset.Lookup(label)
	if from == nil || from == encoding.Nop || firstOf(binaryFormats, &document{head: data}, "") != nil {
		return data
	}
	text, err := scrub.DecodeAs(data, label)
	if err != nil {
		return data
	}
	return []byte(text)
}
