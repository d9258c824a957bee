package add

import (
	"context"
	"errors"
	"sync"
	"time"
)

// betweenRequests is how long a host is left alone after it answered, when a list of
// addresses is fetched.
const betweenRequests = time.Second

// errAsked says that a host asked to be left alone.
var errAsked = errors.New("its server asks to wait; left for another time")

// hosts lets one request at a time go to each host. A nil one lets all go.
type hosts struct {
	mu    sync.Mutex
	all   map[string]*host
	pause time.Duration // for which a host is left alone
}

type host struct {
	turn   chan struct{} // holds one while nobody asks the host
	free   time.Time     // when it may be asked
	closed bool          // it asked to wait
}

func newHosts(pause time.Duration) *hosts { return &hosts{all: map[string]*host{}, pause: pause} }

func (h *hosts) of(name string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.all[name]
	if one == nil {
		one = &host{turn: make(chan struct{}, 1)}
		one.turn <- struct{}{}
		h.all[name] = one
	}
	return one
}

// ask calls get when it is the turn of an address's host. If the host asks to wait, all
// that come after it fail.
func (h *hosts) ask(ctx context.Context, address string, get func() answer) answer {
	if h == nil {
		return get()
	}
	one := h.of(hostOf(address))
	select {
	case <-one.turn:
	case <-ctx.Done():
		return answer{err: ctx.Err()}
	}
	defer func() { one.turn <- struct{}{} }()
	if one.closed {
		return answer{err: errAsked}
	}
	select {
	case <-time.After(time.Until(one.free)):
	case <-ctx.Done():
		return answer{err: ctx.Err()}
	}
	a := get()
	one.free = time.Now().Add(h.pause)
	one.closed = asksToWait(a.err)
	return a
}
