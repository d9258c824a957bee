// Package limit names the limits of the system that keep the program from its work:
// too few open files, too little memory, no further process, a full disk. Such a
// failure says nothing about the document, the digest or the index that was being read.
package limit

import (
	"errors"
	"fmt"
	"sync"
	"syscall"
)

// resource is what the system gives no more of.
type resource int

const (
	files     resource = iota + 1 // that this process has open
	allFiles                      // that all processes have open
	memory                        // or address space
	processes                     // or threads
	disk                          // or this user's share of it
	fileSize
)

// Error is a failure for which a limit of the system is the reason. Its text ends with
// the limit's name and value.
type Error struct {
	Err  error
	hint string
}

func (e *Error) Error() string { return fmt.Sprintf("%v (%s)", e.Err, e.hint) }
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether a limit of the system is the reason for err.
func Is(err error) bool { return of(err) != 0 || errors.As(err, new(*Error)) }

// Named returns err as an *Error if a limit of the system is the reason for it that its
// text does not name; else err itself.
func Named(err error) error {
	hint := of(err).hint()
	if hint == "" || errors.As(err, new(*Error)) {
		return err
	}
	return &Error{err, hint}
}

// of returns the resource whose lack caused err; 0 if none did.
func of(err error) resource {
	if err == nil {
		return 0
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return ofErrno(errno, err)
	}
	var e interface{ Code() int }
	if errors.As(err, &e) {
		return ofSQLite(e.Code())
	}
	return 0
}

// Codes of SQLite's errors. The low byte tells the kind.
const (
	sqliteNoMemory   = 7
	sqliteIO         = 10
	sqliteFull       = 13
	sqliteCannotOpen = 14
	sqliteIONoMemory = sqliteIO | 12<<8
)

// ofSQLite returns what SQLite lacked. It does not say why it could not open a file: that
// is asked again.
func ofSQLite(code int) resource {
	switch kind := code & 0xff; {
	case kind == sqliteNoMemory, code == sqliteIONoMemory:
		return memory
	case kind == sqliteFull:
		return disk
	case (kind == sqliteCannotOpen || kind == sqliteIO) && !canOpen(filesOfIndex):
		return files
	case kind == sqliteIO && fileSizeLimited():
		return fileSize
	}
	return 0
}

// filesOfIndex is how many files SQLite opens for one connection: the database, its log,
// and what readers of the log share.
const filesOfIndex = 3

// hint returns the name of the limit and, if it is known, its value.
func (r resource) hint() string {
	switch r {
	case files:
		if n := openFiles(); n > 0 {
			return fmt.Sprintf("this program may have %d files open at a time: ulimit -n", n)
		}
		return "this program may have no more files open: ulimit -n"
	case allFiles:
		return "all programs together may have no more files open"
	case memory:
		if n := addressSpace(); n > 0 {
			return fmt.Sprintf("this program may have %d MB of address space: ulimit -v", n>>20)
		}
		return "the system gives no more memory"
	case processes:
		return "the system lets no further process or thread start: ulimit -u, or the limit of a container"
	case fileSize:
		return "a file may not be bigger: ulimit -f"
	}
	return "" // a full disk is called so by every error
}

// few is how many files an index and the watching of a folder take beside the documents.
// Where the limit is far from that, nobody has to count.
const few, many = 48, 1024

// FewFiles returns an *Error if so few files may be open that the program must do
// without an index, without watching folders and with one document at a time; else nil.
var FewFiles = sync.OnceValue(func() error {
	if n := openFiles(); n > 0 && (n < few || n < many && !canOpen(few)) {
		return &Error{errors.New("too few files may be open"), files.hint()}
	}
	return nil
})
