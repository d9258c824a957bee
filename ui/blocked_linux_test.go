package ui_test

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// startBlocked becomes the program, with signals blocked as some parents leave them; all if
// none is named.
func startBlocked(signals ...syscall.Signal) int {
	runtime.LockOSThread()
	var mask unix.Sigset_t
	for i := range mask.Val {
		if len(signals) == 0 {
			mask.Val[i]--
		}
	}
	for _, s := range signals {
		mask.Val[0] |= 1 << (s - 1)
	}
	err := unix.PthreadSigmask(unix.SIG_BLOCK, &mask, nil)
	if err == nil {
		err = os.Setenv(runAs, "briefing")
	}
	if err == nil {
		err = syscall.Exec(os.Args[0], os.Args, os.Environ())
	}
	fmt.Println(err)
	return 2
}

// holdOutput has a terminal hold what is written to it, or let it go.
func holdOutput(t *testing.T, terminal *os.File, hold bool) {
	t.Helper()
	action := 1 // TCOON
	if hold {
		action = 0 // TCOOFF
	}
	if err := unix.IoctlSetInt(int(terminal.Fd()), unix.TCXONC, action); err != nil {
		t.Fatal(err)
	}
}
