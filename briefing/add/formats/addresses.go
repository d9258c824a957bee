package formats

import (
	"bufio"
	"io"
	"iter"
	"strings"
)

// addresses is a list of addresses, one a line, each with a title behind " | " if it has
// one. Lines that begin with # say nothing.
var addresses = &Format{
	Name: "a list of addresses",
	is: func(e *Export) bool {
		head := e.head
		if end := strings.LastIndexByte(head, '\n'); end >= 0 {
			head = head[:end] // the last line may be cut
		}
		if ext := e.ext(); strings.ContainsAny(head, ",;") && (ext == ".csv" || ext == ".tsv") {
			return false // a table without names of its columns
		}
		n := 0
		for line := range linesOf(head) {
			if n++; !isWebAddress(addressIn(line)) {
				return false
			}
		}
		return n > 0
	},
	read: func(r *reading) error {
		in := bufio.NewReader(r.lines())
		for n := 1; ; n++ {
			data, end := readLine(in)
			if end != nil && end != io.EOF {
				return end
			}
			for line := range linesOf(string(data)) {
				if err := r.listed(line, n); err != nil {
					return err
				}
			}
			if end != nil {
				return nil
			}
		}
	},
}

// listed takes line n of a list of addresses.
func (r *reading) listed(line string, n int) error {
	i := &Item{}
	i.Entry.URL = addressIn(line)
	if !isWebAddress(i.Entry.URL) {
		return r.leave("line "+number(n), "no web page")
	}
	_, i.Entry.Title, _ = strings.Cut(line, " | ")
	return r.item(i)
}

// linesOf returns the lines of a text that say something.
func linesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// addressIn returns what stands in a line before its title.
func addressIn(line string) string {
	address, _, _ := strings.Cut(line, " | ")
	if strings.ContainsAny(address, " \t<>") {
		return "" // it is a sentence
	}
	return address
}
