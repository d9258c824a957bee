package ui

import (
	"context"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"
)

func TestIsRest(t *testing.T) {
	was := usage{made: 1 << 30, kept: 60 << 20, live: 50 << 20}
	for _, tt := range []struct {
		name       string
		made, kept uint64 // more than before
		want       bool
	}{
		{"nothing was done", 0, 0, false},
		{"a key was pressed", 1 << 20, 1 << 20, false},
		{"a key was pressed, much garbage", 1 << 20, 30 << 20, false},
		{"nothing was done, much garbage", 100 << 10, 30 << 20, true},
	} {
		now := usage{made: was.made + tt.made, kept: was.kept + tt.kept, live: was.live}
		if got := isRest(was, now); got != tt.want {
			t.Errorf("%s: rest %t, want %t", tt.name, got, tt.want)
		}
	}
	if isRest(was, usage{made: was.made, kept: 20 << 20, live: 50 << 20}) {
		t.Error("garbage is to be collected where there is none")
	}
}

// What is made between two looks at the heap shows.
func TestHeap(t *testing.T) {
	was := heap()
	data := make([]byte, 1<<20)
	now := heap()
	if made := now.made - was.made; made < uint64(len(data)) || now.kept == 0 {
		t.Errorf("%d bytes were made, want at least %d; %d are kept", made, len(data), now.kept)
	}
}

// Tidying ends with the program, whenever that is.
func TestTidyEnds(t *testing.T) {
	before, most := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	defer func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(most)
	}()
	for _, after := range []time.Duration{0, tidyAfter / 2, tidyAfter + 3*restEvery} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), after)
			defer cancel()
			began := time.Now()
			if msg := tidy(ctx)(); msg != nil || time.Since(began) != after {
				t.Errorf("it ends after %v with %v, want after %v", time.Since(began), msg, after)
			}
		})
	}
}

// However often a library is taken over, memory is looked after once.
func TestTidyOnce(t *testing.T) {
	play(t, embedded(), 80, 24, func(a *app) {
		m, first := a.m.listed(listed{lib: a.m.lib, contents: a.m.contents})
		if _, second := m.listed(listed{lib: m.lib, contents: m.contents}); first == nil || second != nil {
			t.Errorf("begun the first time %t, the second time %t", first != nil, second != nil)
		}
	})
}

func TestLimit(t *testing.T) {
	for _, tt := range []struct{ live, want int }{{0, mostBytes}, {50 << 20, mostBytes}, {60 << 20, 120 << 20}, {1 << 30, 2 << 30}} {
		if got := limit(uint64(tt.live)); got != int64(tt.want) {
			t.Errorf("limit(%d) = %d, want %d", tt.live, got, tt.want)
		}
	}
}
