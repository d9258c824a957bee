package cli

import (
	"io"
	"sync/atomic"
)

// writes counts writes, so that one is noticed that never ends: nobody may read a pipe, and
// a terminal may hold its output.
type writes struct {
	begun, ended atomic.Int64
	seen         int64 // begun, when stuck was last asked
}

// to returns a writer to w whose writes are counted.
func (s *writes) to(w io.Writer) io.Writer { return countedWriter{w, s} }

// stuck reports whether a write is under way and none has begun since it was last asked.
func (s *writes) stuck() bool {
	begun := s.begun.Load()
	was := s.seen
	s.seen = begun
	return begun == was && s.ended.Load() < begun
}

type countedWriter struct {
	w  io.Writer
	of *writes
}

func (c countedWriter) Write(p []byte) (int, error) {
	c.of.begun.Add(1)
	defer c.of.ended.Add(1)
	return c.w.Write(p)
}
