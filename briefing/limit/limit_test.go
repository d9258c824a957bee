package limit_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"briefing/briefing/limit"
)

// A full disk is a limit that every error names itself.
func TestFull(t *testing.T) {
	err := fmt.Errorf("commit: %w", sqliteError(13))
	if !limit.Is(err) || limit.Named(err) != err {
		t.Errorf("%v: %v, %v", err, limit.Is(err), limit.Named(err))
	}
}

// sqliteError is an error as SQLite's driver returns it.
type sqliteError int

func (e sqliteError) Error() string { return fmt.Sprintf("SQLite says %d", int(e)) }
func (e sqliteError) Code() int     { return int(e) }

func TestNamed(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string // in what Named adds; "" if it adds nothing
	}{
		{nil, ""},
		{errors.New("odd"), ""},
		{fs.ErrNotExist, ""},
		{fs.ErrPermission, ""},
		{sqliteError(7), "memory"},
		{sqliteError(10 | 12<<8), "memory"},
		{sqliteError(11), ""}, // damaged
		{sqliteError(14), ""}, // cannot open, although files may be opened
	} {
		if test.err != nil {
			test.err = fmt.Errorf("read %q: %w", "a.md", test.err)
		}
		got := limit.Named(test.err)
		if limit.Is(test.err) != (test.want != "") || limit.Is(got) != (test.want != "") {
			t.Errorf("Is(%v) = %v", test.err, limit.Is(test.err))
		}
		if test.want == "" {
			if got != test.err {
				t.Errorf("Named(%v) = %v", test.err, got)
			}
			continue
		}
		if !errors.Is(got, test.err) || !strings.HasPrefix(got.Error(), test.err.Error()+" (") || !strings.Contains(got.Error(), test.want) {
			t.Errorf("Named(%v) = %v, want %q in it", test.err, got, test.want)
		}
		if again := limit.Named(fmt.Errorf("open: %w", got)); again.Error() != "open: "+got.Error() {
			t.Errorf("named twice: %v", again)
		}
	}
}
