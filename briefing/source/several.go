package source

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"iter"
	"reflect"
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
		return result{}, &exportError{Format: name}
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

// repeat is an article of a document that says the same as an earlier one of that
// document. It is no article, but takes the ID that it would have, so that those
// behind it keep theirs.
type repeat struct {
	before int // articles of the part that stand before it
	id     briefing.ArticleID
}

// mostRepeats limits the repeats of a part.
const mostRepeats = 1 << 14

// sameness tells whether an article repeats an earlier one of its document.
type sameness struct {
	seed maphash.Seed
	seen map[uint64]*briefing.Article
	text int // bytes of the texts that seen keeps
}

// mostSame limits the texts that are kept to find repeats, in bytes. What repeats a
// later text is an article like any other.
const mostSame = 4 << 20

// repeats reports whether a says exactly what an earlier article said.
func (s *sameness) repeats(a *briefing.Article) bool {
	if s.seen == nil {
		s.seed, s.seen = maphash.MakeSeed(), map[uint64]*briefing.Article{}
	}
	var h maphash.Hash
	h.SetSeed(s.seed)
	for _, part := range []string{a.Title, a.URL, a.Text} {
		h.WriteString(part)
		h.WriteByte(0)
	}
	sum := h.Sum64()
	if first, ok := s.seen[sum]; ok {
		return reflect.DeepEqual(first, a)
	}
	const around = 500 // bytes of an article without its text
	if size := len(a.Text) + around; s.text+size <= mostSame {
		as := *a // as the document has it
		s.seen[sum] = &as
		s.text += size
	}
	return false
}

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
	var same sameness
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
		count++
		id := d.entryID(a.Title)
		if send != nil && len(d.said.Articles) == 0 && same.repeats(a) {
			r.repeats = append(r.repeats, repeat{len(r.articles), id})
		} else {
			a.ID = id
			said.complete(a, count-1)
			r.articles = append(r.articles, d.finish(a))
			text += len(a.Text)
		}
		if send == nil || text < partText && len(r.articles) < partArticles && len(r.repeats) < mostRepeats {
			continue
		}
		if !send(result{path: d.path, articles: r.articles, repeats: r.repeats}) {
			return result{}, errors.New("not wanted any more")
		}
		r.articles, r.repeats, text = nil, nil, 0
	}
	if untold > 0 {
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Err: fmt.Errorf("and %d more of this kind", untold)})
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
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Err: err})
	}
	r.errs = append(r.errs, d.losses()...)
	return r, nil
}

func (d *document) problem(err error) *Error {
	if p := (*stated.Problem)(nil); errors.As(err, &p) {
		return &Error{File: briefing.FileName(d.path), Line: p.Line, Column: min(p.Line, 1), Err: p.Err}
	}
	return &Error{File: briefing.FileName(d.path), Err: err}
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
