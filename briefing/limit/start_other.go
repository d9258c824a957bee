//go:build unix && !linux && !openbsd

package limit

import "math"

// threads is how many threads the program starts while it works.
const threads = 1

// threadsLeft is unknown on this system.
func threadsLeft() int { return math.MaxInt }

// addresses is unknown on this system.
func addresses() uint64 { return 0 }
