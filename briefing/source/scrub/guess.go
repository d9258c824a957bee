package scrub

import (
	"bufio"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decoded decodes in to UTF-8, for documents that are read in parts and declare
// no encoding. A byte order mark means UTF-16. Otherwise the encoding is
// detected as by [Decode], at the first byte that is not ASCII. Nothing else
// changes.
func Decoded(in io.Reader) io.Reader {
	return &guesser{in: bufio.NewReaderSize(in, detected), isFirst: true}
}

// guesser passes ASCII on until the first other byte.
type guesser struct {
	in      *bufio.Reader
	rest    io.Reader // set once the encoding is known
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

// asciiPrefix returns the length of the ASCII that data begins with.
func asciiPrefix(data []byte) int {
	for i, c := range data {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(data)
}
