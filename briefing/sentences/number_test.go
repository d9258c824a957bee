package sentences

import (
	"encoding/binary"
	"testing"
)

// A number of a file that an int of 32 bits does not hold is damage, and so is a byte
// beyond it.
func TestFileNumbers(t *testing.T) {
	for n, want := range map[uint64]bool{0: true, mostNumber: true, mostNumber + 1: false, 1 << 31: false, 1 << 40: false} {
		f := &file{data: binary.AppendUvarint(nil, n)}
		if got := f.number(); !f.failed != want || want && got != n {
			t.Errorf("%d is read as %d, failed %t", n, got, f.failed)
		}
	}
	f := &file{data: binary.AppendUvarint(nil, mostNumber)}
	if at := f.after(1); !f.failed || at != 0 {
		t.Errorf("a byte at %d, failed %t", at, f.failed)
	}
}

// A library that shrinks below the bound of thin marks has whole ones again.
func TestThinMarksAreNotKept(t *testing.T) {
	former := &Comparison{Index: NewIndex(make([]Entry, mostSketched+1))}
	former.remember()
	if got := former.usable(mostSketched); got != nil {
		t.Error("thin marks are used where whole ones are wanted")
	}
	if got := former.usable(mostSketched + 5); got != former {
		t.Error("thin marks are made again where thin ones are wanted")
	}
	whole := &Comparison{Index: NewIndex(make([]Entry, 3))}
	if got := whole.usable(mostSketched + 5); got != whole {
		t.Error("whole marks are not used")
	}
	if got := (*Comparison)(nil).usable(1); got != nil {
		t.Error("something comes of nothing")
	}
}
