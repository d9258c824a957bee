//go:build !unix

package command

import "os/exec"

// apart does nothing: there are no process groups as Unix has them.
func apart(*exec.Cmd) {}

// end ends a program.
func end(cmd *exec.Cmd) error { return cmd.Process.Kill() }
