//go:build !linux

package ui_test

import "os"

// stopBlocked runs the program as it is: signals are blocked on Linux only.
func stopBlocked() int {
	return programs["briefing"]()
}
