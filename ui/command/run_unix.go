//go:build unix

package command

import (
	"os/exec"
	"syscall"
)

// apart starts a program in a session of its own, without a terminal.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// end ends a program with all of its process group.
func end(cmd *exec.Cmd) error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
