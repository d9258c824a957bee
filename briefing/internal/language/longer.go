package language

import (
	"strings"
	"sync"
)

// LongerPlaces returns names of places and people that hold the name of another place, in
// scripts with spaces: Южный Судан, Sudán del Sur.
var LongerPlaces = sync.OnceValue(func() (names []string) {
	for line := range strings.Lines(readTable("longer")) {
		_, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.SplitSeq(rest, ", ") {
			names = append(names, name)
		}
	}
	return names
})
