package mail

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode"
)

// repaired returns a reader of the message in, without lines that do not belong
// in its header: the "From …" of a mailbox, and lines that are no fields.
func repaired(in io.Reader) io.Reader {
	const buffer = 64 << 10
	buffered := bufio.NewReaderSize(in, buffer)
	var header bytes.Buffer
	isFirst, isField := true, false
	for header.Len() < mostHeader {
		line, err := buffered.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			header.Write(line)
			break
		}
		text := bytes.TrimRight(line, "\r\n")
		switch {
		case len(text) == 0:
			header.Write(line)
			return io.MultiReader(&header, buffered)
		case isFirst && (bytes.HasPrefix(text, []byte("From ")) || bytes.HasPrefix(text, []byte(">From "))):
		case text[0] == ' ' || text[0] == '\t':
			if isField {
				header.Write(line)
			}
		default:
			if isField = isFieldLine(string(text)); isField {
				header.Write(line)
			}
		}
		isFirst = false
		if err != nil {
			break
		}
	}
	return io.MultiReader(&header, buffered)
}

// isFieldLine reports whether a line begins a header field: a name without
// spaces and a colon.
func isFieldLine(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	name = strings.TrimRight(name, " \t")
	return ok && name != "" && strings.IndexFunc(name, func(r rune) bool { return r <= ' ' || r > unicode.MaxASCII }) < 0
}

// isSeparator reports whether a line separates the messages of a mailbox: the
// word "From", an address, and a date with the time or the day of the week.
func isSeparator(line []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimRight(line, "\r\n"), []byte("From "))
	if !ok {
		return false
	}
	words := strings.Fields(string(rest))
	const fewest, most = 5, 16
	if len(words) < fewest || len(words) > most {
		return false
	}
	hasYear, hasTime := false, false
	const days = " Mon Tue Wed Thu Fri Sat Sun "
	for _, w := range words[1:] {
		hasYear = hasYear || len(w) == 4 && strings.Trim(w, "0123456789") == "" && (w[0] == '1' || w[0] == '2')
		hasTime = hasTime || strings.Contains(w, ":") && strings.Trim(w, "0123456789:") == "" || strings.Contains(days, " "+w+" ")
	}
	return hasYear && hasTime
}
