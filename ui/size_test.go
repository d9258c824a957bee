package ui

import (
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
