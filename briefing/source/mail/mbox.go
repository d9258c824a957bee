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

// mostMessage is how big a message of a mailbox may be, in bytes.
const mostMessage = 32 << 20

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
			var a *briefing.Article
			err := fmt.Errorf("message of more than %d MB", mostMessage>>20)
			if len(m.data) <= mostMessage {
				a, err = Message(bytes.NewReader(m.data), briefing.Entry{})
			}
			if err != nil {
				err = &stated.Problem{Line: m.line, Err: err}
			}
			if a != nil {
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

// raw is a message of a mailbox, and the line that it begins in. Of one that is
// too big it is a part.
type raw struct {
	data []byte
	line int
}

// messages returns the messages in a mailbox. Each begins behind a separator that has
// a blank line before it and a field behind it, as far as can be seen; the first may
// be any line that begins with "From ". A line of a message that began so has a ">"
// before it, or should have.
func messages(in io.Reader) iter.Seq2[raw, error] {
	return func(yield func(raw, error) bool) {
		const buffer = 64 << 10
		buffered := bufio.NewReaderSize(in, buffer)
		var data bytes.Buffer
		begin, blank, within := 0, true, false // within: a line that did not fit into the buffer
		for number := 1; ; {
			line, err := buffered.ReadSlice('\n')
			if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
				yield(raw{}, fmt.Errorf("mailbox: %w", err))
				return
			}
			isFirst := begin == 0 && bytes.HasPrefix(line, []byte("From "))
			if blank && !within && (isFirst || isSeparator(line) && leadsToField(buffered)) {
				if begin > 0 && !yield(raw{data.Bytes(), begin}, nil) {
					return
				}
				data.Reset()
				begin = number
			} else if begin > 0 && data.Len() <= mostMessage {
				data.Write(unquoted(line, within))
			}
			if err == io.EOF {
				if begin > 0 {
					yield(raw{data.Bytes(), begin}, nil)
				}
				return
			}
			blank = !within && len(bytes.TrimRight(line, "\r\n")) == 0
			if within = err == bufio.ErrBufferFull; !within {
				number++
			}
		}
	}
}

// leadsToField reports whether the next line of in is a field, or is not at hand.
func leadsToField(in *bufio.Reader) bool {
	const near = 256
	next, _ := in.Peek(near)
	line, _, _ := bytes.Cut(next, []byte{'\n'})
	return len(line) == 0 || isFieldLine(string(bytes.TrimPrefix(line, []byte(">"))))
}

// unquoted returns a line of a message, unless it is within one, without the ">"
// that was put before it.
func unquoted(line []byte, within bool) []byte {
	if text := bytes.TrimLeft(line, ">"); !within && len(text) < len(line) && bytes.HasPrefix(text, []byte("From ")) {
		return line[1:]
	}
	return line
}
