package limit

import (
	"math"
	"os"
	"path"
	"strconv"
	"strings"
	"syscall"
)

// threads is how many threads the program starts while it works, on few processors.
const threads = 12

// threadsLeft returns how many threads may still start, math.MaxInt if that is not
// limited or not known.
func threadsLeft() int { return min(leftOfUser(), leftOfContainer()) }

// rlimitProcesses is RLIMIT_NPROC, which package syscall has no name for; some
// processors give it another number.
const rlimitProcesses = 6

// mostCounted bounds the limit up to which the threads of a user are counted: a higher
// one is not met, and counting takes time.
const mostCounted = 2000

// leftOfUser returns how many threads the user of this process may still start. Those
// who may raise limits have none.
func leftOfUser() int {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(rlimitProcesses, &l); err != nil || uint64(l.Cur) > mostCounted || os.Getuid() == 0 {
		return math.MaxInt
	}
	processes, err := os.ReadDir("/proc")
	if err != nil {
		return math.MaxInt
	}
	left := int(l.Cur)
	for _, p := range processes {
		if _, err := strconv.Atoi(p.Name()); err != nil {
			continue
		}
		if info, err := p.Info(); err != nil {
			continue
		} else if owner, ok := info.Sys().(*syscall.Stat_t); !ok || int(owner.Uid) != os.Getuid() {
			continue
		}
		running, err := os.ReadDir("/proc/" + p.Name() + "/task")
		if err == nil {
			left -= len(running)
		}
	}
	return left
}

// leftOfContainer returns how many threads may start in the group of processes that
// this one belongs to.
func leftOfContainer() int {
	groups, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return math.MaxInt
	}
	left := math.MaxInt
	for line := range strings.Lines(string(groups)) {
		group, ok := strings.CutPrefix(strings.TrimSpace(line), "0::")
		if !ok {
			continue
		}
		for group = path.Clean(group); ; group = path.Dir(group) {
			dir := path.Join("/sys/fs/cgroup", group)
			if most, ok := number(dir + "/pids.max"); ok {
				if now, ok := number(dir + "/pids.current"); ok {
					left = min(left, most-now)
				}
			}
			if group == "/" || group == "." {
				break
			}
		}
	}
	return left
}

// number returns the number that a file holds, if it holds one.
func number(file string) (int, bool) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	return n, err == nil
}

// addresses returns how many bytes of addresses this process uses; 0 if that is not known.
func addresses() uint64 {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	size, _, _ := strings.Cut(string(statm), " ")
	pages, err := strconv.ParseUint(size, 10, 64)
	if err != nil {
		return 0
	}
	return pages * uint64(os.Getpagesize())
}
