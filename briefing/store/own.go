package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// ErrForeign says that a file is at an index's place that is not an index of
// this program.
var ErrForeign = errors.New("not an index of briefing; it is left as it is")

// checkOwn returns ErrForeign unless the file at path is one that this program
// may write to and replace: none, an empty one, or one with the header of an
// index, sound or not.
func checkOwn(path string) error {
	info, err := os.Stat(path) // to open a pipe would wait for its writer
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return ErrForeign
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	// The header of an SQLite database, up to its application_id.
	header := make([]byte, 72)
	n, err := io.ReadFull(f, header)
	switch {
	case err == io.EOF:
		return nil
	case err != nil && err != io.ErrUnexpectedEOF:
		return err
	case n < len(header) || !strings.HasPrefix(string(header), "SQLite format 3\x00"), binary.BigEndian.Uint32(header[68:]) != applicationID:
		return ErrForeign
	}
	return nil
}
