package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// ErrEmpty says that a document holds no text.
var ErrEmpty = errors.New("empty, no text")

// errNoDocument says that a file is not meant to be read.
var errNoDocument = errors.New("no document")

// mostLines is how many lines a document may have. What is kept of a line takes
// more memory than a short line itself.
const mostLines = 1 << 20

// sniffed is how many bytes of a document tell its format.
const sniffed = 8 << 10

// document is a document that is open for reading.
type document struct {
	path   string
	ext    string // in lower case, with its dot; of what is packed, if it is
	sure   bool   // that it is one: it was asked for, or its name says so
	packed bool   // by gzip
	max    int64  // bytes
	size   int64  // bytes, as far as is known
	head   []byte // its first bytes
	whole  string // its text, scrubbed, if head is all of it
	in     io.Reader
	file   *limited // that in reads
	said   briefing.Document

	// loss is what of it became U+FFFD, if it was decoded as a whole; else lost
	// counts these characters in its articles.
	decoded bool
	loss    *scrub.Loss
	lost    int

	streamed *streamed // that reads it, if it is read in parts

	// send, if set, takes the articles of a document that is read in parts, and
	// reports whether more are wanted.
	send func(result) bool
}

// read returns the articles of f, those of the last part if it is read in parts:
// the others it sends. A file whose name does not say that it is a document, and
// which turns out to be none, yields nothing.
func (f file) read(fsys fs.FS, said briefing.Document, opts Options, send func(result) bool) (r result) {
	fail := func(err error) result {
		if errors.Is(err, errNoDocument) {
			return result{path: f.path}
		}
		return result{path: f.path, errs: []error{&Error{File: f.path, Err: err}}}
	}
	// A fault in the reader of one format must not take all other documents down.
	defer func() {
		if p := recover(); p != nil {
			r = fail(fmt.Errorf("cannot be read: %v", p))
		}
	}()
	in, err := f.open(fsys)
	if err != nil {
		return fail(err)
	}
	defer in.Close()
	d := &document{path: f.path, ext: extension(f.path), sure: f.asked || isSureName(f.path), max: opts.MaxBytes, said: said}
	if send != nil {
		d.send = func(r result) bool {
			r.more, r.read = true, d.file.n
			return send(r)
		}
	}
	if err := d.start(in, tooBig(d.max)); err != nil {
		return fail(err)
	}
	format, err := formatOf(d)
	if err != nil {
		return fail(err)
	}
	if info, err := in.Stat(); err == nil {
		d.size = info.Size()
	}
	if r, err = d.readAs(format); err != nil {
		if !d.sure && !errors.As(err, new(*limitError)) && !mayBePacked(f.path, err) {
			err = errNoDocument
		}
		return fail(err)
	}
	return r
}

// readAs reads d, which is in a format, when there is room for it.
func (d *document) readAs(f *format) (result, error) {
	switch {
	case f.streams || f == gzipFormat || f == archiveFormat && d.size > d.max:
		// One that is packed is looked at once it is known what is in it. One
		// that is read in parts must not keep others waiting until it is wanted.
	case d.size > d.max:
		return result{}, tooBig(d.max)
	default:
		defer reading.enter(d.size, f.packed || d.packed)()
	}
	d.allow(f)
	return f.read(d)
}

// allow lets d have any size if it is read in parts, which this format is.
func (d *document) allow(f *format) {
	if f.streams && d.send != nil {
		d.file.left = math.MaxInt64
	}
}

func (f file) open(fsys fs.FS) (fs.File, error) {
	if f.err != nil {
		return nil, f.err
	}
	if f.asked {
		// Opening a pipe would wait for its writer.
		if info, err := fs.Stat(fsys, f.path); err != nil {
			return nil, reason(err)
		} else if !info.Mode().IsRegular() {
			return nil, errors.New("not a file")
		}
	}
	in, err := fsys.Open(f.path)
	if err != nil {
		return nil, reason(err)
	}
	return in, nil
}

// start reads the first bytes of d from in. More than d.max bytes are an error.
func (d *document) start(in io.Reader, tooMany error) error {
	d.file = &limited{in: in, left: d.max, err: tooMany}
	buffered := bufio.NewReaderSize(d.file, sniffed)
	head, err := buffered.Peek(sniffed)
	if err != nil && err != io.EOF {
		return reason(err)
	}
	if len(head) == sniffed {
		head = bytes.Clone(head) // there may be more, which takes its place
	}
	d.head, d.in = head, buffered
	return nil
}

// limitError says that a document is bigger than it may be.
type limitError struct{ text string }

func (e *limitError) Error() string { return e.text }

func tooBig(maxBytes int64) error { return &limitError{"bigger than " + size(maxBytes)} }

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// limited reads up to left bytes and fails with err if there are more.
type limited struct {
	in   io.Reader
	n    int64 // bytes that were read
	left int64
	err  error
}

func (l *limited) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left {
		p = p[:l.left+1]
	}
	n, err := l.in.Read(p)
	l.n += int64(n)
	if l.left -= int64(n); l.left < 0 {
		return 0, l.err
	}
	return n, err
}

// bytes returns all of d.
func (d *document) bytes() ([]byte, error) {
	parts, err := d.parts()
	if err != nil {
		return nil, err
	}
	data := make([]byte, 0, length(parts))
	for i, p := range parts {
		data = append(data, p...)
		parts[i] = "" // which need not be there twice
	}
	return data, nil
}

// string returns all of d.
func (d *document) string() (string, error) {
	parts, err := d.parts()
	if err != nil || len(parts) == 1 {
		return strings.Join(parts, ""), err
	}
	var text strings.Builder
	text.Grow(length(parts))
	for i, p := range parts {
		text.WriteString(p)
		parts[i] = "" // which need not be there twice
	}
	return text.String(), nil
}

// parts returns all of d: in one part, if its size is known, or else in parts that
// need not be moved while it grows.
func (d *document) parts() ([]string, error) {
	const unknown = 1 << 20
	most := int64(unknown)
	if !d.packed {
		most = d.size + 1
	}
	var parts []string
	for {
		var part strings.Builder
		part.Grow(int(most))
		_, err := io.CopyN(&part, d.in, most)
		parts = append(parts, part.String())
		switch {
		case err == io.EOF:
			return parts, nil
		case err != nil:
			return nil, reason(err)
		}
		most = unknown // it is larger than it was said to be
	}
}

func length(parts []string) int {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	return n
}

// text returns all text of d, scrubbed, in the encoding that label names if it
// is none of those that tell themselves.
func (d *document) text(label string) (string, error) {
	text := d.whole
	if text == "" || label != "" {
		data, err := d.string()
		if err != nil {
			return "", err
		}
		if text, d.loss, err = scrub.DecodeString(data, label); err != nil {
			return "", err
		}
	}
	d.decoded = true
	switch {
	case strings.TrimSpace(text) == "":
		return "", ErrEmpty
	case strings.Count(text, "\n") > mostLines:
		return "", fmt.Errorf("more than %d lines", mostLines)
	}
	return text, nil
}

// readLines makes the articles of a document of lines, split as the digest says.
func (d *document) readLines(f lineFormat) (result, error) {
	text, err := d.text("")
	if err != nil {
		return result{}, err
	}
	header := f.header(text)
	r := result{path: d.path, errs: d.losses()}
	for _, p := range header.Problems {
		r.errs = append(r.errs, &Error{File: d.path, Line: p.Line, Column: p.Column, Err: p.Err})
	}
	lines := cleanup.Split(text, 1)
	for i := range lines[:min(header.Lines, len(lines))] {
		lines[i].Remove("front matter that cannot be read")
	}
	front := lines[:min(header.Lines, len(lines))]
	parts, errs := split(lines[len(front):], d.said.Articles)
	for _, err := range errs {
		r.errs = append(r.errs, &Error{File: d.path, Err: err})
	}
	for i, part := range parts {
		known := part.said
		if i == 0 {
			known = stated.Complete(known, header.Entry)
		} else {
			known = stated.Complete(known, untitled(header.Entry))
		}
		if len(parts) == 1 {
			known.File = scrub.Line(d.path)
		}
		a := f.article(part.lines, known)
		if i == 0 && header.Broken {
			a.Removed = append(cleanup.Removed(front), a.Removed...)
		}
		if len(parts) == 1 {
			d.dateByName(a, header.Paths...)
		}
		r.articles = append(r.articles, d.finish(a))
	}
	return r, nil
}

// dateByName gives the only article of d, if it is not dated, the date in a name: of
// its page, if it has paths, or else of its file.
func (d *document) dateByName(a *briefing.Article, paths ...string) {
	for _, name := range append(paths, d.path) {
		if !a.Published.Known() {
			a.Published, a.DatedByName = stated.DateInName(name)
		}
	}
}

// finish completes an article of d.
func (d *document) finish(a *briefing.Article) *briefing.Article {
	a.File = scrub.Line(d.path)
	a.Words = words(a.Text)
	if !d.decoded {
		d.lost += strings.Count(a.Title, replaced) + strings.Count(a.Text, replaced)
	}
	return a
}

// replaced stands for what cannot be read or must not be shown.
const replaced = "\ufffd"

// losses returns the error that says what of d is shown as U+FFFD, if anything
// is.
func (d *document) losses() []error {
	switch {
	case d.decoded && d.loss != nil:
		return []error{&Error{File: d.path, Line: d.loss.Line, Column: d.loss.Column, Err: d.loss}}
	case !d.decoded && d.lost > 0:
		return []error{&Error{File: d.path, Err: errors.New(briefing.Count(d.lost, "character") + " cannot be read: shown as U+FFFD")}}
	}
	return nil
}

// untitled returns e without what only one article of a document can have.
func untitled(e briefing.Entry) briefing.Entry {
	e.Title, e.URL, e.Note = "", "", nil
	return e
}

// words returns the number of words in text: of what is between white space and
// has a letter or a digit. Where a script is written without spaces each character
// counts.
func words(text string) int {
	n, counted := 0, false
	for _, r := range text {
		switch {
		case counted && ' ' < r && r < utf8.RuneSelf: // the rest of most words
		case unicode.IsSpace(r):
			counted = false
		case r >= utf8.RuneSelf && fold.Unspaced(r):
			n, counted = n+1, false
		case !counted && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n, counted = n+1, true
		}
	}
	return n
}
