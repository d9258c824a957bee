//go:build unix

package limit_test

import (
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"briefing/briefing/limit"
)

func TestNamedErrno(t *testing.T) {
	for _, test := range []struct {
		op   string
		err  syscall.Errno
		want string // "" if it is no limit
	}{
		{"open", syscall.EMFILE, "ulimit -n"},
		{"open", syscall.ENFILE, "all programs together"},
		{"open", syscall.ENOMEM, "memory"},
		{"fork/exec", syscall.EAGAIN, "ulimit -u"},
		{"read", syscall.EAGAIN, ""},
		{"write", syscall.ENOSPC, "no space left on device"},
		{"write", syscall.EDQUOT, "quota exceeded"},
		{"write", syscall.EFBIG, "ulimit -f"},
		{"read", syscall.EIO, ""},
		{"open", syscall.ENOENT, ""},
		{"open", syscall.EACCES, ""},
		{"open", syscall.ELOOP, ""},
	} {
		err := &fs.PathError{Op: test.op, Path: "a.md", Err: test.err}
		if limit.Is(err) != (test.want != "") || !strings.Contains(limit.Named(err).Error(), test.want) {
			t.Errorf("%v: %v, %v, want %q", err, limit.Is(err), limit.Named(err), test.want)
		}
	}
}

// Where these tests run, there is enough of everything.
func TestEnough(t *testing.T) {
	if err := limit.FewFiles(); err != nil {
		t.Skip(err)
	}
	if err := limit.Start(); err != nil {
		t.Error(err)
	}
}
