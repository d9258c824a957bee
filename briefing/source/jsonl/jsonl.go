// Package jsonl makes articles from JSON Lines, one object a line, and from a
// JSON list of objects. The keys of an object are those of front matter under
// the names that news archives commonly use. The text is under "text", "body"
// or "content".
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// errNoText says that an object has no text.
var errNoText = errors.New(`object without text (want a key "text", "body" or "content")`)

// mostBytes limits the size of an object.
const mostBytes = 32 << 20

// errTooBig says that an object is bigger than mostBytes.
var errTooBig = fmt.Errorf("JSON: object of more than %d MB", mostBytes>>20)

// Articles returns the articles of in. It holds one object at a time. A
// *stated.Problem concerns an object that could not be read; any other error
// ends the sequence.
func Articles(in io.Reader) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		const buffer = 64 << 10
		r := reader{in: bufio.NewReaderSize(in, buffer), line: 1, yield: yield}
		first, err := r.skipSpace()
		switch {
		case err != nil:
			r.fail(r.line, err)
		case first == '[':
			r.list()
		default:
			r.lines()
		}
	}
}

// reader reads objects.
type reader struct {
	in    *bufio.Reader
	line  int // of the document, from 1
	yield func(*briefing.Article, error) bool
}

// skipSpace reads up to the first byte of an object or list, and returns it.
func (r *reader) skipSpace() (byte, error) {
	for {
		c, err := r.in.ReadByte()
		switch {
		case err != nil:
			return 0, err
		case c == '\n':
			r.line++
		case strings.IndexByte(" \t\r\xef\xbb\xbf", c) < 0: // the last three are a byte order mark
			return c, r.in.UnreadByte()
		}
	}
}

// lines reads one object a line, perhaps with a comma behind it. If the first
// object continues on the next line, it reads objects wherever their lines end.
func (r *reader) lines() {
	for first := true; ; {
		raw, err := r.readLine()
		if err == errTooBig {
			first = false
			if !r.yield(nil, &stated.Problem{Line: r.line, Err: err}) {
				return
			}
			r.line++
			continue
		}
		if err != nil && err != io.EOF {
			r.yield(nil, err)
			return
		}
		object := bytes.TrimRight(bytes.TrimSpace(raw), ",")
		if first && len(object) > 0 && object[0] == '{' && object[len(object)-1] != '}' && err == nil {
			r.objects(io.MultiReader(bytes.NewReader(raw), r.in))
			return
		}
		if len(object) > 0 && !r.send(object, r.line) || err == io.EOF {
			return
		}
		first = first && len(object) == 0
		r.line++
	}
}

// readLine returns the next line, valid until the next call. It skips a line
// that is too big.
func (r *reader) readLine() ([]byte, error) {
	raw, err := r.in.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return raw, err
	}
	parts, size := [][]byte{bytes.Clone(raw)}, len(raw) // in parts, to spare copying while the line grows
	for err == bufio.ErrBufferFull {
		raw, err = r.in.ReadSlice('\n')
		if size += len(raw); size <= mostBytes {
			parts = append(parts, bytes.Clone(raw))
		} else {
			parts = nil
		}
	}
	if size > mostBytes && (err == nil || err == io.EOF) {
		return nil, errTooBig
	}
	return bytes.Join(parts, nil), err
}

// objects reads objects wherever their lines end.
func (r *reader) objects(in io.Reader) {
	c := &counter{in: in, line: r.line}
	r.decode(json.NewDecoder(c), c, func() bool { return true })
}

// list reads a list of objects.
func (r *reader) list() {
	c := &counter{in: r.in, line: r.line, left: mostBytes}
	d := json.NewDecoder(c)
	if _, err := d.Token(); err != nil {
		r.fail(r.line, err)
		return
	}
	if !r.decode(d, c, d.More) {
		return
	}
	c.left = mostBytes
	if _, err := d.Token(); err != nil {
		r.fail(c.at(d.InputOffset()), err)
	}
}

// decode yields objects while there are more. It returns false if an error
// ended it.
func (r *reader) decode(d *json.Decoder, c *counter, more func() bool) bool {
	for {
		c.left = mostBytes
		if !more() {
			return true
		}
		var object json.RawMessage
		if err := d.Decode(&object); err != nil {
			r.fail(c.at(c.read), err)
			return false
		}
		if !r.send(object, c.at(d.InputOffset()-int64(len(object)))) {
			return false
		}
	}
}

// fail ends the sequence with err; io.EOF is a regular end.
func (r *reader) fail(line int, err error) {
	switch {
	case err == io.EOF:
	case errors.Is(err, errTooBig):
		r.yield(nil, &stated.Problem{Line: line, Err: errTooBig})
	case err == io.ErrUnexpectedEOF, errors.As(err, new(*json.SyntaxError)):
		r.yield(nil, &stated.Problem{Line: line, Err: fmt.Errorf("JSON: %w", err)})
	default:
		r.yield(nil, err)
	}
}

// counter maps offsets to lines of the document.
type counter struct {
	in    io.Reader
	line  int     // at the latest offset asked for
	read  int64   // bytes
	feeds []int64 // offsets of the line feeds read beyond it
	left  int64   // bytes that may still be read for the current object
}

func (c *counter) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errTooBig
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	for i, b := range p[:n] {
		if b == '\n' {
			c.feeds = append(c.feeds, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}

// at returns the line of an offset, which is not before the one asked for last.
func (c *counter) at(offset int64) int {
	for len(c.feeds) > 0 && c.feeds[0] < offset {
		c.feeds = c.feeds[1:]
		c.line++
	}
	return c.line
}

// send yields the article of an object, then the problems of its fields. It
// returns false once the consumer wants no more.
func (r *reader) send(object []byte, line int) bool {
	var fields map[string]json.RawMessage
	if object[0] != '{' {
		err := errors.New("JSON: want an object")
		if !json.Valid(object) {
			err = fmt.Errorf("JSON: want an object, found %.20q", object)
		}
		return r.yield(nil, &stated.Problem{Line: line, Err: err})
	}
	if err := json.Unmarshal(object, &fields); err != nil {
		return r.yield(nil, &stated.Problem{Line: line, Err: fmt.Errorf("JSON: %w", err)})
	}
	a, problems, err := article(fields)
	if err != nil {
		return r.yield(nil, &stated.Problem{Line: line, Err: err})
	}
	for i := range a.Removed {
		a.Removed[i].Line = line
	}
	if !r.yield(a, nil) {
		return false
	}
	for _, p := range problems {
		if !r.yield(nil, &stated.Problem{Line: line, Err: p}) {
			return false
		}
	}
	return true
}

// text returns the text that a key holds, scrubbed.
func text(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return scrub.Text(s)
}
