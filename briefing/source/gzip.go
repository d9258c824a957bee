package source

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readGzip reads a document that is packed, of whatever format, but not packed
// twice.
func readGzip(d *document) (result, error) {
	if d.packed {
		return result{}, errors.New("packed twice")
	}
	in, err := gzip.NewReader(d.in)
	if err != nil {
		return result{}, fmt.Errorf("unpack: %w", err)
	}
	inner := &document{
		path: d.path, ext: extension(strings.TrimSuffix(d.path, ".gz")), sure: d.sure, max: d.max, said: d.said, packed: true,
	}
	if err := inner.start(unpacker{in}, &limitError{"unpacks to more than " + size(d.max)}); err != nil {
		return result{}, err
	}
	format, err := formatOf(inner)
	if err != nil {
		return result{}, err
	}
	d.sure = inner.sure
	return format.read(inner)
}

// unpacker says of what went wrong that it did while unpacking.
type unpacker struct{ in io.Reader }

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("unpack: %w", err)
	}
	return n, err
}
