package library

import (
	"crypto/sha256"
	"sync"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// readings keeps what was found in articles in memory, so that a library that is opened
// anew after a change reads only what has changed. The zero readings keeps nothing yet.
type readings struct {
	mu  sync.Mutex
	old map[[sha256.Size]byte]*draft.Reading // of the library as it was opened before
	now map[[sha256.Size]byte]*draft.Reading
}

// after returns readings that begin with what others know.
func (r *readings) after() *readings {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil {
		return &readings{old: r.old}
	}
	return &readings{old: r.now}
}

// read returns what is found in an article.
func (r *readings) read(a *briefing.Article) *draft.Reading {
	key := sha256.Sum256([]byte(a.Published.String() + "\x00" + a.Text))
	if found := r.known(key); found != nil {
		return found
	}
	found := draft.Read(a)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now[key] = found
	return found
}

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
