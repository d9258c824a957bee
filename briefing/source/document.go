package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// ErrEmpty says that a document holds no text.
var ErrEmpty = errors.New("empty, no text")

// mostLines is how many lines a document may have. What is kept of a line takes
// more memory than a short line itself.
const mostLines = 1 << 20

// read returns the articles of f. A file that has no ending and turns out to be
// no text is no document, and yields nothing.
func (f file) read(fsys fs.FS, said briefing.Document, opts Options) result {
	text, err := f.text(fsys, opts.MaxBytes)
	if err != nil {
		if errors.Is(err, errNoDocument) {
			return result{path: f.path}
		}
		return result{path: f.path, errs: []error{&Error{File: f.path, Err: err}}}
	}
	return parse(f.path, text, said)
}

// errNoDocument says that a file is not meant to be read.
var errNoDocument = errors.New("no document")

// text returns the scrubbed text of f.
func (f file) text(fsys fs.FS, maxBytes int64) (string, error) {
	if f.err != nil {
		return "", f.err
	}
	if f.asked {
		// Opening a pipe would wait for its writer.
		if info, err := fs.Stat(fsys, f.path); err != nil {
			return "", reason(err)
		} else if !info.Mode().IsRegular() {
			return "", errors.New("not a file")
		}
	}
	sure := f.asked || isTextName(f.path)
	data, err := readFile(fsys, f.path, maxBytes, sure)
	if err != nil {
		return "", err
	}
	text, err := scrub.Decode(data)
	switch {
	case err == nil && strings.TrimSpace(text) == "":
		err = ErrEmpty
	case err == nil && strings.Count(text, "\n") > mostLines:
		err = fmt.Errorf("more than %d lines", mostLines)
	case err == nil:
		return text, nil
	}
	if !sure {
		return "", errNoDocument
	}
	return "", err
}

// readFile returns what is in a file. If it is not sure to be a document, it is
// read on only if it begins as text.
func readFile(fsys fs.FS, name string, maxBytes int64, sure bool) ([]byte, error) {
	in, err := fsys.Open(name)
	if err != nil {
		return nil, reason(err)
	}
	defer in.Close()
	var size int64
	if info, err := in.Stat(); err == nil {
		size = info.Size()
	}
	if sure && size > maxBytes {
		return nil, tooBig(maxBytes)
	}
	var data bytes.Buffer
	data.Grow(int(min(size, maxBytes)) + bytes.MinRead)
	if !sure {
		if _, err := io.CopyN(&data, in, 8<<10); err != nil && err != io.EOF {
			return nil, reason(err)
		}
		if scrub.Check(data.Bytes()) != nil {
			return nil, errNoDocument
		}
	}
	if _, err := io.Copy(&data, io.LimitReader(in, maxBytes+1-int64(data.Len()))); err != nil {
		return nil, reason(err)
	}
	if int64(data.Len()) > maxBytes {
		return nil, tooBig(maxBytes)
	}
	return data.Bytes(), nil
}

func tooBig(maxBytes int64) error {
	if maxBytes < 1<<20 {
		return fmt.Errorf("bigger than %d bytes", maxBytes)
	}
	return fmt.Errorf("bigger than %d MB", maxBytes>>20)
}

// parse makes the articles of a document's text.
func parse(name, text string, said briefing.Document) result {
	format := formatOf(name, text)
	header := format.header(text)
	r := result{path: name}
	for _, p := range header.Problems {
		r.errs = append(r.errs, &Error{File: name, Line: p.Line, Column: p.Column, Err: p.Err})
	}
	lines := cleanup.Split(text, 1)
	for i := range lines[:min(header.Lines, len(lines))] {
		lines[i].Remove("front matter that cannot be read")
	}
	front := lines[:min(header.Lines, len(lines))]
	parts, errs := split(lines[len(front):], said.Articles)
	for _, err := range errs {
		r.errs = append(r.errs, &Error{File: name, Err: err})
	}
	for i, part := range parts {
		known := part.said
		if i == 0 {
			known = stated.Complete(known, header.Entry)
		} else {
			known = stated.Complete(known, untitled(header.Entry))
		}
		a := format.article(part.lines, known)
		a.File = scrub.Line(name)
		a.Words = words(a.Text)
		if i == 0 && header.Broken {
			a.Removed = append(cleanup.Removed(front), a.Removed...)
		}
		r.articles = append(r.articles, a)
	}
	return r
}

// untitled returns e without what only one article of a document can have.
func untitled(e briefing.Entry) briefing.Entry {
	e.Title, e.URL = "", ""
	return e
}

// words returns the number of words in text, as counted between white space.
func words(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}
