//go:build cgo

package limit

// reserved is how many bytes of addresses the program reserves while it works, besides
// those that it starts with. Most of them are never used: each thread of a C library
// reserves a stack and a heap.
const reserved = 450 << 20
