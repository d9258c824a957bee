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

// mostMessage limits the size of a message in a mailbox, in bytes.
const mostMessage = 32 << 20

// Mailbox returns the articles of the messages in a mailbox. It holds one at a
// time. A *stated.Problem concerns a message that could not be read, with an
// article if part of it could; any other error ends the sequence.
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

// raw is a message of a mailbox with the line where it begins. A message that
// is too big is cut.
type raw struct {
	data []byte
	line int
}

// messages returns the messages in a mailbox. Each begins after a separator
// with a blank line before it and, if that can be seen, a field behind it. For
// the first, any line that begins with "From " will do. Programs put a ">"
// before such a line within a message, or should.
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

// leadsToField reports whether the next line of in is a field or is not
// buffered.
func leadsToField(in *bufio.Reader) bool {
	const near = 256
	next, _ := in.Peek(near)
	line, _, _ := bytes.Cut(next, []byte{'\n'})
	return len(line) == 0 || isFieldLine(string(bytes.TrimPrefix(line, []byte(">"))))
}

// unquoted returns a line without the ">" that a mailbox program put before it.
// within says that line continues one that was too long for the buffer.
func unquoted(line []byte, within bool) []byte {
	if text := bytes.TrimLeft(line, ">"); !within && len(text) < len(line) && bytes.HasPrefix(text, []byte("From ")) {
		return line[1:]
	}
	return line
}
