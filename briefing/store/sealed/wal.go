package sealed

import (
	"encoding/binary"
	"hash/crc32"
	"sync"
)

// The log that SQLite keeps beside a database is a header of 32 bytes and frames: a
// header of 24 bytes (the page's number, the size of the database after a commit, two
// words of salt, two of the checksum) and a page. A checksum goes on from that of the
// frame before it. SQLite compares checksums when it reads the log after a crash, and
// trusts the log otherwise, so that a frame that is damaged while programs run would
// come into the database under a fresh checksum.
const (
	logHeader   = 32
	frameHeader = 24
	frameSize   = frameHeader + PageSize
)

// frameAt returns the number of the frame, from 0, whose header begins at offset.
func frameAt(offset int64) (int64, bool) {
	return (offset - logHeader) / frameSize, offset >= logHeader && (offset-logHeader)%frameSize == 0
}

// ownFrame is a frame as it was last written here. Until a transaction ends, the
// checksum in the header of a frame may be of no use.
type ownFrame struct {
	salt   [8]byte
	page   uint32 // its sum
	isHere bool
}

// log is the log of a connection.
type log struct {
	mu  sync.Mutex
	own []ownFrame // by number
}

func (l *log) at(number int64) *ownFrame {
	for int64(len(l.own)) <= number {
		l.own = append(l.own, ownFrame{})
	}
	return &l.own[number]
}

// written records a write at offset.
func (l *log) written(data []byte, offset int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch len(data) {
	case frameHeader:
		if number, ok := frameAt(offset); ok {
			copy(l.at(number).salt[:], data[8:16])
		}
	case PageSize:
		if number, ok := frameAt(offset - frameHeader); ok {
			f := l.at(number)
			f.page, f.isHere = crc32.Checksum(data, castagnoli), true
		}
	}
}

// isSound reports whether a page that was read at offset is as it was written. read
// fills a buffer from an offset of the log, and reports whether it could.
func (l *log) isSound(page []byte, offset int64, read func(to []byte, offset int64) bool) bool {
	number, ok := frameAt(offset - frameHeader)
	if !ok {
		return false
	}
	var header [frameHeader]byte
	if !read(header[:], offset-frameHeader) {
		return false
	}
	if own, ok := l.ownPage(number, header[8:16]); ok {
		return own == crc32.Checksum(page, castagnoli)
	}
	var before [8]byte // the checksum of the frame before, or of the log's header
	at := int64(logHeader - len(before))
	if number > 0 {
		at = logHeader + (number-1)*frameSize + frameHeader - int64(len(before))
	}
	return read(before[:], at) &&
		(isChained(binary.LittleEndian, before[:], header[:], page) || isChained(binary.BigEndian, before[:], header[:], page))
}

// ownPage returns the sum of the page in a frame, if that was written here and by no
// other program since, which would have taken other salt.
func (l *log) ownPage(number int64, salt []byte) (uint32, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if number >= int64(len(l.own)) {
		return 0, false
	}
	f := l.own[number]
	return f.page, f.isHere && string(f.salt[:]) == string(salt)
}

// isChained reports whether the checksum in a frame's header is that of the frame
// after all earlier ones. Words are read in the order of the machine that began the
// log; checksums are always stored with the high byte first.
func isChained(order binary.ByteOrder, before, header, page []byte) bool {
	a, b := binary.BigEndian.Uint32(before), binary.BigEndian.Uint32(before[4:])
	for _, part := range [][]byte{header[:8], page} {
		for ; len(part) >= 8; part = part[8:] {
			a += order.Uint32(part) + b
			b += order.Uint32(part[4:]) + a
		}
	}
	return a == binary.BigEndian.Uint32(header[16:]) && b == binary.BigEndian.Uint32(header[20:])
}
