package live

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"briefing/briefing/library"
	"briefing/seeds"
)

// A library that is to be opened after the end is not.
func TestOpenAfterTheEnd(t *testing.T) {
	o, opts := NewOpener(t.Context()), library.Options{Default: seeds.FS}
	var open sync.WaitGroup
	for range 20 {
		open.Go(func() {
			if opened := o.Open(opts, true); opened.Err == nil {
				o.Close(opened.Library)
			}
		})
	}
	o.End()
	if opened := o.Open(opts, true); !errors.Is(opened.Err, context.Canceled) {
		t.Errorf("after the end: error %v", opened.Err)
	}
	open.Wait()
	if len(o.left) > 0 {
		t.Errorf("%d libraries are left open", len(o.left))
	}
}

// TestReadingsFollow has readings asked for while one is under way: one more follows, for
// the reader if they asked for any.
func TestReadingsFollow(t *testing.T) {
	var l Life
	if !l.isNewest(0) {
		t.Error("the first opening is not the newest reading")
	}
	if !l.Begin(Files) || l.State != Reading || l.Number != 1 {
		t.Fatalf("%+v after the beginning", l)
	}
	for _, c := range []Cause{Files, Reader, Files} {
		if l.Begin(c) {
			t.Error("two readings at once")
		}
	}
	if l.isNewest(0) || !l.isNewest(1) {
		t.Error("word of the first opening counts for the reading, or its own does not")
	}
	if was := l.End(false); was.Next != Reader || l.State != Idle || l.isNewest(1) {
		t.Errorf("%+v after %+v, want a reading for the reader to follow", l, was)
	}
	if l.Begin(Files); l.Next != None {
		t.Error("a wish outlives the reading that it was for")
	}
	if l.End(true); l.State != Elsewhere {
		t.Errorf("state %d while another program reads", l.State)
	}
}

// TestParts takes over parts of a reading: not before it is worth it, nor two at once,
// nor one soon after another.
func TestParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l Life
		l.Begin(Files)
		take := func(after time.Duration, files int) bool {
			time.Sleep(after)
			l.progress(library.Progress{Files: files, TotalFiles: 1000})
			return l.takePart(300)
		}
		if take(time.Second, 500) {
			t.Error("at once")
		}
		if take(5*time.Second, 150) {
			t.Error("with few more articles")
		}
		if !take(0, 200) || take(9*time.Second, 900) {
			t.Error("not when it is worth it, or twice at once")
		}
		l.partTaken()
		if take(0, 900) {
			t.Error("soon after another")
		}
		if !take(5*time.Second, 900) {
			t.Error("not again")
		}
	})
}

// TestTold says how far a reading is only if it takes a while.
func TestTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l Life
		l.Begin(Files)
		l.progress(library.Progress{Files: 1, TotalFiles: 2})
		if l.Told {
			t.Error("at once")
		}
		time.Sleep(time.Second)
		l.progress(library.Progress{Files: 1, TotalFiles: 2})
		if !l.Told {
			t.Error("not after a second")
		}
	})
}

// TestStatus says what the status line has of a reading that takes a while.
func TestStatus(t *testing.T) {
	for _, tt := range []struct {
		read        library.Progress
		long, brief string
	}{
		{library.Progress{Files: 1, TotalFiles: 4}, "reading 1 of 4 documents", "reading 25%"},
		{library.Progress{Named: 1, ToName: 4}, "reading names: 1 of 4 articles", "reading 25%"},
		{library.Progress{Sorted: 1, ToSort: 4}, "sorting the names of 4 articles", "sorting 25%"},
	} {
		l := Life{State: Reading, Told: true, Read: tt.read}
		if long, brief := l.Status(nil, ""), l.Brief(nil, ""); long != tt.long || brief != tt.brief {
			t.Errorf("%+v: %q and %q, want %q and %q", tt.read, long, brief, tt.long, tt.brief)
		}
	}
}
