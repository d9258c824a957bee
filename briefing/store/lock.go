package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"briefing/briefing/store/sealed"

	"briefing/briefing/internal/spancode"
)

// lock keeps programs that use one index out of each other's way. It is an
// empty database beside the index, used only for SQLite's locks: these work on
// every system, and end with the program however that ends. All programs with
// the index open share the lock. One of them may hold it for writing. A program
// that holds it alone may delete the index.
type lock struct {
	db     *sql.DB
	shared *sql.Conn
	taken  *sql.Conn // for writing, or alone
}

// errLocked says that another program holds the lock.
var errLocked = errors.New("in use by another program")

func openLock(ctx context.Context, path string) (*lock, error) {
	if info, err := os.Stat(path); err == nil && (!info.Mode().IsRegular() || info.Size() > 0) {
		return nil, fmt.Errorf("lock %q: %w", path, errForeign) // nothing is ever written to a lock
	}
	// One that is there is not opened here: to close it would give back what SQLite has
	// locked.
	if file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600); err == nil {
		_ = file.Close() // nothing was written
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, err
	}
	l := &lock{db: db}
	if l.shared, err = db.Conn(ctx); err == nil {
		l.taken, err = db.Conn(ctx)
	}
	if err == nil {
		err = execute(ctx, l.shared, "PRAGMA busy_timeout = 5000")
	}
	if err == nil {
		// Nothing is ever written, so no rollback journal is needed. By default
		// SQLite would create a file for one while the lock is held.
		err = execute(ctx, l.taken, "PRAGMA busy_timeout = 0", "PRAGMA journal_mode = MEMORY")
	}
	if err == nil {
		err = l.share(ctx)
	}
	if err != nil {
		for _, c := range []*sql.Conn{l.shared, l.taken} {
			if c != nil {
				err = errors.Join(err, c.Close())
			}
		}
		return nil, errors.Join(err, db.Close())
	}
	return l, nil
}

// share takes a share of the lock: the index is open here.
func (l *lock) share(ctx context.Context) error {
	return execute(ctx, l.shared, "BEGIN", "SELECT count(*) FROM sqlite_schema")
}

// write takes the lock for writing. It returns errLocked if another program
// holds it.
func (l *lock) write(ctx context.Context) error { return l.take(ctx, "BEGIN IMMEDIATE") }

// await takes the lock to write as soon as no other program has it, or returns errLocked
// after some seconds.
func (l *lock) await(ctx context.Context) error {
	const pause, tries = 10 * time.Millisecond, 500
	err := l.write(ctx)
	for n := 0; errors.Is(err, errLocked) && n < tries; n++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		err = l.write(ctx)
	}
	return err
}

// alone takes the lock alone. It returns errLocked if another program has the
// index open.
func (l *lock) alone(ctx context.Context) error {
	if err := execute(ctx, l.shared, "ROLLBACK"); err != nil {
		return err
	}
	if err := l.take(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return errors.Join(err, l.share(ctx))
	}
	return nil
}

func (l *lock) take(ctx context.Context, begin string) error {
	err := execute(ctx, l.taken, begin)
	if code(err) == sqlite3.SQLITE_BUSY {
		return errLocked
	}
	return err
}

// release gives up the lock for writing.
func (l *lock) release() error { return execute(context.Background(), l.taken, "ROLLBACK") }

func (l *lock) close() error { return errors.Join(l.shared.Close(), l.taken.Close(), l.db.Close()) }

// execute runs statements and discards their results.
func execute(ctx context.Context, c *sql.Conn, statements ...string) error {
	for _, s := range statements {
		if _, err := c.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

// code returns SQLite's primary code of an error, 0 for other errors.
func code(err error) int {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// Reason returns err with what SQLite says of it in our words. It wraps err.
func Reason(err error) error {
	var said *sqlite.Error
	if !errors.As(err, &said) {
		return err
	}
	words, known := map[int]string{
		sqlite3.SQLITE_FULL: "the disk is full", sqlite3.SQLITE_READONLY: "it may not be written", sqlite3.SQLITE_IOERR: "the disk fails or is full",
		sqlite3.SQLITE_CANTOPEN: "it cannot be opened", sqlite3.SQLITE_BUSY: "another program uses it", sqlite3.SQLITE_LOCKED: "another program uses it",
		sqlite3.SQLITE_NOMEM: "there is no memory left", sqlite3.SQLITE_TOOBIG: "a text is too long", sqlite3.SQLITE_PERM: "it may not be opened",
	}[code(err)]
	switch {
	case known:
	case IsDamage(err):
		words = "it is damaged"
	default:
		words = fmt.Sprintf("error %d of SQLite", said.Code())
	}
	return &reason{strings.ReplaceAll(err.Error(), said.Error(), words), err}
}

// reason is an error in other words.
type reason struct {
	text string
	error
}

func (r *reason) Error() string { return r.text }
func (r *reason) Unwrap() error { return r.error }

// IsDamage reports whether err shows that an index is damaged. Duplicate rows
// are one such sign.
func IsDamage(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH:
		return true
	}
	return errors.Is(err, errDamaged) || errors.Is(err, spancode.ErrDamaged) || sealed.IsBroken(err)
}

// errDamaged says that an index lacks required data.
var errDamaged = errors.New("the index is damaged")

// dsn returns the data source name of the database at path. As a URI it may
// contain any characters.
func dsn(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return uri(path)
}

// sealedDSN returns the data source name of an index at path. Its pages have checksums.
func sealedDSN(path string) string { return dsn(path) + "?vfs=" + sealed.VFS() }
