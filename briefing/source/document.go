package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/limit"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// ErrEmpty says that a document has no text.
var ErrEmpty = errors.New("empty, no text")

// errNoDocument says that a file is not a document and can be skipped in
// silence.
var errNoDocument = errors.New("no document")

// mostLines limits the lines of a document, since the data kept about a short
// line takes more memory than the line itself.
const mostLines = 1 << 20

// sniffed is the number of bytes that decide the format of a document.
const sniffed = 8 << 10

// document is a document that is open for reading.
type document struct {
	path   string
	ext    string // in lower case, with its dot; below ".gz" if the file is packed
	sure   bool   // it was asked for, or its name marks it as a document
	packed bool   // by gzip
	note   bool   // in a vault of notes
	max    int64  // bytes
	size   int64  // bytes, if known
	head   []byte // its first bytes
	whole  string // its text, scrubbed, if head is all of it
	in     io.Reader
	file   *limited // the file below in
	said   briefing.Document

	// loss counts the characters of a whole document that became U+FFFD; for
	// one read in parts, lost counts those in its articles.
	decoded bool
	loss    *scrub.Loss
	lost    int

	streamed *streamed // set while the document is read in parts

	// send, if set, receives the articles of a document that is read in parts,
	// and reports whether more are wanted.
	send func(result) bool
}

// read returns the articles of f. If f is read in parts, it sends all but the
// last and returns that. A file that looks like no document, by its name and
// its content, yields nothing.
func (f file) read(fsys fs.FS, said briefing.Document, opts Options, send func(result) bool) (r result) {
	fail := func(err error) result {
		if errors.Is(err, errNoDocument) {
			return result{path: f.path}
		}
		bad := &Error{File: briefing.FileName(f.path), Err: limit.Named(err)}
		if limit.Is(err) {
			return result{path: f.path, limit: bad}
		}
		return result{path: f.path, errs: []error{bad}}
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
	d := &document{path: f.path, ext: extension(f.path), sure: f.asked || isSureName(f.path), note: f.note, max: opts.MaxBytes, said: said}
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
		if !d.sure && !limit.Is(err) && !errors.As(err, new(*limitError)) && !mayBePacked(f.path, err) {
			err = errNoDocument
		}
		return fail(err)
	}
	return r
}

// readAs reads d in a format as soon as there is room for it in memory.
func (d *document) readAs(f *format) (result, error) {
	switch {
	case f.streams || f == gzipFormat || f == archiveFormat && d.size > d.max:
		// A packed document waits for room only when the format within is
		// known. One that is read in parts must not hold room while it waits
		// for its reader.
	case d.size > d.max:
		return result{}, tooBig(d.max)
	default:
		defer reading.enter(d.size, f.packed || d.packed)()
	}
	d.allow(f)
	return f.read(d)
}

// allow lifts the size limit if d is read in parts.
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

// start reads the first bytes of d. It fails with tooMany beyond d.max bytes.
func (d *document) start(in io.Reader, tooMany error) error {
	d.file = &limited{in: in, left: d.max, err: tooMany}
	buffered := bufio.NewReaderSize(d.file, sniffed)
	head, err := buffered.Peek(sniffed)
	if err != nil && err != io.EOF {
		return reason(err)
	}
	if len(head) == sniffed {
		head = bytes.Clone(head) // copied, since a longer read reuses the buffer
	}
	d.head, d.in = head, buffered
	return nil
}

// limitError says that a document exceeds a size limit.
type limitError struct{ text string }

func (e *limitError) Error() string { return e.text }

func tooBig(maxBytes int64) error { return &limitError{"bigger than " + size(maxBytes)} }

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// limited reads up to left bytes, then fails with err if there are more.
type limited struct {
	in   io.Reader
	n    int64 // bytes read so far
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
		parts[i] = "" // so that only one copy stays in memory
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
		parts[i] = "" // so that only one copy stays in memory
	}
	return text.String(), nil
}

// parts returns all of d: in one part if its size is known, else in several,
// which spares copying a growing buffer.
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
		most = unknown // the stated size was too small
	}
}

func length(parts []string) int {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	return n
}

// text returns all text of d, scrubbed. label names its encoding, unless the text
// begins with a byte order mark.
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
	if d.note && header.Entry.Title == "" {
		header.Entry.Title = scrub.Line(strings.TrimSuffix(path.Base(d.path), path.Ext(d.path)))
	}
	r := result{path: d.path, errs: d.losses()}
	for _, p := range header.Problems {
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Line: p.Line, Column: p.Column, Err: p.Err})
	}
	lines := cleanup.Split(text, 1)
	for i := range lines[:min(header.Lines, len(lines))] {
		lines[i].Remove("front matter that cannot be read")
	}
	front := lines[:min(header.Lines, len(lines))]
	parts, errs := split(lines[len(front):], d.said.Articles)
	for _, err := range errs {
		r.errs = append(r.errs, &Error{File: briefing.FileName(d.path), Err: err})
	}
	for i, part := range parts {
		known := part.said
		if i == 0 {
			known = stated.Complete(known, header.Entry)
		} else {
			known = stated.Complete(known, untitled(header.Entry))
		}
		if len(parts) == 1 {
			known.File = briefing.FileName(d.path)
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

// dateByName dates the only article of d, if it has no date, by one in a name:
// that of its page, if there are paths, or else that of its file.
func (d *document) dateByName(a *briefing.Article, paths ...string) {
	for _, name := range append(paths, d.path) {
		if !a.Published.Known() {
			a.Published, a.DatedByName = stated.DateInName(name)
		}
	}
}

// finish completes an article of d.
func (d *document) finish(a *briefing.Article) *briefing.Article {
	a.File = briefing.FileName(d.path)
	a.Words = words(a.Text)
	a.Language = language.Noted(a.Language, a.Text)
	if !d.decoded {
		d.lost += strings.Count(a.Title, replaced) + strings.Count(a.Text, replaced)
	}
	return a
}

// replaced stands for bytes that cannot be read and characters that must not be
// shown.
const replaced = "\ufffd"

// losses returns an error that counts the characters shown as U+FFFD, if there
// are any.
func (d *document) losses() []error {
	switch {
	case d.decoded && d.loss != nil:
		return []error{&Error{File: briefing.FileName(d.path), Line: d.loss.Line, Column: d.loss.Column, Err: d.loss}}
	case !d.decoded && d.lost > 0:
		return []error{&Error{File: briefing.FileName(d.path), Err: errors.New(briefing.Count(d.lost, "character") + " cannot be read: shown as U+FFFD")}}
	}
	return nil
}

// untitled returns e without the fields that belong to a single article.
func untitled(e briefing.Entry) briefing.Entry {
	e.Title, e.URL, e.Note, e.Paths = "", "", nil, nil
	return e
}

// words counts the words in text: runs without white space that hold a letter
// or a digit. In scripts written without spaces every character counts.
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
