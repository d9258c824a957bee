package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"briefing/briefing/store/sealed"
)

// errForeign says that the file at an index's path is not an index of this
// program.
var errForeign = errors.New("not an index of briefing; it is left as it is")

// checkOwn returns ErrForeign unless the file at path is one that this program
// may write to and replace: none, an empty one, one with the header of an index, sound
// or not, one that begins like a database and ends within the header, which is of use to
// nobody, or one with a page that only this program writes.
func checkOwn(path string) error {
	info, err := os.Stat(path) // opening a pipe would wait for its writer
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errForeign
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	const magic, headerSize, application = "SQLite format 3\x00", 100, 68
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	isBegun := strings.HasPrefix(string(header[:n]), magic[:min(n, len(magic))])
	switch {
	case err == io.EOF, err == io.ErrUnexpectedEOF && isBegun:
		return nil
	case err == io.ErrUnexpectedEOF:
		return errForeign
	case err != nil:
		return err
	case isBegun && binary.BigEndian.Uint32(header[application:]) == applicationID:
		return nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil || !sealed.HasSound(f) {
		return cmp.Or(err, errForeign)
	}
	return nil
}
