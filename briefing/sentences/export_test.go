package sentences

import (
	"encoding/binary"
	"hash/crc64"
)

// MayStand is mayStand for tests.
func (m *Mark) MayStand(earlier *Mark) bool { return m.mayStand(earlier) }

// Touched returns how many articles are compared again after a former comparison.
func (c *Comparison) Touched(former *Comparison) (n int) {
	for _, is := range c.touched(former) {
		if is {
			n++
		}
	}
	return n
}

// Sealed returns what is in a file with its checksum.
func Sealed(data []byte) []byte {
	return binary.LittleEndian.AppendUint64(data, crc64.Checksum(data, checksums))
}
