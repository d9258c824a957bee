package walk

import (
	"time"

	"briefing/briefing"
)

// Meanwhile begins to load the stops while the page is made.
func (b *Beside) Meanwhile() *Meanwhile {
	m := &Meanwhile{done: make(chan struct{})}
	get := b.Get
	go func() {
		defer close(m.done)
		defer func() { m.panicked = recover() }()
		m.stops, m.err = get()
	}()
	b.Get = m.wait
	return m
}

// Meanwhile loads stops in the background.
type Meanwhile struct {
	done     chan struct{}
	stops    briefing.Trail
	err      error
	panicked any
}

// Into adds the stops to a trail if they arrive within a time.
func (m *Meanwhile) Into(b *Beside, within time.Duration) {
	select {
	case <-m.done:
	case <-time.After(within):
		return
	}
	if stops, err := m.wait(); err == nil {
		b.stops = &stops
	}
}

// wait waits for the stops. A panic in the background is raised here, where the program
// catches it.
func (m *Meanwhile) wait() (briefing.Trail, error) {
	<-m.done
	if m.panicked != nil {
		panic(m.panicked)
	}
	return m.stops, m.err
}
