package ui

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	tea "charm.land/bubbletea/v2"
)

// To collect garbage beside the contents of a large library takes both processors
// of a small machine for longer than a frame, and a key that is pressed meanwhile
// waits. So it is done while the reader reads, and seldom comes to be necessary
// while they press keys.
const (
	// tidyAfter is when all that opening a large library needs is done.
	tidyAfter = 4 * time.Second
	// restEvery is how often it is looked whether the reader rests.
	restEvery = time.Second
	// restBytes is less than what is needed to answer a key.
	restBytes = 512 << 10
	// garbageBytes is how much garbage there must be.
	garbageBytes = 16 << 20
	// busyPercent is by how much memory may grow before garbage is collected
	// whatever the reader does, within mostBytes or twice what is in use.
	busyPercent = 200
	mostBytes   = 108 << 20
)

// tidy gives memory back that was needed to open a large library, and from then on
// what was needed to answer keys whenever the reader rests, until ctx ends.
func tidy(ctx context.Context) tea.Cmd {
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(tidyAfter):
		}
		debug.FreeOSMemory()
		// What the environment says, somebody knows better.
		grows, bounded := os.Getenv("GOGC") == "", os.Getenv("GOMEMLIMIT") != ""
		if grows {
			debug.SetGCPercent(busyPercent)
		}
		ticker := time.NewTicker(restEvery)
		defer ticker.Stop()
		was := heap()
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-ticker.C:
			}
			now := heap()
			if grows && !bounded {
				debug.SetMemoryLimit(limit(now.live))
			}
			if isRest(was, now) {
				debug.FreeOSMemory()
			}
			was = now
		}
	}
}

// limit is how much memory the program may take before garbage is collected
// whatever the reader does, if so much was in use when that was last done.
func limit(live uint64) int64 { return int64(max(mostBytes, 2*live)) }

// usage is how the memory of the program is used, in bytes.
type usage struct {
	made uint64 // so far
	kept uint64 // now
	live uint64 // of what was kept when garbage was last collected
}

func heap() usage {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return usage{made: s[0].Value.Uint64(), kept: s[1].Value.Uint64(), live: s[2].Value.Uint64()}
}

// isRest reports whether nothing was done between was and now, and there is enough
// garbage for it to be collected.
func isRest(was, now usage) bool {
	return now.made-was.made < restBytes && now.kept >= now.live+garbageBytes
}
