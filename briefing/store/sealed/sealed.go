// Package sealed gives every page of an SQLite database a checksum. A page whose
// content has changed is not read: SQLite returns an error that [IsBroken] recognizes,
// never the content.
//
// The checksum stands in bytes that SQLite leaves free at the end of each page of a
// file that [Empty] begins. Such a file must always be opened under the name that
// [VFS] returns: any other program, and SQLite itself without that name, would leave
// the checksums as they are and thereby make them wrong.
//
//   - sealed.go: pages and their sums
//   - wal.go: the log, whose frames SQLite sums up itself, but compares only after a crash
//   - vfs.go: the file system that SQLite sees: its own with other reads and writes
package sealed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// PageSize is the size of a page in bytes.
const PageSize = 4096

// reserved is how many bytes at the end of a page are the checksum's.
const reserved = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum returns the checksum of a page. The number of the page, from 1, is part of it:
// a sound page in the place of another one is not sound there.
func sum(page []byte, number int64) uint32 {
	var at [8]byte
	binary.LittleEndian.PutUint64(at[:], uint64(number))
	return crc32.Update(crc32.Checksum(at[:], castagnoli), castagnoli, page[:PageSize-reserved])
}

// seal puts its checksum into a page.
func seal(page []byte, number int64) {
	binary.LittleEndian.PutUint32(page[PageSize-reserved:], sum(page, number))
}

// IsSound reports whether a page, of PageSize bytes, is as it was written. Its number
// counts from 1.
func IsSound(page []byte, number int64) bool {
	return binary.LittleEndian.Uint32(page[PageSize-reserved:]) == sum(page, number)
}

// IsBroken reports whether err says that a page is not as it was written.
func IsBroken(err error) bool {
	e := (*sqlite.Error)(nil)
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_IOERR_DATA
}

// Empty returns the one page of an empty database, which has a log and is marked as
// the file of an application.
func Empty(application uint32) []byte {
	const (
		headerSize  = 100
		withLog     = 2    // of the versions to write and read
		leafOfTable = 0x0d // an empty one: no cell, and none of its bytes free within
		schemaForm  = 4
		utf8        = 1
		library     = 3053000 // the version of SQLite that wrote it
	)
	page := make([]byte, PageSize)
	copy(page, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(page[16:], PageSize)
	page[18], page[19], page[20] = withLog, withLog, reserved
	page[21], page[22], page[23] = 64, 32, 32 // fixed fractions
	binary.BigEndian.PutUint32(page[24:], 1)  // the change counter
	binary.BigEndian.PutUint32(page[28:], 1)  // pages
	binary.BigEndian.PutUint32(page[44:], schemaForm)
	binary.BigEndian.PutUint32(page[56:], utf8)
	binary.BigEndian.PutUint32(page[68:], application)
	binary.BigEndian.PutUint32(page[92:], 1) // the change counter of the version
	binary.BigEndian.PutUint32(page[96:], library)
	page[headerSize] = leafOfTable
	binary.BigEndian.PutUint16(page[headerSize+5:], PageSize-reserved) // where cells begin
	seal(page, 1)
	return page
}

// LeaveLog has the database in a file, which nobody has open, be read without a log.
func LeaveLog(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	page := make([]byte, PageSize)
	if _, err = io.ReadFull(file, page); err == nil && !IsSound(page, 1) {
		err = errors.New("its first page is not as it was written")
	}
	if err == nil {
		page[18], page[19] = 1, 1 // the versions to write and read
		seal(page, 1)
		_, err = file.WriteAt(page, 0)
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("database %q: %w", path, err)
	}
	return nil
}

// HasSound reports whether one of the first pages that r reads is as it was written:
// then the file is one that Empty began, whatever has become of the rest.
func HasSound(r io.Reader) bool {
	const most = 64
	page := make([]byte, PageSize)
	for number := int64(1); number <= most; number++ {
		if _, err := io.ReadFull(r, page); err != nil {
			return false
		}
		if IsSound(page, number) {
			return true
		}
	}
	return false
}
