//go:build !linux

package ui_test

import (
	"os"
	"syscall"
	"testing"
)

// startBlocked runs the program as it is: signals are blocked on Linux only.
func startBlocked(...syscall.Signal) int {
	return runBriefing()
}

// holdOutput is for Linux only.
func holdOutput(t *testing.T, _ *os.File, _ bool) {
	t.Skip("output is held on Linux only")
}
