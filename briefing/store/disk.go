package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

// Index is a library in a file. It must be closed, unless Load has made a Store
// of it. It is not safe for concurrent use.
type Index struct {
	// Remade says why the index was made anew, "" if it was not.
	Remade string

	path string
	lock *lock
	db   *sql.DB
	conn *sql.Conn // the one that writes

	prepared *Store // what Load returns; nil if that is yet to be read
}

// OpenIndex opens the index at path, and makes it and its folder if they are not
// there. library says what it is an index of. One of another library or of
// another version of the program, and one that is not sound, is made anew, unless
// another program has it open. What is at path and no index of this program is
// left as it is: the error wraps ErrForeign.
func OpenIndex(ctx context.Context, path, library string) (*Index, error) {
	x := &Index{path: path}
	if err := x.open(ctx, library); err != nil {
		return nil, fmt.Errorf("open index %q: %w", path, cause(err))
	}
	return x, nil
}

// Path returns the file that the index is in, as OpenIndex was told.
func (x *Index) Path() string { return x.path }

func (x *Index) open(ctx context.Context, library string) (err error) {
	if err := os.MkdirAll(filepath.Dir(x.path), 0o700); err != nil {
		return err
	}
	if err := checkOwn(x.path); err != nil {
		return err
	}
	if x.lock, err = openLock(ctx, x.path+".lock"); err != nil {
		return err
	}
	err = x.connect(ctx, library)
	switch {
	case errors.Is(err, errUnfit):
		err = x.remake(ctx, library, nil)
	case IsDamage(err):
		err = x.remake(ctx, library, err)
	}
	if err != nil {
		return errors.Join(err, x.disconnect(), x.lock.close())
	}
	return nil
}

// remake deletes the index and makes it anew, because of why.
func (x *Index) remake(ctx context.Context, library string, why error) error {
	if err := x.disconnect(); err != nil {
		return err
	}
	if err := x.lock.alone(ctx); err != nil {
		return errors.Join(why, err)
	}
	err := errors.Join(remove(x.path), remove(x.path+"-wal"), remove(x.path+"-shm"), remove(x.path+"-journal"))
	if err := errors.Join(err, x.lock.release(), x.lock.share(ctx)); err != nil {
		return err
	}
	if why != nil {
		x.Remade = cause(why).Error()
	}
	return x.connect(ctx, library)
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// errUnfit says that an index is of another library, or of another version of
// the program.
var errUnfit = errors.New("another version or library")

// connect opens the database, and makes its tables if it is empty.
func (x *Index) connect(ctx context.Context, library string) (err error) {
	if x.db, err = sql.Open("sqlite", dsn(x.path)); err != nil {
		return err
	}
	if x.conn, err = x.db.Conn(ctx); err != nil {
		return err
	}
	if err := execute(ctx, x.conn, "PRAGMA busy_timeout = 5000"); err != nil {
		return err
	}
	tables, err := x.number(ctx, "SELECT count(*) FROM sqlite_schema")
	if err != nil {
		return err
	}
	if tables > 0 {
		err = x.isFit(ctx, library)
	} else {
		// In the file itself, before there is a WAL: whatever becomes of that,
		// the file is known for one of this program.
		err = execute(ctx, x.conn, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	}
	if err != nil {
		return err
	}
	// A bigger cache would only help while much is written, and readers have
	// caches of their own.
	err = errors.Join(x.useWAL(ctx), execute(ctx, x.conn, "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY",
		"PRAGMA cache_size = -2048", "PRAGMA wal_autocheckpoint = 16384", "PRAGMA journal_size_limit = 0"))
	if err != nil || tables > 0 {
		return err
	}
	return x.create(ctx, library)
}

// useWAL turns the WAL on. Of two programs that do so at once SQLite refuses one,
// without waiting, whatever its timeout.
func (x *Index) useWAL(ctx context.Context) error {
	const turnOn, pause, tries = "PRAGMA journal_mode = WAL", 10 * time.Millisecond, 500
	err := execute(ctx, x.conn, turnOn)
	for n := 0; code(err) == sqlite3.SQLITE_BUSY && n < tries; n++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		err = execute(ctx, x.conn, turnOn)
	}
	return err
}

// create makes the tables, unless another program has done so meanwhile.
func (x *Index) create(ctx context.Context, library string) error {
	return x.transact(ctx, func(ctx context.Context) error {
		if tables, err := x.number(ctx, "SELECT count(*) FROM sqlite_schema"); tables > 0 || err != nil {
			return err
		}
		tables := strings.ReplaceAll(schema, "PRAGMA temp_store = MEMORY;", "")
		if err := execute(ctx, x.conn, fmt.Sprintf("PRAGMA user_version = %d;", version)+tables+diskSchema); err != nil {
			return err
		}
		if err := x.setMeta(ctx, "generation", rand.Int64N(1<<48)); err != nil {
			return err
		}
		_, err := x.conn.ExecContext(ctx, "INSERT INTO meta VALUES ('library', ?), ('maker', ?)", library, maker())
		return err
	})
}

// isFit returns errUnfit if the database is not one of this library and this
// version of the program, ErrForeign if it is of another program.
func (x *Index) isFit(ctx context.Context, library string) error {
	id, err := x.number(ctx, "PRAGMA application_id")
	if err != nil {
		return err
	}
	if id != applicationID {
		return ErrForeign
	}
	v, err := x.number(ctx, "PRAGMA user_version")
	if err != nil {
		return err
	}
	if v != version {
		return errUnfit
	}
	of, err := x.meta(ctx, "library")
	if err != nil {
		return err
	}
	by, err := x.meta(ctx, "maker")
	if err != nil {
		return err
	}
	if of != library || by != maker() {
		return errUnfit
	}
	return nil
}

// maker returns the version of the program, as far as it is known.
func maker() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value
		}
	}
	return version
}

// transact carries out do in a transaction, or nothing of it if it fails. What
// it does is one generation of the index.
func (x *Index) transact(ctx context.Context, do func(context.Context) error) error {
	// A context that ends must not end a transaction on the way to its commit.
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	err := execute(ctx, x.conn, "BEGIN IMMEDIATE")
	if err != nil {
		return err
	}
	if err = do(ctx); err == nil {
		err = execute(ctx, x.conn, "UPDATE meta SET value = value + 1 WHERE key = 'generation'", "COMMIT")
	}
	if err != nil {
		_ = execute(ctx, x.conn, "ROLLBACK") // err says what went wrong
	}
	return err
}

func (x *Index) number(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = x.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

func (x *Index) meta(ctx context.Context, key string) (value string, err error) {
	err = x.conn.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("no %s in it: %w", key, errDamaged)
	}
	return value, err
}

func (x *Index) setMeta(ctx context.Context, key string, value any) error {
	_, err := x.conn.ExecContext(ctx, "UPDATE meta SET value = ? WHERE key = ?", value, key)
	return err
}

func (x *Index) disconnect() error {
	var err error
	if x.prepared != nil {
		err, x.prepared = x.prepared.disconnect(), nil
	}
	if x.conn != nil {
		err = errors.Join(err, x.conn.Close())
	}
	if x.db != nil {
		err = errors.Join(err, x.db.Close())
	}
	x.conn, x.db = nil, nil
	return err
}

// Close closes the index.
func (x *Index) Close() error {
	x.removeOldCopies()
	return errors.Join(x.disconnect(), x.lock.close())
}

// Discard closes the index and deletes it, unless another program has it open.
func (x *Index) Discard() error {
	err := x.disconnect()
	if err == nil {
		err = x.lock.alone(context.Background())
	}
	if err == nil {
		err = errors.Join(remove(x.path), remove(x.path+"-wal"), remove(x.path+"-shm"))
	}
	return errors.Join(err, x.lock.close())
}

func uri(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// cause returns err without the path, which the caller has said.
func cause(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return fmt.Errorf("%s: %w", e.Op, e.Err)
	}
	return err
}
