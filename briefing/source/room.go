package source

import (
	"io"
	"runtime"
	"sync"
)

const (
	// largeSize is the size in bytes from which a document may need much
	// memory. Packed documents pass it early, as they unpack to far more.
	largeSize = 1 << 20
	// hugeSize is the size from which a document may need so much that no other
	// should be read meanwhile. It is higher for packed documents: most of a
	// large one is pictures.
	hugeSize, hugePacked = 4 << 20, 16 << 20
	// roomSize limits the bytes of documents that are read at a time, on any
	// number of processors. Their articles take up to some thirty times as much
	// memory. Two large documents fill it.
	roomSize = 4 << 20
)

// room is the memory budget that documents share while they are read.
type room struct {
	mu   sync.Mutex
	free int64
	more sync.Cond
}

var reading = newRoom(roomSize)

func newRoom(size int64) *room {
	r := &room{free: size}
	r.more.L = &r.mu
	return r
}

// take waits for room for n bytes and returns a function that gives it back.
func (r *room) take(n int64) (leave func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.free < n {
		r.more.Wait()
	}
	r.free -= n
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.free += n
		r.more.Broadcast()
	}
}

// enter waits for the room that a document of size bytes needs. It returns a
// function that gives it back.
func (r *room) enter(size int64, packed bool) (leave func()) {
	switch {
	case size > hugeSize && !packed, size > hugePacked:
		leave := r.take(roomSize)
		return func() {
			// As much as is in use may pile up before the collector runs on its
			// own.
			runtime.GC()
			leave()
		}
	case size > largeSize, packed && size > largeSize/32:
		return r.take(roomSize / 2)
	}
	return r.take(size)
}

// streamed reads a document one article at a time. A huge article takes room
// while it is being read and gives it back before it is handed on: the consumer
// may be waiting for room itself.
type streamed struct {
	in    io.Reader
	room  *room
	n     int64 // bytes of the article being read
	leave func()
}

// stream returns a reader of d that takes room for huge articles.
func (d *document) stream() io.Reader {
	d.streamed = &streamed{in: d.in, room: reading}
	return d.streamed
}

func (s *streamed) Read(p []byte) (int, error) {
	n, err := s.in.Read(p)
	if s.n += int64(n); s.n > hugeSize && s.leave == nil {
		s.leave = s.room.enter(s.n, false)
	}
	return n, err
}

// rest gives back the room once an article has been read.
func (s *streamed) rest() {
	if s == nil {
		return
	}
	if s.n = 0; s.leave != nil {
		s.leave()
		s.leave = nil
	}
}
