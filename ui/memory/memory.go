// Package memory says when garbage is collected: not while the first screen or a
// short answer is made, and in the app while the reader reads rather than while
// they press keys. What the environment says of it (GOGC, GOMEMLIMIT) stands.
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
	// earlyPercent is by how much the heap may grow at first, within earlyBytes.
	earlyPercent = 400
	earlyBytes   = 96 << 20
	// early is how long that is: most commands are done by then, and the first
	// screen is there. Collecting meanwhile took them a quarter of their time.
	early = time.Second

	// usualPercent is by how much it may grow afterwards.
	usualPercent = 100

	// busyPercent is by how much it may grow in the app, within busyBytes or half
	// as much again as is in use. To collect garbage beside the contents of a large
	// library takes both processors of a small machine for longer than a frame.
	busyPercent = 200
	busyBytes   = 108 << 20

	// restEvery is how often it is looked whether the reader rests.
	restEvery = time.Second
	// restBytes is less than what is needed to answer a key.
	restBytes = 512 << 10
	// garbageBytes is how much garbage there must be.
	garbageBytes = 16 << 20
)

// Policy is when garbage is collected in this program.
type Policy struct {
	percent, limit bool        // these are for the policy to say
	usual          *time.Timer // ends the early time
}

// Start lets the heap grow for a moment before garbage is collected as usual.
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

// Read keeps the memory of the app small from now on, and collects garbage
// whenever the reader rests, until ctx ends.
func (p *Policy) Read(ctx context.Context) {
	p.usual.Stop()
	ticker := time.NewTicker(restEvery)
	defer ticker.Stop()
	was := now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		u := now()
		p.set(busyPercent, limit(u.live))
		if isRest(was, u) {
			debug.FreeOSMemory()
		}
		was = u
	}
}

// limit is how many bytes the app may have before garbage is collected whatever
// the reader does, if so many were in use when that was last done.
func limit(live uint64) int64 { return int64(max(busyBytes, live+live/2)) }

// usage is how the heap is used, in bytes.
type usage struct {
	made uint64 // so far
	kept uint64 // now
	live uint64 // of what was kept when garbage was last collected
}

func now() usage {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return usage{made: s[0].Value.Uint64(), kept: s[1].Value.Uint64(), live: s[2].Value.Uint64()}
}

// isRest reports whether nothing was done between was and is, and there is enough
// garbage for it to be collected.
func isRest(was, is usage) bool {
	return is.made-was.made < restBytes && is.kept >= is.live+garbageBytes
}
