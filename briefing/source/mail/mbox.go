package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"

	"briefing/briefing"
	"briefing/briefing/source/stated"
)

// Mailbox returns the articles of the messages in a mailbox, of which it holds
// one at a time. A *stated.Problem tells of one that could not be read, any other
// error ends the row.
func Mailbox(in io.Reader) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		for m, err := range messages(in) {
			if err != nil {
				yield(nil, err)
				return
			}
			a, err := Message(bytes.NewReader(m.data), briefing.Entry{})
			if err != nil {
				err = &stated.Problem{Line: m.line, Err: err}
			} else {
				for i := range a.Removed {
					a.Removed[i].Line = m.line
				}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// raw is a message of a mailbox, and the line that it begins in.
type raw struct {
	data []byte
	line int
}

// messages returns the messages in a mailbox. Each begins behind a line that
// begins with "From " and has a blank line before it, unless it is the first; a
// line of a message that began so has a ">" before it.
func messages(in io.Reader) iter.Seq2[raw, error] {
	return func(yield func(raw, error) bool) {
		buffered := bufio.NewReader(in)
		var data bytes.Buffer
		begin, blank := 0, true
		for number := 1; ; number++ {
			line, err := buffered.ReadBytes('\n')
			if err != nil && err != io.EOF {
				yield(raw{}, fmt.Errorf("mailbox: %w", err))
				return
			}
			if blank && bytes.HasPrefix(line, []byte("From ")) {
				if begin > 0 && !yield(raw{bytes.Clone(data.Bytes()), begin}, nil) {
					return
				}
				data.Reset()
				begin = number
			} else if begin > 0 {
				if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
					line = line[1:]
				}
				data.Write(line)
			}
			blank = len(bytes.TrimRight(line, "\r\n")) == 0
			if err == io.EOF {
				if begin > 0 {
					yield(raw{data.Bytes(), begin}, nil)
				}
				return
			}
		}
	}
}
