package source

import (
	"io"
	"runtime"
	"sync"
)

const (
	// largeSize is how many bytes of a document may need a lot of memory; of one
	// that is packed, a small part of it does.
	largeSize = 1 << 20
	// hugeSize is how many may need so much that no other document should be read
	// meanwhile. Most of one that is packed and large is pictures.
	hugeSize, hugePacked = 4 << 20, 16 << 20
	// roomSize is how many bytes of documents are read at a time, however many
	// processors there are. What is made of them takes up to some thirty times as
	// much. Two that are large fill it.
	roomSize = 4 << 20
)

// room is what documents need while they are read.
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

// take waits for room for n and returns what gives it back.
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

// enter waits for the room that a document of size bytes needs, and returns what
// gives it back.
func (r *room) enter(size int64, packed bool) (leave func()) {
	switch {
	case size > hugeSize && !packed, size > hugePacked:
		leave := r.take(roomSize)
		return func() {
			// As much as is in use may pile up before the collector comes by itself.
			runtime.GC()
			leave()
		}
	case size > largeSize, packed && size > largeSize/32:
		return r.take(roomSize / 2)
	}
	return r.take(size)
}

// streamed reads a document of which one article at a time is held. One that is
// huge needs room, too, until it is read: not longer, as it is then waited for
// until it is wanted, maybe by those who wait for room.
type streamed struct {
	in    io.Reader
	room  *room
	n     int64 // bytes of what is being read
	leave func()
}

// stream returns what reads d in parts.
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

// rest says that an article is read.
func (s *streamed) rest() {
	if s == nil {
		return
	}
	if s.n = 0; s.leave != nil {
		s.leave()
		s.leave = nil
	}
}
