package ui

import (
	"runtime"
	"testing"
	"unsafe"
)

// TestModelIsSmall holds the size of the root model, which Update copies for every
// message.
func TestModelIsSmall(t *testing.T) {
	const most = 8 << 10
	if size := unsafe.Sizeof(model{}); size > most {
		t.Errorf("a model has %d bytes, want at most %d: keep what is large behind a pointer", size, most)
	}
}

// TestKeyAllocatesLittle holds the bytes that a key allocates up to the next screen: each
// further copy of the model on the heap counts.
func TestKeyAllocatesLittle(t *testing.T) {
	const most, pairs = 90 << 10, 50
	play(t, embedded(), 120, 36, func(a *app) {
		a.keys("j", "k")
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range pairs {
			for _, name := range []string{"j", "k"} {
				next, _ := a.m.Update(key(name))
				_ = next.View()
				a.m = next.(*model)
			}
		}
		runtime.ReadMemStats(&after)
		if each := (after.TotalAlloc - before.TotalAlloc) / (2 * pairs); each > most {
			t.Errorf("a key allocates %d bytes, want at most %d", each, most)
		}
	})
}

// TestUpdateLeavesTheModel looks at a model again after keys have led to others.
func TestUpdateLeavesTheModel(t *testing.T) {
	play(t, embedded(), 120, 36, func(a *app) {
		a.keys("2", "enter", "n")
		was, before := a.m, a.look()
		a.keys("n", "tab", "J", "m", "esc", "2", "?", "esc", "4", "enter", "v")
		if a.look() == before {
			t.Fatal("the keys change nothing")
		}
		if got := lookOf(was.View()); got != before {
			t.Errorf("the model before them shows\n%s\nwas\n%s", got, before)
		}
	})
}
