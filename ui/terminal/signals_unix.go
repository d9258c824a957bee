//go:build unix

package terminal

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// signals has the session heed the signals of the terminal. It returns what ends
// that.
func (t *session) signals() (stop func()) {
	t.heard = make(chan os.Signal, 8)
	signal.Notify(t.heard, syscall.SIGWINCH, syscall.SIGCONT, syscall.SIGQUIT)
	if t.stoppable = !isIgnored(syscall.SIGTSTP) && !isBlocked(syscall.SIGTSTP); t.stoppable {
		signal.Notify(t.heard, syscall.SIGTSTP)
	}
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-t.heard:
				t.heed(s)
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(t.heard)
		close(ended)
	}
}

func (t *session) heed(s os.Signal) {
	switch s {
	case syscall.SIGWINCH:
		t.queue.push(resized{})
	case syscall.SIGCONT:
		switch {
		case t.stopping.Load():
			select {
			case t.continued <- struct{}{}:
			default:
			}
		case commands.Load() == 0:
			t.queue.push(reclaim{})
		}
	case syscall.SIGTSTP:
		if commands.Load() == 0 {
			t.queue.push(suspension{alone: true})
		} else if t.canStop() {
			_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) // with the command
		}
	case syscall.SIGQUIT:
		if commands.Load() == 0 {
			t.dump()
		}
	}
}

// dump gives the terminal back and has Go print what all goroutines do.
func (t *session) dump() {
	t.out.drop()
	t.out.write(t.painter.release() + t.opts.Leave)
	t.out.drain(patience)
	t.tty.restore()
	signal.Reset(syscall.SIGQUIT)
	_ = syscall.Kill(os.Getpid(), syscall.SIGQUIT)
}

// canStop reports whether somebody may have the program go on after it stopped: a
// shell with job control, in the same session but in another process group.
func (t *session) canStop() bool {
	if !t.stoppable {
		return false
	}
	group, session := syscall.Getpgrp(), sessionOf(0)
	if session == os.Getpid() {
		return false
	}
	for pid := os.Getppid(); pid != 0; pid = parentOf(pid) {
		if pid == unknown {
			return false
		}
		if sessionOf(pid) != session {
			return false
		}
		if of, err := syscall.Getpgid(pid); err != nil || of != group {
			return err == nil
		}
	}
	return false
}

// isIgnored reports whether the parent has left a signal ignored, where the system
// tells. signal.Ignored knows that of SIGHUP and SIGINT only.
func isIgnored(s syscall.Signal) bool {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(status), "SigIgn:")
	var mask uint64
	_, err = fmt.Sscanf(rest, "%x", &mask)
	return err == nil && mask>>(s-1)&1 == 1
}

const unknown = -1

// sessionOf returns the session of a process, 0 for this one.
func sessionOf(pid int) int {
	session, err := unix.Getsid(pid)
	if err != nil {
		return unknown
	}
	return session
}

// parentOf returns the parent of a process, 0 if it has none.
func parentOf(pid int) int {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return unknown
	}
	var state string
	var parent int
	// The name of the program, in brackets, may hold anything.
	if _, err := fmt.Sscan(string(stat[bytes.LastIndexByte(stat, ')')+1:]), &state, &parent); err != nil {
		return unknown
	}
	return parent
}

const (
	// stopsWithin is how long the program may go on after the signal.
	stopsWithin = 200 * time.Millisecond
	// wakesWithin is how long SIGCONT may take to arrive after that.
	wakesWithin = 50 * time.Millisecond
)

// stop stops the process group, or this program alone, until it is continued. It
// returns false if it was not. The signal is SIGSTOP, since Go does not give back
// what SIGTSTP does once that was caught.
func (t *session) stop(alone bool) bool {
	t.stopping.Store(true)
	defer t.stopping.Store(false)
	pid := 0
	if alone {
		pid = os.Getpid()
	}
	_ = syscall.Kill(pid, syscall.SIGSTOP)
	for _, d := range []time.Duration{stopsWithin, wakesWithin} { // the first may pass while it is stopped
		select {
		case <-t.continued:
			return true
		case <-time.After(d):
		}
	}
	return false
}
