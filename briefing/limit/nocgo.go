//go:build !cgo

package limit

// reserved is how many bytes of addresses the program reserves while it works, besides
// those that it starts with. Most of them are never used.
const reserved = 256 << 20
