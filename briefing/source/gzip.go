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
		return result{}, &unpackError{err}
	}
	inner := &document{
		path: d.path, ext: packedExtension(d.path), sure: d.sure, max: d.max, said: d.said,
		packed: true, size: d.size, send: d.send,
	}
	if err := inner.start(&unpacker{in: in, packed: d.file}, &limitError{"unpacks to more than " + size(d.max)}); err != nil {
		return result{}, err
	}
	format, err := formatOf(inner)
	if err != nil {
		return result{}, err
	}
	d.sure = inner.sure
	d.allow(format)
	return inner.readAs(format)
}

// mostUnpacked is how many times as large as it is a document may become if it is
// read in parts, and so has no other limit. Text becomes some ten times as large.
const mostUnpacked = 50

// unpacker says of what went wrong that it did while unpacking.
type unpacker struct {
	in     io.Reader
	n      int64    // bytes that were unpacked
	packed *limited // where they come from
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	if u.n += int64(n); u.n > DefaultMaxBytes && u.n/mostUnpacked > u.packed.n {
		return n, &limitError{fmt.Sprintf("unpacks to more than %d times its size", mostUnpacked)}
	}
	if err != nil && err != io.EOF {
		err = &unpackError{err}
	}
	return n, err
}

// unpackError says why a file cannot be unpacked.
type unpackError struct{ err error }

func (e *unpackError) Error() string { return "unpack: " + e.err.Error() }
func (e *unpackError) Unwrap() error { return e.err }

// packedExtension returns the extension of what is packed in the file at path.
func packedExtension(path string) string { return extension(strings.TrimSuffix(path, ".gz")) }

// mayBePacked reports whether err keeps from us what is in the file at path, whose
// name does not say that it is something else than a document.
func mayBePacked(path string, err error) bool {
	return errors.As(err, new(*unpackError)) && packedExtension(path) == ""
}
