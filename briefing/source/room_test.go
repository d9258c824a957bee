package source

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// However many wait for room, no more is taken than there is, and all get it.
func TestRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const size, all = 10, 30
		r := newRoom(size)
		var mu sync.Mutex
		var taken, most int64
		count := func(n int64) {
			mu.Lock()
			defer mu.Unlock()
			taken += n
			most = max(most, taken)
		}
		var done sync.WaitGroup
		for i := range all {
			done.Go(func() {
				n := []int64{1, size / 2, size}[i%3]
				leave := r.take(n)
				count(n)
				time.Sleep(time.Second)
				count(-n)
				leave()
			})
		}
		done.Wait()
		if most != size || r.free != size {
			t.Errorf("%d were taken at a time, %d are free in the end, want %d each", most, r.free, size)
		}
	})
}

// What is read of a stream needs room only until it is read. The room is the test's own:
// a document whose reading was called off may still be leaving that of all others.
func TestStreamRests(t *testing.T) {
	r := newRoom(roomSize)
	s := &streamed{in: endless{}, room: r}
	if _, err := s.Read(make([]byte, hugeSize+1)); err != nil {
		t.Fatal(err)
	}
	if r.free != 0 {
		t.Errorf("%d bytes are free while something huge is read", r.free)
	}
	s.rest()
	if r.free != roomSize {
		t.Errorf("%d bytes are free after it was read, want %d", r.free, roomSize)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }
