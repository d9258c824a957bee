// Package memory schedules garbage collection. It avoids collecting while the
// first screen or a short answer is made, and in the app while the reader
// presses keys rather than reads. Settings in the environment (GOGC,
// GOMEMLIMIT) take precedence.
package memory

import (
	"context"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// earlyPercent is the growth of the heap at first, within earlyBytes.
	earlyPercent = 400
	earlyBytes   = 96 << 20
	// early is how long that lasts: by its end most commands are done and the
	// first screen is shown. Collecting in that time took a quarter of it.
	early = time.Second

	// usualPercent is the growth afterwards.
	usualPercent = 100

	// busyPercent is the growth in the app, within busyBytes or one and a half
	// times the memory in use. Collecting beside the contents of a large
	// library occupies both processors of a small machine for longer than a
	// frame.
	busyPercent = 200
	busyBytes   = 108 << 20

	// restEvery is the interval of checks whether the reader rests.
	restEvery = time.Second
	// restBytes is less than an answer to a key allocates.
	restBytes = 512 << 10
	// garbageBytes is the minimum that is allocated between two collections at rest.
	garbageBytes = 16 << 20
)

// Policy decides when garbage is collected in this program.
type Policy struct {
	percent, limit bool        // not set in the environment
	usual          *time.Timer // ends the early time
}

// Start lets the heap grow for a moment before the usual collections.
func Start() *Policy {
	p := &Policy{percent: os.Getenv("GOGC") == "", limit: os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == ""}
	p.set(earlyPercent, earlyBytes)
	p.usual = time.AfterFunc(early, func() { p.set(usualPercent, math.MaxInt64) })
	return p
}

func (p *Policy) set(percent int, limit int64) {
	if p.percent {
		debug.SetGCPercent(percent)
	}
	if p.limit {
		debug.SetMemoryLimit(limit)
	}
}

// Read keeps the app's memory small from now on. It collects garbage when the
// reader rests, until ctx is done.
func (p *Policy) Read(ctx context.Context) {
	p.usual.Stop()
	ticker := time.NewTicker(restEvery)
	defer ticker.Stop()
	was := now()
	swept := uint64(0) // bytes allocated before the last collection at rest
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		u := now()
		p.set(busyPercent, limit(u.live))
		if isRest(was, u, swept) {
			debug.FreeOSMemory()
			swept = u.made
		}
		was = u
	}
}

// limit returns the memory in bytes from which garbage is collected even if the
// reader is active. live is the memory in use at the last collection.
func limit(live uint64) int64 { return int64(max(busyBytes, live+live/2)) }

// usage is the state of the heap, in bytes.
type usage struct {
	made uint64 // allocated so far
	live uint64 // live at the last collection
}

func now() usage {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return usage{made: s[0].Value.Uint64(), live: s[1].Value.Uint64()}
}

// isRest reports whether nothing happened between two states, and whether much was
// allocated since swept. How much of it is garbage does not count: after long work
// most garbage was in use at the last collection, so that it would seem to be little.
func isRest(was, is usage, swept uint64) bool {
	return is.made-was.made < restBytes && is.made-swept >= garbageBytes
}
