package memory

import (
	"context"
	"math"
	"os"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"
)

func TestIsRest(t *testing.T) {
	was := usage{made: 1 << 30}
	for _, tt := range []struct {
		name          string
		made, unswept uint64 // more than before, more than at the last collection
		want          bool
	}{
		{"nothing was done", 0, 0, false},
		{"a key was pressed", 1 << 20, 1 << 20, false},
		{"a key was pressed, much was allocated", 1 << 20, 30 << 20, false},
		{"nothing was done, much was allocated", 100 << 10, 30 << 20, true},
	} {
		is := usage{made: was.made + tt.made}
		if got := isRest(was, is, is.made-tt.unswept); got != tt.want {
			t.Errorf("%s: rest %t, want %t", tt.name, got, tt.want)
		}
	}
}

// What is made between two looks at the heap shows.
func TestNow(t *testing.T) {
	was := now()
	data := make([]byte, 1<<20)
	is := now()
	if made := is.made - was.made; made < uint64(len(data)) || data[0] != 0 {
		t.Errorf("%d bytes were made, want at least %d", made, len(data))
	}
}

func TestLimit(t *testing.T) {
	for _, tt := range []struct{ live, want int64 }{{0, busyBytes}, {72 << 20, busyBytes}, {80 << 20, 120 << 20}, {2 << 30, 3 << 30}} {
		if got := limit(uint64(tt.live)); got != int64(tt.want) {
			t.Errorf("limit(%d) = %d, want %d", tt.live, got, tt.want)
		}
	}
}

// A command has the usual limits after a moment; the app has limits of its own
// until it ends.
func TestPolicy(t *testing.T) {
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Setenv(name, "")
	}
	defer keep()()
	synctest.Test(t, func(t *testing.T) {
		Start()
		says(t, "at first", earlyPercent, earlyBytes)
		time.Sleep(early + time.Nanosecond)
		says(t, "then", usualPercent, math.MaxInt64)

		p := Start()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go p.Read(ctx)
		time.Sleep(early - time.Nanosecond)
		says(t, "at first in the app", earlyPercent, earlyBytes)
		time.Sleep(2 * time.Nanosecond)
		says(t, "then in the app", busyPercent, busyBytes)
	})
}

func TestEnvironment(t *testing.T) {
	defer keep()()
	debug.SetGCPercent(70)
	debug.SetMemoryLimit(1 << 30)
	for _, tt := range []struct {
		percent, limit string
		wantPercent    int
		wantLimit      int64
	}{
		{"70", "", 70, 1 << 30},
		{"", "1GiB", earlyPercent, 1 << 30},
	} {
		t.Setenv("GOGC", tt.percent)
		t.Setenv("GOMEMLIMIT", tt.limit)
		Start().usual.Stop()
		says(t, os.Getenv("GOGC")+os.Getenv("GOMEMLIMIT"), tt.wantPercent, tt.wantLimit)
	}
}

// keep returns a function that says again what is said now.
func keep() func() {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

func says(t *testing.T, when string, wantPercent int, wantLimit int64) {
	t.Helper()
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	debug.SetGCPercent(percent)
	if percent != wantPercent || limit != wantLimit {
		t.Errorf("%s: %d percent, %d bytes, want %d, %d", when, percent, limit, wantPercent, wantLimit)
	}
}
