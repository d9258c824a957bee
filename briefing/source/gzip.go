package source

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readGzip reads a packed document of any format, except one that is packed
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

// mostUnpacked bounds the growth of a document that is read in parts, since it
// has no other limit. Text grows some ten times.
const mostUnpacked = 50

// unpacker marks errors as those of unpacking.
type unpacker struct {
	in     io.Reader
	n      int64    // bytes unpacked so far
	packed *limited // their source
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

// packedExtension returns the extension of the file packed at path.
func packedExtension(path string) string { return extension(strings.TrimSuffix(path, ".gz")) }

// mayBePacked reports whether err hides the content of the file at path, and
// its name does not rule out a document.
func mayBePacked(path string, err error) bool {
	return errors.As(err, new(*unpackError)) && packedExtension(path) == ""
}
