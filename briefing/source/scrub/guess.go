package scrub

import (
	"bufio"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decoded returns what in reads as UTF-8, for documents that are not held as a whole
// and that say nothing of their encoding: it is UTF-16 if a byte order mark says so,
// else what the bytes tell from the first on that is not ASCII, as [Decode] does.
// Nothing else is changed.
func Decoded(in io.Reader) io.Reader {
	return &guesser{in: bufio.NewReaderSize(in, detected), isFirst: true}
}

// guesser reads ASCII up to the first byte that is none.
type guesser struct {
	in      *bufio.Reader
	rest    io.Reader // once the encoding is known
	isFirst bool
}

func (g *guesser) Read(p []byte) (int, error) {
	if g.rest != nil {
		return g.rest.Read(p)
	}
	if g.isFirst {
		g.isFirst = false
		if mark, _ := g.in.Peek(2); string(mark) == littleEndianMark || string(mark) == bigEndianMark {
			g.rest = transform.NewReader(g.in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
			return g.rest.Read(p)
		}
	}
	if _, err := g.in.Peek(1); err != nil {
		return 0, err
	}
	held, _ := g.in.Peek(g.in.Buffered())
	if n := asciiPrefix(held[:min(len(held), len(p))]); n > 0 {
		return g.in.Read(p[:n])
	}
	held, _ = g.in.Peek(detected)
	g.rest = g.in
	if from, _ := detect(string(held)); from != nil {
		g.rest = transform.NewReader(g.in, from.NewDecoder())
	}
	return g.rest.Read(p)
}

// asciiPrefix returns how many bytes data begins with are ASCII.
func asciiPrefix(data []byte) int {
	for i, c := range data {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(data)
}
