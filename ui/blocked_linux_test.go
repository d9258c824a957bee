package ui_test

import (
	"fmt"
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// stopBlocked becomes the program, with SIGTSTP blocked as some parents leave it.
func stopBlocked() int {
	runtime.LockOSThread()
	var mask unix.Sigset_t
	mask.Val[0] = 1 << (syscall.SIGTSTP - 1)
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
