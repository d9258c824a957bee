package library

import (
	"crypto/sha256"
	"sync"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// readings caches the readings of articles in memory. When a library is opened
// again after a change, only changed articles need reading. The zero readings
// is off. It is bounded, since larger libraries have an index, which keeps readings.
type readings struct {
	mu  sync.Mutex
	old map[[sha256.Size]byte]*draft.Reading // of the library as opened before
	now map[[sha256.Size]byte]*draft.Reading
}

// after returns readings that start with those of r.
func (r *readings) after() *readings {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil {
		return &readings{old: r.old}
	}
	return &readings{old: r.now}
}

// read returns the reading of an article, from the cache if it is there.
func (r *readings) read(a *briefing.Article) *draft.Reading {
	key := sha256.Sum256([]byte(a.Published.String() + "\x00" + a.Text))
	if found := r.known(key); found != nil {
		return found
	}
	found := draft.Read(a)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.now) < mostReadings {
		r.now[key] = found
	}
	return found
}

// mostReadings limits the readings in memory.
const mostReadings = 2000

func (r *readings) known(key [sha256.Size]byte) *draft.Reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil {
		r.now = map[[sha256.Size]byte]*draft.Reading{}
	}
	if found := r.old[key]; found != nil {
		r.now[key] = found
	}
	return r.now[key]
}
